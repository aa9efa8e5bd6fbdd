from types import SimpleNamespace

import pytest

from referral.application.register import Stores, confirm_registration, register
from referral.domain.errors import EmailTaken, Outage, WrongCode
from referral.domain.identifiers import UserId
from referral.domain.profile import Profile, Registration, StoredProfile

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
        self.passwords, self.encoded, self.looked_up = {}, set(), []
        self.out: set[str] = set()

    def create(self, email, password):
        user_id = self._answers("accounts", UserId(f"id of {email}"))
        if user_id in self.passwords:
            raise EmailTaken
        self.passwords[user_id] = password
        return user_id

    def find(self, email):
        return UserId(f"id of {email}")

    def proves(self, name, password):
        return password == self.passwords.get(name, self.passwords.get(f"id of {name}"))

    def set_password(self, user_id, password):
        self.passwords[user_id] = password

    def get(self, user_id):
        self.looked_up.append(user_id)
        profile = self.profiles.get(user_id)
        return profile and StoredProfile(profile, has_features=user_id in self.encoded, body="")

    def add(self, user_id, profile):
        self._answers("users", None)
        return self.profiles.setdefault(user_id, profile) is profile

    def key(self, user_id, text):
        return f"{user_id}'s"

    def put(self, user_id, text):
        self.resumes[f"{user_id}'s"] = text
        return f"{user_id}'s"

    def send(self, key):
        self.sent.append(self._answers("queue", key))

    def _answers(self, store, value):
        if store in self.out:
            raise Outage(store)
        return value

    @property
    def stores(self):
        return Stores(self, self, self, self, lambda message, error: self.reported.append((message, type(error))))

    def register(self, registration=REGISTRATION):
        """The user, and whether it is a new one."""
        is_new = register(registration, sessions=self, stores=self.stores)
        return self.find(registration.personalInformation.email), is_new

    def confirm(self, registration):
        """With the right code."""
        credentials = registration.personalInformation
        codes = SimpleNamespace(redeem=lambda *_: registration.without_password())
        confirm_registration(credentials.email, "123456", credentials.password, codes=codes, stores=self.stores)


@pytest.fixture
def world() -> World:
    return World()


def test_a_profile_is_kept_with_its_resume_and_queued_by_the_user_id(world):
    user_id, _ = world.register()
    assert world.profiles[user_id].resumeKey in world.resumes
    assert world.sent == [user_id]
    assert not world.looked_up, "a new account has no profile"


def other(**personal):
    """The registration with other personal information."""
    changed = REGISTRATION.personalInformation.model_copy(update=personal)
    return REGISTRATION.model_copy(update={"personalInformation": changed})


@pytest.mark.parametrize("change", [{"password": "Another-Horse-9"}, {"firstName": "Mallory"}])
def test_another_registration_of_the_address_is_refused_before_anything_is_written(world, change):
    user_id, _ = world.register()
    world.resumes.clear()
    with pytest.raises(EmailTaken):
        world.register(other(**change))
    assert not world.resumes
    assert world.profiles[user_id].person.firstName == "Ada"
    assert world.passwords == {user_id: "Correct-Horse-9"}
    assert len(world.sent) == 1


def test_no_code_opens_an_account_that_is_in_use_by_now(world):
    user_id, _ = world.register()
    with pytest.raises(WrongCode):
        world.confirm(other(password="Another-Horse-9", firstName="Mallory"))
    assert world.passwords == {user_id: "Correct-Horse-9"}
    assert world.profiles[user_id].person.firstName == "Ada"


def test_of_two_registrations_at_the_same_time_one_is_refused(world, monkeypatch):
    def is_late(user_id, _):
        world.profiles[user_id] = Profile.of(other(firstName="Bo"), None)
        return False

    monkeypatch.setattr(world, "add", is_late)
    with pytest.raises(EmailTaken):
        world.register()


def test_the_same_registration_gets_the_same_answer_again(world):
    user_id, _ = world.register()
    world.encoded = {user_id}
    world.resumes.clear()
    assert world.register() == (user_id, False)
    assert not world.resumes
    assert len(world.sent) == 1


def test_a_profile_that_was_not_queued_is_queued_by_the_same_registration(world):
    world.out = {"queue"}
    user_id, _ = world.register()
    world.out = set()
    world.register()
    assert world.sent == [user_id]


def test_registering_again_finishes_an_interrupted_registration(world):
    world.out = {"users"}
    with pytest.raises(Outage):
        world.register()
    world.out = set()
    user_id, is_new = world.register()
    assert is_new
    assert user_id in world.profiles


def test_an_outage_of_the_queue_is_reported_and_does_not_stop_the_registration(world):
    world.out = {"queue"}
    user_id, is_new = world.register()
    assert is_new
    assert user_id in world.profiles
    assert world.reported == [("could not queue a profile", Outage)]
