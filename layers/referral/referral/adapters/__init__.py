"""The outside world, one module per store or service."""
