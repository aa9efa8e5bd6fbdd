"""Finds the knowledge that a text asks for, in the text's own words, with a linear tagger over the vocabulary's finds.

The vocabulary knows names. The tagger also knows how postings ask for knowledge ("experience in user mode
development") and where they only mention a name ("our engineering team"). `train.py` learns its weights.
"""

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import takewhile
from pathlib import Path
from typing import NamedTuple

from referral.extraction.skill_mentions import Mention, Recognised, recognised

_FILE = Path(__file__).with_name("tagger.tsv")

REACH = 3
_SENTENCE = re.compile(r"[^\n]+?(?:[.!?](?=\s+[A-Z•*-])|$|(?=\n))")
_TOKEN = re.compile(r"[^\s,]+")
_TRIMMED = "\"'“”‘’.,;:()[]{}*•·-–/!?"
_DIGITS = re.compile(r"\d")
_REPEATED = re.compile(r"(.)\1+")
_BEFORE, _AFTER = "<s>", "</s>"


class Token(NamedTuple):
    """A word between spaces or commas, with its position in a name of the vocabulary and that name's domain."""

    text: str
    start: int
    end: int
    tag: str
    domain: str


class _Weights(NamedTuple):
    """A feature's weights for the first word and for a further word of a span; and the weights of transitions."""

    features: dict[str, tuple[float, float]]
    moves: dict[str, float]


_NOTHING = (0.0, 0.0)
_UNNAMED = ("O", "")
# A bias towards spans: the likeliest labels alone miss too much for the best F1 (see README.md).
_BOLDNESS = 0.6


def knowledge(text: str) -> list[Mention]:
    """The knowledge that a text asks for, by canonical name where there is one, else in the text's words."""
    found = recognised(text)
    names = deque(name for name in found if name.believed)
    mentions = []
    for start, end in _spans(text, found):
        while names and names[0].start < start:
            names.popleft()
        inside = _skills_before(end, names)
        mentions.append(Mention(inside.pop() if len(inside) == 1 else _own_words(text[start:end]), start, end))
    return mentions


def _skills_before(end: int, names: Iterable[Recognised]) -> set[str]:
    return {name.skill.name for name in takewhile(lambda name: name.end <= end, names)}


def spans(text: str) -> list[tuple[int, int]]:
    """The spans of a text that ask for knowledge."""
    return list(_spans(text, recognised(text)))


def _spans(text: str, found: list[Recognised]) -> Iterator[tuple[int, int]]:
    for tokens in sentences(text, found):
        yield from _joined(tokens, _best_labels(_scores(tokens)), text)


def _own_words(text: str) -> str:
    return " ".join(text.lower().split())


def sentences(text: str, found: Iterable[Recognised]) -> Iterator[list[Token]]:
    """The sentences of a text as tokens, with the names that were recognised in them."""
    names = iter(found)
    name = next(names, None)
    for sentence in _SENTENCE.finditer(text):
        tokens = []
        for token in _TOKEN.finditer(text, *sentence.span()):
            start, end = token.span()
            while name and name.end <= start:
                name = next(names, None)
            tokens.append(Token(token[0], start, end, *(_mark(name, start) if name and name.start < end else _UNNAMED)))
        if tokens:
            yield tokens


def _mark(name: Recognised, start: int) -> tuple[str, str]:
    """The token's position in a name together with the name's sort, and the name's domain."""
    place = "B" if name.start >= start else "I"
    sort = name.skill.kind.value if name.believed else "doubtful"
    return place + sort, name.skill.family.domain


def features(tokens: Sequence[Token]) -> list[list[str]]:
    """Every token's features, for training; `_scores` sums the weights of the same features."""
    style, padded = _style(tokens), _padded(tokens)
    return [
        [
            f"{name}{offset}={value}"
            for offset in range(-REACH, REACH + 1)
            for name, value in _facts(*_described(padded[i + offset]), offset)
        ]
        + _around(padded[i - 1].tag, padded[i].tag, padded[i + 1].tag, style)
        for i in range(REACH, len(padded) - REACH)
    ]


def _padded(tokens: Sequence[Token]) -> list[Token]:
    return [Token(_BEFORE, 0, 0, *_UNNAMED)] * REACH + list(tokens) + [Token(_AFTER, 0, 0, *_UNNAMED)] * REACH


def _described(token: Token) -> tuple[str, str, str]:
    return token.text, token.tag, token.domain


def _facts(text: str, tag: str, domain: str, offset: int) -> list[tuple[str, str]]:
    return _word_facts(text, offset) + _tag_facts(tag, domain, offset)


def _word_facts(text: str, offset: int) -> list[tuple[str, str]]:
    word = _word(text)
    facts = [("word", word)]
    if abs(offset) < 2:
        facts += [("shape", _shape(text)), ("prefix", word[:3]), ("suffix", word[-3:])]
    if offset in (-1, 0):
        facts.append(("close", "a" if text[-1].isalnum() else text[-1]))
    if offset == 0:
        facts.append(("open", "a" if text[0].isalnum() else text[0]))
    return facts


def _tag_facts(tag: str, domain: str, offset: int) -> list[tuple[str, str]]:
    if abs(offset) > 2:
        return []
    return [("tag", tag), ("domain", domain)] if abs(offset) < 2 else [("tag", tag)]


def _around(before: str, here: str, after: str, style: str) -> list[str]:
    return [f"tags={here}|{after}", f"tags-={before}|{here}", f"style={style}|{here}"]


def _word(text: str) -> str:
    return _DIGITS.sub("0", text.lower().strip(_TRIMMED)) or text


def _shape(text: str) -> str:
    """ "Node.js" is "Xx.x"."""
    kinds = ("X" if c.isupper() else "x" if c.isalpha() else "0" if c.isdigit() else c for c in text)
    return _REPEATED.sub(r"\1", "".join(kinds))[:8]


def _style(tokens: Sequence[Token]) -> str:
    """Whether a sentence is a heading, a list of tags or prose, judging by its capitals, and how long it is."""
    capitals = sum(token.text[0].isupper() for token in tokens)
    manner = "title" if capitals > 0.7 * len(tokens) else "lower" if not capitals else "prose"
    return f"{manner}{min(len(tokens), 6)}"


@cache
def _weights() -> _Weights:
    found, moves = {}, {}
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        name, *numbers = line.split("\t")
        if len(numbers) == 1:
            moves[name] = float(numbers[0])
        else:
            found[name] = (float(numbers[0]), float(numbers[1]))
    return _Weights(found, moves)


def _scores(tokens: Sequence[Token]) -> list[tuple[float, float]]:
    """Each token's scores for being the first word and a further word of a span, relative to being outside."""
    style, padded = _style(tokens), _padded(tokens)
    parts = [_token_scores(token.text, token.tag, token.domain) for token in padded]
    tags = [token.tag for token in padded]
    around = [_around_scores(*tags[i - 1 : i + 2], style) for i in range(REACH, len(tags) - REACH)]
    count = len(tokens)
    first, further = (
        [[scores[2 * reach + label] for scores in parts[reach : reach + count]] for reach in range(2 * REACH + 1)]
        + [[scores[label] for scores in around]]
        for label in (0, 1)
    )
    return [
        (sum(a) + _BOLDNESS, sum(b)) for a, b in zip(zip(*first, strict=True), zip(*further, strict=True), strict=True)
    ]


@lru_cache(maxsize=50_000)
def _token_scores(text: str, tag: str, domain: str) -> tuple[float, ...]:
    """A token's contributions to its third neighbour on the right, ..., itself, ..., its third on the left."""
    return tuple(
        score
        for offset in range(-REACH, REACH + 1)
        for score in _added(f"{name}{offset}={value}" for name, value in _facts(text, tag, domain, offset))
    )


@lru_cache(maxsize=10_000)
def _around_scores(before: str, here: str, after: str, style: str) -> tuple[float, float]:
    return _added(_around(before, here, after, style))


def _added(names: Iterable[str]) -> tuple[float, float]:
    weights = _weights().features
    found = [weights.get(name, _NOTHING) for name in names]
    return sum(first for first, _ in found), sum(further for _, further in found)


def _best_labels(scores: list[tuple[float, float]]) -> str:
    """The likeliest sequence of B (first word of a span), I (further word) and O (outside), by Viterbi's algorithm."""
    moves = _weights().moves
    bb, bi, bo = moves["BB"], moves["BI"], moves["BO"]
    ib, ii, io = moves["IB"], moves["II"], moves["IO"]
    ob, oo = moves["OB"], moves["OO"]
    first, further, none = scores[0][0], float("-inf"), 0.0
    back: list[str] = []
    for to_first, to_further in scores[1:]:
        from_b, from_i, from_o = first + bb, further + ib, none + ob
        best, b = (from_b, "B") if from_b >= from_i else (from_i, "I")
        if from_o > best:
            best, b = from_o, "O"
        inside, i = (first + bi, "B") if first + bi >= further + ii else (further + ii, "I")
        rest, o = (first + bo, "B") if first + bo >= further + io else (further + io, "I")
        if none + oo >= rest:
            rest, o = none + oo, "O"
        first, further, none = best + to_first, inside + to_further, rest
        back.append(b + i + o)
    label = max((first, "B"), (further, "I"), (none, "O"))[1]
    labels = [label]
    for step in reversed(back):
        label = step["BIO".index(label)]
        labels.append(label)
    return "".join(reversed(labels))


def _joined(tokens: Sequence[Token], labels: str, text: str) -> Iterator[tuple[int, int]]:
    """The labelled spans of the text; a comma always ends a span."""
    for found in re.finditer("BI*", labels):
        first, last = found.start(), found.start()
        while last + 1 < found.end() and "," not in text[tokens[last].end : tokens[last + 1].start]:
            last += 1
        start, end = tokens[first].start, tokens[last].end
        inner = text[start:end].strip(_TRIMMED)
        if inner:
            start = text.index(inner, start)
            yield start, start + len(inner)
