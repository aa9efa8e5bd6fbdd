from datetime import datetime

import pytest

from referral.application.ask_for_referral import ask_for_referral, notice_of
from referral.domain.errors import NotRegistered
from referral.domain.identifiers import JobLink, UserId
from referral.domain.notice import NoticeCode
from referral.domain.posting import Posting, revision_id
from referral.domain.referral import Asked, Prerequisite, Referral, referral_id
from referral.domain.states import State

SEEKER, LINK, NOW = UserId("me"), JobLink("https://jobs.example.com/1"), datetime(2026, 11, 28)
ASK = Referral(referral_id(SEEKER, LINK), SEEKER, LINK, "Orbis", "Nurse", State.SCORING, None, None, None, NOW, NOW, ())


@pytest.mark.parametrize(
    ("is_here", "verifies", "notice"),
    [(False, True, NoticeCode.NOBODY_HERE), (True, True, None), (False, False, None)],
)
def test_a_seeker_hears_that_nobody_is_here_where_that_is_known(is_here, verifies, notice):
    assert notice_of(Asked(ASK, True, is_here), verifies_employment=verifies) is notice


POSTING = Posting(link=LINK, company="Orbis", role="Nurse", description="Cares.")
REVISION = revision_id(POSTING)


class World:
    """A seeker who may have a profile, and a posting that may be encoded."""

    def __init__(self, has_profile: bool = True, is_encoded: bool = False) -> None:
        self.known = Prerequisite(has_profile, is_encoded)
        self.did: list[str] = []

    def spend(self, *_):
        self.did.append("spent")

    def take_back(self, *_):
        self.did.append("took back")

    def of(self, *_):
        self.did.append("looked")
        return self.known

    def put(self, *_):
        self.did.append("put")
        return True

    def ask(self, *_):
        self.did.append("asked")
        return Asked(ASK, True, False)

    def send(self, _):
        self.did.append("sent")

    def asks(self):
        ask_for_referral(
            SEEKER,
            POSTING,
            prerequisites=self,
            budgets=self,
            jobs=self,
            referrals=self,
            queue=self,
            report=lambda *_: None,
        )
        return self.did


def test_a_posting_is_stored_before_the_ask_and_encoded_after_it():
    assert World().asks() == ["spent", "looked", "put", "asked", "sent"]


def test_a_posting_that_is_encoded_is_neither_stored_nor_encoded_again():
    assert World(is_encoded=True).asks() == ["spent", "looked", "asked"]


def test_somebody_without_a_profile_asks_and_pays_nothing():
    world = World(has_profile=False)
    with pytest.raises(NotRegistered):
        world.asks()
    assert world.did == ["spent", "looked", "took back"]
