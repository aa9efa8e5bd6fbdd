"""Plain texts read into what the API takes: a resume into a profile, a posting's text into its sections."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from referral.domain.identifiers import EmailAddress, JobLink
from referral.domain.posting import Posting
from referral.domain.profile import Career, Education, Experience, Person
from referral.extraction.years import years_asked

# What a text without dates is read as: each job took so long, one after the other, up to today.
UNDATED_YEARS = 3
UNNAMED = "Not stated"
MAX_ENTRIES = 40

_ROLE_NOUNS = """
    accountant administrator advisor advocate agent analyst architect artist assistant associate attorney baker
    bookkeeper buyer caregiver carpenter cashier chef chemist clerk clinician coach consultant controller cook
    coordinator counsel counselor counsellor designer developer director driver economist editor educator
    electrician engineer estimator evangelist executive facilitator fitter generalist gardener hygienist
    inspector instructor installer investigator lawyer lead leader lecturer librarian machinist manager marketer
    mechanic merchandiser midwife modeler nurse officer operator optician owner paralegal paramedic partner
    pharmacist phlebotomist physician physicist pilot plumber president principal producer professor programmer
    psychologist receptionist recruiter representative researcher roofer scientist secretary server sommelier
    sourcer specialist statistician steward strategist supervisor surgeon surveyor teacher technician
    technologist tester therapist trainer translator treasurer tutor underwriter veterinarian waiter warehouser
    welder writer
""".split()
ROLE_NOUN = re.compile(rf"(?i)\b(?:{'|'.join(_ROLE_NOUNS)})s?\b")
# Nouns that make a title only together with what stands before them in every title, and elsewhere mean anybody.
_VAGUE_NOUNS = set("agent executive generalist lead leader owner partner president principal steward".split())
_TITLE_NOUNS = "|".join(noun.capitalize() for noun in _ROLE_NOUNS if noun not in _VAGUE_NOUNS)
_CAPITALISED_ROLE = re.compile(
    r"\b(?!(?:The|An?|Our|This|Your|As|We|Hiring|Job|And|JOB|SUMMARY)\b)[A-Z][\w&/+.-]*\s+"
    r"(?:(?:[A-Z][\w&/+.-]*|&|of|and)[ ]+){0,4}"
    rf"(?:{_TITLE_NOUNS}|Account Executive|Product Owner)\b(?: (?:I{{1,3}}|IV)\b)?"
)


# ---------------------------------------------------------------------------------------------------------- resumes


@dataclass(frozen=True)
class Resume:
    """A person's career as far as a text tells it, what else the text says, and whose it is."""

    career: Career
    rest: str
    person: Person


_LABEL = re.compile(
    r"(?i)^\s*(?P<label>(?:job )?title|headline|skills?|experience|education|certifications?|summary|name)\s*:\s*"
)
_MONTH = r"(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2]))?"
_SPAN = re.compile(rf"(?i)[,(\s]*\b(?P<start>{_MONTH})\s*(?:-|–|—|to|until)\s*(?P<end>{_MONTH}|present|today|now)\b\)?")
_DEGREE_IN = re.compile(r"(?i)^(?P<level>.+?)\s+(?:in|of)\s+(?P<major>[^,;|]+)")
_LIKE_A_NAME = re.compile(r"[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){0,3}")


# One "Skills:" or "Notes:" does not make a form of a free text.
_SAY_WHAT_SOMEBODY_DID = {"title", "experience"}


def resume(text: str, today: date) -> Resume:
    """Labelled lines ("Title:", "Skills:", "Experience:", "Education:" …) become the fields that they name; a text
    without a title or experience so labelled becomes a headline, the years that it states, and a resume."""
    fields: dict[str, list[str]] = {}
    for line, match in _labelled(text):
        label = match["label"].lower().removesuffix("s").removeprefix("job ")
        fields.setdefault(label, []).append(line[match.end() :].strip())
    if not _SAY_WHAT_SOMEBODY_DID & fields.keys():
        return _free(text, today)
    jobs = [_job(entry) for value in fields.get("experience", []) for entry in _entries(value)]
    career = Career(
        experience=_dated(jobs or [(role, None, "") for role in fields.get("title", [])], today),
        education=[_degree(entry) for value in fields.get("education", []) for entry in _entries(value)],
        skills=[s.strip() for value in fields.get("skill", []) for s in re.split(r"[,;|]", value) if s.strip()][:300],
    )
    held = {job.role.casefold() for job in career.experience}
    titles = [
        title for title in [*fields.get("title", []), *fields.get("headline", [])] if title.casefold() not in held
    ]
    rest = [*titles, *fields.get("summary", []), *fields.get("certification", []), *_unlabelled(text)]
    return Resume(career, "\n".join(rest), person_called(next(iter(fields.get("name", [])), "")))


def _labelled(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    for line in text.splitlines():
        match = _LABEL.match(line)
        if match:
            yield line, match


def _unlabelled(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip() and not _LABEL.match(line)]


def _entries(value: str) -> list[str]:
    return [entry.strip() for entry in re.split(r"\s*[;|]\s*", value) if entry.strip()][:MAX_ENTRIES]


def _job(entry: str) -> tuple[str, tuple[str, str | None] | None, str]:
    """ "ROLE, 2018-03 to 2023-06: what was done" in its three parts; the last two may be missing."""
    span = _SPAN.search(entry)
    if not span:
        role, _, description = entry.partition(": ")
        return role, None, description
    end = span["end"] if span["end"][0].isdigit() else None
    dates = (_month(span["start"], "01"), end and _month(end, "12"))
    return entry[: span.start()].strip(" ,"), dates, entry[span.end() :].strip(" :,.)")


def _month(text: str, otherwise: str) -> str:
    return text if "-" in text else f"{text}-{otherwise}"


def _dated(jobs: list[tuple[str, tuple[str, str | None] | None, str]], today: date) -> list[Experience]:
    """The latest job stands first."""
    return [
        Experience(
            company=UNNAMED,
            role=role[:300] or UNNAMED,
            description=description,
            dateFrom=(dates or _undated(place, today))[0],
            dateTo=(dates or _undated(place, today))[1],
        )
        for place, (role, dates, description) in enumerate(jobs)
    ]


def _undated(place: int, today: date) -> tuple[str, str | None]:
    """The span of the job that stands in this place, none of which has a date."""
    start, end = today.year - UNDATED_YEARS * (place + 1), today.year - UNDATED_YEARS * place
    month = f"{today.month:02}"
    return f"{start}-{month}", None if place == 0 else f"{end}-{month}"


def _degree(entry: str) -> Education:
    match = _DEGREE_IN.match(entry)
    if not match:
        return Education(level=entry[:200])
    return Education(level=match["level"][:200], major=match["major"].strip()[:200])


def _free(text: str, today: date) -> Resume:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    name = lines[0] if lines and _is_name(lines[0]) else ""
    body = lines[1:] if name else lines
    short = [line.lstrip("-•* ") for line in body[:3] if len(line) <= 100]
    role = next((line for line in short if ROLE_NOUN.search(line)), next(iter(short), UNNAMED))
    years = next((years for line in body for years in [years_stated(line)] if years), UNDATED_YEARS)
    months = today.year * 12 + today.month - 1 - round(years * 12)
    job = Experience(
        company=UNNAMED, role=role, description="", dateFrom=f"{months // 12}-{months % 12 + 1:02}", dateTo=None
    )
    return Resume(Career(experience=[job]), "\n".join(line for line in body if line != role), person_called(name))


def years_stated(line: str) -> float | None:
    return years_asked(re.sub(r"(?i)\b(\d+)\s*y\b", r"\1 years", line))


def _is_name(line: str) -> bool:
    return bool(_LIKE_A_NAME.fullmatch(line)) and len(line) <= 60 and not ROLE_NOUN.search(line)


def person_called(name: str) -> Person:
    first, _, last = name.partition(" ")
    return Person(email=EmailAddress("someone@example.org"), firstName=first or UNNAMED, lastName=last or UNNAMED)


# --------------------------------------------------------------------------------------------------------- postings

_BULLET = re.compile(r"^\s*(?:[-–—*•‣▪◦·●○■►✓✔➢>]|\\-|\d+[.)])\s*")
_INLINE_HEADING = re.compile(
    r"(?i)(?:^|(?<=[.;:!?—-]\s)|(?<=[.;!?]))"
    r"(?P<heading>required|requirements|must[- ]haves?|preferred|nice[- ]to[- ]haves?|bonus|pluses|responsibilities"
    r"|duties|qualifications|minimum qualifications|preferred qualifications|role)\s*:\s+"
)
# The first pattern that finds a heading wins: "preferred qualifications" are preferred, and "required experience" is
# required, whatever else the words could mean.
_HEADINGS = (
    (
        "preferred",
        r"(?i)\b(?:prefer|nice[- ]to[- ]have|nice if|good to have|bonus|a plus\b|pluses|desire|ideal(?:ly)?\b"
        r"|would be nice|extra credit|stand out|additional (?:skills|qualifications)|advantageous)",
    ),
    (
        "other",
        r"(?i)\b(?:benefit|perk|compensation|salary|pay\b|equal (?:opportunity|employment)|we offer|our (?:values|offer"
        r"|commitment|principles|culture|mission|interview)|why (?:choose|join|us|work)|legal notice|privacy|disclaimer"
        r"|about (?:us|\[?company|the company|the team|this team)|who we are|physical demands"
        r"|work(?:ing)? (?:environment|schedule|conditions|location|arrangement)|travel|location|hesitant"
        r"|how (?:we work|to apply)|where we work"
        r"|job alerts|accommodation|what.s in it for you|come (?:work|as)|employer rights|at.will)",
    ),
    (
        "required",
        r"(?i)\b(?:require|qualif|must[- ]have|skills?\b|competenc|experience\b|education\b|knowledge\b|who you are"
        r"|about you|you(?:['’]ll| will)? (?:bring|need|have)|(?:we(?:['’]re| are)|we) look(?:ing)? for|your profile"
        r"|profile$|what(?:['’]s| is) needed|possess|characteristics|attributes|background|credentials|licen[cs]"
        r"|certification|abilities|expertise|to be successful|to succeed)",
    ),
    (
        "duties",
        r"(?i)\b(?:responsib|dut(?:y|ies)\b|tasks?\b|what you(?:['’]ll| will)|the role|role description|overview"
        r"|job (?:description|summary|purpose|details)|position|summary|purpose|scope|description|in this role"
        r"|you(?:['’]ll| will)|day[- ]to[- ]day|opportunity|impact|about the (?:role|job|position)|accomplish|expect)",
    ),
)


def posting(job_id: str, text: str, title: str = "") -> Posting:
    """The text of a posting in its sections; what stands under no known heading is description."""
    sections: dict[str, list[str]] = {"duties": [], "required": [], "preferred": [], "other": []}
    section = "duties"
    for line in _headings_on_their_own_lines(text):
        heading = _section_of(line)
        if heading:
            section = heading
        else:
            sections[section].append(line)
    return Posting(
        link=JobLink(f"https://example.org/jobs/{job_id}"),
        company=UNNAMED,
        role=(title or role_of(text))[:300],
        description="\n".join(sections["duties"]) or "\n".join(sections["other"]),
        requiredQualifications="\n".join(sections["required"]),
        preferredQualifications="\n".join(sections["preferred"]),
    )


_WORDS_FOR = {
    "degree": r"(?i)degree|bachelor|\bmaster(?:['’]?s)?\b|ph\.?\s?d|doctor|diploma|graduat|college|universit|\bschool"
    r"|education|academic|qualified in|\b[BM]\.?(?:Sc?|A|Eng?|Tech)\b|\bMBA\b|\bGED\b",
    "years": r"(?i)years?|\byrs?\b|decade|\d\s?y\b",
}


def mentioned(text: str) -> frozenset[str]:
    """Which of degree, field and years a posting may ask for: generous, so that what is left out isn't asked for."""
    kinds = {kind for kind, words in _WORDS_FOR.items() if re.search(words, text)}
    return frozenset(kinds | ({"field"} if "degree" in kinds else set()))


def role_of(text: str) -> str:
    """What a posting calls the job: a line "Title: …", a first line that looks like a title, or the capitalised role
    that the text names most often."""
    named = re.search(r"(?im)^\W*(?:job |position )?title\s*:\s*(.+)$", text)
    if named:
        return named[1].strip()
    first = text.strip().split("\n", 1)[0].strip(" *#-")
    if len(first) <= 80 and ROLE_NOUN.search(first) and not re.search(r"[.:!?]$|\b(?:we|is|are|you)\b", first):
        return first
    roles = Counter(" ".join(match[0].split()) for match in _CAPITALISED_ROLE.finditer(text))
    return max(roles, key=lambda role: roles[role], default=first[:100] or UNNAMED)


def _headings_on_their_own_lines(text: str) -> Iterator[str]:
    for line in text.replace("\\", "").splitlines():
        start = 0
        for match in _INLINE_HEADING.finditer(line):
            if line[start : match.start()].strip():
                yield line[start : match.start()]
            yield f"{match['heading']}:"
            start = match.end()
        if line[start:].strip():
            yield line[start:]


def _section_of(line: str) -> str | None:
    """The section that a heading opens; None for a line that is no heading, or none that is known."""
    if _BULLET.match(line):
        return None
    heading = line.strip(" *#_=:")
    is_heading = 2 < len(heading) <= 60 and not heading.endswith((".", ",", ";")) and len(heading.split()) <= 8
    if not is_heading or not (line.strip().endswith(":") or heading[0].isupper() or heading.isupper()):
        return None
    return next((section for section, pattern in _HEADINGS if re.search(pattern, heading)), None)
