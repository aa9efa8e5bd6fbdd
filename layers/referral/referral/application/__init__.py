"""The use cases. Each is a function that takes the ports it needs by keyword."""
