import json
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from referral.domain.referral import Decision, InboxPage, MyReferralsPage, Referral, Withdrawal, referral_id
from referral.domain.states import State

LINK = "https://x.org/job"
SEEKER = "0e5c3a70-7d7e-4b0e-9d4e-6a4b1d2c3e4f"
ID = referral_id(SEEKER, LINK)
ASK = Referral(
    referral_id=ID,
    seeker=SEEKER,
    link=LINK,
    company="Engines",
    role="Analyst",
    state=State.QUEUED,
    score=Decimal("87.50"),
    score_version="1/m",
    reason=None,
    asked_at=datetime(2026, 6, 15, 12, 30, 0, 123456),
    updated_at=datetime(2026, 6, 15, 12, 31),
    evidence=(),
)


@given(*[st.text(max_size=20).filter(lambda text: "\n" not in text)] * 4)
def test_one_pair_has_one_id(seeker, link, other_seeker, other_link):
    same = (seeker, link) == (other_seeker, other_link)
    assert (referral_id(seeker, link) == referral_id(other_seeker, other_link)) == same
    assert str(UUID(referral_id(seeker, link))) == referral_id(seeker, link)


def test_an_id_never_changes():
    assert referral_id(SEEKER, LINK) == "c89f41e1-b22b-5f1b-8cdb-7b8bcf48fa6e"


def test_pages():
    assert MyReferralsPage.model_validate_strings({}).limit == 20
    for kind in (MyReferralsPage, InboxPage):
        page = kind.model_validate_strings({"limit": "1"})
        token = page.next_cursor([ASK])
        assert page.next_cursor([]) is None
        assert kind.model_validate_strings({"cursor": token}).cursor[-2:] == (ASK.asked_at, ID)
    assert InboxPage.model_validate_strings({"cursor": token}).cursor[0] == ASK.score


def test_lists_of_decided_asks_go_on_after_the_time_of_the_decision():
    decided = replace(ASK, state=State.DENIED, decided_at=datetime(2026, 6, 16))
    page = InboxPage.model_validate_strings({"limit": "1", "state": "denied"})
    assert page.state is State.DENIED
    after = InboxPage.model_validate_strings({"state": "denied", "cursor": page.next_cursor([decided])}).cursor
    assert after == (decided.score, decided.decided_at, ID)


@pytest.mark.parametrize(
    ("kind", "states"), [(MyReferralsPage, set(State)), (InboxPage, {State.QUEUED, State.MATCHED, State.DENIED})]
)
def test_lists_take_the_states_that_they_can_show(kind, states):
    for state in State:
        if state in states:
            assert kind.model_validate_strings({"state": str(state)}).state is state
        else:
            with pytest.raises(ValidationError):
                kind.model_validate_strings({"state": str(state)})


@pytest.mark.parametrize("kind", [MyReferralsPage, InboxPage])
@pytest.mark.parametrize(
    ("query", "wrong"),
    [
        *(({"limit": limit}, "limit") for limit in ("0", "101", "-1", "1.5", "ten", "", "1e1", "9" * 30)),
        *(({"cursor": cursor}, "cursor") for cursor in ("", "x", "AAAA", "é", "' OR '1'='1")),
    ],
)
def test_a_wrong_parameter_is_named(kind, query, wrong):
    with pytest.raises(ValidationError) as caught:
        kind.model_validate_strings(query)
    assert [error["loc"] for error in caught.value.errors()] == [(wrong,)]


def test_the_link_of_an_inbox_page_is_normalised_or_absent():
    assert InboxPage.model_validate_strings({"link": "HTTPS://X.org/job#a"}).link == LINK
    assert InboxPage.model_validate_strings({"link": " "}).link is None
    with pytest.raises(ValidationError):
        InboxPage.model_validate_strings({"link": "ftp://x.org"})
    with pytest.raises(ValidationError):
        Withdrawal.model_validate_strings({"link": ""})


def decision(**body) -> Decision:
    return Decision.model_validate_json(json.dumps({"decision": "refer"} | body))


def test_a_decision_names_an_ask_by_its_id_or_by_its_pair():
    by_pair = decision(email="ADA@X.org", link=LINK + "?utm_source=x")
    by_id = decision(referralId=ID.upper(), email="", link=None, reason=" ")
    assert (by_pair.email, by_pair.link) == ("ada@x.org", LINK)
    assert str(by_id.referralId) == ID
    assert by_id.reason is None


def test_the_state_that_a_decision_leads_to():
    assert decision(referralId=ID).state is State.MATCHED
    assert decision(referralId=ID, decision="deny", reason="Not now").state is State.DENIED
    assert decision(referralId=ID, decision="undo").state is State.QUEUED


@pytest.mark.parametrize(
    ("body", "wrong"),
    [
        ({}, ()),
        ({"email": "ada@x.org"}, ()),
        ({"link": LINK}, ()),
        ({"referralId": "", "email": "", "link": ""}, ()),
        ({"referralId": "4711"}, ("referralId",)),
        ({"referralId": 4711}, ("referralId",)),
        ({"email": "' OR '1'='1", "link": LINK}, ("email",)),
        ({"email": "ada@x.org", "link": "file:///x"}, ("link",)),
        ({"referralId": ID, "decision": "withdrawn"}, ("decision",)),
        ({"referralId": ID, "decision": None}, ("decision",)),
        ({"referralId": ID, "decision": ["refer"]}, ("decision",)),
        ({"referralId": ID, "reason": "x" * 1001}, ("reason",)),
        ({"referralId": ID, "reason": 1.5}, ("reason",)),
        ({"referralId": ID, "reason": "See https://x.org"}, ("reason",)),
    ],
)
def test_what_is_wrong_in_a_decision_is_named(body, wrong):
    with pytest.raises(ValidationError) as caught:
        decision(**body)
    assert [error["loc"] for error in caught.value.errors()] == [wrong]
