import pytest

from referral.domain import errors
from referral.domain.errors import Defect, NotFound, Outage, ReferralError, Throttled
from referral.entrypoints.outcomes import _OUTCOMES, Disposition, outcome_of

MEANINGS = {one for one in vars(errors).values() if isinstance(one, type) and issubclass(one, ReferralError)} - {
    ReferralError
}


def test_every_error_has_a_row():
    assert _OUTCOMES.keys() == MEANINGS


def test_codes_are_unique():
    assert len({meaning.code for meaning in MEANINGS}) == len(MEANINGS)


def test_only_an_outage_is_503_and_stops_a_drain():
    assert [one for one in MEANINGS if _OUTCOMES[one].status == 503] == [Outage]
    assert {one for one in MEANINGS if _OUTCOMES[one].disposition is Disposition.REQUEUE} == {Outage, Throttled}


@pytest.mark.parametrize("error", [ValueError("x"), KeyError("x"), AssertionError(), Defect("A store")])
def test_an_unforeseen_error_is_a_defect(error):
    outcome = outcome_of(error)
    assert (outcome.status, outcome.disposition) == (500, Disposition.RETRY)


def test_a_subclass_has_the_outcome_of_its_base():
    class ResumeGone(NotFound): ...

    assert outcome_of(ResumeGone("It is gone.")) == _OUTCOMES[NotFound]
