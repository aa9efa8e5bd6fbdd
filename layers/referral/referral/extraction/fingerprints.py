"""Words as numbers, so that texts can be compared later without their words."""

import unicodedata
from collections.abc import Iterable
from zlib import crc32

from referral.extraction.patterns.lines import MARKUP, PLAIN_WORD
from referral.extraction.text import terms

_INVISIBLE = frozenset({"Mn", "Cf"})


def word_fingerprints(text: str) -> tuple[int, ...]:
    """32 bits for each word in its order, without markup, accents and invisible characters, which would hide a copy."""
    folded = unicodedata.normalize("NFKD", MARKUP.compiled.sub(" ", text.lower()))
    plain = "".join(char for char in folded if unicodedata.category(char) not in _INVISIBLE)
    return _fingerprints(PLAIN_WORD.compiled.findall(plain))


def term_fingerprints(text: str) -> tuple[int, ...]:
    """32 bits for each different stem of the words that carry meaning, in ascending order."""
    return tuple(sorted(_fingerprints(terms(text))))


def _fingerprints(words: Iterable[str]) -> tuple[int, ...]:
    return tuple(crc32(word.encode()) for word in words)
