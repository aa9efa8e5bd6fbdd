"""Texts cut into lines that say one thing each, and lines into the terms that carry their meaning."""

from collections.abc import Iterator
from functools import lru_cache

import snowballstemmer

from referral.extraction.limits import MAX_LINE
from referral.extraction.patterns.lines import BULLET, COMPOUND_JOINT, LINE_BREAK, SENTENCE_END, TERM

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
_stemmer = snowballstemmer.stemmer("english")


def lines(text: str) -> list[str]:
    """The bullets and sentences of a text, trimmed, at most 400 characters each, without repetitions."""
    return list(dict.fromkeys(map(_shortened, whole_lines(text))))


def whole_lines(text: str) -> Iterator[str]:
    """The bullets and sentences of a text, trimmed."""
    for raw in LINE_BREAK.compiled.split(text):
        for sentence in SENTENCE_END.compiled.split(BULLET.compiled.sub("", raw)):
            line = " ".join(sentence.split()).strip(" ;,")
            if any(char.isalnum() for char in line):
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
    stems = {_stemmer.stemWord(piece) if piece.isalpha() else piece for piece in pieces}
    return tuple(sorted(stem for stem in stems if stem not in _EMPTY_WORDS and _says_something(stem)))


def _says_something(stem: str) -> bool:
    return any(map(str.isalpha, stem))


def _shortened(line: str) -> str:
    return line if len(line) <= MAX_LINE else line[:MAX_LINE].rsplit(" ", 1)[0]
