"""How well a person fits a job, and why. Rules without I/O."""
