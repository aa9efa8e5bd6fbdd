"""What a posting asks for, read line by line."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from operator import attrgetter

from referral.domain.posting import Posting
from referral.domain.qa import NO_ANSWERS, Answers
from referral.domain.requirements import (
    DegreeRequirement,
    DutyRequirement,
    Need,
    OmittedRequirement,
    QualificationRequirement,
    Requirement,
    RoleRequirement,
    SeniorityRequirement,
    SkillsRequirement,
    YearsRequirement,
)
from referral.domain.seniority import Seniority
from referral.extraction.alternatives import with_alternatives
from referral.extraction.asked_study import asked_study
from referral.extraction.boilerplate import is_boilerplate
from referral.extraction.degree_substitutes import experience_will_do
from referral.extraction.degrees import sufficient_level
from referral.extraction.limits import MAX_COMPARED_LINES, MAX_FACT_LINES, MAX_SKILLS, TERMS_BEYOND_A_DEGREE
from referral.extraction.patterns.documents import DOCUMENTED
from referral.extraction.patterns.lines import OF_OTHERS
from referral.extraction.patterns.qa_spans import WORD_IN_ANSWER
from referral.extraction.qualifications import Qualification, completed, hard_skills, read
from referral.extraction.sections import Part, Passage, passages
from referral.extraction.skill_mentions import affirmed
from referral.extraction.text import statements, terms
from referral.extraction.titles import occupation, seniority_by_years, seniority_said
from referral.extraction.wishes import is_a_wish
from referral.extraction.years import years_asked


def requirements(posting: Posting, answers: Answers = NO_ANSWERS) -> list[Requirement]:
    """All requirements of a posting: the role as a whole, required qualifications, duties, preferred qualifications.

    `answers` are what the QA model is sure of in `required_text`; they add what the rules did not find.
    """
    asked = _asked(posting)
    said = _about(" ".join(line.text for line in asked.required), answers)
    must = completed(asked.required, said)
    required = [one for line in must for one in asked_by(line, Need.REQUIRED)]
    preferred = [one for line in asked.preferred for one in asked_by(line, Need.PREFERRED)]
    duties: list[Requirement] = [DutyRequirement(line.text, line.skills) for line in asked.duties]
    beginners = [line for line in (*asked.preferred, *asked.duties) if line.years == 0]
    return [*_of_the_whole(posting, asked.lines, [*must, *beginners]), *_within_limit([*required, *duties, *preferred])]


def required_text(posting: Posting) -> str:
    """What a posting says that it requires, wherever it says so, line by line."""
    return "\n".join(_asked(posting).required_text)


@dataclass(frozen=True)
class _Asked:
    """The different lines of a posting by what they ask. `required_text` has the required ones as they were broken,
    `lines` all that may name a skill."""

    required: tuple[Qualification, ...]
    preferred: tuple[Qualification, ...]
    duties: tuple[Qualification, ...]
    required_text: tuple[str, ...]
    lines: tuple[str, ...]


@lru_cache(maxsize=10)  # a batch is read for the QA model first, and again with its answers
def _asked(posting: Posting) -> _Asked:
    asking = (passage for passage in passages(posting) if passage.part not in (Part.OFFER, Part.NOTICE))
    found = [
        Passage(part, text)
        for part, of_part in groupby(asking, key=attrgetter("part"))
        for text in with_alternatives(passage.text for passage in of_part)
    ]
    duties = Part.DUTIES if any(passage.part is Part.DUTIES for passage in found) else Part.OPENING
    by_need: dict[Part, dict[str, Qualification]] = {Part.REQUIRED: {}, Part.PREFERRED: {}, duties: {}}
    required_text: list[str] = []
    lines: list[str] = []
    for passage in found:
        said = [*with_alternatives(statements(passage.text))]
        kept = [line for line in said if not is_boilerplate(line)]
        lines += kept
        if passage.part is not Part.EMPLOYER:
            sorted_lines = [_sorted(line, passage.part) for line in kept if _says_something(line)]
            for part, line in sorted_lines:
                by_need.get(part, {}).setdefault(line.text, line)
            demands = [line.text for part, line in sorted_lines if part is Part.REQUIRED]
            required_text += [passage.text] if demands == said else demands
    required, preferred, done = (tuple(lines_of.values()) for lines_of in by_need.values())
    return _Asked(required, preferred, done, tuple(required_text), tuple(lines))


def _says_something(line: str) -> bool:
    """False where a line has only words that say nothing, or only says what isn't needed."""
    facts = sufficient_level(line, wishes=True) or years_asked(line, wishes=True) is not None
    return bool(terms(affirmed(line)) or facts)


def _sorted(line: str, part: Part) -> tuple[Part, Qualification]:
    """A line and where it belongs: a wish among what is required is preferred, and a line outside the qualifications
    that asks for a degree, studies or years is required."""
    if part is Part.PREFERRED or (part is Part.REQUIRED and is_a_wish(line)):
        return Part.PREFERRED, read(line, wishes=True)
    asked = read(line)
    states = (asked.level or asked.studies or asked.years) and not OF_OTHERS.compiled.search(line)
    return Part.REQUIRED if part is Part.REQUIRED or states else part, asked


def _about(text: str, answers: Answers) -> Answers:
    """The answers in the words of this text: what another part of the posting says is not required."""
    words = _words(text)
    return {kind: span for kind, span in answers.items() if not span or _words(span) in words}


def _words(text: str) -> str:
    return f" {' '.join(WORD_IN_ANSWER.compiled.findall(text.casefold()))} "


def _of_the_whole(posting: Posting, lines: Iterable[str], asked: Iterable[Qualification]) -> list[Requirement]:
    """What a posting asks for as a whole: the kind of work, how senior, and the skills that it names anywhere."""
    years = [line.years for line in asked if line.years is not None]
    seniority = seniority_said(posting.role) or (seniority_by_years(max(years)) if years else Seniority.MID)
    skills = hard_skills("\n".join((posting.role, *lines)))[:MAX_SKILLS]
    whole: list[Requirement] = [
        RoleRequirement(posting.role, occupation(posting.role)),
        SeniorityRequirement(seniority),
    ]
    return [*whole, SkillsRequirement(skills)] if skills else whole


def asked_by(line: Qualification, need: Need) -> Iterator[Requirement]:
    """The degree, the years, and the line itself where it says more than these."""
    if line.level:
        study = asked_study(line.field) if line.field else None
        named = None if study is None or study.is_any else study
        yield DegreeRequirement(line.text, need, line.level, named, experience_will_do(line.text))
    if line.years:
        yield YearsRequirement(line.text, need, line.years, line.skills, not terms(line.text), line.with_degree)
    if line.studies or len(terms(affirmed(line.text))) > (TERMS_BEYOND_A_DEGREE if line.level else 0):
        documented = bool(DOCUMENTED.compiled.search(line.text))
        yield QualificationRequirement(line.text, need, line.skills, documented, line.studies)


def _within_limit(asked: Iterable[Requirement]) -> Iterator[Requirement]:
    """The requirements without those of the lines beyond the limits, which are counted."""
    compared: set[str] = set()
    stating: set[str] = set()
    omitted: set[str] = set()
    for requirement in asked:
        is_fact = isinstance(requirement, DegreeRequirement | YearsRequirement)
        kept, most = (stating, MAX_FACT_LINES) if is_fact else (compared, MAX_COMPARED_LINES)
        if requirement.text in kept or len(kept) < most:
            kept.add(requirement.text)
            yield requirement
        else:
            omitted.add(requirement.text)
    if omitted:
        yield OmittedRequirement(len(omitted))
