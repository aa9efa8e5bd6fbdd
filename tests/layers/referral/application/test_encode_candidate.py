import pytest

from referral.application.encode_candidate import encode_candidate, give_up_candidate
from referral.domain.embedding import Embedding
from referral.domain.errors import NotFound
from referral.domain.identifiers import UserId
from referral.domain.profile import Career, Person, Profile, StoredProfile

ADA = UserId("ada")
PROFILE = Profile(
    person=Person(email="ada@example.org", firstName="Ada", lastName="Lovelace"),
    career=Career(skills=["Analysis"]),
    resumeKey="resumes/ada/1.txt",
)


class World:
    """Ada's profile, with features or without, and a diary."""

    def __init__(self, has_features: bool = False) -> None:
        self.stored = {ADA: StoredProfile(PROFILE, has_features, "{}")}
        self.features, self.diary, self.embedded = {}, [], []
        self.get = self.stored.get
        self.write = lambda entry: self.diary.append(("directory", entry.userId))
        self.remove = lambda user_id: self.diary.append(("no traces", user_id))
        self.user_changed = lambda user_id: self.diary.append(("due", user_id))
        self.store_failure = lambda user_id, stored, reason: self.diary.append(("failure", user_id, reason))

    def embed(self, texts):
        self.embedded += texts
        return Embedding.of("model", [[1.0, 0.0]] * len(texts))

    def store_features(self, user_id, stored, features):
        self.features[user_id] = features
        return True

    def encode(self, again: bool = False) -> None:
        resumes = type("Resumes", (), {"get": staticmethod(lambda key: "Ada Lovelace wrote the first program.")})
        encode_candidate(
            ADA, again, users=self, resumes=resumes, model=self, directory=self, referrals=self, traces=self
        )


def test_a_profile_and_its_resume_become_anonymous_features():
    world = World()
    world.encode()
    texts = [line.text for line in world.features[ADA].lines]
    assert "Analysis" in texts
    assert texts == world.embedded
    assert any("wrote the first program" in text for text in texts)
    assert not any("Lovelace" in text for text in texts)
    assert world.diary == [("directory", ADA), ("due", ADA)]


@pytest.mark.parametrize(("again", "encoded"), [(False, False), (True, True)])
def test_a_profile_with_features_is_encoded_only_on_demand(again, encoded):
    world = World(has_features=True)
    world.encode(again)
    assert (ADA in world.features) == encoded
    assert ("due", ADA) in world.diary


def test_a_profile_that_is_gone_is_not_found_and_has_no_entry():
    world = World()
    world.stored.clear()
    with pytest.raises(NotFound):
        world.encode()
    assert world.diary == [("no traces", ADA)]


def test_giving_up_notes_the_reason_and_lets_the_ranker_show_it():
    world = World()
    give_up_candidate(ADA, "Too odd.", users=world, referrals=world)
    assert world.diary == [("failure", ADA, "Too odd."), ("due", ADA)]
