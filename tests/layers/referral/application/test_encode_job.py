import pytest

from referral.application.encode_job import encode_jobs, give_up_job
from referral.domain.embedding import DIMENSIONS, Embedding
from referral.domain.errors import Defect, NotFound, Outage
from referral.domain.posting import Posting, StoredPosting, revision_id

OUT = Outage("The model", "ReadTimeoutError")


def posting(role: str, description: str) -> StoredPosting:
    one = Posting(
        link="https://jobs.example.com/1",
        company="Acme",
        role=role,
        description=description,
        requiredQualifications=f"- {role} certificate",
    )
    return StoredPosting(revision_id(one), one, False, False, "{}")


class World:
    """Two postings that share a line, and a diary."""

    def __init__(self) -> None:
        nurse, cook = posting("Nurse", "- Keep records\n- Care for people"), posting("Cook", "- Keep records\n- Cook")
        self.stored = {nurse.revision: nurse, cook.revision: cook}
        self.features, self.diary, self.embedded, self.read = {}, [], [], []
        self.failures: dict[str, Exception] = {}
        self.get = self.stored.get
        self.posting_encoded = lambda *revisions: self.diary.append(("due", *revisions))
        self.store_failure = lambda stored, reason: self.diary.append(("failure", stored.revision, reason))

    def get_all(self, revisions):
        return {revision: self.stored[revision] for revision in revisions if revision in self.stored}

    def embed(self, texts):
        self.embedded.append(list(texts))
        return Embedding.of("model", [[float(len(text))] * DIMENSIONS for text in texts])

    def answers(self, texts):
        self.read.append(list(texts))
        for text in texts:
            for part, failure in self.failures.items():
                if part in text:
                    raise failure
        return [{} for _ in texts]

    def store_features(self, stored, features):
        self.features[stored.revision] = features
        return True

    def encode(self, *revisions: str) -> None:
        encode_jobs(dict.fromkeys(revisions, False), jobs=self, model=self, reader=self, asks=self)


def test_a_batch_asks_each_model_once_and_for_each_text_once():
    world = World()
    world.encode(*world.stored)
    (read,), (embedded,) = world.read, world.embedded
    assert len(read) == 2
    assert len(embedded) == len(set(embedded)) < sum(len(one.terms) for one in world.features.values())
    assert world.features.keys() == world.stored.keys()
    assert world.diary == [("due", *world.stored)]


def test_what_is_encoded_already_asks_no_model_and_is_due():
    world = World()
    (revision, stored), *_ = world.stored.items()
    world.stored[revision] = StoredPosting(revision, stored.posting, True, False, stored.body)
    world.encode(revision)
    assert (world.embedded, world.features, world.diary) == ([], {}, [("due", revision)])


def test_texts_are_at_fault_if_the_reader_answers_others_meanwhile():
    world = World()
    world.failures["Cook"] = OUT
    with pytest.raises(Defect):
        world.encode(*world.stored)


def test_a_reader_that_answers_nothing_is_out():
    world = World()
    world.failures[""] = OUT
    with pytest.raises(Outage):
        world.encode(*world.stored)
    assert world.diary == []


def test_a_posting_that_is_gone_is_not_found():
    world = World()
    with pytest.raises(NotFound):
        world.encode("gone")


def test_a_posting_that_cannot_be_read_is_not_taken_for_one_that_is_gone():
    def unreadable(_):
        raise ValueError("odd")

    world = World()
    world.get = unreadable
    with pytest.raises(ValueError, match="odd"):
        world.encode("unreadable")


def test_giving_up_notes_the_reason_and_lets_the_ranker_show_it():
    world = World()
    revision = next(iter(world.stored))
    give_up_job(revision, "Too odd.", jobs=world, asks=world)
    assert world.diary == [("failure", revision, "Too odd."), ("due", revision)]
