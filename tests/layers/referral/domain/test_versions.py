from hypothesis import given
from hypothesis import strategies as st

from models.nlu.inference import VERSION
from referral.domain import versions
from referral.domain.states import OPEN, State
from referral.domain.versions import MODEL, current_versions, is_stale, score_version


def test_the_rules_are_made_for_the_model_that_we_serve():
    assert MODEL == VERSION


@given(st.sampled_from(State), st.text() | st.sampled_from(current_versions()))
def test_only_undecided_asks_can_be_stale(state, version):
    assert is_stale(state, version) == (state in OPEN and version not in current_versions())


@given(st.sampled_from(State))
def test_an_unscored_ask_is_not_stale(state):
    assert not is_stale(state, None)


def test_another_model_makes_a_score_stale_unless_it_embedded_no_text():
    assert is_stale(State.QUEUED, score_version("another/model"))
    assert not is_stale(State.QUEUED, score_version(MODEL))
    assert not is_stale(State.QUEUED, score_version(""))


def test_a_change_of_reading_or_of_comparing_makes_a_score_stale(monkeypatch):
    of_today = score_version(MODEL)
    for name in ("FEATURES_VERSION", "SCORE_VERSION"):
        with monkeypatch.context() as patch:
            patch.setattr(versions, name, "next")
            assert is_stale(State.QUEUED, of_today)
            assert not is_stale(State.QUEUED, score_version(MODEL))
