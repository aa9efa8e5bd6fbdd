from dataclasses import replace
from datetime import datetime
from uuid import UUID

import pytest

from referral.application.received_referrals import decide_referral, open_inbox
from referral.domain.directory_entry import Entry
from referral.domain.employment import EmploymentState
from referral.domain.errors import NotFound
from referral.domain.identifiers import EmailAddress, JobLink, UserId
from referral.domain.notice import NoticeCode
from referral.domain.profile import Career, Person, Profile, StoredProfile
from referral.domain.referral import Decided, Decision, InboxPage, Received, Referral, referral_id
from referral.domain.states import State

SEEKER, REFERRER = UserId("seeker"), UserId("referrer")
VERIFIED, PENDING = EmploymentState.VERIFIED, EmploymentState.PENDING
LINK, EMAIL = JobLink("https://jobs.example.com/1"), EmailAddress("ada@example.org")
NOW = datetime(2026, 11, 28)
ID = referral_id(SEEKER, LINK)
ASK = Referral(ID, SEEKER, LINK, "Acme", "Nurse", State.QUEUED, None, None, None, NOW, NOW, ())
BY_PAIR = Decision(email=EMAIL, link=LINK, decision="refer")


class World:
    """One ask at Acme, its seeker, and a referrer whose profile names a company."""

    def __init__(self, company: str | None = "Acme", proof: EmploymentState | None = VERIFIED) -> None:
        self.people = {SEEKER: Entry(SEEKER, EMAIL, "Ada", None, None, None)}
        self.said: list[tuple] = []
        self.revealed: list[tuple] = []
        self.looked_up: list[UserId] = []
        self.company, self.proof = company, proof

    def get(self, user_id):
        assert user_id == REFERRER
        person = Person(email="bob@example.org", firstName="Bob", lastName="B", company=self.company)
        return StoredProfile(Profile(person=person, career=Career()), False, "{}")

    def with_email(self, email):
        return SEEKER if email == EMAIL else None

    def entries(self, user_ids):
        user_ids = list(user_ids)
        assert self.revealed or self.said, "what is shown is written down first"
        self.looked_up += user_ids
        return {user_id: self.people[user_id] for user_id in user_ids if user_id in self.people}

    def inbox(self, company, *_, needs_proof):
        return Received([ASK] if self._shows(company, needs_proof) else [], self.proof)

    def decided(self, company, referrer, state, *_, needs_proof):
        return Received([replace(ASK, state=state)] if self._shows(company, needs_proof) else [], self.proof)

    def reveal(self, ask_ids, referrer):
        self.revealed.append((tuple(ask_ids), referrer))

    def decide(self, ask_id, company, referrer, state, reason, *, reveals, knows_seeker, needs_proof):
        self.said.append((ask_id, company, referrer, state, reveals, knows_seeker, needs_proof))
        return Decided(replace(ASK, state=state), is_repeated=False)

    def undo(self, ask_id, company, referrer, *, knows_seeker, needs_proof):
        self.said.append((ask_id, company, referrer, "undo", needs_proof))
        return Decided(ASK, is_repeated=False)

    def open(self, state=State.QUEUED, blind=True, verifies=True):
        page = InboxPage(state=state)
        return open_inbox(
            REFERRER,
            page,
            blind=blind,
            verifies_employment=verifies,
            users=self,
            referrals=self,
            directory=self,
        )

    def say(self, decision, blind=True, verifies=True):
        return decide_referral(
            REFERRER,
            decision,
            blind=blind,
            verifies_employment=verifies,
            users=self,
            referrals=self,
            directory=self,
        )

    def _shows(self, company, needs_proof):
        return company == "Acme" and (self.proof is VERIFIED or not needs_proof)


@pytest.fixture
def world() -> World:
    return World()


def test_a_referrer_sees_the_asks_at_their_company_but_not_who_asks(world):
    inbox = world.open()
    (received,) = inbox.received
    assert inbox.notice is None
    assert (received.referral, received.seeker) == (ASK, None)
    assert not world.looked_up
    assert not world.revealed


@pytest.mark.parametrize(("state", "blind"), [(State.MATCHED, True), (State.QUEUED, False), (State.DENIED, False)])
def test_who_asks_is_written_down_and_then_shown(world, state, blind):
    (received,) = world.open(state, blind).received
    assert received.seeker.name == "Ada"
    assert world.revealed == [((ID,), REFERRER)]


def test_who_was_denied_stays_unknown(world):
    (received,) = world.open(State.DENIED).received
    assert (received.referral.state, received.seeker, world.revealed) == (State.DENIED, None, [])


def test_an_ask_without_a_profile_has_no_seeker(world):
    del world.people[SEEKER]
    (received,) = world.open(State.MATCHED).received
    assert received.seeker is None


@pytest.mark.parametrize(
    ("company", "proof", "lacks"),
    [
        (None, VERIFIED, NoticeCode.COMPANY_UNKNOWN),
        ("Acme", None, NoticeCode.NOT_VERIFIED),
        ("Acme", PENDING, NoticeCode.PENDING),
    ],
)
@pytest.mark.parametrize("state", [State.QUEUED, State.MATCHED, State.DENIED])
def test_who_may_open_no_inbox_is_told_why(company, proof, lacks, state):
    world = World(company, proof)
    inbox = world.open(state)
    assert (inbox.received, inbox.notice, world.revealed) == ([], lacks, [])


@pytest.mark.parametrize("proof", [None, PENDING])
def test_in_a_closed_installation_the_profile_opens_the_inbox(proof):
    assert len(World("Acme", proof).open(verifies=False).received) == 1


def test_an_inbox_without_asks_says_that_nothing_waits():
    world = World("Globex")
    inbox = world.open()
    assert (inbox.received, inbox.notice) == ([], NoticeCode.NOTHING_TO_DECIDE)
    assert world.open(State.MATCHED).notice is None


@pytest.mark.parametrize("decision", [BY_PAIR, Decision(referralId=UUID(ID), decision="undo")])
def test_who_has_no_company_decides_nothing(decision):
    world = World(None)
    with pytest.raises(NotFound):
        world.say(decision)
    assert not world.said


@pytest.mark.parametrize("verifies", [True, False])
@pytest.mark.parametrize("said", ["deny", "undo"])
def test_a_decision_needs_a_proof_where_one_is_needed(world, verifies, said):
    world.say(Decision(referralId=UUID(ID), decision=said), verifies=verifies)
    assert world.said[0][-1] is verifies


@pytest.mark.parametrize(
    ("named", "knows_seeker"), [({"email": EMAIL, "link": LINK}, True), ({"referralId": UUID(ID)}, False)]
)
@pytest.mark.parametrize("blind", [True, False])
def test_a_decision_reveals_the_seeker_if_it_refers_or_if_nothing_is_hidden(world, named, knows_seeker, blind):
    referred = world.say(Decision(**named, decision="refer"), blind)
    assert world.said == [(ID, "Acme", REFERRER, State.MATCHED, True, knows_seeker, True)]
    assert referred.seeker.name == "Ada"
    denied = world.say(Decision(**named, decision="deny"), blind)
    assert world.said[1:] == [(ID, "Acme", REFERRER, State.DENIED, not blind, knows_seeker, True)]
    assert (denied.seeker is None) is blind


def test_an_undone_decision_hides_the_seeker_again(world):
    undo = Decision(referralId=UUID(ID), decision="undo")
    received = world.say(undo)
    assert world.said == [(ID, "Acme", REFERRER, "undo", True)]
    assert (received.seeker, world.revealed) == (None, [])
    assert world.say(undo, blind=False).seeker.name == "Ada"
    assert world.revealed == [((ID,), REFERRER)]


def test_an_unknown_address_names_no_ask(world):
    with pytest.raises(NotFound):
        world.say(Decision(email="eve@example.org", link=LINK, decision="deny"))
    assert not world.said
