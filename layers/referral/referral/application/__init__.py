"""The use cases: what the product does, each by its own function, which takes the ports it needs by keyword."""
