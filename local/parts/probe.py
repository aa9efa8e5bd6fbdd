"""Finds out whether a server answers over HTTP."""

import urllib.error
import urllib.request

TIMEOUT_S = 2.0


def answers(url: str) -> bool:
    """True for any status below 500; OSError while nothing listens."""
    try:
        with urllib.request.urlopen(url, timeout=TIMEOUT_S):
            return True
    except urllib.error.HTTPError as answer:
        return answer.code < 500
