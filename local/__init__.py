"""The whole stack on one machine, without Docker and without a cloud account."""
