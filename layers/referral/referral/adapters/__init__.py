"""The adapters: one module per store or service."""
