from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

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

LINK = JobLink("https://jobs.example.com/1")
REVISION = RevisionId("5eed")
ENOUGH, PATIENCE = 60.0, 900.0


def claimed(seeker: str, state: State = State.SCORING, attempts: int = 1, age: float = 0.0) -> Claimed:
    asked_at = (datetime.now(UTC) - timedelta(hours=1)).replace(tzinfo=None)
    return Claimed(ReferralId(seeker), UserId(seeker), LINK, REVISION, state, "claim", attempts, age, asked_at)


class World:
    """Asks that are due, features that are missing, and a diary."""

    def __init__(self, *due: Claimed) -> None:
        self.due, self.diary, self.stale_left, self.reported, self.batches = list(due), [], [], [], []
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

    def store_score(self, ask, score, summary):
        self.diary.append(("score", ask.seeker, score.value))
        return True

    def store_unscored(self, ask, reason, summary=None, again_in=None):
        self.diary.append(("unscored", ask.seeker, again_in))
        return True

    def rescore(self):
        return self.stale_left.pop() if self.stale_left else 0

    def stale(self):
        return 3

    def oldest_unscored(self):
        return 1.5

    @property
    def ports(self) -> RankerPorts:
        report = lambda message, error: self.reported.append(type(error))  # noqa: E731
        return RankerPorts(self, self, self, self, self, PATIENCE, report)

    def rank(self, seconds: float = ENOUGH) -> dict[str, int]:
        self.ranked = rank_due(self.ports, seconds_left=lambda: seconds)
        return dict(+self.ranked.outcomes)


@pytest.fixture
def scored(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rank, "assess", lambda *_: Score(Decimal(70), "1", ()))


def test_newcomers_are_scored_first_and_their_wait_is_timed(scored):
    world = World(claimed("old", State.QUEUED), claimed("new"))
    assert world.rank() == {"Scored": 2}
    assert [step[1] for step in world.diary] == ["new", "old"]
    assert world.ranked.seconds_to_score == [pytest.approx(3600, abs=60)]


def test_quotes_are_stored_without_organisations(monkeypatch):
    quote = "Engineer at Acme Widgets Inc. since 2019"
    evidence = Evidence("x", Kind.ROLE, Need.REQUIRED, Verdict.MET, quote, Decimal(100), Decimal(70))
    score = Score(Decimal(70), "1", (evidence, replace(evidence, quote=None)))
    monkeypatch.setattr(rank, "assess", lambda *_: score)
    world, stored = World(claimed("a")), []
    world.store_score = lambda ask, score, summary: stored.append([one.quote for one in score.evidence]) or True
    assert world.rank() == {"Scored": 1}
    assert stored == [["Engineer at … since 2019", None]]


def test_nothing_is_claimed_where_time_is_short(scored):
    world = World(claimed("new"))
    assert world.rank(seconds=rank.MARGIN_SECONDS) == {}
    assert world.due


def test_one_ask_is_scored_alone(scored):
    world = World(claimed("a"), claimed("b"))
    assert rank_one(world.ports, UserId("b"), LINK).outcomes["Scored"] == 1
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


def test_an_outage_ends_the_run(scored):
    world = World(claimed("a"), claimed("b"))

    def fail(*_):
        raise Outage("The database")

    world.store_score = fail
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
    monkeypatch.setattr(rank, "_candidate", lambda features: features)
    monkeypatch.setattr(rank, "_job", lambda features: features)
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
    world.store_score = _fails
    assert world.rank() == {"Failures": 2}
    assert world.diary == []


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
