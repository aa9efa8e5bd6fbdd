"""What a posting asks for, read line by line."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any, Self

from referral.domain.degree_level import Level
from referral.domain.posting import Posting
from referral.extraction.degree_substitutes import experience_will_do
from referral.extraction.degrees import sufficient_level
from referral.extraction.patterns.headings import DUTIES, LIKE_A_HEADING, OTHER_HEADING
from referral.extraction.qa_answers import Answers, facts_of
from referral.extraction.skill_mentions import extract
from referral.extraction.skill_vocabulary import Kind as Sort
from referral.extraction.skill_vocabulary import family_of, kind_of
from referral.extraction.study_mentions import study_in
from referral.extraction.text import lines, terms
from referral.extraction.titles import Seniority, occupation, seniority_by_years, seniority_said
from referral.extraction.wishes import required_part
from referral.extraction.years import years_asked

MAX_LINES_PER_SECTION = 24
MAX_SKILLS = 60


class Need(StrEnum):
    REQUIRED = "required"
    PREFERRED = "preferred"


class Kind(StrEnum):
    """What a requirement is checked against."""

    ROLE = "role"
    SENIORITY = "seniority"
    SKILLS = "skills"
    QUALIFICATION = "qualification"
    RESPONSIBILITY = "responsibility"
    EDUCATION = "education"
    YEARS = "years"


@dataclass(frozen=True)
class Requirement:
    """One thing that a posting asks for.

    `level`, `field` and `experience_will_do` go with education, `years` with years, `seniority` with seniority;
    `skills` are the known ones that the text names, by canonical name.
    """

    text: str
    kind: Kind
    need: Need
    level: Level | None = None
    field: str = ""
    experience_will_do: bool = False
    years: float | None = None
    seniority: Seniority | None = None
    skills: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """As JSON can hold it; `from_dict` reads it back."""
        return asdict(self)

    @classmethod
    def from_dict(cls, facts: dict[str, Any]) -> Self:
        return cls(
            **{
                **facts,
                "kind": Kind(facts["kind"]),
                "need": Need(facts["need"]),
                "level": Level(facts["level"]) if facts["level"] else None,
                "seniority": Seniority(facts["seniority"]) if facts["seniority"] else None,
                "skills": tuple(facts["skills"]),
            }
        )


_TERMS_BEYOND_A_DEGREE = 6
NO_ANSWERS: Answers = {}
_DEGREES = "education levels"


def requirements(posting: Posting, answers: Answers = NO_ANSWERS) -> list[Requirement]:
    """All requirements of a posting: the role as a whole, required qualifications, duties, preferred qualifications.

    `answers` are what a model is sure of in the required qualifications; it overrules the rules there.
    """
    asked = required_part(posting.requiredQualifications)
    required = [found for line in _section(asked) for found in _read(line, Need.REQUIRED)]
    required = _overruled(required, asked, answers)
    duties = [
        Requirement(line, Kind.RESPONSIBILITY, Need.REQUIRED, skills=_skills(line))
        for line in _section(_duties(posting.description))
    ]
    preferred = [found for line in _section(posting.preferredQualifications) for found in _read(line, Need.PREFERRED)]
    return [*_of_the_whole(posting, [*required, *duties, *preferred]), *required, *duties, *preferred]


def texts_to_compare(asked: list[Requirement]) -> list[str]:
    """The texts that are held against the parts of a career, and so need vectors, each once."""
    return list(dict.fromkeys(text for requirement in asked for text in _compared(requirement)))


def role_in(asked: Iterable[Requirement]) -> str:
    """What the posting calls the job, without its level."""
    return next((occupation(requirement.text) for requirement in asked if requirement.kind is Kind.ROLE), "")


def _compared(requirement: Requirement) -> list[str]:
    match requirement.kind:
        case Kind.ROLE:
            return [occupation(requirement.text)]
        case Kind.QUALIFICATION | Kind.RESPONSIBILITY:
            return [requirement.text]
        case _:
            return []


def _overruled(found: list[Requirement], text: str, answers: Answers) -> list[Requirement]:
    """What the rules found, but for degrees and years where the model is sure of others, or that there are none."""
    facts = facts_of(answers)
    if "level" in answers and facts.level != min((r.level for r in found if r.level), default=None):
        found = [r for r in found if r.kind is not Kind.EDUCATION]
        found += [_degree(_line_with(answers["level"], text), facts.level, facts.field)] if facts.level else []
    if facts.field:
        found = [replace(r, field=r.field or facts.field) if r.kind is Kind.EDUCATION else r for r in found]
    if answers.get("years") == "":
        return [r for r in found if r.kind is not Kind.YEARS]
    if facts.years and facts.years not in {r.years for r in found}:
        return [*found, _years(_line_with(answers["years"], text), facts.years)]
    return found


def _degree(line: str, level: Level, field: str, need: Need = Need.REQUIRED) -> Requirement:
    will_do = experience_will_do(line)
    return Requirement(line, Kind.EDUCATION, need, level=level, field=field, experience_will_do=will_do)


def _years(line: str, years: float, need: Need = Need.REQUIRED) -> Requirement:
    return Requirement(line, Kind.YEARS, need, years=years, skills=_skills(line))


def _line_with(span: str, text: str) -> str:
    return next((line for line in lines(text) if span in line), span)


def _of_the_whole(posting: Posting, lines_read: list[Requirement]) -> list[Requirement]:
    """What a posting asks for as a whole: the kind of work, how senior, and the skills that it names anywhere."""
    years = [r.years for r in lines_read if r.years and r.need is Need.REQUIRED]
    seniority = seniority_said(posting.role) or (seniority_by_years(max(years)) if years else Seniority.MID)
    texts = (posting.role, posting.requiredQualifications, posting.preferredQualifications, posting.description)
    names = _skills("\n".join(texts))[:MAX_SKILLS]
    whole = [
        Requirement(posting.role, Kind.ROLE, Need.REQUIRED),
        Requirement(f"{seniority.name.lower()} level", Kind.SENIORITY, Need.REQUIRED, seniority=seniority),
    ]
    if names:
        whole.append(Requirement(", ".join(names), Kind.SKILLS, Need.REQUIRED, skills=names))
    return whole


def is_hard(skill: str) -> bool:
    """False for soft skills, which every posting names, for spoken languages, and for degrees: rules compare those."""
    return kind_of(skill) not in (Sort.SOFT, Sort.LANGUAGE) and family_of(skill).domain != _DEGREES


def _skills(text: str) -> tuple[str, ...]:
    """The hard skills that a text names."""
    return tuple(filter(is_hard, dict.fromkeys(mention.skill for mention in extract(text))))


def _read(line: str, need: Need) -> list[Requirement]:
    wishes = need is Need.PREFERRED
    level, years = sufficient_level(line, wishes), years_asked(line, wishes)
    found = []
    if level:
        study = study_in(line, wishes)
        found.append(_degree(line, level, study.wording if study else "", need))
    if years:
        found.append(_years(line, years, need))
    if len(terms(line)) > (_TERMS_BEYOND_A_DEGREE if level else 0):
        found.append(Requirement(line, Kind.QUALIFICATION, need, skills=_skills(line)))
    return found


def _section(text: str) -> list[str]:
    return [line for line in lines(text) if terms(line) or years_asked(line, wishes=True)][:MAX_LINES_PER_SECTION]


def _duties(description: str) -> str:
    """What stands under a heading for duties, up to the next heading; the whole text where there is no such heading."""
    duties: list[str] = []
    inside = False
    for line in description.splitlines():
        is_heading = bool(LIKE_A_HEADING.compiled.match(line.strip()))
        if is_heading and DUTIES.compiled.search(line.strip()):
            inside = True
        elif is_heading and OTHER_HEADING.compiled.search(line.strip()):
            inside = False
        elif inside:
            duties.append(line)
    return "\n".join(duties) or description
