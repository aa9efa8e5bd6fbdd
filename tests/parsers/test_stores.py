"""What the stores hold: it comes back as it was, and what is damaged is refused."""

import json
from contextlib import suppress

from hypothesis import assume, given
from hypothesis import strategies as st
from pydantic import ValidationError

from referral.domain.employment import ProvenAddress
from referral.domain.profile import Profile
from referral.matching.codec import packed, unpacked
from referral.matching.facts_codec import StoredFeatures
from referral.matching.features import CandidateFeatures, JobFeatures
from tests.layers.referral.matching.test_codec import careers
from tests.parsers.texts import like, texts


def is_refused(stored, kind):
    try:
        unpacked(stored, kind)
    except ValueError:
        return True
    return False


@given(careers, st.integers(0, 10_000), st.binary(max_size=8))
def test_damaged_features_are_refused(features, at, damage):
    stored = packed(features)
    facts = stored.facts[: at % len(stored.facts)] + damage
    assume(not facts.startswith(stored.facts))
    assert is_refused(StoredFeatures(facts, stored.vectors), CandidateFeatures)
    assert is_refused(stored, JobFeatures)


@given(st.binary(max_size=200), st.binary(max_size=8))
def test_any_bytes_are_refused(facts, vectors):
    assert is_refused(StoredFeatures(facts, vectors), CandidateFeatures)


@given(st.builds(ProvenAddress, address_hash=texts, domain=texts, name=st.none() | texts))
def test_a_proven_address_comes_back(proven):
    with suppress(ValueError):  # a lone surrogate can't be stored
        assert ProvenAddress.model_validate_json(proven.model_dump_json()) == proven


PERSON = {"email": "maya@example.org", "firstName": "Maya", "lastName": "Okafor", "company": "Acme"}


@given(like({"person": PERSON, "career": {"education": [], "experience": [], "skills": ["Go"]}, "resumeKey": "a"}))
def test_a_stored_profile_is_read_or_refused(content):
    with suppress(ValidationError):
        profile = Profile.model_validate_json(json.dumps(content))
        assert Profile.model_validate_json(profile.model_dump_json()) == profile
