"""How good the score and its parts are, in figures, beside baselines."""
