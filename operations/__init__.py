"""What operators do by hand, on AWS and on the local stack alike; all of it may be repeated."""
