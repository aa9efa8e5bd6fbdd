from datetime import datetime
from uuid import UUID

import pytest

from referral.application.received_referrals import decide_referral, open_inbox
from referral.application.referrer import Standing
from referral.domain.directory_entry import Entry
from referral.domain.errors import NotFound
from referral.domain.identifiers import EmailAddress, JobLink, UserId
from referral.domain.notice import NoticeCode
from referral.domain.referral import Decision, Referral, referral_id
from referral.domain.states import State

SEEKER, REFERRER = UserId("seeker"), UserId("referrer")
AT_ACME, AT_GLOBEX = Standing("Acme"), Standing("Globex")
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

    def open(self, standing):
        return open_inbox(REFERRER, standing, None, 20, None, referrals=self, directory=self)

    def say(self, company, decision):
        return decide_referral(REFERRER, company, decision, users=self, referrals=self, directory=self)


@pytest.fixture
def world() -> World:
    return World()


def test_a_referrer_sees_the_asks_at_their_company_and_who_asks(world):
    inbox = world.open(AT_ACME)
    (received,) = inbox.received
    assert inbox.notice is None
    assert (received.referral, received.seeker.name) == (ASK, "Ada")


def test_an_ask_without_a_profile_has_no_seeker(world):
    del world.people[SEEKER]
    (received,) = world.open(AT_ACME).received
    assert received.seeker is None


@pytest.mark.parametrize(
    "lacks", [NoticeCode.COMPANY_UNKNOWN, NoticeCode.NOT_VERIFIED, NoticeCode.PENDING], ids=lambda code: code
)
def test_who_may_open_no_inbox_is_told_why(world, lacks):
    inbox = world.open(Standing(None, lacks))
    assert (inbox.received, inbox.notice) == ([], lacks)


def test_an_inbox_without_asks_says_that_nothing_waits(world):
    inbox = world.open(AT_GLOBEX)
    assert (inbox.received, inbox.notice) == ([], NoticeCode.NOTHING_TO_DECIDE)


def test_who_may_open_no_inbox_decides_nothing(world):
    with pytest.raises(NotFound):
        world.say(None, BY_PAIR)
    assert not world.decided


@pytest.mark.parametrize("decision", [BY_PAIR, BY_ID], ids=["pair", "id"])
def test_an_ask_is_named_by_its_id_or_by_address_and_job(world, decision):
    world.say("Acme", decision)
    assert world.decided == [(ASK.referral_id, "Acme", REFERRER, State.MATCHED, None)]


def test_an_unknown_address_names_no_ask(world):
    with pytest.raises(NotFound):
        world.say("Acme", Decision(email="eve@example.org", link=LINK, decision="deny"))
    assert not world.decided
