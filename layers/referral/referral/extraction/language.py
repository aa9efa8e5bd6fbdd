"""Whether a text is in English, the one language in which the text model is reliable."""

import re
from collections.abc import Iterable
from functools import cache

_WORD = r"[^\W\d_]+"
# Languages whose function words are looked for. Others with Latin letters show by their accents or not at all.
_OTHERS = ("de", "fr", "es", "pt", "it", "nl", "pl", "sv", "da", "no", "fi", "cs", "tr")
# The list of English words has abbreviations and country codes, too. Of the short ones only these are words.
_SHORT = frozenset("a i am an as at be by do go he if in is it me my no of on or so to up us we".split())
_LOANED = frozenset(("con", "nos", "per", "que"))
_FEWEST_SIGNS, _LEAST_SHARE = 3, 0.06
_LAST_LATIN = "\u024f"


def is_english(text: str) -> bool:
    """False where most letters are of another script, or where function words and accents of another language clearly
    outnumber those of English. True where a text says too little to tell, as a list of names does."""
    written = re.findall(_WORD, text)
    words = [word.lower() for word in written]
    latin = {word for word in words if word[0] <= _LAST_LATIN}
    if 2 * sum(len(word) for word in words if word in latin) < sum(map(len, words)):
        return False
    # A name keeps its accents in an English text.
    accented = len({word for word in written if word in latin and not word.isascii()})
    return not any(_is_in_other(latin, accented, own, english) for own, english in _telling_words())


def _is_in_other(words: set[str], accented: int, own: frozenset[str], english: frozenset[str]) -> bool:
    signs = len(words & own) + accented
    lead = signs - 2 * len(words & english)
    return signs >= _FEWEST_SIGNS and lead >= max(2, _LEAST_SHARE * len(words))


@cache
def _telling_words() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """For each other language: its function words that English lacks, and the English ones that it lacks."""
    from stopwordsiso import stopwords  # it reads a file, and only encoders need it

    english = frozenset(word for word in stopwords("en") if len(word) > 2 or word in _SHORT) - _LOANED
    lists: Iterable[frozenset[str]] = (
        frozenset(word for word in stopwords(other) if len(word) > 1) for other in _OTHERS
    )
    return tuple((own - english, english - own) for own in lists)
