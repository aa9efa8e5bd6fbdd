"""What a posting asks for, read line by line."""

from collections.abc import Iterable, Iterator

from referral.domain.posting import Posting
from referral.domain.qa import NO_ANSWERS, Answers
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
from referral.extraction.limits import MAX_LINES_PER_SECTION, MAX_SKILLS, TERMS_BEYOND_A_DEGREE
from referral.extraction.patterns.documents import DOCUMENTED
from referral.extraction.patterns.headings import DUTIES, LIKE_A_HEADING, OTHER_HEADING
from referral.extraction.qualifications import Qualification, corrected, hard_skills, read
from referral.extraction.text import lines, terms
from referral.extraction.titles import occupation, seniority_by_years, seniority_said
from referral.extraction.wishes import required_part
from referral.extraction.years import years_asked


def requirements(posting: Posting, answers: Answers = NO_ANSWERS) -> list[Requirement]:
    """All requirements of a posting: the role as a whole, required qualifications, duties, preferred qualifications.

    `answers` are what the QA model is sure of in the required qualifications; they replace what the rules read there.
    """
    must = [read(line) for line in _section(required_part(posting.requiredQualifications))]
    may = [read(line, wishes=True) for line in _section(posting.preferredQualifications)]
    required = [asked for line in corrected(must, answers) for asked in asked_by(line, Need.REQUIRED)]
    preferred = [asked for line in may for asked in asked_by(line, Need.PREFERRED)]
    duties: list[Requirement] = [
        DutyRequirement(line, hard_skills(line)) for line in _section(_duties(posting.description))
    ]
    return [*_of_the_whole(posting, required), *required, *duties, *preferred]


def _of_the_whole(posting: Posting, required: Iterable[Requirement]) -> list[Requirement]:
    """What a posting asks for as a whole: the kind of work, how senior, and the skills that it names anywhere."""
    years = [one.years for one in required if isinstance(one, YearsRequirement)]
    seniority = seniority_said(posting.role) or (seniority_by_years(max(years)) if years else Seniority.MID)
    texts = (posting.role, posting.requiredQualifications, posting.preferredQualifications, posting.description)
    skills = hard_skills("\n".join(texts))[:MAX_SKILLS]
    whole: list[Requirement] = [
        RoleRequirement(posting.role, occupation(posting.role)),
        SeniorityRequirement(seniority),
    ]
    return [*whole, SkillsRequirement(skills)] if skills else whole


def asked_by(line: Qualification, need: Need) -> Iterator[Requirement]:
    """The degree, the years, and the line itself where it says more than these."""
    if line.level:
        study = asked_study(line.field) if line.field else None
        yield DegreeRequirement(line.text, need, line.level, study, experience_will_do(line.text))
    if line.years:
        yield YearsRequirement(line.text, need, line.years, line.skills, any_work=not terms(line.text))
    if len(terms(line.text)) > (TERMS_BEYOND_A_DEGREE if line.level else 0):
        yield QualificationRequirement(line.text, need, line.skills, bool(DOCUMENTED.compiled.search(line.text)))


def _section(text: str) -> list[str]:
    return [line for line in lines(text) if terms(line) or years_asked(line, wishes=True)][:MAX_LINES_PER_SECTION]


def _duties(description: str) -> str:
    """The text under a heading for duties, up to the next heading; the whole text where there is no such heading."""
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
