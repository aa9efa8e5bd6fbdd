import pytest

from referral.application.my_profile import show_profile
from referral.domain.errors import Defect, NotRegistered
from referral.domain.identifiers import UserId
from referral.domain.profile import Career, Person, Profile, StoredProfile

ADA = UserId("ada")


def _stored(resume: str) -> StoredProfile:
    person = Person(email="ada@example.org", firstName="Ada", lastName="Lovelace")
    return StoredProfile(Profile(person=person, career=Career(), resumeKey=resume), False, resume)


class Stores:
    """Gives these profiles, one after the other, and the texts that are there. Those in `closed` are there as well, but
    can't be read."""

    def __init__(self, profiles, texts, closed=()):
        self._profiles, self._texts, self._closed, self.reads = profiles, texts, closed, 0

    def show(self):
        users = type("Users", (), {"get": self._profile})
        resumes = type("Resumes", (), {"get": self._text, "has": self._has})
        return show_profile(ADA, users=users, resumes=resumes)

    def _profile(self, user_id):
        self.reads += 1
        return self._profiles[self.reads - 1]

    def _text(self, key):
        if key not in self._texts:
            raise Defect("The bucket of the resumes", "ClientError AccessDenied")
        return self._texts[key]

    def _has(self, key):
        return key in self._texts or key in self._closed


def test_a_profile_whose_resume_is_replaced_meanwhile_is_read_again():
    shown = Stores([_stored("old"), _stored("new")], {"new": "A new text."}).show()
    assert (shown.document.resume, shown.version) == ("A new text.", _stored("new").version)


def test_a_profile_that_is_erased_meanwhile_is_missing():
    with pytest.raises(NotRegistered):
        Stores([_stored("old"), None], {}).show()


def test_a_resume_that_is_lost_is_shown_as_none():
    shown = Stores([_stored("lost"), _stored("lost")], {}).show()
    assert (shown.document.resume, shown.version) == (None, _stored("lost").version)


@pytest.mark.parametrize("profiles", [["old", "old"], ["old", "new"]])
def test_a_resume_that_is_there_and_cannot_be_read_is_a_defect(profiles):
    stores = Stores([_stored(resume) for resume in profiles], {}, closed={"old", "new"})
    with pytest.raises(Defect):
        stores.show()
    assert stores.reads == 2
