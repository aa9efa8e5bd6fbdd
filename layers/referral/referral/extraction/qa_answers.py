"""The same facts with the help of a question-answering model."""

from collections.abc import Iterable
from dataclasses import astuple, replace
from difflib import get_close_matches

from referral.domain.degree_level import Level
from referral.domain.qa import QUESTIONS, Answers
from referral.extraction.facts import Facts, fields
from referral.extraction.patterns import qa_spans as patterns
from referral.extraction.years import years_said

NO_ANSWERS: Answers = {}

_DEGREE_WORDS = (
    "bachelor bachelors master masters associate associates doctorate doctoral diploma highschool school secondary"
    " graduate undergraduate university college degree"
).split()
_NUMBER_WORDS = (
    "three four five seven eight nine eleven twelve thirteen fourteen fifteen twenty couple dozen decade years".split()
)
_AROUND_FIELD = " \t\n,;:/-–—*&+|"
_CLOSE = 0.8


def facts_of(answers: Answers) -> Facts:
    """The values of what a model found."""
    level, study, years = (answers.get(kind, "") for kind in QUESTIONS)
    return Facts(
        level_meant(level) if level else None,
        field_meant(study),
        years_said(patterns.A_YEAR.compiled.sub("one", _spelt(years, _NUMBER_WORDS))) if years else None,
    )


def level_meant(span: str) -> Level:
    """The lowest level of a span that is known to speak of a degree, typing errors forgiven."""
    words = _spelt(span, _DEGREE_WORDS)
    named = (level for level, cues in patterns.LEVEL_CUES.items() if cues.compiled.search(words))
    return min(named, default=Level.ASSOCIATE if patterns.BELOW_BACHELOR.compiled.search(words) else Level.BACHELOR)


def field_meant(span: str) -> str:
    """The field that a span names, without "or a related one"."""
    return patterns.OR_RELATED_IN_ANSWER.compiled.sub("", span).strip(_AROUND_FIELD)


def read(text: str, answers: Answers) -> Facts:
    """What a text asks for: as the model reads it where it is sure, else as the rules read it."""
    rules, model = fields(text), facts_of(answers)
    if rules.field and model.field:
        model = replace(model, field=rules.field)  # the rules know better where a field ends
    values = zip(QUESTIONS, astuple(rules), astuple(model), strict=True)
    return Facts(*(by_model if kind in answers else by_rules for kind, by_rules, by_model in values))


def _spelt(span: str, words: Iterable[str]) -> str:
    """The span with each long word that is close to one of these words replaced by it."""
    return patterns.LONG_WORD.compiled.sub(lambda match: _closest(match[0], words), span)


def _closest(word: str, words: Iterable[str]) -> str:
    return next(iter(get_close_matches(word.lower(), words, n=1, cutoff=_CLOSE)), word)
