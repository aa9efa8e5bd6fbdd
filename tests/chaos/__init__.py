"""Chaos: many clients and many faults on a stack of its own, and a checker that shares no code with the product, except
to compute scores again."""
