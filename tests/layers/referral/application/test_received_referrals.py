from dataclasses import replace
from datetime import datetime
from uuid import UUID

import pytest

from referral.application.received_referrals import decide_referral, open_inbox
from referral.application.referrer import Standing
from referral.domain.directory_entry import Entry
from referral.domain.errors import NotFound
from referral.domain.identifiers import EmailAddress, JobLink, UserId
from referral.domain.notice import NoticeCode
from referral.domain.referral import Decision, InboxPage, Referral, referral_id
from referral.domain.states import State

SEEKER, REFERRER = UserId("seeker"), UserId("referrer")
AT_ACME, AT_GLOBEX = Standing("Acme"), Standing("Globex")
LINK, EMAIL = JobLink("https://jobs.example.com/1"), EmailAddress("ada@example.org")
NOW = datetime(2026, 11, 28)
ID = referral_id(SEEKER, LINK)
ASK = Referral(ID, SEEKER, LINK, "Acme", "Nurse", State.QUEUED, None, None, None, NOW, NOW, False, ())
BY_PAIR = Decision(email=EMAIL, link=LINK, decision="refer")


class World:
    """One ask at Acme, its seeker, and a referrer who works there."""

    def __init__(self) -> None:
        self.people = {
            SEEKER: Entry(SEEKER, EMAIL, "Ada", None, None, None),
            REFERRER: Entry(REFERRER, "bob@example.org", "Bob", "Acme", None, None),
        }
        self.said: list[tuple] = []
        self.revealed: list[tuple] = []
        self.looked_up: list[UserId] = []

    def with_email(self, email):
        return next((entry.userId for entry in self.people.values() if entry.email == email), None)

    def entry(self, user_id):
        return self.people.get(user_id)

    def entries(self, user_ids):
        user_ids = list(user_ids)
        assert self.revealed or self.said, "what is shown is written down first"
        self.looked_up += user_ids
        return {user_id: self.people[user_id] for user_id in user_ids if user_id in self.people}

    def inbox(self, company, *_):
        return [ASK] if company == "Acme" else []

    def decided(self, company, referrer, state, *_):
        return [replace(ASK, state=state)] if company == "Acme" else []

    def reveal(self, ask_ids, referrer):
        self.revealed.append((tuple(ask_ids), referrer))

    def decide(self, ask_id, company, referrer, state, reason, *, reveals, knows_seeker):
        self.said.append((ask_id, company, referrer, state, reveals, knows_seeker))
        return replace(ASK, state=state)

    def undo(self, ask_id, company, referrer, knows_seeker):
        self.said.append((ask_id, company, referrer, "undo"))
        return ASK

    def open(self, standing, state=State.QUEUED, blind=True):
        page = InboxPage(state=state)
        return open_inbox(REFERRER, standing, page, blind=blind, referrals=self, directory=self)

    def say(self, company, decision, blind=True):
        return decide_referral(REFERRER, company, decision, blind=blind, users=self, referrals=self, directory=self)


@pytest.fixture
def world() -> World:
    return World()


def test_a_referrer_sees_the_asks_at_their_company_but_not_who_asks(world):
    inbox = world.open(AT_ACME)
    (received,) = inbox.received
    assert inbox.notice is None
    assert (received.referral, received.seeker) == (ASK, None)
    assert not world.looked_up
    assert not world.revealed


@pytest.mark.parametrize(("state", "blind"), [(State.MATCHED, True), (State.QUEUED, False), (State.DENIED, False)])
def test_who_asks_is_written_down_and_then_shown(world, state, blind):
    (received,) = world.open(AT_ACME, state, blind).received
    assert received.seeker.name == "Ada"
    assert world.revealed == [((ID,), REFERRER)]


def test_who_was_denied_stays_unknown(world):
    (received,) = world.open(AT_ACME, State.DENIED).received
    assert (received.referral.state, received.seeker, world.revealed) == (State.DENIED, None, [])


def test_an_ask_without_a_profile_has_no_seeker(world):
    del world.people[SEEKER]
    (received,) = world.open(AT_ACME, State.MATCHED).received
    assert received.seeker is None


@pytest.mark.parametrize(
    "lacks", [NoticeCode.COMPANY_UNKNOWN, NoticeCode.NOT_VERIFIED, NoticeCode.PENDING], ids=lambda code: code
)
@pytest.mark.parametrize("state", [State.QUEUED, State.MATCHED, State.DENIED])
def test_who_may_open_no_inbox_is_told_why(world, lacks, state):
    inbox = world.open(Standing(None, lacks), state)
    assert (inbox.received, inbox.notice) == ([], lacks)


def test_an_inbox_without_asks_says_that_nothing_waits(world):
    inbox = world.open(AT_GLOBEX)
    assert (inbox.received, inbox.notice) == ([], NoticeCode.NOTHING_TO_DECIDE)
    assert world.open(AT_GLOBEX, State.MATCHED).notice is None


@pytest.mark.parametrize("decision", [BY_PAIR, Decision(referralId=UUID(ID), decision="undo")])
def test_who_may_open_no_inbox_decides_nothing(world, decision):
    with pytest.raises(NotFound):
        world.say(None, decision)
    assert not world.said


@pytest.mark.parametrize(
    ("named", "knows_seeker"), [({"email": EMAIL, "link": LINK}, True), ({"referralId": UUID(ID)}, False)]
)
@pytest.mark.parametrize("blind", [True, False])
def test_a_decision_reveals_the_seeker_if_it_refers_or_names_them_or_if_nothing_is_hidden(
    world, named, knows_seeker, blind
):
    referred = world.say("Acme", Decision(**named, decision="refer"), blind)
    assert world.said == [(ID, "Acme", REFERRER, State.MATCHED, True, knows_seeker)]
    assert referred.seeker.name == "Ada"
    denied = world.say("Acme", Decision(**named, decision="deny"), blind)
    assert world.said[1:] == [(ID, "Acme", REFERRER, State.DENIED, knows_seeker or not blind, knows_seeker)]
    assert (denied.seeker is None) is blind


def test_an_undone_decision_hides_the_seeker_again(world):
    undo = Decision(referralId=UUID(ID), decision="undo")
    received = world.say("Acme", undo)
    assert world.said == [(ID, "Acme", REFERRER, "undo")]
    assert (received.seeker, world.revealed) == (None, [])
    assert world.say("Acme", undo, blind=False).seeker.name == "Ada"
    assert world.revealed == [((ID,), REFERRER)]


def test_an_unknown_address_names_no_ask(world):
    with pytest.raises(NotFound):
        world.say("Acme", Decision(email="eve@example.org", link=LINK, decision="deny"))
    assert not world.said
