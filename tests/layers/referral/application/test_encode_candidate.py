import pytest

from referral.application.encode_candidate import encode_candidates, give_up_candidate
from referral.domain.directory_entry import Entry
from referral.domain.embedding import DIMENSIONS, Embedding
from referral.domain.errors import Defect, NotEncodable, NotFound, Outage, Throttled
from referral.domain.identifiers import UserId
from referral.domain.profile import Career, Person, Profile, StoredProfile

ADA, BOB = UserId("ada"), UserId("bob")
OUT = Outage("The model", "ReadTimeoutError")
REFUSED = NotEncodable("The model refuses a text.")


def profile(name: str, *skills: str) -> Profile:
    person = Person(email=f"{name}@example.org", firstName=name.title(), lastName="Lovelace")
    return Profile(person=person, career=Career(skills=list(skills)), resumeKey=f"resumes/{name}/1.txt")


class World:
    """Ada's and Bob's profiles, with features or without, and a diary. The model marks each text by its length."""

    def __init__(self, has_features: bool = False) -> None:
        self.stored = {
            ADA: StoredProfile(profile("ada", "Analysis", "Engines"), has_features, "{}"),
            BOB: StoredProfile(profile("bob", "Looms", "Engines"), has_features, "{}"),
        }
        self.features, self.diary, self.asked = {}, [], []
        self.failures: dict[str, Exception] = {}
        self.broken: list[Exception] = []  # how the model's next calls end, but for its probe
        self.get = self.stored.get
        self.user_changed = lambda *user_ids: self.diary.append(("due", *user_ids))
        self.store_failure = lambda user_id, stored, reason: self.diary.append(("failure", user_id, reason))

    def get_all(self, user_ids):
        return {user_id: self.stored[user_id] for user_id in user_ids if user_id in self.stored}

    def write(self, *entries: Entry) -> None:
        self.diary.append(("directory", *(entry.userId for entry in entries)))

    def embed(self, texts):
        self.asked.append(list(texts))
        if self.broken and texts != ["text"]:
            raise self.broken.pop(0)
        for text in texts:
            if text in self.failures:
                raise self.failures[text]
        return Embedding.of("model", [[float(len(text))] * DIMENSIONS for text in texts])

    def store_features(self, user_id, stored, features):
        if user_id in self.failures:
            raise self.failures[user_id]
        self.features[user_id] = features
        return True

    def encode(self, again: bool = False, *user_ids: UserId) -> None:
        resumes = type("Resumes", (), {"get": staticmethod(lambda key: "Ada Lovelace wrote the first program.")})
        requests = dict.fromkeys(user_ids or (ADA,), again)
        encode_candidates(requests, users=self, resumes=resumes, model=self, directory=self, asks=self)


def test_a_profile_and_its_resume_become_anonymous_features():
    world = World()
    world.encode()
    texts = [line.text for line in world.features[ADA].lines]
    assert "Analysis" in texts
    assert [texts] == world.asked
    assert any("wrote the first program" in text for text in texts)
    assert not any("Lovelace" in text for text in texts)
    assert world.diary == [("directory", ADA), ("due", ADA)]


def test_a_batch_asks_the_model_once_and_for_each_text_once():
    world = World()
    world.encode(False, ADA, BOB)
    (asked,) = world.asked
    assert len(asked) == len(set(asked)) < sum(len(one.lines) for one in world.features.values())
    assert world.diary == [("directory", ADA, BOB), ("due", ADA, BOB)]


def test_each_line_has_the_vector_of_its_text():
    world = World()
    world.encode(False, ADA, BOB)
    for features in world.features.values():
        expected = Embedding.of("model", [[float(len(line.text))] * DIMENSIONS for line in features.lines])
        assert features.embedding == expected


@pytest.mark.parametrize(("again", "encoded"), [(False, False), (True, True)])
def test_a_profile_with_features_is_encoded_only_on_demand(again, encoded):
    world = World(has_features=True)
    world.encode(again)
    assert (ADA in world.features) == encoded
    assert ("due", ADA) in world.diary


def test_a_profile_that_is_missing_is_not_found_and_changes_nothing():
    world = World()
    del world.stored[ADA]
    with pytest.raises(NotFound):
        world.encode()
    assert (world.features, world.diary) == ({}, [])


def test_a_profile_that_cannot_be_read_is_not_taken_for_one_that_is_gone():
    world = World()
    del world.stored[ADA]

    def unreadable(_):
        raise ValueError("odd")

    world.get = unreadable
    with pytest.raises(ValueError, match="odd"):
        world.encode()
    assert world.diary == []


def test_texts_are_at_fault_if_the_model_answers_others_meanwhile():
    world = World()
    world.failures["Engines"] = OUT
    with pytest.raises(Defect):
        world.encode(False, ADA, BOB)


def test_no_text_is_at_fault_for_a_connection_that_broke_while_the_function_was_frozen():
    world = World()
    world.broken = [OUT]
    world.encode(False, ADA, BOB)
    texts, probe, again = world.asked
    assert (texts, probe) == (again, ["text"])
    assert world.features.keys() == {ADA, BOB}


@pytest.mark.parametrize(
    ("second", "meaning"),
    [
        (OUT, Defect),
        (REFUSED, NotEncodable),
        (Outage("The model", for_want_of_time=True), Outage),
        (Throttled("The model"), Throttled),
    ],
)
def test_the_second_failure_tells_what_is_at_fault(second, meaning):
    world = World()
    world.broken = [OUT, second]
    with pytest.raises(meaning):
        world.encode()


@pytest.mark.parametrize("first", [OUT, REFUSED])
@pytest.mark.parametrize("of_probe", [OUT, REFUSED])
def test_a_model_that_answers_nothing_is_out(first, of_probe):
    world = World()
    world.failures = {"Engines": first, "text": of_probe}
    with pytest.raises(Outage):
        world.encode(False, ADA, BOB)
    assert len(world.asked) == 2


def test_a_text_that_a_model_refuses_while_it_answers_others_can_never_be_encoded():
    world = World()
    world.failures["Engines"] = REFUSED
    with pytest.raises(NotEncodable):
        world.encode()


def test_no_text_is_at_fault_for_too_many_requests():
    world = World()
    world.failures["Engines"] = Throttled("The model")
    with pytest.raises(Throttled):
        world.encode()
    assert len(world.asked) == 1


def test_features_are_kept_even_if_those_of_another_cannot_be_stored():
    world = World()
    world.failures[ADA] = Outage("DynamoDB")
    with pytest.raises(Outage):
        world.encode(False, ADA, BOB)
    assert BOB in world.features
    assert world.diary == []


def test_giving_up_notes_the_reason_and_lets_the_ranker_show_it():
    world = World()
    give_up_candidate(ADA, "Too odd.", users=world, asks=world)
    assert world.diary == [("failure", ADA, "Too odd."), ("due", ADA)]
