"""A page of a list as an answer that Lambda can carry."""

import json
from collections.abc import Callable
from typing import Any

from referral.domain.referral import InboxPage, Page, Referral
from referral.entrypoints.api import as_json

# Lambda refuses answers over 6 MiB; the rest is for what surrounds the list.
MAX_SIZE = 5 * 1024 * 1024


def listing(
    page: Page | InboxPage, found: list[Referral], show: Callable[[Referral], dict[str, Any]]
) -> dict[str, Any]:
    """As many of the referrals as fit into one answer, but at least one, and the cursor of what comes behind them."""
    shown: list[dict[str, Any]] = []
    size = 0
    for referral in found:
        one = show(referral)
        size += _size(one)
        if shown and size > MAX_SIZE:
            page = page.model_copy(update={"limit": len(shown)})
            break
        shown.append(one)
    return {"referrals": shown, "cursor": page.next_cursor(found[: len(shown)])}


def _size(one: dict[str, Any]) -> int:
    """Bytes that it takes in Lambda's answer, which holds the body as a string of JSON."""
    return len(json.dumps(as_json(one), ensure_ascii=False).encode())
