"""Texts cut into lines that say one thing each, and lines into the terms that carry their meaning."""

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

from referral.extraction.limits import MAX_LINE
from referral.extraction.markup import plain
from referral.extraction.patterns.lines import (
    BULLET,
    CLAUSE_END,
    COMPOUND_JOINT,
    LINE_BREAK,
    NUMBER_OF_ITEM,
    SENTENCE_END,
    TERM,
)

# Words that postings and resumes have in common whatever the job: they say nothing about fit.
_EMPTY_WORDS = frozenset(
    """a about above across after all also am an and any are as at be been being both but by can candidate could do does
    each either etc for from further had has have having he her here hers him his how i if in including into is it its
    least less like ll may me more most must my no nor not of off on once one only onto or other our ours out over own
    per plus preferred required same she should so some such than that the their theirs them then there these they this
    those through to too under up us use used using ve very via was we were what when where which while who whom why
    will with within without would year yr you your e.g i.e
    abilities candidates companies environments opportunities qualifications requirements responsibilities
    ability able applicable background basic business common company day demonstrated desired degree deep diverse
    effective environment equivalent etc excellent exceptional experience experienced expert expertise familiar
    familiarity field following full good great hand hands help high highly ideal ideally include job join knowledge
    level looking minimum need new nice non opportunity part passion practical preferably prior professional proficiency
    proficient proven qualification range related relevant requirement responsibility responsible role similar skill
    solid strong successful team time track record understanding unit various well work working world""".split()
)
_DASHES = ("- ", "– ", "— ", "* ")
_FEWEST_DASHES = 3  # "- Head of sales - Europe" is no list


@cache
def _stemmer() -> Any:
    """Loaded for the first word, because the package loads all its languages, and the ranker may stem no word."""
    from snowballstemmer import stemmer

    return stemmer("english")


def lines(text: str) -> list[str]:
    """The bullets and sentences of a text, without markup, trimmed and without repetitions; a long one in pieces of at
    most 400 characters."""
    return statements(plain(text))


def statements(text: str) -> list[str]:
    """The same of a text that has no markup."""
    return list(dict.fromkeys(piece for line in _sentences(text) for piece in _pieces(line)))


def whole_lines(text: str) -> Iterator[str]:
    """The bullets and sentences of a text, without markup, trimmed."""
    yield from _sentences(plain(text))


def without_bullet(line: str) -> str:
    return BULLET.compiled.sub("", line)


def _sentences(text: str) -> Iterator[str]:
    for raw in LINE_BREAK.compiled.split(text):
        for item in _items(raw):
            for sentence in SENTENCE_END.compiled.split(without_bullet(item)):
                line = " ".join(sentence.split()).strip(" ;,")
                if any(char.isalnum() for char in line):
                    yield line


def _items(line: str) -> Iterator[str]:
    """The items of a line that holds a whole list, with dashes or with numbers in front of them."""
    dash = line.lstrip()[:2]
    dashed = line.split(f" {dash}") if dash in _DASHES else []
    yield from dashed if len(dashed) >= _FEWEST_DASHES else _numbered(line)


def _numbered(line: str) -> Iterator[str]:
    """The items of a line like "1) Python 2) SQL", whose numbers follow each other; else the line."""
    start, cuts, expected = 0, 0, None
    for mark in NUMBER_OF_ITEM.compiled.finditer(line):
        sign = mark["number"] or mark["letter"]
        if expected is None and sign in ("1", "a"):
            expected, first = _next(sign), mark.start()
        elif sign == expected:
            if not cuts:
                yield line[start:first]
                start = first
            yield line[start : mark.start()]
            start, cuts, expected = mark.start(), cuts + 1, _next(sign)
    yield line[start:]


def _next(sign: str) -> str:
    return str(int(sign) + 1) if sign.isdigit() else chr(ord(sign) + 1)


def _pieces(line: str) -> Iterator[str]:
    """The line, cut at the ends of clauses where it is too long, and else between words."""
    while len(line) > MAX_LINE:
        ends = [end.start() for end in CLAUSE_END.compiled.finditer(line, MAX_LINE // 2, MAX_LINE + 1)]
        end = max(ends, default=line.rfind(" ", 1, MAX_LINE + 1))
        end = end if end > 0 else MAX_LINE
        yield line[:end].strip(" ;,")
        line = line[end:].strip(" ;,")
    if line:
        yield line


def terms(text: str) -> frozenset[str]:
    """The stems of the words that carry meaning; compounds ("full-stack", "CI/CD") count whole and in parts."""
    return frozenset(stem for word in TERM.compiled.findall(text) for stem in _stems(word.casefold()))


@lru_cache(maxsize=20_000)
def _stems(word: str) -> tuple[str, ...]:
    word = word.strip(".'’").removesuffix("'s").removesuffix("’s")
    pieces = {piece for piece in COMPOUND_JOINT.compiled.split(word) if piece not in _EMPTY_WORDS}
    if pieces:
        pieces.add(word)
    stems = {_stemmer().stemWord(piece) if piece.isalpha() else piece for piece in pieces}
    return tuple(sorted(stem for stem in stems if stem not in _EMPTY_WORDS and _says_something(stem)))


def _says_something(stem: str) -> bool:
    return any(map(str.isalpha, stem))
