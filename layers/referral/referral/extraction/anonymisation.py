"""Names, addresses and other words that identify a person, removed from a career before any rule or model reads it."""

import re
from collections.abc import Callable

from referral.domain.anonymous_career import AnonymousCareer, AnonymousEducation, AnonymousJob
from referral.domain.company import without_legal_form
from referral.domain.dates import first_day, lasting, likely_end
from referral.domain.profile import Career, Education, Experience, Person
from referral.extraction.own_names import OwnNames, any_of, composed, without_names
from referral.extraction.patterns.identity import (
    AFTER_EMPLOYER,
    BEFORE_EMPLOYER,
    BEFORE_TELEPHONE,
    DATE_OR_CONTACT,
    GENDERED,
    NEUTRAL,
    ORGANISATION,
    PERSONAL,
    PERSONAL_LINE,
)
from referral.extraction.skill_mentions import Recognised, is_a_skill

_REACH = 20  # characters before or behind a name that can tell what it is


def anonymise(career: Career, person: Person, resume: str = "") -> AnonymousCareer:
    """The career and the resume without names, contacts, gender words, age and address, employers and schools.

    A name that is also a word of work stays where it stands alone, as it would in the career of somebody else. An
    employer that is also a tool stays as the tool: in "Oracle Database", but not in "at Oracle".
    """
    own, places = OwnNames(person), any_of(_places(career, person))

    def impersonal(line: str) -> str:
        line = composed(line)
        for pattern in (PERSONAL_LINE, *PERSONAL.parts):  # one by one, which takes half the time of one large pattern
            line = pattern.compiled.sub(" ", line)
        line = own.without_whole(DATE_OR_CONTACT.compiled.sub(_without_contact, line))
        line = own.without_parts(GENDERED.compiled.sub(_neutral, line))
        return " ".join(without_names(places, line, _is_no_employer).split()).strip(" ,;|")

    def prose(text: str) -> str:
        return "\n".join(map(impersonal, text.splitlines()))

    latest_first = sorted(career.experience, key=lambda job: (job.dateTo or "9999", job.dateFrom), reverse=True)
    return AnonymousCareer(
        jobs=tuple(_anonymous_job(job, impersonal, prose) for job in latest_first),
        education=tuple(_anonymous_entry(entry, impersonal, prose) for entry in career.education),
        skills=tuple(skill if is_a_skill(skill) else impersonal(skill) for skill in career.skills),
        resume=prose(resume),
    )


def _anonymous_job(job: Experience, title: Callable[[str], str], prose: Callable[[str], str]) -> AnonymousJob:
    return AnonymousJob(title(job.role), prose(job.description), *lasting(job.dateFrom, job.dateTo))


def _anonymous_entry(entry: Education, title: Callable[[str], str], prose: Callable[[str], str]) -> AnonymousEducation:
    return AnonymousEducation(
        level=title(entry.level),
        major=title(entry.major) if entry.major else None,
        description=prose(entry.description or ""),
        start=first_day(entry.dateFrom) if entry.dateFrom else None,
        end=likely_end(entry.dateTo) if entry.dateTo else None,
        since=entry.dateFrom,
        until=entry.dateTo,
    )


def _without_contact(match: re.Match[str]) -> str:
    """Dates stay, and so do figures and sites that are tools."""
    said = match[0]
    if match["date"]:
        return said
    if match["figure"]:
        before = match.string[max(match.start() - _REACH, 0) : match.start()]
        return " " if BEFORE_TELEPHONE.compiled.search(before) else said
    is_tool = match["site"] == said and (is_a_skill(said) or is_a_skill(said.removesuffix(".com")))
    return said if is_tool else " "


def _neutral(match: re.Match[str]) -> str:
    if match["stem"]:
        return f"{match['stem'].lower()}person"
    return "" if match["title"] else NEUTRAL[match[0].lower()]


def _is_no_employer(name: re.Match[str], tool: Recognised) -> bool:
    """True unless words beside the name of a tool say that somebody worked for its maker."""
    before = name.string[max(name.start() - _REACH, 0) : name.start()]
    behind = name.string[name.end() : name.end() + _REACH]
    is_alone = tool.end - tool.start == len(name[0])
    return not (is_alone and (BEFORE_EMPLOYER.compiled.search(before) or AFTER_EMPLOYER.compiled.match(behind)))


def _places(career: Career, person: Person) -> list[str]:
    """Employers and schools as written, and employers without their legal form; the present one, too, which the profile
    may name without a job."""
    employers = [*filter(None, [person.company]), *(job.company for job in career.experience)]
    return [
        *employers,
        *map(without_legal_form, employers),
        *(entry.school for entry in career.education if entry.school),
    ]


def without_organisations(text: str) -> str:
    """The text with "…" for what reads like a firm or a school; for quotes of a resume, whose employers are unknown."""
    return ORGANISATION.compiled.sub("…", text)
