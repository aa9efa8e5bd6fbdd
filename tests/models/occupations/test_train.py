import json

import numpy as np
import pytest

from models.occupations import train
from referral.matching import fields_of_work as work


def test_titles_stand_under_their_field_with_and_without_their_level():
    examples = set(train.titles())
    assert ("senior accountant", "finance") in examples
    assert ("accountant", "finance") in examples
    assert ("staff accountant", "finance") in examples
    assert all(text and field for text, field in examples)


def test_the_shipped_classifier_knows_the_fields_of_the_list():
    assert list(work._classifier().fields) == list(dict.fromkeys(field for _, field in train.titles()))


def test_onet_s_sentences_stand_under_the_field_of_their_code(tmp_path):
    docs, codes = tmp_path / "docs.jsonl", tmp_path / "codes.csv"
    rows = [
        {"source": "onet", "text": "Nurses. Nurses care for patients in hospitals.\nGive medication to patients."},
        {"source": "onet", "text": "Nurses, Head. Lead the nurses of a whole ward."},
        {"source": "onet", "text": "Wizards. Cast spells upon the unwary traveller."},
        {"source": "elsewhere", "text": "Nurses. Care for all who are in need."},
    ]
    docs.write_text("\n".join(map(json.dumps, rows)))
    codes.write_text('O*NET-SOC Code,Title\n29-1141.00,Nurses\n11-9111.00,"Nurses, Head"\n99-9999.00,Wizards\n')
    assert list(train.onet(docs, codes)) == [
        ("Nurses", "healthcare"),
        ("Nurses care for patients in hospitals.", "healthcare"),
        ("Give medication to patients.", "healthcare"),
        ("Nurses, Head", "healthcare"),
        ("Lead the nurses of a whole ward.", "healthcare"),
    ]


def test_what_is_learned_tells_the_examples_apart():
    rng = np.random.default_rng(1)
    centres = np.eye(8)[:3]
    labels = np.repeat([0, 1, 2], [90, 20, 5])
    vectors = centres[labels] + rng.normal(scale=0.05, size=(len(labels), 8))
    weights, offsets = train.learn([(vectors, labels, 1.0)], fields=3)
    assert weights.shape == (8, 3)
    assert ((vectors @ weights + offsets).argmax(axis=1) == labels).all()


def test_learning_twice_gives_the_same():
    sets = [(np.eye(4), np.array([0, 1, 0, 1]), 1.0), (-np.eye(4), np.array([1, 0, 1, 0]), 0.5)]
    first, second = train.learn(sets, fields=2), train.learn(sets, fields=2)
    assert all(np.array_equal(one, other) for one, other in zip(first, second, strict=True))
    assert first[0] == pytest.approx(-first[0][:, ::-1])
