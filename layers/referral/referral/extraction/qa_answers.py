"""What the answers of the question-answering model mean: its spans become a level, a field, years."""

from collections.abc import Iterable
from difflib import get_close_matches

from referral.domain.degree_level import Level
from referral.extraction.patterns import qa_spans as patterns
from referral.extraction.years import years_said

_DEGREE_WORDS = (
    "bachelor bachelors master masters associate associates doctorate doctoral diploma highschool school secondary"
    " graduate undergraduate university college degree doctor"
).split()
_NUMBER_WORDS = (
    "three four five seven eight nine eleven twelve thirteen fourteen fifteen twenty couple dozen decade years".split()
)
_AROUND_FIELD = " \t\n,;:/-–—*&+|"
_CLOSE = 0.8


def level_meant(span: str) -> Level | None:
    """The lowest level of a span that should speak of a degree, typing errors forgiven; None where it does not."""
    words = _spelt(span, _DEGREE_WORDS)
    named = [level for level, cues in patterns.LEVEL_CUES.items() if cues.compiled.search(words)]
    if named:
        return min(named)
    if patterns.BELOW_BACHELOR.compiled.search(words):
        return Level.ASSOCIATE
    return Level.BACHELOR if patterns.SOME_DEGREE_IN_ANSWER.compiled.search(words) else None


def field_meant(span: str) -> str:
    """The field that a span names, without "or a related one"."""
    # A span comes from the raw text, and the pattern is slow on long runs of white space.
    return patterns.OR_RELATED_IN_ANSWER.compiled.sub("", " ".join(span.split())).strip(_AROUND_FIELD)


def years_meant(span: str) -> float | None:
    """The first figure of a span that is known to speak of years, typing errors forgiven; None where there is none."""
    return years_said(patterns.A_YEAR.compiled.sub("one", _spelt(span, _NUMBER_WORDS)))


def _spelt(span: str, words: Iterable[str]) -> str:
    """The span with each long word that is close to one of these words replaced by it."""
    return patterns.LONG_WORD.compiled.sub(lambda match: _closest(match[0], words), span)


def _closest(word: str, words: Iterable[str]) -> str:
    return next(iter(get_close_matches(word.lower(), words, n=1, cutoff=_CLOSE)), word)
