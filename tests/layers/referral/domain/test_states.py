import pytest

from referral.domain.states import DECIDED, MOVES, OPEN, State, sources


def test_every_state_has_its_moves_and_can_be_reached():
    assert set(MOVES) == {None, *State}
    assert set().union(*MOVES.values()) == set(State)


def test_a_decided_ask_can_only_return_to_the_inbox():
    assert {state: MOVES[state] for state in DECIDED} == {state: {State.QUEUED} for state in DECIDED}


@pytest.mark.parametrize("decision", sorted(DECIDED))
def test_only_a_queued_ask_can_be_decided(decision):
    assert sources(decision) == {State.QUEUED}


def test_an_open_ask_can_always_be_withdrawn_and_made_again():
    assert sources(State.WITHDRAWN) == OPEN
    assert sources(State.SCORING) == {State.WITHDRAWN, State.QUEUED}


@pytest.mark.parametrize("target", State)
def test_sources_are_the_moves_read_backwards(target):
    assert sources(target) == {source for source in State if target in MOVES[source]}
