"""Texts of a posting cut into sections by their headings, and each section read by what its heading says."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache

from referral.domain.posting import Posting
from referral.extraction.degrees import sufficient_level
from referral.extraction.markup import HEADING, plain
from referral.extraction.patterns import foreign_headings
from referral.extraction.patterns import headings as patterns
from referral.extraction.patterns.documents import DOCUMENTED
from referral.extraction.patterns.lines import BULLET, SENTENCE_END
from referral.extraction.skill_mentions import extract
from referral.extraction.text import terms, without_bullet
from referral.extraction.years import years_asked


class Part(Enum):
    """What a line of a posting is about."""

    OPENING = "before the first heading of a description"
    CLOSING = "behind a list, in prose"
    DUTIES = "duties"
    REQUIRED = "required qualifications"
    PREFERRED = "preferred qualifications"
    OFFER = "pay and benefits"
    EMPLOYER = "the company"
    NOTICE = "law, place, application"
    TOPIC = "one kind of qualifications"
    UNNAMED = "what a heading does not say"


@dataclass(frozen=True, slots=True)
class Passage:
    """A line of a text as it was broken, without markup, and the section that it stands in."""

    part: Part
    text: str


_LONGEST_HEADING = 80  # characters
_MOST_WORDS = 12
_MOST_WORDS_UNNAMED = 7  # of a heading that nothing but its place shows
_OF_QUALIFICATIONS = (Part.REQUIRED, Part.PREFERRED)
_BY_PATTERN = (
    (Part.EMPLOYER, patterns.EMPLOYER_HEADING),
    (Part.DUTIES, patterns.DUTIES_HEADING),
    (Part.OFFER, patterns.OFFER_HEADING),
    (Part.REQUIRED, patterns.REQUIRED_HEADING),
    (Part.DUTIES, patterns.ROLE_HEADING),
    (Part.NOTICE, patterns.NOTICE_HEADING),
    (Part.TOPIC, patterns.TOPIC_HEADING),
)
_FOREIGN = {
    Part.PREFERRED: foreign_headings.PREFERRED,
    Part.REQUIRED: foreign_headings.REQUIRED,
    Part.DUTIES: foreign_headings.DUTIES,
    Part.OFFER: foreign_headings.OFFER,
    Part.EMPLOYER: foreign_headings.EMPLOYER,
    Part.NOTICE: foreign_headings.NOTICE,
}


def passages(posting: Posting) -> list[Passage]:
    """The lines of all texts of a posting under their headings; those of the description come last."""
    texts = (
        (posting.requiredQualifications, Part.REQUIRED),
        (posting.preferredQualifications, Part.PREFERRED),
        (posting.description, Part.OPENING),
    )
    return [passage for text, part in texts for passage in _passages(text, part)]


def _passages(text: str, whole: Part) -> Iterator[Passage]:
    """The lines of a text that is about `whole` where no heading says otherwise."""
    part, closing, before = whole, False, None
    rows = _rows(text)
    for place, row in enumerate(rows):
        heading = _heading(rows, place)
        if heading is not None:
            part, closing, before = _section_under(heading, row.words, part, whole), False, None
            continue
        closing = whole is Part.OPENING and not row.is_item and (closing or _closes_a_list(row, before))
        yield from _with_labels(row, Part.CLOSING if closing else part, whole)
        before = row


@dataclass(frozen=True, slots=True)
class _Row:
    """A line and what may make it a heading: marked as one, in capitals or with a colon behind it; if it is an item
    of a list, and if a blank line is above it."""

    text: str
    words: str
    is_marked: bool
    is_item: bool
    is_apart: bool


def _rows(text: str) -> list[_Row]:
    broken = patterns.HEADING_WITHIN_LINE.compiled.sub(r"\n\g<0>\n", plain(text))
    lines = broken.splitlines()
    above = ["", *lines]
    return [
        _row(line, not before.strip())
        for before, line in zip(above, lines, strict=False)
        if any(map(str.isalnum, line))
    ]


def _row(line: str, is_apart: bool) -> _Row:
    bare = without_bullet(line).strip()
    shown = line.startswith(HEADING)
    letters = sum(map(str.isalpha, bare))  # those of many scripts have no capitals
    capitals = bare.isupper() and " " in bare and sum(map(str.isupper, bare)) == letters
    is_item = not shown and bool(BULLET.compiled.match(line.lstrip()))
    return _Row(line, _heading_words(bare), shown or capitals or bare.endswith((":", "：", "】")), is_item, is_apart)


def _heading_words(text: str) -> str:
    return " ".join(text.casefold().replace("’", "'").split()).strip(" :：*_-–—.…!?=|・【】[]<>")


def _heading(rows: Sequence[_Row], place: int) -> Part | None:
    """What the lines below this one are about, Part.UNNAMED where it doesn't say; None if it is no heading."""
    row = rows[place]
    following = rows[place + 1] if place + 1 < len(rows) else None
    if not _may_be_heading(row.words):
        return None
    leads = following is not None and not row.is_item and (following.is_item or row.is_marked)
    found = _foreign(row, leads) or _known(row, leads)
    if found is Part.TOPIC and not row.is_marked and patterns.PRAISE.compiled.match(row.words):
        return None
    if found is Part.TOPIC and not (leads or (following and (place == 0 or row.is_apart))):
        return None
    if found is None and following is not None and _stands_over(row, following, rows[place - 1] if place else None):
        found = Part.UNNAMED
    return None if found is None or _states_facts(row.words) else found


def _may_be_heading(words: str) -> bool:
    return 0 < len(words) <= _LONGEST_HEADING and len(words.split()) <= _MOST_WORDS


def _foreign(row: _Row, leads: bool) -> Part | None:
    """A heading in another language; over a list, words may follow it."""
    if row.is_item and not row.is_marked:
        return None
    known, words = _foreign_headings(), row.words.split()
    if not leads:
        return known.get(row.words)
    starts = (" ".join(words[:length]) for length in range(len(words), 0, -1))
    return next((known[start] for start in starts if start in known), None)


def _known(row: _Row, leads: bool) -> Part | None:
    """The part that the words of a heading name. A line that does not lead others must say nothing but that."""
    found = named(row.words)
    if found is None:
        return None
    if row.is_item or _ends_a_sentence(row.text):
        return found if row.is_marked and says_no_more(row.words) else None
    if says_no_more(row.words):
        return found
    if found is Part.EMPLOYER and patterns.LIKE_A_NAME.compiled.match(without_bullet(row.text).strip()):
        return found
    if not leads:
        return None
    if found in _OF_QUALIFICATIONS or found is Part.DUTIES or row.is_marked:
        asks = found not in _OF_QUALIFICATIONS and patterns.TOPIC_HEADING.compiled.search(row.words)
        return found if not asks else Part.TOPIC if row.is_marked and not row.text.isupper() else None
    return None


def _stands_over(row: _Row, following: _Row, before: _Row | None) -> bool:
    """Whether a mark shows a heading, or its place: a short line between lists or over the first one."""
    if row.is_item or _ends_a_sentence(row.text):
        return False
    if row.is_marked:
        shows = not following.is_marked
    else:
        between = following.is_item and (before is None or before.is_item or row.is_apart)
        shows = between and len(row.words.split()) <= _MOST_WORDS_UNNAMED
    names = row.text.startswith(HEADING) or not (extract(row.text) or DOCUMENTED.compiled.search(row.text))
    return shows and names


def named(words: str) -> Part | None:
    """The part of a posting that a heading names by its words."""
    wished = patterns.WISH_HEADING.compiled.search(words)
    if wished and not patterns.DEMAND.compiled.search(words):
        return Part.PREFERRED
    found = next((part for part, pattern in _BY_PATTERN if pattern.compiled.search(words)), None)
    if found is not Part.DUTIES and _hints_at_wishes(words):
        return Part.PREFERRED
    if found in (None, Part.TOPIC) and patterns.WISH_WORD.compiled.search(words) and says_no_more(words):
        return Part.PREFERRED
    return found


def _hints_at_wishes(words: str) -> bool:
    hint = patterns.WISH_HINT.compiled.search(words)
    return bool(hint) and not (patterns.FIT.compiled.search(words) or patterns.DEMAND.compiled.search(words))


def says_no_more(words: str) -> bool:
    """Whether a line has no words but those that headings have."""
    rest = words
    for pattern in (
        patterns.WISH_HEADING,
        patterns.WISH_WORD,
        patterns.WISH_HINT,
        patterns.DEMAND,
        *(one for _, one in _BY_PATTERN),
    ):
        rest = pattern.compiled.sub(" ", rest)
    return terms(rest) <= patterns.HEADING_TERMS


def _states_facts(words: str) -> bool:
    return any(map(str.isdigit, words)) or bool(sufficient_level(words, wishes=True) or years_asked(words, wishes=True))


def _ends_a_sentence(text: str) -> bool:
    return text.rstrip().endswith((".", "!", ";", ","))


def _closes_a_list(row: _Row, before: _Row | None) -> bool:
    """Whether prose follows a list: it belongs to the posting as a whole again."""
    if before is None or before.is_marked:
        return False
    ends = before.is_item or (row.is_apart and not _ends_a_sentence(before.text))
    return ends and bool(SENTENCE_END.compiled.search(row.text))


def _section_under(heading: Part, words: str, part: Part, whole: Part) -> Part:
    """A topic divides the section that it stands in; under lines that ask for nothing, it begins what is required.

    So does a heading without a name, but under such lines nobody knows what it begins. In the text of preferred
    qualifications only a demand begins what is required.
    """
    if heading is Part.UNNAMED:
        return Part.CLOSING if part in (Part.OFFER, Part.EMPLOYER, Part.NOTICE) else part
    if heading is Part.TOPIC:
        return part if part in _OF_QUALIFICATIONS else Part.REQUIRED
    if heading is Part.REQUIRED and whole is Part.PREFERRED and not patterns.DEMAND.compiled.search(words):
        return Part.PREFERRED
    return heading


def _with_labels(row: _Row, part: Part, whole: Part) -> Iterator[Passage]:
    """The line, cut before headings that stand in it ("Nice to have: Go"); each holds up to the next one."""
    start = 0
    for label in patterns.LABEL.compiled.finditer(row.text):
        name = "words" if label["words"] else "capitals"
        words = _heading_words(label[name])
        found = _foreign_headings().get(words) or (named(words) if says_no_more(words) else None)
        if found in (None, Part.TOPIC):
            continue
        yield from _passage(part, row.text[start : label.start(name)])
        part, start = _section_under(found, words, part, whole), label.end()
    yield from _passage(part, row.text[start:])


def _passage(part: Part, text: str) -> Iterator[Passage]:
    if any(map(str.isalnum, text)):
        yield Passage(part, text)


@cache
def _foreign_headings() -> dict[str, Part]:
    return {
        heading.strip(): part
        for part, table in _FOREIGN.items()
        for line in table.strip().splitlines()
        for heading in line.split("·")
    }
