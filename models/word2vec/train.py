"""Trains the vectors of `referral.matching.word_vectors`: python -m models.word2vec.train CORPUS TOOLS [--out FILE]."""

import argparse
import csv
import json
import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
from gensim.models import KeyedVectors, Word2Vec

from referral.extraction.skill_mentions import extract, skills_in
from referral.extraction.skill_vocabulary import Skill, skills
from referral.matching import word_vectors as words

VECTORS = Path(words.__file__).with_name("word_vectors.bin")
SEED = 1
SETTINGS = {"vector_size": 64, "window": 8, "min_count": 3, "sg": 1, "epochs": 8, "negative": 8, "sample": 1e-3}
# Documents far outweigh lists, so each list is repeated this often.
OCCUPATION_SHUFFLES, CLASS_SHUFFLES, GLOSSARY_REPEATS = 3, 5, 5
MOST_WORDS = 15_000
# The skill extractor is evaluated on this source.
_WITHHELD = "skillspan_dev"
# Directions common to all vectors encode a word's frequency, not its meaning.
_SHARED_DIRECTIONS = 2
_SENTENCE = re.compile(r"[^\n.!?;]+(?:[.!?;](?!\s)[^\n.!?;]*)*")
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")


def documents(path: Path) -> Iterator[list[str]]:
    """The sentences of a corpus: JSON lines with `source` and `text`."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["source"] != _WITHHELD:
            yield from sentences(row["text"])


def sentences(text: str) -> Iterator[list[str]]:
    """Each sentence as lower-case words; a skill is one word, its canonical name."""
    for sentence in _SENTENCE.findall(text):
        tokens, at = [], 0
        for mention in extract(sentence):
            tokens += [*_plain(sentence[at : mention.start]), mention.skill]
            at = mention.end
        tokens += _plain(sentence[at:])
        if len(tokens) > 1:
            yield tokens


def _plain(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def tools(path: Path) -> Iterator[list[str]]:
    """The tools of each occupation and of each O*NET class, shuffled several times."""
    occupations: dict[str, set[str]] = defaultdict(set)
    classes: dict[str, set[str]] = defaultdict(set)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found = skills_in(f"Skills: {row['Example']}")
            occupations[row["Title"]] |= found
            classes[row["Commodity Title"]] |= found
    yield from _shuffled(occupations.values(), OCCUPATION_SHUFFLES)
    yield from _shuffled(classes.values(), CLASS_SHUFFLES)


def _shuffled(groups: Iterable[set[str]], times: int) -> Iterator[list[str]]:
    order = random.Random(SEED)
    together = [sorted(group) for group in groups if len(group) > 1]
    for _ in range(times):
        yield from (order.sample(group, len(group)) for group in together)


def glossary() -> Iterator[list[str]]:
    """Each skill's entry in the vocabulary, as a sentence."""
    for _ in range(GLOSSARY_REPEATS):
        yield from map(_defined, skills().values())


def _defined(skill: Skill) -> list[str]:
    names = _plain(" ".join(name.text for name in skill.names))
    return [skill.name, *names, *skill.broader, *_plain(f"{skill.family.name} {skill.family.domain}"), skill.name]


def learn(corpus: Iterable[list[str]]) -> KeyedVectors:
    """Unit vectors, without the directions that all of them share."""
    learned = Word2Vec(list(corpus), seed=SEED, workers=1, **SETTINGS).wv
    centred = learned.vectors - learned.vectors.mean(axis=0)
    shared = np.linalg.svd(centred, full_matrices=False)[2][:_SHARED_DIRECTIONS]
    own = centred - centred @ shared.T @ shared
    learned.vectors = own / np.linalg.norm(own, axis=1, keepdims=True)
    return learned


def packed(vectors: KeyedVectors) -> bytes:
    """The file that `matching.word_vectors` reads: all skills and the most frequent words, a signed byte per number."""
    frequent = vectors.index_to_key[:MOST_WORDS]
    kept = [*frequent, *(skill for skill in vectors.index_to_key[MOST_WORDS:] if skill in skills())]
    numbers = np.stack([vectors[word] for word in kept])
    steps = np.rint(127 * numbers / np.abs(numbers).max(axis=1, keepdims=True)).astype(np.int8)
    names = "".join(f"{word}\n" for word in kept)
    return f"{len(kept)} {numbers.shape[1]}\n{names}".encode() + bytes(steps.tobytes())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path, help="documents, as JSON lines with source and text")
    parser.add_argument("tools", type=Path, help="O*NET's technologies by occupation, as CSV")
    parser.add_argument("--out", type=Path, default=VECTORS)
    arguments = parser.parse_args()
    corpus = [*documents(arguments.corpus), *tools(arguments.tools), *glossary()]
    arguments.out.write_bytes(packed(learn(corpus)))


if __name__ == "__main__":
    main()
