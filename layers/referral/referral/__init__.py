"""Referral Connect: rules without I/O (domain, extraction, matching), use cases, adapters and entry points."""

import gc
import os

# On Lambda, a start makes more than 100,000 objects, which all stay. Looking for garbage among them took up to a fifth
# of its time. entrypoints/invocation.py switches the collector on again.
if "AWS_LAMBDA_RUNTIME_API" in os.environ:
    gc.disable()
