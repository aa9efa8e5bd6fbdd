from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from referral.domain.degree_level import Level
from referral.domain.embedding import DIMENSIONS, Embedding
from referral.domain.requirements import (
    DegreeRequirement,
    DutyRequirement,
    Kind,
    Need,
    OmittedRequirement,
    QualificationRequirement,
    RoleRequirement,
    SeniorityRequirement,
    SkillsRequirement,
    YearsRequirement,
)
from referral.domain.seniority import Seniority
from referral.domain.study import AskedStudy, Study
from referral.matching.codec import packed, unpacked
from referral.matching.facts_codec import StoredFeatures, without_vectors
from referral.matching.features import (
    CandidateDegree,
    CandidateFeatures,
    CandidateJob,
    CareerLine,
    JobFeatures,
    LineSource,
    ListedSkill,
    SkillMention,
)
from referral.matching.vector_codes import decoded
from tests.layers.referral.matching.build import features_of
from tests.layers.referral.matching.sentences import embed
from tests.layers.referral.matching.test_candidate_features import WHOLE


def tuples(of: st.SearchStrategy, size: int = 3) -> st.SearchStrategy:
    return st.lists(of, max_size=size).map(tuple)


texts = st.text(st.characters(codec="utf-8"), max_size=12)
prints = tuples(st.integers(0, 2**32 - 1))
rows = st.integers(0, 127)
days = st.dates(date(1900, 1, 1), date(2100, 1, 1))
needs, levels, seniorities = st.sampled_from(Need), st.sampled_from(Level), st.sampled_from(Seniority)
names = tuples(texts)
models = st.builds(Embedding, texts, st.just(b""))
studies = st.builds(Study, names, names, names, names, names)
asked_studies = st.builds(AskedStudy, texts, tuples(studies), st.booleans())
careers = st.builds(
    CandidateFeatures,
    lines=tuples(
        st.builds(
            CareerLine,
            texts,
            st.sampled_from(LineSource),
            tuples(st.builds(SkillMention, texts, texts)),
        )
    ),
    jobs=tuples(
        st.builds(CandidateJob, texts, st.none() | seniorities, days, st.none() | days, st.none() | rows, tuples(rows))
    ),
    skills=tuples(st.builds(ListedSkill, texts, names, st.booleans(), st.booleans(), prints)),
    degrees=tuples(
        st.builds(
            CandidateDegree,
            texts,
            st.none() | levels,
            st.booleans(),
            st.none() | studies,
            *[st.none() | days] * 2,
            *[st.none() | texts] * 2,
        )
    ),
    omitted=st.integers(0, 1000),
    terms=tuples(prints),
    words=tuples(prints),
    embedding=models,
)
BY_KIND = {
    Kind.ROLE: st.builds(RoleRequirement, texts, texts),
    Kind.SENIORITY: st.builds(SeniorityRequirement, seniorities),
    Kind.SKILLS: st.builds(SkillsRequirement, names),
    Kind.QUALIFICATION: st.builds(QualificationRequirement, texts, needs, names),
    Kind.RESPONSIBILITY: st.builds(DutyRequirement, texts, names),
    Kind.EDUCATION: st.builds(DegreeRequirement, texts, needs, levels, st.none() | asked_studies, st.booleans()),
    Kind.YEARS: st.builds(YearsRequirement, texts, needs, st.floats(0.5, 40), names, st.booleans()),
    Kind.OMITTED: st.builds(OmittedRequirement, st.integers(1, 1000)),
}


def with_a_vector_per_line(features, bits):
    """Vectors that are rounded already."""
    codes = bytes(number % 256 for number in range(DIMENSIONS * bits // 8)) * len(features.terms)
    vectors = decoded(codes, DIMENSIONS, bits)
    return replace(features, embedding=replace(features.embedding, vectors=vectors))


def posting_of(requirements: st.SearchStrategy) -> st.SearchStrategy:
    return st.builds(
        JobFeatures, tuples(requirements), tuples(st.none() | rows), tuples(prints), tuples(prints), models
    )


@given(careers)
def test_features_of_a_candidate_come_back_as_they_were(features):
    features = with_a_vector_per_line(features, bits=3)
    assert unpacked(packed(features), CandidateFeatures) == features


@given(careers)
def test_a_candidate_is_read_without_vectors(features):
    stored = packed(with_a_vector_per_line(features, bits=3))
    assert without_vectors(stored, CandidateFeatures) == features


@given(posting_of(st.one_of(*BY_KIND.values())))
def test_features_of_a_job_come_back_as_they_were(features):
    features = with_a_vector_per_line(features, bits=4)
    assert unpacked(packed(features), JobFeatures) == features


@pytest.mark.parametrize("kind", Kind)
@given(data=st.data())
def test_every_kind_of_requirement_comes_back_as_its_own_type(kind, data):
    requirement = data.draw(BY_KIND[kind])
    features = JobFeatures((requirement,), (None,), (), (), Embedding("", b""))
    (back,) = unpacked(packed(features), JobFeatures).requirements
    assert back == requirement
    assert type(back) is type(requirement)


GOOD = packed(features_of(WHOLE, embed=embed))


@pytest.mark.parametrize("facts", [b"", b"garbage", GOOD.facts[:-9], GOOD.facts[::-1]])
def test_what_is_of_another_form_is_refused(facts):
    with pytest.raises(ValueError, match="form"):
        unpacked(StoredFeatures(facts, GOOD.vectors), CandidateFeatures)


def test_features_of_another_form_are_refused():
    with pytest.raises(ValueError, match="JobFeatures"):
        unpacked(GOOD, JobFeatures)


@pytest.mark.parametrize("vectors", [b"", GOOD.vectors[:-2], GOOD.vectors + b"\0\0"])
def test_vectors_that_do_not_fit_the_lines_are_refused(vectors):
    with pytest.raises(ValueError, match="fit the lines"):
        unpacked(StoredFeatures(GOOD.facts, vectors), CandidateFeatures)
