"""Experiment: thousands of inputs for the local API, right ones and wrong ones. `python -m tests.fuzz --help`."""
