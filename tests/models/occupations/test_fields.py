"""How the shipped classifier classifies titles and lines, with the sentence model that it was trained on."""

from pathlib import Path

import numpy as np
import pytest

from models.container import Model
from models.nlu import inference
from referral.matching import fields_of_work


@pytest.fixture(scope="module")
def sentence_model(model_directory: Path) -> Model:
    return inference.model_fn(model_directory)


def read(model: Model, *texts: str) -> np.ndarray:
    return fields_of_work.of(np.array(inference.predict_fn(list(texts), model), dtype=np.float32))


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("Registered nurse", "healthcare"),
        ("Kotlin developer for Android", "software"),
        ("Staff accountant", "finance"),
        ("Lead generation specialist", "marketing"),
        ("Executive assistant", "administration"),
        ("Managing director", "executive management"),
        ("Drives a lorry with frozen goods through the night", "transport"),
        ("Negotiates salaries and settles disputes between employees", "human resources"),
    ],
)
def test_the_field_that_stands_out(sentence_model, text, field):
    assert fields_of_work.name(read(sentence_model, text)[0]) == field


def test_somebody_of_the_field_is_nearer_than_somebody_of_a_neighbour_and_of_another(sentence_model):
    job, same, neighbour, other = read(
        sentence_model, "Backend developer", "Java programmer", "Site reliability engineer", "Pastry chef"
    )
    nearness = list(fields_of_work.affinities(job, np.array([same, neighbour, other])))
    assert nearness == sorted(nearness, reverse=True)
    assert len(set(nearness)) == 3
