"""Facts and fingerprints as the stores keep them, compressed: all of features but the vectors."""

import struct
import zlib
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import accumulate, pairwise
from typing import Any, TypeVar

from pydantic import TypeAdapter

from referral.domain.embedding import Embedding
from referral.matching.features import CandidateFeatures, Fingerprints, JobFeatures

F = TypeVar("F", CandidateFeatures, JobFeatures)
_COUNTS = struct.Struct("<3I")
_FARTHEST = 32_000  # bytes that compressed data can refer back to
# How the JSON of facts reads, the most frequent last.
_STRUCTURE = (
    '"covers":["verges_on":["options":[{"words":["fields":["families":["related":true},'
    '"experience_will_do":false,"kind":"education"},"years":5.0,"any_work":false,"with_degree":[{"level":3,'
    '"kind":"years"},"kind":"skills"},"kind":"omitted"}],"omitted":0,"documented":false,"studies":null,'
    '"kind":"qualification"},{"text":"","need":"preferred","skills":[],"need":"required",'
    '"kind":"responsibility"},{"text":"{"requirements":[{"text":"","occupation":"","need":"required",'
    '"kind":"role"},{"level":2,"need":"required","kind":"seniority"},{"skills":["","need":"required",'
    '"kind":"skills"},"rows":[0,null,null,1,2,3,4,5,6,7,8,9,10,11,"jobs":[{"title":"","seniority":3,'
    '"start":"2019-01-01","end":null,"occupation":1,"lines":[0,1,2,3,4,5,6,7]},"end":"2018-12-31",'
    '"occupation":9,"lines":[8,9,10,11,12,13]}],"skills":[{"text":"","names":[],"is_one_skill":false,'
    '"has_terms":true,"words":[],"is_one_skill":true,"degrees":[{"title":"Bachelor of Science in ","level":3,'
    '"under_way":false,"study":{"words":["science"],"fields":["computer science"],"families":["computing"],'
    '"covers":[],"verges_on":[]},"start":null,"end":null,"since":null,"until":"2016"}],"omitted":0,"terms":[],'
    '"words":[],"embedding":{"model":"MiniLM-L6-referral/fp32/1","vectors":""},"is_english":true}",'
    '"source":"resume","source":"education","skills":[]},{"text":"","source":"title","skills":[]},{"text":"",'
    '"source":"skill","skills":[{"skill":"","quote":""}]},{"text":"","source":"job","skills":[{"skill":"",'
    '"quote":""},{"skill":"","quote":""}]},{"text":"","source":"job","skills":[]},{"text":"'
)


@dataclass(frozen=True, slots=True)
class StoredFeatures:
    """`facts` are all features but the vectors."""

    facts: bytes
    vectors: bytes


def packed_facts(features: F) -> bytes:
    """Facts as JSON, followed by a table of the fingerprints of terms and words."""
    facts = replace(features, embedding=Embedding(features.embedding.model, b""), terms=(), words=())
    compressor = zlib.compressobj(9, zdict=_dictionary())
    text = compressor.compress(_adapter(type(features)).dump_json(facts)) + compressor.flush()
    return text + zlib.compress(_table(features.terms, features.words), 9)


def without_vectors(stored: StoredFeatures, kind: type[F]) -> F:
    """The features that were packed, with no vectors; ValueError where the facts do not have this version's form."""
    try:
        decompressor = zlib.decompressobj(zdict=_dictionary())
        features: F = _adapter(kind).validate_json(decompressor.decompress(stored.facts))
        terms, words = _rows(zlib.decompress(decompressor.unused_data))
    except (zlib.error, struct.error, IndexError) as error:
        raise ValueError("the features are not of this form") from error
    return replace(features, terms=terms, words=words)


def _table(terms: Sequence[Fingerprints], words: Sequence[Fingerprints]) -> bytes:
    """The counts of terms, rows and different fingerprints; the length of each row, of terms and then of words; the
    steps from each fingerprint to the next larger one; and where each number of the rows stands among these."""
    rows = (*terms, *words)
    distinct = sorted({number for row in rows for number in row})
    place = {number: index for index, number in enumerate(distinct)}
    steps = (number - before for before, number in pairwise((0, *distinct)))
    places = (place[number] for row in rows for number in row)
    columns = (array("I", map(len, rows)), array("I", steps), array("H", places))
    return _COUNTS.pack(len(terms), len(rows), len(distinct)) + b"".join(map(_planes, columns))


def _rows(table: bytes) -> tuple[tuple[Fingerprints, ...], tuple[Fingerprints, ...]]:
    """The terms and the words of a table."""
    terms, rows, different = _COUNTS.unpack_from(table)
    lengths, table = _column("I", table[_COUNTS.size :], rows)
    steps, table = _column("I", table, different)
    places, _ = _column("H", table, sum(lengths))
    numbers = tuple(map(list(accumulate(steps)).__getitem__, places))
    ends = (0, *accumulate(lengths))
    found = tuple([numbers[start:end] for start, end in pairwise(ends)])
    return found[:terms], found[terms:]


def _planes(column: "array[int]") -> bytes:
    """The first byte of each number, then the second of each, and so on: bytes of the same order are alike."""
    content, size = column.tobytes(), column.itemsize
    return b"".join(content[order::size] for order in range(size))


def _column(typecode: str, planes: bytes, length: int) -> "tuple[array[int], bytes]":
    """The numbers that `planes` begin with, and the rest."""
    column = array(typecode)
    content = bytearray(length * column.itemsize)
    for order in range(column.itemsize):
        content[order :: column.itemsize] = planes[order * length : (order + 1) * length]
    column.frombytes(content)
    return column, planes[len(content) :]


@cache
def _dictionary() -> bytes:
    """What the facts of many people and postings have in common, the most frequent last: where they are compressed,
    they refer to it."""
    from referral.extraction.skill_vocabulary import skills  # functions of the API don't read facts

    return (" ".join(skills()) + _STRUCTURE).encode()[-_FARTHEST:]


def _adapter(kind: type[F]) -> TypeAdapter[F]:
    return _adapters()[kind.__name__]


@cache
def _adapters() -> dict[str, TypeAdapter[Any]]:
    return {kind.__name__: TypeAdapter(kind) for kind in (CandidateFeatures, JobFeatures)}
