"""Each line of a posting's qualifications, read once: the degree, the field of study, the years, the skills."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from referral.domain.degree_level import Level
from referral.domain.qa import Answers
from referral.domain.requirements import YearsWithDegree
from referral.extraction.alternatives import alternatives_in
from referral.extraction.degrees import degrees_in, says_nothing_alone, studies_asked, sufficient_level
from referral.extraction.patterns.qa_spans import WORD_IN_ANSWER
from referral.extraction.qa_answers import field_meant, level_meant, years_meant
from referral.extraction.skill_mentions import extract
from referral.extraction.skill_vocabulary import is_hard
from referral.extraction.study_mentions import study_in
from referral.extraction.years import is_something_else, years_asked


@dataclass(frozen=True)
class Qualification:
    """A line and what it asks for: a degree of at least `level` in `field`, as worded, `years` of experience, skills.

    What it doesn't ask for is None or empty; 0 years are for beginners. `with_degree` are the years that are enough
    with a higher degree, `studies` the level of the studies that somebody must be in.
    """

    text: str
    level: Level | None = None
    field: str = ""
    years: float | None = None
    with_degree: tuple[YearsWithDegree, ...] = ()
    skills: tuple[str, ...] = ()
    studies: Level | None = None


def read(line: str, wishes: bool = False) -> Qualification:
    """What the rules read in a line. `wishes` includes what it only wishes for."""
    level = sufficient_level(line, wishes)
    study = study_in(line, wishes) if level else None
    ways = alternatives_in(line, wishes)
    years = ways[0].years if ways else years_asked(line, wishes)
    field = study.wording if study else ""
    return Qualification(line, level, field, years, tuple(ways[1:]), hard_skills(line), studies_asked(line))


def completed(lines: Sequence[Qualification], answers: Answers) -> list[Qualification]:
    """The lines with what a model is sure of where the rules found nothing.

    A level, a field or years that a rule read stay as they are, except that the model may name a lower alternative of a
    degree; what a rule knows to be a wish or something else, such as an employer's years, is not added.
    """
    return _with_years(_with_field(_with_level(list(lines), answers), answers), answers)


def _with_level(lines: list[Qualification], answers: Answers) -> list[Qualification]:
    span = answers.get("level")
    level = level_meant(span) if span else None
    if not span or level is None or says_nothing_alone(span):
        return lines
    place, line = _line_with(span, lines)
    if line.studies:
        return lines
    lowest = min((one.level for one in lines if one.level), default=None)
    is_new = lowest is None and not any(degrees_in(known.text, wishes=True) for known in lines[place : place + 1])
    is_lower = bool(line.level and lowest and level < lowest)
    return [*lines[:place], replace(line, level=level), *lines[place + 1 :]] if is_new or is_lower else lines


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
    years = years_meant(span) if span else None
    if not span or years is None or any(line.years is not None for line in lines):
        return lines
    place, line = _line_with(span, lines)
    if is_something_else(line.text, span):
        return lines
    return [*lines[:place], replace(line, years=years), *lines[place + 1 :]]


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
