# ruff: noqa: E501 (lists of phrases and patterns read better unbroken)
"""The same facts with the help of a question-answering model."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import astuple, replace
from difflib import get_close_matches

from referral.domain.degree_level import Level
from referral.extraction.facts import Facts, fields
from referral.extraction.years import years_said

QUESTIONS = {
    "level": "Which degree level is required?",
    "field": "In which field of study?",
    "years": "How many years of experience are required?",
}
# The spans that answer QUESTIONS, "" where nothing does; those are left out of which the model is not sure.
Answers = Mapping[str, str]
NO_ANSWERS: Answers = {}
SURE = 4.0  # how far the scores of the best span and of none must be apart; chosen by models/qa/evaluate.py

# A span is known to speak of a degree, so that these cues can be far looser than what finds degrees in a text.
_CUES = {
    Level.SCHOOL: r"\bh\.?\s?s\b|\bhsd\b|\bhigh[\s-]?sch|skool|\bg\.?\s?e\.?\s?d\b|secondary|12th|twelfth|\bgrade (?:12|twelve)|finished school|10\+2|apprentice|matric|abitur",
    Level.ASSOCIATE: r"\bassoc|\ba\.?\s?a\.?(?:\s?s)?\b|\ba\.?s\b|\badn\b|\bhn[dc]\b|\b(?:2|two)[\s-]*y|\btrade|\bvoc|polytechnic|community|\btech(?:nical)?\.? (?:school|college|diploma)|foundation",
    Level.BACHELOR: r"\bbach|\bbacc|\bb\.?\s?(?:s|a|e|sc|eng|tech|com|ba|fa|ca|sn|see|sme|scs|see|sce)\b|\bll\.?b\b|\b(?:4|four)[\s-]*y|under-?\s?grad|\bug\b|first degree|\bany grad|\bgrad(?:uate)?\s*/",
    Level.MASTER: r"\bmaster|\bmstr|\bm\.?\s?(?:s|a|sc|eng|ed|ba|tech|sw|ph|fa|sn|ca|see|sme|ls|pa|ha|at|ot)\b|\bll\.?m\b|\badv(?:anced)?\b(?!\s+dip)|\bhigher degree|\bgrad(?:uate)?[\s-](?:degree|deg|level|school|stud)|\bpost-?\s?grad|\bpg",
    Level.DOCTORATE: r"\bph\.?\s?\.?d|\bdoct|\bdr\b|\b[jm]\.?\s?d\b|\bpharm\.?\s?d|\bedd\b|\bd[pvdn][tmsp]\b|terminal|\bd\.?phil",
}
_NAMED = {level: re.compile(f"(?i){cues}") for level, cues in _CUES.items()}
_BELOW_BACHELOR = re.compile(r"(?i)\bdip|\bprogram|\bcourse|\bschool\b|training")
_DEGREE_WORDS = "bachelor bachelors master masters associate associates doctorate doctoral diploma highschool school secondary graduate undergraduate university college degree".split()
_NUMBER_WORDS = (
    "three four five seven eight nine eleven twelve thirteen fourteen fifteen twenty couple dozen decade years".split()
)
_A_YEAR = re.compile(r"(?i)^an?\b(?=\s+(?:full\s+|solid\s+)?y)")
_AROUND_FIELD = " \t\n,;:/-–—*&+|"
_OR_RELATED = re.compile(
    r"(?i)[\s,/]+(?:or|and)?\s*(?:an?\s+|any\s+|an?other\s+|other\s+)*(?:closely\s+)?(?:related|similar|equivalent|rel\.)(?!\w).*"
)
_CLOSE = 0.8


def facts_of(answers: Answers) -> Facts:
    """The values of what a model found."""
    level, study, years = (answers.get(kind, "") for kind in QUESTIONS)
    return Facts(
        level_meant(level) if level else None,
        field_meant(study),
        years_said(_A_YEAR.sub("one", _spelt(years, _NUMBER_WORDS))) if years else None,
    )


def level_meant(span: str) -> Level:
    """The lowest level of a span that is known to speak of a degree, typing errors forgiven."""
    words = _spelt(span, _DEGREE_WORDS)
    named = (level for level, cues in _NAMED.items() if cues.search(words))
    return min(named, default=Level.ASSOCIATE if _BELOW_BACHELOR.search(words) else Level.BACHELOR)


def field_meant(span: str) -> str:
    """The field that a span names, without "or a related one"."""
    return _OR_RELATED.sub("", span).strip(_AROUND_FIELD)


def read(text: str, answers: Answers) -> Facts:
    """What a text asks for: as the model reads it where it is sure, that there is something or nothing, else as rules do."""
    rules, model = fields(text), facts_of(answers)
    if rules.field and model.field:
        model = replace(model, field=rules.field)  # the rules know better where a field ends
    values = zip(QUESTIONS, astuple(rules), astuple(model), strict=True)
    return Facts(*(by_model if kind in answers else by_rules for kind, by_rules, by_model in values))


def _spelt(span: str, words: Iterable[str]) -> str:
    """The span with each long word that is close to one of these words replaced by it."""
    return re.sub(r"[a-zA-Z]{4,}", lambda match: _closest(match[0], words), span)


def _closest(word: str, words: Iterable[str]) -> str:
    return next(iter(get_close_matches(word.lower(), words, n=1, cutoff=_CLOSE)), word)
