"""What a posting asks for, read line by line."""

from collections.abc import Iterable
from dataclasses import replace

from referral.domain.degree_level import Level
from referral.domain.posting import Posting
from referral.domain.qa import Answers
from referral.domain.requirements import (
    DegreeRequirement,
    DutyRequirement,
    Need,
    QualificationRequirement,
    Requirement,
    RoleRequirement,
    SeniorityRequirement,
    SkillsRequirement,
    YearsRequirement,
)
from referral.domain.seniority import Seniority
from referral.extraction.asked_study import asked_study
from referral.extraction.degree_substitutes import experience_will_do
from referral.extraction.degrees import sufficient_level
from referral.extraction.limits import MAX_LINES_PER_SECTION, MAX_SKILLS, TERMS_BEYOND_A_DEGREE
from referral.extraction.patterns.headings import DUTIES, LIKE_A_HEADING, OTHER_HEADING
from referral.extraction.qa_answers import NO_ANSWERS, facts_of
from referral.extraction.skill_mentions import extract
from referral.extraction.skill_vocabulary import is_hard
from referral.extraction.study_mentions import study_in
from referral.extraction.text import lines, terms
from referral.extraction.titles import occupation, seniority_by_years, seniority_said
from referral.extraction.wishes import required_part
from referral.extraction.years import years_asked


def requirements(posting: Posting, answers: Answers = NO_ANSWERS) -> list[Requirement]:
    """All requirements of a posting: the role as a whole, required qualifications, duties, preferred qualifications.

    `answers` are what a model is sure of in the required qualifications; it overrules the rules there.
    """
    asked = required_part(posting.requiredQualifications)
    required = [found for line in _section(asked) for found in _read(line, Need.REQUIRED)]
    required = _overruled(required, asked, answers)
    duties: list[Requirement] = [
        DutyRequirement(line, _skills(line)) for line in _section(_duties(posting.description))
    ]
    preferred = [found for line in _section(posting.preferredQualifications) for found in _read(line, Need.PREFERRED)]
    return [*_of_the_whole(posting, [*required, *duties, *preferred]), *required, *duties, *preferred]


def _overruled(found: list[Requirement], text: str, answers: Answers) -> list[Requirement]:
    """What the rules found, but for degrees and years where the model is sure of others, or that there are none."""
    facts = facts_of(answers)
    levels = [one.level for one in found if isinstance(one, DegreeRequirement)]
    if "level" in answers and facts.level != min(levels, default=None):
        found = [one for one in found if not isinstance(one, DegreeRequirement)]
        found += [_degree(_line_with(answers["level"], text), facts.level, facts.field)] if facts.level else []
    if facts.field:
        found = [
            replace(one, study=one.study or asked_study(facts.field)) if isinstance(one, DegreeRequirement) else one
            for one in found
        ]
    if answers.get("years") == "":
        return [one for one in found if not isinstance(one, YearsRequirement)]
    if facts.years and facts.years not in {one.years for one in found if isinstance(one, YearsRequirement)}:
        return [*found, _years(_line_with(answers["years"], text), facts.years)]
    return found


def _degree(line: str, level: Level, field: str, need: Need = Need.REQUIRED) -> DegreeRequirement:
    return DegreeRequirement(line, need, level, asked_study(field) if field else None, experience_will_do(line))


def _years(line: str, years: float, need: Need = Need.REQUIRED) -> YearsRequirement:
    return YearsRequirement(line, need, years, _skills(line), any_work=not terms(line))


def _line_with(span: str, text: str) -> str:
    return next((line for line in lines(text) if span in line), span)


def _of_the_whole(posting: Posting, lines_read: Iterable[Requirement]) -> list[Requirement]:
    """What a posting asks for as a whole: the kind of work, how senior, and the skills that it names anywhere."""
    years = [one.years for one in lines_read if isinstance(one, YearsRequirement) and one.need is Need.REQUIRED]
    seniority = seniority_said(posting.role) or (seniority_by_years(max(years)) if years else Seniority.MID)
    texts = (posting.role, posting.requiredQualifications, posting.preferredQualifications, posting.description)
    names = _skills("\n".join(texts))[:MAX_SKILLS]
    whole: list[Requirement] = [
        RoleRequirement(posting.role, occupation(posting.role)),
        SeniorityRequirement(seniority),
    ]
    return [*whole, SkillsRequirement(names)] if names else whole


def _skills(text: str) -> tuple[str, ...]:
    """The hard skills that a text names."""
    return tuple(filter(is_hard, dict.fromkeys(mention.skill for mention in extract(text))))


def _read(line: str, need: Need) -> list[Requirement]:
    wishes = need is Need.PREFERRED
    level, years = sufficient_level(line, wishes), years_asked(line, wishes)
    found: list[Requirement] = []
    if level:
        study = study_in(line, wishes)
        found.append(_degree(line, level, study.wording if study else "", need))
    if years:
        found.append(_years(line, years, need))
    if len(terms(line)) > (TERMS_BEYOND_A_DEGREE if level else 0):
        found.append(QualificationRequirement(line, need, _skills(line)))
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
