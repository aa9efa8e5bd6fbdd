from datetime import datetime
from uuid import UUID

import pytest

from referral.application.received_referrals import decide_referral, open_inbox
from referral.domain.directory_entry import Entry
from referral.domain.errors import NotFound
from referral.domain.identifiers import EmailAddress, JobLink, UserId
from referral.domain.referral import Decision, Referral, referral_id
from referral.domain.states import State

SEEKER, REFERRER, NOBODY = UserId("seeker"), UserId("referrer"), UserId("nobody")
LINK, EMAIL = JobLink("https://jobs.example.com/1"), EmailAddress("ada@example.org")
NOW = datetime(2026, 11, 28)
ID = referral_id(SEEKER, LINK)
ASK = Referral(ID, SEEKER, LINK, "Acme", "Nurse", State.QUEUED, None, None, None, NOW, NOW, False, ())
BY_PAIR = Decision(email=EMAIL, link=LINK, decision="refer")
BY_ID = Decision(referralId=UUID(ID), decision="refer")


class World:
    """One ask at Acme, its seeker, and a referrer who works there."""

    def __init__(self) -> None:
        self.people = {
            SEEKER: Entry(SEEKER, EMAIL, "Ada", None, None, None),
            REFERRER: Entry(REFERRER, "bob@example.org", "Bob", "Acme", None, None),
        }
        self.decided: list[tuple] = []

    def with_email(self, email):
        return next((entry.userId for entry in self.people.values() if entry.email == email), None)

    def entry(self, user_id):
        return self.people.get(user_id)

    def entries(self, user_ids):
        return {user_id: self.people[user_id] for user_id in user_ids if user_id in self.people}

    def inbox(self, company, *_):
        return [ASK] if company == "Acme" else []

    def decide(self, *decision):
        self.decided.append(decision)
        return ASK

    def open(self, referrer):
        return open_inbox(referrer, None, 20, None, referrals=self, directory=self)

    def say(self, referrer, decision):
        return decide_referral(referrer, decision, users=self, referrals=self, directory=self)


@pytest.fixture
def world() -> World:
    return World()


def test_a_referrer_sees_the_asks_at_the_company_of_the_profile_and_who_asks(world):
    (received,) = world.open(REFERRER)
    assert (received.referral, received.seeker.name) == (ASK, "Ada")


def test_an_ask_without_a_profile_has_no_seeker(world):
    del world.people[SEEKER]
    (received,) = world.open(REFERRER)
    assert received.seeker is None


@pytest.mark.parametrize("referrer", [SEEKER, NOBODY])
def test_without_a_company_the_inbox_is_empty_and_nothing_can_be_decided(world, referrer):
    assert world.open(referrer) == []
    with pytest.raises(NotFound):
        world.say(referrer, BY_PAIR)
    assert not world.decided


@pytest.mark.parametrize("decision", [BY_PAIR, BY_ID], ids=["pair", "id"])
def test_an_ask_is_named_by_its_id_or_by_address_and_job(world, decision):
    world.say(REFERRER, decision)
    assert world.decided == [(ASK.referral_id, "Acme", REFERRER, State.MATCHED, None)]


def test_an_unknown_address_names_no_ask(world):
    with pytest.raises(NotFound):
        world.say(REFERRER, Decision(email="eve@example.org", link=LINK, decision="deny"))
    assert not world.decided
