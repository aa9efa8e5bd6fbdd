"""Models the monthly cost of a deployment from measured sizes and times, stated assumptions and list prices."""
