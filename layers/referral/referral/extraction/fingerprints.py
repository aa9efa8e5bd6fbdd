"""Words as numbers, so that texts can be compared later without their words."""

import re
import unicodedata
from collections.abc import Iterable
from zlib import crc32

from referral.extraction.text import terms

_WORD = re.compile(r"[^\W_]+[+#]*")  # "A+" and "C#" are no "a" and "c"
_MARKUP = re.compile(r"<[^<>]*>")
_INVISIBLE = frozenset({"Mn", "Cf"})


def word_fingerprints(text: str) -> tuple[int, ...]:
    """32 bits for each word in its order, without markup, accents and invisible characters, which would hide a copy."""
    plain = unicodedata.normalize("NFKD", _MARKUP.sub(" ", text.lower()))
    return _fingerprints(_WORD.findall("".join(char for char in plain if unicodedata.category(char) not in _INVISIBLE)))


def term_fingerprints(text: str) -> tuple[int, ...]:
    """32 bits for each different stem of the words that carry meaning, in ascending order."""
    return tuple(sorted(_fingerprints(terms(text))))


def _fingerprints(words: Iterable[str]) -> tuple[int, ...]:
    return tuple(crc32(word.encode()) for word in words)
