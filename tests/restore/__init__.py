"""make restore-drill: each store of a local stack is lost and restored to an earlier moment than the others."""
