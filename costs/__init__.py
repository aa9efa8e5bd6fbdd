"""What a deployment costs in a month, from measured sizes and times, stated assumptions and list prices."""
