"""The people and postings of the tests, what they do, and the stages of their story."""

import re
from collections.abc import Collection
from functools import cache, cached_property
from typing import Any

from tests.simulation.world import Answer, World

COMPANY = "Northwind"
LINK = "https://jobs.example.com/northwind/4711"
PASSWORD = "Correct-Horse-9"
MAYA, BO, CY, NEW = "maya@mail.example", "bo@mail.example", "cy@mail.example", "new@mail.example"
RESUME = "Backend engineer in logistics software: Python, PostgreSQL and on-call duty."
POSTING = {
    "link": LINK,
    "company": COMPANY,
    "role": "Backend Engineer",
    "requiredQualifications": "- 3+ years of experience with Python\n- Experience with PostgreSQL",
    "preferredQualifications": "- Kubernetes",
}
OTHER_TEXT = POSTING | {"requiredQualifications": "- 5+ years of experience with Java\n- Bachelor's degree"}


def registration(email: str, company: str | None = None) -> dict[str, Any]:
    name = email.partition("@")[0].title()
    return {
        "personalInformation": {
            "email": email, "password": PASSWORD, "firstName": name, "lastName": "Example", "company": company,
        },
        "education": [{"level": "Bachelor's", "major": "Computer Science", "dateTo": "2017-06"}],
        "experience": [
            {
                "company": "Lakeside Freight",
                "role": "Backend Engineer",
                "description": "- Built REST APIs in Python\n- Moved a monolith to PostgreSQL",
                "dateFrom": "2017-07",
                "dateTo": "2024-06",
            }
        ],
        "skills": ["Python", "PostgreSQL"],
        "resume": RESUME,
    }  # fmt: skip


class Story:
    """What the people do, each by one request. Their ids are those of the stage that was restored."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._users: dict[str, str] = {}
        self.codes: dict[str, str] = {}  # for the same work address, by the person who has the code

    def user(self, email: str) -> str:
        """The user who had this address when the stage began."""
        return self._users[email]

    @property
    def known(self) -> Collection[str]:
        """The ids of those who had an account when the stage began."""
        return self._users.values()

    def begin(self) -> None:
        self._users = {email: str(user.id) for email, user in self.world.accounts().items()}

    def code(self, address: str) -> str:
        return re.findall(r"\b\d{6}\b", self.world.aws.newest_mail(address))[0]

    def has_mail(self, address: str) -> bool:
        return any(mail["to"].lower() == address.lower() for mail in self.world.aws.mails())

    # ------------------------------------------------------------ accounts

    def register(self, email: str, company: str | None = None) -> Answer:
        return self.world.call("register", "POST", "/register", registration(email, company))

    def confirm(self, email: str) -> Answer:
        body = {"email": email, "code": self.code(email), "password": PASSWORD}
        return self.world.call("register", "POST", "/register/confirm", body)

    def change_password(self, email: str) -> Answer:
        body = {"oldPassword": PASSWORD, "newPassword": "Another-Horse-9"}
        return self.world.call("password", "PUT", "/me/password", body, caller=self.user(email))

    def ask_for_reset(self, email: str) -> Answer:
        return self.world.call("password", "POST", "/password/reset", {"email": email})

    def reset(self, email: str) -> Answer:
        body = {"email": email, "code": self.code(email), "password": "Another-Horse-9"}
        return self.world.call("password", "POST", "/password/confirm", body)

    def ask_for_email(self, caller: str, email: str) -> Answer:
        return self.world.call("password", "PUT", "/me/email", {"email": email}, caller=caller)

    def change_email(self, caller: str, email: str) -> Answer:
        body = {"email": email, "code": self.code(email)}
        return self.world.call("password", "PUT", "/me/email", body, caller=caller)

    def show_profile(self, caller: str) -> Answer:
        return self.world.call("me", "GET", "/me", caller=caller)

    def change_profile(self, email: str, **changes: Any) -> Answer:
        return self.world.call("me", "PATCH", "/me", changes, caller=self.user(email), if_match="*")

    def erase(self, caller: str) -> Answer:
        return self.world.call("me", "DELETE", "/me", caller=caller)

    def ask_for_proof(self, email: str, address: str) -> Answer:
        return self.world.call(
            "employment_code", "POST", "/employment", {"workEmail": address}, caller=self.user(email)
        )

    def prove(self, email: str, address: str) -> Answer:
        return self.world.call(
            "employment", "PUT", "/employment", {"code": self.code(address)}, caller=self.user(email)
        )

    def prove_with(self, email: str, code: str) -> Answer:
        return self.world.call("employment", "PUT", "/employment", {"code": code}, caller=self.user(email))

    # ------------------------------------------------------------ asks

    def ask(self, email: str, posting: dict[str, Any] = POSTING) -> Answer:
        return self.world.call("ask_referral", "POST", "/askreferral", posting, caller=self.user(email))

    def ask_as_newcomer(self, email: str) -> Answer | None:
        """Nobody asks without an account."""
        account = self.world.accounts().get(email)
        call = self.world.call
        return call("ask_referral", "POST", "/askreferral", POSTING, caller=account.id) if account else None

    def withdraw(self, email: str) -> Answer:
        return self.world.call("my_referral", "DELETE", "/myreferral", caller=self.user(email), query={"link": LINK})

    def appeal(self, email: str) -> Answer:
        body = {"link": LINK, "appeal": True}
        return self.world.call("my_referral", "POST", "/myreferral", body, caller=self.user(email))

    def decide(self, email: str, decision: str, seeker: str = MAYA) -> Answer:
        body = {"email": seeker, "link": LINK, "decision": decision}
        return self.world.call("give_referral", "PUT", "/givereferral", body, caller=self.user(email))

    def confirm_revision(self, email: str, posting: dict[str, Any] = POSTING) -> Answer:
        from referral.domain.posting import Posting, revision_id

        body = {"link": LINK, "revision": revision_id(Posting.model_validate(posting))}
        return self.world.call("posting", "PUT", "/posting", body, caller=self.user(email))


class Stages:
    """What all stores hold at some moments of the story, each made once."""

    def __init__(self, world: World) -> None:
        self.world, self.story = world, Story(world)

    def enter(self, stage: str) -> None:
        """Brings the world to this stage."""
        self.world.restore(self._kept(stage))
        self.story.begin()

    @cache  # noqa: B019  one object for the whole package
    def _kept(self, stage: str) -> Any:
        getattr(self, f"_{stage}")()
        return self.world.keep()

    @cached_property
    def _beginning(self) -> Any:
        return self.world.keep()

    def _nobody(self) -> None:
        self.world.restore(self._beginning)

    def _people(self) -> None:
        self.enter("nobody")
        for email in (MAYA, BO, CY):
            _done(self.story.register(email, COMPANY))
            _done(self.story.confirm(email))
        self.story.begin()
        for number, email in enumerate((BO, CY)):
            address = f"worker{number}@northwind.example"
            _done(self.story.ask_for_proof(email, address))
            _done(self.story.prove(email, address))
        self.world.settle()

    def _mailed(self) -> None:
        self.enter("people")
        _done(self.story.register(NEW))

    def _registered(self) -> None:
        """A new profile waits to be encoded."""
        self.enter("mailed")
        _done(self.story.confirm(NEW))

    def _erased(self) -> None:
        """Somebody is gone, and the message for the last sweep becomes visible."""
        self.enter("asked")
        _done(self.story.erase(self.story.user(MAYA)))
        self.world.clock.shift(180)

    def _posted(self) -> None:
        """A new posting waits to be encoded."""
        self.enter("people")
        _done(self.story.ask(MAYA))

    def _due(self) -> None:
        """An ask can be scored."""
        self.enter("posted")
        self.world.tick("encode_jobs")

    def _asked(self) -> None:
        self.enter("posted")
        self.world.settle()

    def _overdue(self) -> None:
        """The message about a posting is lost, and its ask has waited for too long."""
        self.enter("posted")
        self.world.lose_messages()
        self.world.tick("rank_referrals")
        self.world.clock.shift(901)

    def _withdrawn(self) -> None:
        self.enter("asked")
        _done(self.story.withdraw(MAYA))

    def _denied(self) -> None:
        self.enter("asked")
        _done(self.story.decide(BO, "deny"))

    def _referred(self) -> None:
        self.enter("asked")
        _done(self.story.decide(BO, "refer"))

    def _appealed(self) -> None:
        self.enter("denied")
        _done(self.story.appeal(MAYA))
        self.world.settle()

    def _reset(self) -> None:
        self.enter("people")
        _done(self.story.ask_for_reset(MAYA))

    def _moving(self) -> None:
        """Maya has a code for another address."""
        self.enter("asked")
        _done(self.story.ask_for_email(self.story.user(MAYA), NEW))

    def _proving(self) -> None:
        """Maya has a code for a work address."""
        self.enter("people")
        _done(self.story.ask_for_proof(MAYA, "maya@northwind.example"))

    def _same_address(self) -> None:
        """Two people have a code for the same work address."""
        self.enter("people")
        for email in (MAYA, CY):
            _done(self.story.ask_for_proof(email, "shared@northwind.example"))
            self.story.codes[email] = self.story.code("shared@northwind.example")

    def _changed(self) -> None:
        """A changed profile waits to be encoded, and its ask to be scored."""
        self.enter("asked")
        _done(self.story.change_profile(MAYA, skills=["Java"]))
        self.world.clock.shift(120)

    def _due_again(self) -> None:
        """An ask in the inbox can be scored again."""
        self.enter("changed")
        self.world.tick("encode_users")

    def _two_texts_due(self) -> None:
        self.enter("two_texts")
        _done(self.story.change_profile(MAYA, skills=["Java"]))
        self.world.tick("encode_users")

    def _two_texts(self) -> None:
        """Asks with different texts of one posting."""
        self.enter("asked")
        _done(self.story.ask(BO, OTHER_TEXT))
        self.world.settle()


def _done(answer: Answer) -> None:
    assert answer.status < 300, answer
