"""Each line of a posting's qualifications, read once: the degree, the field of study, the years, the skills."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from referral.domain.degree_level import Level
from referral.domain.qa import Answers
from referral.extraction.degrees import sufficient_level
from referral.extraction.patterns.qa_spans import WORD_IN_ANSWER
from referral.extraction.qa_answers import field_meant, level_meant, years_meant
from referral.extraction.skill_mentions import extract
from referral.extraction.skill_vocabulary import is_hard
from referral.extraction.study_mentions import study_in
from referral.extraction.years import years_asked


@dataclass(frozen=True)
class Qualification:
    """A line and what it asks for: a degree of at least `level` in `field`, as worded, `years` of experience, skills.

    What it doesn't ask for is None or empty; "0-2 years" asks for none.
    """

    text: str
    level: Level | None = None
    field: str = ""
    years: float | None = None
    skills: tuple[str, ...] = ()


def read(line: str, wishes: bool = False) -> Qualification:
    """What the rules read in a line. `wishes` includes what it only wishes for."""
    level = sufficient_level(line, wishes)
    study = study_in(line, wishes) if level else None
    years = years_asked(line, wishes) or None
    return Qualification(line, level, study.wording if study else "", years, hard_skills(line))


def corrected(lines: Sequence[Qualification], answers: Answers) -> list[Qualification]:
    """The lines with what a model is sure of in the place of what the rules read.

    Where both agree on the lowest level, or on the first years, all lines stay as they are; where they don't, the
    answer alone counts, in the line that holds its words.
    """
    return _with_years(_with_field(_with_level(list(lines), answers), answers), answers)


def _with_level(lines: list[Qualification], answers: Answers) -> list[Qualification]:
    span = answers.get("level")
    if span is None:
        return lines
    level = level_meant(span) if span else None
    if level == min((line.level for line in lines if line.level), default=None):
        return lines
    others = [replace(line, level=None, field="") for line in lines]
    if level is None:
        return others
    place, line = _line_with(span, lines)
    others[place : place + 1] = [replace(line, level=level)]
    return others


def _with_field(lines: list[Qualification], answers: Answers) -> list[Qualification]:
    """A field that both name is worded as by the rules, which know better where it ends."""
    span = answers.get("field")
    if span is None:
        return lines
    field = field_meant(span)
    return [
        replace(line, field=line.field if field and _overlap(field, line.field) else field) if line.level else line
        for line in lines
    ]


def _with_years(lines: list[Qualification], answers: Answers) -> list[Qualification]:
    span = answers.get("years")
    if span is None:
        return lines
    years = years_meant(span) if span else 0.0
    if years is None or (years or None) == next((line.years for line in lines if line.years), None):
        return lines
    others = [replace(line, years=None) for line in lines]
    if not years:
        return others
    place, line = _line_with(span, lines)
    others[place : place + 1] = [replace(line, years=years)]
    return others


def _line_with(span: str, lines: list[Qualification]) -> tuple[int, Qualification]:
    """Finds the line with the words of an answer, or with as many of its first words as possible; else adds a line."""
    said = _words(span)
    for length in range(len(said), 0, -1):
        for place, line in enumerate(lines):
            if f" {' '.join(said[:length])} " in f" {' '.join(_words(line.text))} ":
                return place, line
    return len(lines), Qualification(span)


def _overlap(one: str, other: str) -> bool:
    return not set(_words(one)).isdisjoint(_words(other))


def _words(text: str) -> list[str]:
    return WORD_IN_ANSWER.compiled.findall(text.casefold())


def hard_skills(text: str) -> tuple[str, ...]:
    """The hard skills that a text names, each once."""
    return tuple(filter(is_hard, dict.fromkeys(mention.skill for mention in extract(text))))
