import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from referral.domain.degree_level import Level
from referral.domain.requirements import DegreeRequirement, DutyRequirement, Kind, QualificationRequirement
from referral.extraction.fingerprints import term_fingerprints, word_fingerprints
from referral.extraction.requirements import requirements
from referral.matching.job_features import job_features
from referral.matching.vectors import matrix
from tests.layers.referral.matching.build import at_angles, posting
from tests.layers.referral.matching.sentences import embed

ASKED = posting("Weld", "Weld\nBachelor's degree\n5 years of experience", "Paint", role="Senior Engineer")


def test_only_what_no_other_check_reads_is_compared_by_its_text():
    seen = []
    features = job_features(ASKED, lambda texts: seen.append(list(texts)) or at_angles({})(texts))
    assert seen == [["Engineer", "Weld", "Paint"]]
    assert {one.kind: row for one, row in zip(features.requirements, features.rows, strict=True)} == {
        Kind.ROLE: 0,
        Kind.SENIORITY: None,
        Kind.EDUCATION: None,
        Kind.YEARS: None,
        Kind.QUALIFICATION: 2,
        Kind.RESPONSIBILITY: 1,
    } | ({Kind.SKILLS: None} if any(one.kind is Kind.SKILLS for one in features.requirements) else {})


def test_a_line_that_is_asked_for_twice_has_one_row():
    features = job_features(ASKED, at_angles({}))
    rows = {
        row
        for one, row in zip(features.requirements, features.rows, strict=True)
        if isinstance(one, QualificationRequirement | DutyRequirement) and one.text == "Weld"
    }
    assert len(rows) == 1


def test_a_vector_stands_in_the_row_of_its_line():
    features = job_features(ASKED, at_angles({"Engineer": 0, "Weld": 60, "Paint": 90}))
    rows = matrix(features.embedding, len(features.terms))
    assert rows[:, :3] == pytest.approx(np.array([[1, 0, 0], [0.5, 0.866, 0], [0, 1, 0]]), abs=1e-3)


def test_stems_are_of_the_lines_that_are_compared_and_words_of_the_whole_posting():
    features = job_features(ASKED, at_angles({}))
    assert features.terms == tuple(map(term_fingerprints, ["Engineer", "Weld", "Paint"]))
    said = ["Weld", "Bachelor's degree", "5 years of experience", "Paint"]
    assert features.words == tuple(map(word_fingerprints, said))


def test_what_a_model_is_sure_of_is_asked_for():
    answers = {"level": "finished skool"}
    features = job_features(posting(required="finished skool a must"), at_angles({}), answers)
    (degree,) = (one for one in features.requirements if isinstance(one, DegreeRequirement))
    assert degree.level is Level.SCHOOL


words = st.sampled_from(["5+ years", "Bachelor's degree", "Kafka", "Welding.", "\n- ", "\nDuties:\n", "🚀", ";"])
texts = st.lists(words, max_size=12).map(" ".join)


@given(texts, texts, texts)
def test_rows_lines_and_vectors_belong_together(description, required, preferred):
    asked = posting(description, required, preferred)
    features = job_features(asked, embed)
    assert features.requirements == tuple(requirements(asked))
    assert len(features.rows) == len(features.requirements)
    assert {row for row in features.rows if row is not None} == set(range(len(features.terms)))
    assert len(matrix(features.embedding, len(features.terms))) == len(features.terms)
    assert features == job_features(asked, embed)
