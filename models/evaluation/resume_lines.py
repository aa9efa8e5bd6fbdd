"""What one line of a resume says: a heading, the dates of a job, a title, a degree, skills."""

import re
from dataclasses import dataclass

from referral.domain.profile import Education

_HEADINGS = {
    "work": r"(?:(?:professional|work|employment|relevant|related|military|career|other) )*(?:experience|history)"
    r"|employment|company details(?: company - .{1,80}?(?: description -|$))?",
    "education": r"education(?: and training| details)?|(?:educational|academic) (?:background|qualifications)",
    "skills": r"(?:(?:core|key|skill|technical|computer|professional|personal|other) )*"
    r"(?:skills|highlights|qualifications|competenc(?:y|ies)|strengths|expertise)|skill (?:details|set)"
    r"|areas of expertise",
    "aside": r"interests|hobbies|languages|(?:professional )?(?:affiliations|memberships)|activities(?: and honors)?"
    r"|publications|certifications|licen[cs]es|awards|volunteer work|references|personal information"
    r"|additional information",
    "other": r"(?:(?:professional|executive|career|core) )*"
    r"(?:summary|profile|overview|objective|focus|accomplishments)",
}
_HEADING = {
    section: re.compile(rf"(?i)(?:{words})\s*(?:(?::|(?<=-))\s*(?P<inside>.*))?")
    for section, words in _HEADINGS.items()
}
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_DATE = rf"(?:(?:{'|'.join(_MONTHS)})[a-z]*[.,]* ?(?:19|20)\d\d|\d{{1,2}}/(?:19|20)\d\d|\b(?:19|20)\d\d)"
_SPAN = re.compile(
    rf"(?i)(?P<start>{_DATE})\s*(?:to|until|till|-|–|—)\s*(?P<end>{_DATE}|current|present|now|today|till date)\b"
)
_MARKS = re.compile(r"(?i)\bcompany name\b|\bcity\s*,\s*state\b|\bcity\s*$|^\s*(?:city|state)\b(?=\s*,|$)")
_EDGE = " \t,;:.|/&*•()–—-"
_DEGREE = re.compile(
    r"(?i)\b(?:ph\.?\s?d\b|doctor(?:ate)?\b|mba\b|m\.b\.a\b|master'?s?\b|bachelor'?s?\b|associate'?s?\b"
    r"|[bm]\.?(?:sc|tech|com|ed)\b|[bm]\.[aes]\b|\b(?-i:[BM][AES](?! Office| Word| Excel)|[BM]CA|BBA|AAS?)\b"
    r"|diploma\b|certificate\b|high school\b|ged\b)\.?"
    r"(?:\s+of\s+(?:science|(?:fine )?arts|business administration|applied science|engineering|technology|commerce"
    r"|education))?(?:\s+(?:degree|diploma))?"
)
# What stands behind the major.
_AFTER_MAJOR = (
    rf"(?:(?:{'|'.join(_MONTHS)})[a-z]{{0,6}}[.,]? \d|(?:\w+ )?(?:university|college|institute|school|academy)\b)"
)
_MAJOR = re.compile(
    rf"(?i)[\s:,.-]*(?:\b(?:in|of)\b)?[\s:,-]*(?!{_AFTER_MAJOR})(?P<major>[^\W\d][^\d:,;|()]{{2,59}}?)\s*"
    rf"(?=[\d:,;|()-]|$|\b{_AFTER_MAJOR})"
)
_LONGEST_SKILL = 80
_LONGEST_TITLE = 90


@dataclass(frozen=True)
class Span:
    """The dates of a job, in months from year 0 (end None: still held), and the words before and behind them."""

    start: int
    end: int | None
    before: str
    behind: str


def heading(line: str) -> tuple[str, str] | None:
    """The section that a line opens ("aside": what is dated there is no job), and what it says of it already."""
    for section, words in _HEADING.items():
        found = words.fullmatch(line)
        if found:
            return section, found["inside"] or ""
    return None


def span_in(line: str) -> Span | None:
    found = _SPAN.search(line)
    if not found:
        return None
    start = _month(found["start"], otherwise=1)
    end = _month(found["end"], otherwise=12) if found["end"][-1].isdigit() else None
    first, last = (start, end) if end is None else (min(start, end), max(start, end))
    return Span(first, last, line[: found.start()], line[found.end() :])


def _month(text: str, otherwise: int) -> int:
    named = text[:3].lower()
    month = _MONTHS.index(named) + 1 if named in _MONTHS else int(text.split("/")[0]) if "/" in text else otherwise
    return int(text[-4:]) * 12 + min(max(month, 1), 12) - 1


def title_in(text: str) -> str:
    """The words before the marks of employer and place, or else those behind them; "" where they are no title."""
    before = bare(_MARKS.split(text, maxsplit=1)[0])
    return next((words for words in (before, bare(text)) if _is_title(words)), "")


def _is_title(words: str) -> bool:
    return len(re.findall(r"[^\W\d_]", words)) >= 2 and len(words) <= _LONGEST_TITLE


def bare(text: str) -> str:
    """Without the marks that stand for an employer and a place in a resume without names."""
    return " ".join(_MARKS.sub(" ", text).split()).strip(_EDGE)


def has_mark(text: str) -> bool:
    """Whether an employer or a place is marked."""
    return bool(_MARKS.search(text))


def degree_in(line: str) -> Education | None:
    found = _DEGREE.search(line)
    if not found:
        return None
    major = _MAJOR.match(line, found.end())
    return Education(level=found[0], major=bare(major["major"]) if major else None)


def skills_in(line: str) -> list[str]:
    """The parts of a list; none where one is too long for a skill."""
    parts = [part.strip(_EDGE) for part in re.split(r"[,;•|]", re.sub(r"(?i)-?\s*Experience - .*", "", line))]
    return [part for part in parts if part] if all(len(part) <= _LONGEST_SKILL for part in parts) else []
