"""A posting that only an erased person has sent: it waits for somebody who may be asking for it, and goes then."""

import pytest

from referral.application import erase_me
from tests.functions.conftest import module


@pytest.fixture
def erase(call):
    def erase(user):
        assert call("me", caller=user, method="DELETE", path="/me").status == 202

    return erase


@pytest.fixture
def posting():
    """posting(revision), as it is stored."""
    return lambda revision: module("ask_referral").jobs.get(revision)


@pytest.fixture
def senders(rows):
    def senders(revision):
        return [seeker for (seeker,) in rows("SELECT seeker FROM submission WHERE revision = %s", revision)]

    return senders


@pytest.fixture
def score(call):
    def score(seeker):
        (referral,) = call("my_referral", caller=seeker).body["referrals"]
        return referral["score"]

    return score


@pytest.fixture
def confirm(call, employee, place):
    """confirm(revision, …) gives the status."""
    referrer = employee(place.company)

    def confirm(revision):
        return call("posting", {"link": place.link, "revision": revision}, caller=referrer, method="PUT").status

    return confirm


@pytest.fixture
def asked(person, ask, settle):
    """A seeker, and the revision that nobody else has sent; it is encoded."""
    seeker = person()
    revision = ask(seeker)["revision"]
    settle()
    return seeker, revision


def meanwhile(monkeypatch, port, method, act, about=None):
    """Lets `act` happen once, just before this call; with `about`, before one that begins with this argument, because
    the encoder may sweep after erasures of other tests."""
    real = getattr(port, method)

    def interrupted(*arguments, **options):
        if about in (None, arguments[0]):
            monkeypatch.setattr(port, method, real)
            act()
        return real(*arguments, **options)

    monkeypatch.setattr(port, method, interrupted)


def test_who_had_seen_the_posting_before_it_was_marked_keeps_it(
    asked, person, ask, erase, sweep, settle, posting, senders, score, monkeypatch
):
    (erased, revision), other = asked, person()
    meanwhile(monkeypatch, module("ask_referral").referrals, "ask", lambda: erase(erased))
    assert ask(other)["revision"] == revision
    assert posting(revision).is_forsaken
    sweep(erased)
    assert (posting(revision).is_forsaken, posting(revision).has_features) == (False, True)
    assert senders(revision) == [other]
    settle()
    assert score(other) > 0


def test_who_asks_for_a_marked_posting_puts_it_anew(asked, person, ask, erase, sweep, settle, posting, senders, score):
    (erased, revision), other = asked, person()
    erase(erased)
    assert (posting(revision).is_forsaken, posting(revision).has_features) == (True, True)
    assert ask(other)["revision"] == revision
    assert (posting(revision).is_forsaken, posting(revision).has_features) == (False, False)
    sweep(erased)
    assert senders(revision) == [other]
    settle()
    assert score(other) > 0


def test_an_ask_between_the_last_look_and_the_deletion_keeps_the_posting(
    asked, person, ask, erase, sweep, settle, posting, score, monkeypatch
):
    (erased, revision), other = asked, person()
    erase(erased)
    meanwhile(monkeypatch, module("encode_users").traces.jobs, "delete", lambda: ask(other), revision)
    sweep(erased)
    settle()
    assert posting(revision)
    assert score(other) > 0
    sweep(erased)
    assert not posting(revision).is_forsaken


def test_what_nobody_asks_for_goes_with_its_row(asked, erase, sweep, posting, senders):
    erased, revision = asked
    erase(erased)
    assert (posting(revision).is_forsaken, senders(revision)) == (True, [erased])
    sweep(erased)
    assert (posting(revision), senders(revision)) == (None, [])


def test_a_sweep_that_comes_too_early_deletes_nothing(asked, erase, sweep, posting, senders):
    erased, revision = asked
    erase(erased)
    sweep(erased, after=erase_me.FORSAKEN_S - 10)
    assert (posting(revision).is_forsaken, senders(revision)) == (True, [erased])
    sweep(erased)
    assert (posting(revision), senders(revision)) == (None, [])


def test_of_two_who_leave_at_once_one_still_has_the_posting(
    asked, person, ask, erase, sweep, posting, senders, monkeypatch
):
    (erased, revision), other = asked, person()
    ask(other)
    meanwhile(monkeypatch, module("me").referrals, "clear", lambda: erase(other), erased)
    erase(erased)
    assert senders(revision) == [erased]
    for _ in range(2):
        sweep(erased)
    assert (posting(revision), senders(revision)) == (None, [])


def test_of_two_who_are_swept_at_once_one_is_swept_again(asked, person, ask, erase, posting, monkeypatch):
    (erased, revision), other = asked, person()
    ask(other)
    traces = module("encode_users").traces
    meanwhile(monkeypatch, traces.referrals, "clear", lambda: traces.remove(other), erased)
    assert not traces.remove(erased)
    monkeypatch.setattr(erase_me, "FORSAKEN_S", -1)
    assert [traces.remove(erased) for _ in range(2)] == [False, True]
    assert posting(revision) is None


def test_erasing_and_sweeping_again_changes_nothing(asked, person, ask, erase, sweep, posting, senders, score, settle):
    erased, revision = asked
    for _ in range(2):
        erase(erased)
    sweep(erased)
    other = person()
    ask(other)
    for _ in range(2):
        erase(erased)
        sweep(erased)
    assert (posting(revision).is_forsaken, senders(revision)) == (False, [other])
    settle()
    assert score(other) > 0
    erase(other)
    assert senders(revision) == [other]
    for _ in range(2):
        sweep(other)
    assert (posting(revision), senders(revision)) == (None, [])


@pytest.mark.parametrize("is_read_before", [True, False])
def test_a_confirmation_keeps_the_posting(asked, erase, sweep, posting, senders, confirm, monkeypatch, is_read_before):
    erased, revision = asked
    if is_read_before:
        meanwhile(monkeypatch, module("posting").revisions, "confirm", lambda: erase(erased))
    else:
        erase(erased)
    assert confirm(revision) == 200
    assert posting(revision).is_forsaken == is_read_before
    sweep(erased)
    assert (posting(revision).is_forsaken, senders(revision)) == (False, [])


def test_a_confirmation_between_the_last_look_and_the_deletion_keeps_the_posting(
    asked, erase, sweep, posting, confirm, monkeypatch
):
    erased, revision = asked
    erase(erased)
    meanwhile(monkeypatch, module("encode_users").traces.jobs, "delete", lambda: confirm(revision), revision)
    sweep(erased)
    assert posting(revision)


def test_what_is_deleted_meanwhile_is_not_confirmed(asked, erase, sweep, posting, confirm, rows, monkeypatch):
    erased, revision = asked
    erase(erased)
    meanwhile(monkeypatch, module("posting").jobs, "keep", lambda: sweep(erased))
    assert confirm(revision) == 404
    assert posting(revision) is None
    assert rows("SELECT * FROM confirmed_revision WHERE revision = %s", revision) == []


def test_an_operator_confirms_a_marked_posting(asked, erase, sweep, posting, tick):
    erased, revision = asked
    erase(erased)
    assert tick("rank_referrals", {"confirm": revision})["Confirmed"]
    sweep(erased)
    assert not posting(revision).is_forsaken
