from hypothesis import given
from hypothesis import strategies as st

from referral.domain.evidence import Verdict
from referral.matching.finding import Finding
from referral.matching.weights import LIKELY, MET, PARTIAL, UNLIKELY

values = st.floats(0, 1) | st.sampled_from([0.0, PARTIAL, MET, 1.0])


@given(values)
def test_what_is_counted_is_met_only_in_full(value):
    finding = Finding.counted(value, "words")
    assert (finding.verdict is Verdict.MET) == (value == 1)
    assert (finding.verdict is Verdict.UNMET) == (value < PARTIAL)
    assert finding.quote == "words"


@given(values)
def test_an_estimate_is_met_where_it_is_near_enough_and_quotes_no_words_that_are_far(value):
    finding = Finding.estimated(value, "words")
    assert (finding.verdict is Verdict.MET) == (value >= MET)
    assert (finding.quote is None) == (finding.verdict is Verdict.UNMET) == (value < PARTIAL)


def test_what_cannot_be_judged_has_no_value():
    assert Finding.unknown() == Finding(None, Verdict.UNKNOWN, None)


@given(st.floats(0, 1), st.floats(0, 1))
def test_a_proof_has_the_likeliest_verdict_and_is_worth_what_all_are_together(partly, met):
    finding = Finding.proven(partly, met, "words")
    assert (finding.verdict is Verdict.UNMET) == (partly < LIKELY) == (finding.quote is None)
    assert (finding.verdict is Verdict.MET) == (partly >= LIKELY and met >= LIKELY)
    assert (finding.value == 0) == (partly <= UNLIKELY)
    assert finding.value <= partly


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0, 1))
def test_a_likelier_proof_is_never_worth_less(partly, likelier, met):
    less, more = sorted([partly, likelier])
    assert Finding.proven(less, met, "words").value <= Finding.proven(more, met, "words").value
