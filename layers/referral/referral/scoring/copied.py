"""What a profile has copied from the posting: it says nothing of the person."""

import re
from collections.abc import Iterable, Sequence

RUN = 3  # words in a row: who writes for himself shares few of them with a posting
MOSTLY = 0.4  # from this share of its runs on, a text is copied
_WORD = re.compile(r"\w+")
_MARKUP = re.compile(r"<[^<>]*>")  # would hide a copy


def original(texts: Sequence[str], posting: Iterable[str]) -> list[bool]:
    """For each text of a career whether it is the person's own: few of its runs of words are the posting's.

    A text that is shorter than a run is copied where it is a whole line of the posting.
    """
    lines = [_words(line) for line in posting]
    theirs = {run for words in lines for run in _runs(words)}
    whole = {tuple(words) for words in lines}
    return [_is_own(_words(text), theirs, whole) for text in texts]


def _is_own(words: list[str], theirs: set[tuple[str, ...]], whole: set[tuple[str, ...]]) -> bool:
    runs = _runs(words)
    return len(runs & theirs) < MOSTLY * len(runs) if runs else tuple(words) not in whole


def _runs(words: list[str]) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1))


def _words(text: str) -> list[str]:
    return _WORD.findall(_MARKUP.sub(" ", text.lower()))
