"""The ways in: HTTP requests and scheduled drains."""
