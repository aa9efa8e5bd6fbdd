"""Whether a text requires something or only wishes for it."""

import re

from referral.extraction.patterns.wishes import HEADING, HEADING_WITHIN_LINE, NEXT_STATEMENT, WISH_AHEAD, WISH_BEHIND


def is_wished(text: str, start: int, end: int) -> bool:
    """True where text[start:end] is preferred, welcome or not needed, rather than required."""
    if WISH_AHEAD.compiled.search(text[max(0, start - 40) : start]):
        return True
    rest = text[end : end + 200]
    stop = NEXT_STATEMENT.compiled.search(rest)
    return bool(WISH_BEHIND.compiled.search(rest[: stop.start() if stop else len(rest)]))


def required_part(text: str) -> str:
    """The text with everything under headings such as "Nice to have" blanked, so that positions stay the same."""
    kept = list(text)
    found = (match for pattern in (HEADING, HEADING_WITHIN_LINE) for match in pattern.compiled.finditer(text))
    headings = sorted(found, key=re.Match.start)
    ends = [*(heading.start() for heading in headings[1:]), len(text)]
    for heading, end in zip(headings, ends, strict=False):
        if heading["wish"]:
            kept[heading.start() : end] = " " * (end - heading.start())
    return "".join(kept)
