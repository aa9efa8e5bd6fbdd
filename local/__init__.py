"""The whole stack on one machine, without Docker or a cloud account."""

import sys
from pathlib import Path

# The layers can be imported, as on Lambda: the code that deploys to AWS also sets up the local stack.
sys.path += [str(Path(__file__).parents[1] / "layers" / layer) for layer in ("referral", "migrations")]
