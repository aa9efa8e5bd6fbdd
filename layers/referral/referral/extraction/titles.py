"""How senior a role is, read from the words of its title."""

import re

from referral.domain.seniority import Seniority

_ASSISTANT = r"(?<!executive\s)(?<!personal\s)(?<!physician\s)(?<!administrative\s)assistant"
# Whom somebody assists says nothing of their own level.
_SUPERIOR = re.compile(r"(?i)(?<=assistant)\s+to\s.*")

# The first that is found decides: a "senior vice president" is no senior, a "junior project lead" no lead. Words that
# belong to an occupation ("staff nurse", "sales associate director", "lead generation") say nothing.
_WORDS = (
    (
        Seniority.EXECUTIVE,
        r"chief(?!\s+of\s+staff)|c[efotimr]o|ciso|chro|cpo|s?vp|evp|(?:vice[- ])?president|founder|managing\s+director",
    ),
    (Seniority.LEAD, r"director|head\s+of|head(?=$)|(?<!school\s)principal(?!\s+investigator)|general\s+counsel|dean"),
    (
        Seniority.ENTRY,
        r"junior|jr|entry|entry[- ]level|trainee|graduate|grad|apprentice|intern|internship|working\s+student"
        r"|coordinator|associate(?!\s+(?:general|partner|professor))"
        rf"|{_ASSISTANT}(?!\s+(?:manager|professor))"
        r"|(?:i|1)(?=$|\s*[-,(])",
    ),
    (
        Seniority.SENIOR,
        r"senior|sr|lead(?!\s+(?:generation|gen))|staff(?!\s+(?:accountant|nurse|attorney|writer|sergeant|assistant))"
        r"|group(?=\s+product)|(?:iii|iv|3|4)(?=$|\s*[-,(])"
        r"|(?:solutions?|cloud|security|software|data|enterprise|infrastructure|technical|systems?|platform)\s+architect",
    ),
)
_PATTERNS = [(seniority, re.compile(rf"(?i)(?<![\w.])(?:{words})\.?(?!\w)")) for seniority, words in _WORDS]
_SAYS_LEVEL = re.compile(
    r"(?i)(?<![\w.])(?:senior|sr|junior|jr|lead(?!\s+gen)|staff(?!\s+(?:accountant|nurse|attorney))|principal|associate"
    rf"|{_ASSISTANT}|entry[- ]level|trainee|intern|graduate"
    r"|(?:chief|head|(?<!managing\s)director|vice[- ]president|[se]?vp)(?:\s+of)?"
    r"|new\s+grad|grad|group|i{1,3}|iv|[1-4])\.?(?!\w)"
)


def seniority_said(title: str) -> Seniority | None:
    """How senior a title says that a role is; None where it has no word for it."""
    own = _SUPERIOR.sub("", title)
    return next((seniority for seniority, pattern in _PATTERNS if pattern.search(own)), None)


def seniority_by_years(years: float) -> Seniority:
    """How senior a job is that asks for so many years and whose title has no word for it: no title, no seniority."""
    return Seniority.ENTRY if years < 2 else Seniority.MID


def occupation(title: str) -> str:
    """A title without the words that say how senior it is; the title itself where nothing would be left."""
    own = _SUPERIOR.sub("", title)
    rest = " ".join(_SAYS_LEVEL.sub(" ", own).split()).strip(" -,/&")
    return rest if len(rest) > 2 else own
