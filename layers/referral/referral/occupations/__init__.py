"""What the name of a role says: how senior it is, and in which fields of work it stands."""
