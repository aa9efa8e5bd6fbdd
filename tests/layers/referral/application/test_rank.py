import gc
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import count

import pytest

from referral.application import rank
from referral.application.rank import RankerPorts, Standing, make_stale_due, rank_due, rank_one, standing
from referral.domain.errors import Outage
from referral.domain.evidence import Evidence, Score, Verdict
from referral.domain.identifiers import JobLink, ReferralId, RevisionId, UserId
from referral.domain.referral import Claimed
from referral.domain.requirements import Kind, Need
from referral.domain.states import State
from referral.matching.assessment import Waiting
from referral.matching.features import NoFeatures
from referral.matching.job import Job
from tests.layers.referral.matching import build

LINK = JobLink("https://jobs.example.com/1")
REVISION = RevisionId("5eed")
ENOUGH, PATIENCE = 60.0, 900.0


def claimed(seeker: str, state: State = State.SCORING, attempts: int = 1, age: float = 0.0) -> Claimed:
    asked_at = (datetime.now(UTC) - timedelta(hours=1)).replace(tzinfo=None)
    return Claimed(ReferralId(seeker), UserId(seeker), LINK, REVISION, state, "claim", attempts, age, asked_at)


class World:
    """Asks that are due, features that are missing, and a diary."""

    def __init__(self, *due: Claimed) -> None:
        self.due, self.diary, self.stale_left, self.reported, self.batches, self.waits = list(due), [], [], [], [], []
        self.send = lambda key, again: self.diary.append(("send", key))
        self.wait = lambda ask, seconds: self.diary.append(("wait", ask.seeker, seconds))

    def features(self, keys):
        return dict.fromkeys(keys, NoFeatures())

    def claim_due(self, state, limit, most_attempts, lease):
        return self._claim(
            [ask for ask in self.due if ask.state is state and ask.attempts <= most_attempts + 1][:limit]
        )

    def claim_suspect(self, most_attempts, lease):
        return self._claim([ask for ask in self.due if ask.attempts > most_attempts + 1][:1])

    def _claim(self, batch):
        self.due = [ask for ask in self.due if ask not in batch]
        self.batches += [[ask.seeker for ask in batch]] if batch else []
        return batch

    def release(self, asks):
        self.diary.append(("release", *(ask.seeker for ask in asks)))

    def claim_one(self, seeker, link, lease):
        return [ask for ask in self.due if (ask.seeker, ask.link) == (seeker, link)]

    def store(self, judged):
        for one in judged:
            shown = ("score", one.score.value) if one.score else ("unscored", one.again_in)
            self.diary.append((shown[0], one.claimed.seeker, shown[1]))
        return {one.claimed.referral_id for one in judged}

    def rescore(self):
        return self.stale_left.pop() if self.stale_left else 0

    def stale(self, most=None):
        return 3 if most is None else most

    def oldest_unscored(self):
        return 1.5

    @property
    def ports(self) -> RankerPorts:
        report = lambda message, error: self.reported.append(type(error))  # noqa: E731
        return RankerPorts(self, self, self, self, self, PATIENCE, report, self.waits.append)

    def rank(self, seconds: float = ENOUGH) -> dict[str, int]:
        return dict(+rank_due(self.ports, seconds_left=lambda: seconds))


@pytest.fixture
def scored(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rank, "assess", lambda *_: Score(Decimal(70), "1", ()))


def test_newcomers_are_scored_first_and_their_wait_is_timed(scored):
    world = World(claimed("old", State.QUEUED), claimed("new"))
    assert world.rank() == {"Scored": 2}
    assert [step[1] for step in world.diary] == ["new", "old"]
    assert world.waits == [pytest.approx(3600, abs=60)]


def test_quotes_are_stored_without_organisations(monkeypatch):
    quote = "Engineer at Acme Widgets Inc. since 2019"
    evidence = Evidence("x", Kind.ROLE, Need.REQUIRED, Verdict.MET, quote, Decimal(100), Decimal(70))
    score = Score(Decimal(70), "1", (evidence, replace(evidence, quote=None)))
    monkeypatch.setattr(rank, "assess", lambda *_: score)
    world, stored = World(claimed("a")), []
    world.store = lambda judged: [stored.append([one.quote for one in each.score.evidence]) for each in judged]
    world.rank()
    assert stored == [["Engineer at … since 2019", None]]


def test_nothing_is_claimed_where_time_is_short(scored):
    world = World(claimed("new"))
    assert world.rank(seconds=rank.MARGIN_SECONDS) == {}
    assert world.due


def test_one_ask_is_scored_alone(scored):
    world = World(claimed("a"), claimed("b"))
    assert rank_one(world.ports, UserId("b"), LINK)["Scored"] == 1
    assert world.diary == [("score", "b", 70)]


def test_an_ask_waits_for_features_until_they_are_overdue():
    world = World(claimed("fresh", age=100.0), claimed("overdue", age=PATIENCE))
    assert world.rank() == {"Waiting": 2, "PutBack": 1}
    assert sorted(world.diary) == [
        ("send", REVISION), ("send", "overdue"), ("wait", "fresh", PATIENCE - 100), ("wait", "overdue", PATIENCE),
    ]  # fmt: skip


def test_an_ask_without_a_revision_is_shown_without_a_score():
    world = World(replace(claimed("a"), revision=None))
    world.features = lambda keys: {key: NoFeatures() for key in keys}
    assert world.rank() == {"Unscored": 1}
    assert world.diary == [("unscored", "a", None)]


def test_an_ask_that_waits_too_long_is_shown_without_a_score_and_tried_again():
    world = World(claimed("a", age=PATIENCE * rank.MAX_PATIENCES))
    world.rank()
    assert world.diary[-1] == ("unscored", "a", PATIENCE)


def test_a_failing_ask_does_not_hold_up_others(monkeypatch):
    outcomes = iter([ValueError(), Score(Decimal(70), "1", ())])

    def assess(*_):
        outcome = next(outcomes)
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    monkeypatch.setattr(rank, "assess", assess)
    world = World(claimed("bad"), claimed("good"))
    assert world.rank() == {"Failures": 1, "Scored": 1}
    assert world.reported == [ValueError]


def test_the_collector_pauses_during_a_batch_also_if_that_ends_with_an_outage(scored, monkeypatch):
    world, during = World(claimed("a")), []

    def store(_):
        during.append(gc.isenabled())
        raise Outage("MySQL", "gone")

    monkeypatch.setattr(world, "store", store)
    with pytest.raises(Outage):
        world.rank()
    assert (during, gc.isenabled()) == ([False], True)


def test_an_outage_ends_the_run(scored):
    world = World(claimed("a"), claimed("b"))

    def fail(*_):
        raise Outage("The database")

    world.store = fail
    with pytest.raises(Outage):
        world.rank()
    assert world.diary == [("release", "a", "b")]


def test_an_outage_of_the_database_ends_the_run_although_nothing_can_be_given_back(scored):
    world = World(claimed("a"))
    world.features = world.release = _is_out
    with pytest.raises(Outage):
        world.rank()
    assert world.reported == [Outage]


def _is_out(*_, **__):
    raise Outage("The store")


def test_with_a_queue_out_the_others_are_ranked(monkeypatch):
    outcomes = {"overdue": Waiting(candidate=True, job=True)}
    world = World(claimed("overdue", age=PATIENCE), claimed("due"), claimed("old", State.QUEUED))
    world.features = lambda keys: {key: key for key in keys}
    score = Score(Decimal(70), "1", ())
    monkeypatch.setattr(rank.Candidate, "of", lambda features: features)
    monkeypatch.setattr(rank.Job, "of", lambda features: features)
    monkeypatch.setattr(rank, "assess", lambda candidate, *_: outcomes.get(candidate, score))
    world.send = _is_out
    assert world.rank() == {"Waiting": 1, "Scored": 2, "Outages": 1}
    assert ("wait", "overdue", PATIENCE) in world.diary


@pytest.mark.parametrize(
    ("attempts", "diary"), [(1, []), (rank.MAX_ATTEMPTS + 1, [("unscored", "a", rank.JUDGED_AGAIN_SECONDS)])]
)
def test_only_a_judgement_that_failed_ends_an_ask_and_it_is_tried_again(monkeypatch, attempts, diary):
    monkeypatch.setattr(rank, "assess", _fails)
    world = World(claimed("a", attempts=attempts))
    world.rank()
    assert world.diary == diary


def test_what_can_not_be_stored_never_ends_an_ask(scored):
    world = World(claimed("a", attempts=rank.MAX_ATTEMPTS_ALONE), claimed("b"))
    world.store = _fails
    assert world.rank() == {"Failures": 2}
    assert world.diary == []


def test_one_ask_that_can_not_be_stored_does_not_hold_up_its_batch(scored):
    world = World(*(claimed(seeker) for seeker in "abcde"))
    store, calls = world.store, []

    def refuse_c(judged):
        calls.append("".join(one.claimed.seeker for one in judged))
        assert "c" not in calls[-1]
        return store(judged)

    world.store = refuse_c
    assert world.rank() == {"Failures": 1, "Scored": 4}
    assert calls == ["abcde", "ab", "cde", "c", "de"]
    assert world.reported == [AssertionError]


def test_a_lost_claim_counts_as_nothing(scored):
    world = World(claimed("a"), claimed("b"))
    world.store = lambda judged: {"b"}
    assert world.rank() == {"Scored": 1}
    assert len(world.waits) == 1


def test_a_batch_is_claimed_read_and_stored_together(scored):
    world = World(*(claimed(str(number)) for number in range(2 * rank.BATCH)))
    reads, stores, features, store = [], [], world.features, world.store
    world.features = lambda keys: features(reads.append(1) or keys)
    world.store = lambda judged: store(stores.append(len(judged)) or judged)
    assert world.rank() == {"Scored": 2 * rank.BATCH}
    assert stores == [rank.BATCH, rank.BATCH]
    assert len(reads) == 4  # people and postings, for each batch


def test_a_slow_batch_gives_back_what_is_left_and_the_next_ones_are_smaller(scored, monkeypatch):
    clock = count(step=1)  # a second passes with each judgement
    monkeypatch.setattr(rank, "monotonic", lambda: next(clock))
    world = World(*(claimed(str(number)) for number in range(10)))
    world.release = lambda asks: world.due.extend(asks)
    assert world.rank() == {"Scored": 10}
    assert [len(batch) for batch in world.batches] == [10, 3, 1]


def test_a_posting_with_features_is_read_once_in_a_run(scored, monkeypatch):
    monkeypatch.setattr(rank, "BATCH", 1)
    monkeypatch.setattr(rank.Candidate, "of", lambda features: features)
    monkeypatch.setattr(rank.Job, "of", lambda features: Job(features) if features else NoFeatures())
    world, read = World(*(claimed(seeker) for seeker in "abc")), []
    encoded = iter([None, "features"])
    world.features = lambda keys: {key: read.append(key) or next(encoded) for key in keys if key == REVISION}
    world.rank()
    assert read == [REVISION, REVISION]


def test_no_more_postings_are_kept_than_the_limit(monkeypatch):
    read = []
    monkeypatch.setattr(rank.Job, "of", Job)
    world = World()
    world.features = lambda keys: dict.fromkeys(read.extend(sorted(keys)) or keys)
    postings = rank._Postings(world)
    revisions = [str(number) for number in range(rank.MOST_POSTINGS + 1)]
    for revision in (*revisions, revisions[-1], revisions[0]):
        assert postings.of([revision]).keys() == {revision}
    assert read == [*revisions, revisions[0]]


@pytest.fixture
def without_collector() -> Iterator[None]:
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("without_collector")
def test_a_batch_leaves_nothing_to_the_collector():
    person = build.features_of(build.career(build.job(), build.studies("BSc"), skills=["Python"]))
    asked = build.wants_role("Engineer"), build.wants("Python", skills=("Python",)), build.wants_years(3)
    posting = build.job_asking(*asked, angles={"Engineer": 0, "Python": 0}).features

    def ranked() -> World:
        world = World(*(claimed(str(number)) for number in range(rank.BATCH)))
        world.features = lambda keys: {key: posting if key == REVISION else person for key in keys}
        assert world.rank() == {"Scored": rank.BATCH}
        return world

    worlds = [ranked()]  # what is made once for all batches
    gc.collect()
    worlds.append(ranked())
    assert gc.collect() == 0
    assert not gc.isenabled()


def _fails(*_, **__):
    raise ValueError


def test_an_ask_that_ended_the_ranker_is_judged_alone_and_then_not_again(monkeypatch):
    judged = []
    monkeypatch.setattr(rank, "assess", lambda *_: judged.append(1) or Score(Decimal(70), "1", ()))
    suspect, killer = rank.MAX_ATTEMPTS + 2, rank.MAX_ATTEMPTS_ALONE + 1
    world = World(claimed("a", attempts=suspect), claimed("b"), claimed("c"), claimed("d", attempts=killer))
    assert world.rank() == {"Scored": 3}
    assert world.batches == [["b", "c"], ["a"], ["d"]]
    assert world.diary[-1] == ("unscored", "d", rank.JUDGED_AGAIN_SECONDS)
    assert len(judged) == 3


def test_stale_scores_are_made_due_until_none_is_left_or_time_is_short():
    world = World()
    world.stale_left = [2, 5]
    assert make_stale_due(asks=world, seconds_left=lambda: ENOUGH) == 7
    world.stale_left = [2]
    assert make_stale_due(asks=world, seconds_left=lambda: 1.0) == 0


def test_the_standing():
    assert standing(asks=World()) == Standing(3, 1.5)
    assert standing(asks=World(), most=2) == Standing(2, 1.5)
