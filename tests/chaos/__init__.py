"""Chaos: many clients and many faults on a stack of its own, and a checker that knows nothing of the product's code."""
