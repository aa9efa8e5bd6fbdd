"""Whether a text requires something or only wishes for it."""

from referral.extraction.patterns.wishes import (
    DEMANDED,
    IS,
    NEXT_STATEMENT,
    WISH_AHEAD,
    WISH_AT_END,
    WISH_AT_START,
    WISH_BEHIND,
)
from referral.extraction.text import terms


def is_wished(text: str, start: int, end: int) -> bool:
    """True where text[start:end] is preferred, welcome or not needed, rather than required."""
    if WISH_AHEAD.compiled.search(text[max(0, start - 40) : start]):
        return True
    rest = text[end : end + 200]
    stop = NEXT_STATEMENT.compiled.search(rest)
    return bool(WISH_BEHIND.compiled.search(rest[: stop.start() if stop else len(rest)]))


def is_a_wish(line: str) -> bool:
    """True where all of a line is preferred, welcome or not needed."""
    end = WISH_AT_END.compiled.search(line)
    if DEMANDED.compiled.search(line[: end.start()] if end else line):
        return False
    if end or WISH_AT_START.compiled.match(line):
        return True
    stop = NEXT_STATEMENT.compiled.search(line)
    rest = line[: stop.start() if stop else len(line)]
    wishes = list(WISH_BEHIND.compiled.finditer(rest))
    if not wishes or not wishes[0].start():
        return False
    ahead, behind = rest[: wishes[-1].start()], line[wishes[-1].end() :]
    says_of_all = "," not in ahead or IS.compiled.search(ahead + wishes[-1][0])
    return bool(says_of_all) and not terms(behind) and not any(map(str.isdigit, behind))
