"""What a profile has copied from the posting: it says nothing of the person."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

RUN = 3  # words in a row: who writes for himself shares few of them with a posting
MOSTLY = 0.6  # from this share of words in such runs on, a text is copied
_WORD = re.compile(r"[^\W_]+")
_MARKUP = re.compile(r"<[^<>]*>")
_INVISIBLE = frozenset({"Mn", "Cf"})


def original(texts: Sequence[str], posting: Iterable[str]) -> list[bool]:
    """For each text of a career whether it is the person's own: few of its words stand in runs that are the posting's.

    Runs go on from one text to the next, so that a copy cut into pieces is one. What is shorter than a run by itself is
    copied, too, where it is a whole line of the posting.
    """
    lines = [_words(line) for line in posting]
    theirs = {run for words in lines for run in _runs(words)}
    whole = {tuple(words) for words in lines}
    said = [_words(text) for text in texts]
    copied = iter(_in_runs([word for words in said for word in words], theirs))
    shares = [[next(copied) for _ in words] for words in said]
    return [
        not words or (sum(share) < MOSTLY * len(words) and (len(words) >= RUN or tuple(words) not in whole))
        for words, share in zip(said, shares, strict=True)
    ]


def _in_runs(words: list[str], theirs: set[tuple[str, ...]]) -> list[bool]:
    """For each word whether it stands in one of the runs."""
    inside = [False] * len(words)
    for start, run in enumerate(_runs(words)):
        if run in theirs:
            inside[start : start + RUN] = [True] * RUN
    return inside


def _runs(words: list[str]) -> list[tuple[str, ...]]:
    return [tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1)]


def _words(text: str) -> list[str]:
    """Words without markup, accents and invisible characters, all of which would hide a copy."""
    plain = unicodedata.normalize("NFKD", _MARKUP.sub(" ", text.lower()))
    return _WORD.findall("".join(char for char in plain if unicodedata.category(char) not in _INVISIBLE))
