import pytest

from referral.application.register import register
from referral.domain.errors import EmailTaken, Outage
from referral.domain.identifiers import UserId
from referral.domain.profile import Registration

REGISTRATION = Registration.model_validate(
    {
        "personalInformation": {
            "email": "ada@example.org",
            "password": "Correct-Horse-9",
            "firstName": "Ada",
            "lastName": "Lovelace",
        },
        "education": [],
        "experience": [],
        "resume": "I wrote the first program.",
    }
)


class World:
    """Accounts, profiles, resumes and a queue in memory; each store can be out."""

    def __init__(self) -> None:
        self.profiles, self.resumes, self.sent, self.reported = {}, {}, [], []
        self.passwords = {}
        self.out: set[str] = set()

    def create(self, email, password):
        return self._answers("accounts", UserId(f"id of {email}"))

    def set_password(self, user_id, password):
        self.passwords[user_id] = password

    def exists(self, user_id):
        return user_id in self.profiles

    def add(self, user_id, profile):
        self._answers("users", None)
        return self.profiles.setdefault(user_id, profile) is profile

    def put(self, user_id, text):
        self.resumes[f"{user_id}'s"] = text
        return f"{user_id}'s"

    def send(self, key):
        self.sent.append(self._answers("queue", key))

    def _answers(self, store, value):
        if store in self.out:
            raise Outage(store)
        return value

    def register(self):
        report = lambda message, error: self.reported.append((message, type(error)))  # noqa: E731
        return register(REGISTRATION, accounts=self, sessions=self, users=self, resumes=self, queue=self, report=report)


@pytest.fixture
def world() -> World:
    return World()


def test_a_profile_is_kept_with_its_resume_and_queued_by_the_user_id(world):
    user_id = world.register()
    assert world.profiles[user_id].resumeKey in world.resumes
    assert world.sent == [user_id]


def test_a_second_registration_is_refused_before_anything_is_written(world):
    world.register()
    world.resumes.clear()
    with pytest.raises(EmailTaken):
        world.register()
    assert not world.resumes
    assert len(world.sent) == 1


def test_registering_again_finishes_an_interrupted_registration(world):
    world.out = {"users"}
    with pytest.raises(Outage):
        world.register()
    world.out = set()
    assert world.register() in world.profiles


def test_an_outage_of_the_queue_is_reported_and_does_not_stop_the_registration(world):
    world.out = {"queue"}
    assert world.register() in world.profiles
    assert world.reported == [("could not queue a profile", Outage)]
