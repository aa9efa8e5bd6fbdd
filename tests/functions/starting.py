"""Starts functions as Lambda does, in processes that are forked after all slow imports."""

import importlib
import os

import local  # noqa: F401  the server that forks has no other path to the layers

# Nothing in these reads a setting while it is imported; the rest is imported by the function that starts.
import referral.adapters.accounts
import referral.adapters.directory
import referral.adapters.jobs
import referral.adapters.nlu
import referral.adapters.qa
import referral.adapters.ranking_queue
import referral.adapters.referrals
import referral.adapters.resumes
import referral.matching.assessment  # noqa: F401


def start(function: str, environment: dict[str, str]) -> str:
    """What stops the function at its start, as the runtime would log it; empty where nothing does."""
    os.environ.clear()
    os.environ |= environment
    try:
        importlib.import_module(function)
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return ""
