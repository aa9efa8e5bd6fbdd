"""No garbage is collected while a function starts; from its first invocation on, it is."""

import json
import os
import subprocess
import sys

from tests.conftest import FUNCTIONS
from tests.functions.test_starts import GOOD

# Whether garbage is collected after the start and in the first invocation, and the handlers that leave it switched off.
PROGRAM = """
import gc, importlib, json
from types import SimpleNamespace
handlers = {name: importlib.import_module(name).handler for name in FUNCTIONS}
started = gc.isenabled()
from referral.entrypoints.invocation import __file__ as place, invoked
names = "function_name memory_limit_in_mb invoked_function_arn aws_request_id".split()
first = invoked(lambda event, context: gc.isenabled())({}, SimpleNamespace(**dict.fromkeys(names, "")))
others = [name for name, handler in handlers.items() if handler.__wrapped__.__code__.co_filename != place]
print(json.dumps([started, first, others]))
"""


def test_garbage_is_collected_from_the_first_invocation_of_each_function_on() -> None:
    environment = {
        **GOOD,
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_LAMBDA_RUNTIME_API": "127.0.0.1:1",
        "PATH": os.environ["PATH"],
        "PYTHONPATH": ":".join(sys.path),
    }
    program = f"FUNCTIONS = {FUNCTIONS!r}\n{PROGRAM}"
    process = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, check=True)
    assert json.loads(process.stdout.splitlines()[-1]) == [False, True, []]
