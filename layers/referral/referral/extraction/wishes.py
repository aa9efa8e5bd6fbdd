"""What of a text is required, and what is only wished for."""

import re
from itertools import pairwise

# The second half of "Elem. Ed." or "Constr. Mgmt": what stands before it is no end of a sentence.
SHORTENED = r"(?:ed|sci|eng|engr|engg|mgmt|mgt|admin|tech)\b"
FULL_STOP = rf"\.(?=\s|$)(?!\s{SHORTENED})"
_WISHES_BEHIND = (
    r"(?:(?:strongly|highly|is|are)\s+)?pref(?:erred|erable|erably|'?d)?\b",
    r"\bprf\b|\bprefd\b",
    r"a\s+(?:(?:big|strong|huge|definite)\s+)?(?:plus|bonus|advantage)\b",
    r"\b(?:big|strong|huge|definite) plus\b",
    r"\bplus!|an?\s\+",
    r"(?:highly\s+)?desir(?:ed|able)\b",
    r"\bbonus\b|an? asset\b|beneficial|advantageous|appreciated",
    r"optional\b|helpful\b|welcome\b|encouraged\b|may substitute|gets you",
    r"\bideal\b(?!\s+candidate)|(?<!or )\bbetter\b",
    r"\b(?:is|degree|diploma) nice\b|would be (?:great|good|nice|ideal)|would (?:help|set you)",
    r"not (?:required|necessary|needed|essential|a must|must|a req)",
)
_WISHED_BEHIND = re.compile("|".join(_WISHES_BEHIND), re.IGNORECASE)
_WISHES_AHEAD = (
    r"\bprefer(?:ably|red:|ence (?:for|given to)|s)?",
    r"\bpref(?:erred|['’]?d)?[*_]{0,2}:[^.;\n]{0,20}",
    r"\bideally|\bpluss?:|\bdesir(?:ed|able):|\bnice[- ]to[- ]have:",
    r"\bbonus(?: points)?(?: for| if (?:you|u) ha?ve|:)|\blove to see",
    # degrees of others, and those that are still to come
    r"\blanguage level\b[^;\n]{0,30}",
    r"\bour\b(?: \w+ of)?|\bteam of|\bcandidates w/",
    r"\btowards?|\bfor your|\bpay for (?:your|an?)|\b(?:tuition|scholarships?)\b[^.;\n]{0,20} for",
    r"\b(?:don.?t|do not|no|not) (?:need|require|necessarily)|\bno(?:\b[^.;,\n]{0,25}(?:\bor|/))?|\bneither",
)
_WISHED_AHEAD = re.compile(
    rf"(?:{'|'.join(_WISHES_AHEAD)}):?[ \t]*(?:(?:with|have)[ \t]+)?(?:an?[ \t]+|the[ \t]+)?$", re.IGNORECASE
)
# A wish speaks of what stands before it, up to the next statement.
_NEXT_STATEMENTS = (
    r"[;\n•|!?]|\(|\s-\s|\bbut\b",
    rf"{FULL_STOP}(?<!\b[a-z]\.)(?<!yrs\.)(?<!min\.)(?<!\bexp\.)",
    r"(?<!not )(?<!not a )\b(?:required|mandatory|must)\b",
    r",\s*(?:and\s+)?(?:\w+\s+)?(?:experience|knowledge|ability|familiar|proficien|\d|an? |in |with "
    r"|preferably|ideally)",
    # another degree, other years
    r"\b(?:with|plus) (?:an? )?(?=(?:advanced|master|m\.?b\.?a|ph\.?d|graduate deg))",
    r"(?:,|\band\b|\()\s*(?:an?\s+|with\s+)?(?:masters?\b|master.s|ph\.?\s?d|doctora|m\.?s\.?c?\b|mba\b"
    r"|(?:advanced|graduate)\s+deg|bachelor|b\.?s\.?\b)",
    r"(?:,|\band\b|\()\s*(?:an?\s+|with\s+)?(?:\d|two|three|four|five|six|seven|eight|ten)\S*"
    r"\s*(?:\+\s*)?(?:or more\s+)?y",
)
_NEXT_STATEMENT = re.compile("|".join(_NEXT_STATEMENTS), re.IGNORECASE)
_BULLET = r"^[ \t•*#=_-]*"
_COLON = r"[ \t]*:?[ \t*_=]*$"
_WISH_NOUN = (
    r"(?:and|skills?|points|qualifications?|requirements?|experience|education|attributes|(?:but )?not required"
    r"|preferred|desired|competencies)"
)
_HEADING = re.compile(
    rf"{_BULLET}(?P<wish>(?:preferred|desired|desirable|additional|bonus|optional)(?:[ /&-]+{_WISH_NOUN})*"
    rf"|nice[- ]to[- ]haves?[^\n.]{{0,20}}|pluss?es|bonus points){_COLON}"
    rf"|{_BULLET}(?P<other>[^\n.:]{{0,30}}"
    rf"\b(?:required|minimum|basic|essential|must[- ]haves?|requirements?)\b[^\n.:]{{0,30}}){_COLON}",
    re.IGNORECASE | re.MULTILINE,
)
# The same in a text without lines, where the heading is all that stands between two marks.
_HEADING_WITHIN_LINE = re.compile(
    r"(?<=[;•|/.!-] )(?P<wish>(?:preferred|desired|desirable|additional|bonus) (?:qualifications?|skills?|points)"
    r"|nice[- ]to[- ]haves?|desirable|pluss?es)(?=:?[ ]?[;•|/.!-] )",
    re.IGNORECASE,
)


def is_wished(text: str, start: int, end: int) -> bool:
    """True where text[start:end] is preferred, welcome or not needed, rather than required."""
    if _WISHED_AHEAD.search(text[max(0, start - 40) : start]):
        return True
    rest = text[end : end + 200]
    stop = _NEXT_STATEMENT.search(rest)
    return bool(_WISHED_BEHIND.search(rest[: stop.start() if stop else len(rest)]))


def required_part(text: str) -> str:
    """The text with what stands under headings such as "Nice to have" blanked; positions stay as they are."""
    kept = list(text)
    headings = sorted([*_HEADING.finditer(text), *_HEADING_WITHIN_LINE.finditer(text)], key=re.Match.start)
    for heading, following in pairwise([*headings, None]):
        if heading["wish"]:
            end = following.start() if following else len(text)
            kept[heading.start() : end] = " " * (end - heading.start())
    return "".join(kept)
