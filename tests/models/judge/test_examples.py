from types import SimpleNamespace

import numpy as np
import pytest

from models.evaluation.production import Scorer
from models.evaluation.within_job import within_job
from models.judge.examples import PARTS, Example, examples, same_line
from models.judge.words import weights
from referral.domain.qa import NO_ANSWERS
from referral.extraction.fingerprints import term_fingerprints
from tests.layers.referral.matching.sentences import embed
from tests.models.evaluation.test_reading import TODAY

ASKED = [
    {"id": "R1", "need": "required", "text": "Rye bread", "weight": 3},
    {"id": "R2", "need": "duty", "text": "Bakes"},
    {"id": "R3", "need": "required", "text": "Bachelor's degree", "weight": 2},
]
READ = [
    {"job_id": "j", "resume_id": "p", "verdicts": "R1:p1 R2:m2 R3:m1"},
    {"job_id": "j", "resume_id": "q", "verdicts": "R1:u R2:u R3:u"},
]


@pytest.fixture
def example(asking_folder) -> Example:
    folder = asking_folder(requirements=[{"job_id": "j", "requirements": ASKED}], verdicts=READ)
    scorer = Scorer(
        SimpleNamespace(embed=embed),
        SimpleNamespace(answers=lambda text: NO_ANSWERS),
        TODAY,
    )
    (only,) = examples(within_job(folder), scorer)
    return only


def test_every_requirement_has_a_vector_and_traits(example):
    count = len(example.vectors)
    assert example.vectors.shape == (count, 384)
    assert example.traits.shape == (count, 6)
    assert len(example.read) == len(example.role) == len(example.matters) == count
    assert example.role.sum() == 1


def test_verdicts_are_on_lines_and_not_on_degrees(example):
    better, worse = example.people
    assert sorted(better.verdicts[better.verdicts >= 0]) == [1, 2]
    assert sorted(worse.verdicts[worse.verdicts >= 0]) == [0, 0]
    assert (better.rank, worse.rank) == (1, 2)


def test_a_proof_is_the_line_of_the_career_that_the_reader_names(example):
    better, worse = example.people
    (place,) = np.flatnonzero(better.verdicts == 2)
    assert better.proofs[place]
    assert worse.proofs == {}


def test_how_much_a_line_matters_is_known_where_the_reader_said_so(example):
    assert sorted(example.matters[~np.isnan(example.matters)]) == [3]


def test_the_raters_words_are_learned_from_and_not_part_of_the_score(example):
    assert not example.read.all()
    assert all(len(person.parts) == len(PARTS) for person in example.people)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Baked bread.", "- baked bread", True),
        ("Baked bread for three schools and a hospital", "Baked bread for three", True),
        ("Baked bread", "Sold bread", False),
        ("", "", False),
    ],
)
def test_cut_and_whole_forms_of_a_line_are_the_same(one, other, same):
    assert same_line(one, other) is same_line(other, one) is same


def test_stems_of_fewer_than_three_texts_weigh_like_the_rarest():
    stems, found = weights(["bread ovens", "bread", "bread flour", "bread flour", "flour"])
    assert list(stems) == sorted(term_fingerprints("bread flour"))
    assert len(found) == len(stems) + 1
    assert found[-1] == max(found)
