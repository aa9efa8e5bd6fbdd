"""The whole stack on one machine, without Docker and without a cloud account."""

import sys
from pathlib import Path

# As on Lambda, what is in the layers can be imported: the stack is deployed by the code that deploys it on AWS.
sys.path += [str(Path(__file__).parents[1] / "layers" / layer) for layer in ("referral", "migrations")]
