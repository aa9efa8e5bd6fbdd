import json

import pytest

pytest.importorskip("gensim", reason="only whoever trains has it: models/word2vec/requirements-train.txt")

from models.word2vec import train
from referral.extraction.skill_vocabulary import skills
from referral.matching.word_vectors import unpack


def test_a_skill_is_one_word_under_its_canonical_name():
    assert list(train.sentences("Deploys with k8s and machine learning. Well.")) == [
        ["deploys", "with", "Kubernetes", "and", "machine learning"]
    ]


def test_what_others_are_measured_on_stays_out(tmp_path):
    rows = [{"source": source, "text": f"Text of {source}"} for source in ("onet29_2", "skillspan_dev")]
    file = tmp_path / "docs.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows))
    assert list(train.documents(file)) == [["text", "of", "onet"]]


def test_tools_stand_beside_those_of_their_occupation_and_class(tmp_path):
    file = tmp_path / "tools.csv"
    file.write_text(
        "Example,Commodity Title,Title\nMySQL,Databases,Developers\nDocker,Containers,Developers\n"
        "PostgreSQL,Databases,Clerks\n"
    )
    together = {frozenset(sentence) for sentence in train.tools(file)}
    assert together == {frozenset({"MySQL", "Docker"}), frozenset({"MySQL", "PostgreSQL"})}


def test_the_glossary_tells_of_every_skill():
    assert {sentence[0] for sentence in train.glossary()} == skills().keys()


def test_what_is_packed_is_what_the_package_reads(monkeypatch):
    monkeypatch.setattr(train, "MOST_WORDS", 2)
    corpus = [["nurse", "ward", "Python", "Django", "ward"]] * 50
    first, again = (train.packed(train.learn(corpus)) for _ in range(2))
    assert first == again
    vectors = unpack(first)
    assert {"ward", "Python", "Django"} <= vectors.places.keys()
    assert len(vectors.numbers) == len(vectors.places) * vectors.dimensions
