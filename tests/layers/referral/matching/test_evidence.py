from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from referral.matching.evidence import Evidence, Finding, Verdict

from referral.extraction.requirements import Kind, Need
from referral.matching.weights import MET, PARTIAL

values = st.floats(0, 1) | st.sampled_from([0.0, PARTIAL, MET, 1.0])


@given(values)
def test_what_is_counted_is_met_only_as_a_whole(value):
    finding = Finding.measured(value, "words")
    assert (finding.verdict is Verdict.MET) == (value == 1)
    assert (finding.verdict is Verdict.UNMET) == (value < PARTIAL)
    assert finding.quote == "words"


@given(values)
def test_what_is_judged_is_met_near_enough_and_shows_no_words_that_are_far(value):
    finding = Finding.judged(value, "words")
    assert (finding.verdict is Verdict.MET) == (value >= MET)
    assert (finding.quote is None) == (finding.verdict is Verdict.UNMET) == (value < PARTIAL)


def test_what_nobody_can_tell_has_no_value():
    assert Finding.unknown() == Finding(None, Verdict.UNKNOWN, None)


def test_evidence_as_json():
    evidence = Evidence("a degree", Kind.EDUCATION, Need.REQUIRED, Verdict.MET, "BSc", Decimal("4.5"), Decimal("3.83"))
    assert evidence.as_dict() == {
        "requirement": "a degree",
        "kind": "education",
        "need": "required",
        "verdict": "met",
        "quote": "BSc",
        "weight": 4.5,
        "points": 3.83,
    }
