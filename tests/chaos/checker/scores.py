"""Scores: each undecided ask has the one that a clean encoding of its profile and posting gives."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from models.evaluation.production import Encoder, Reader
from referral.domain.evidence import Evidence, Score
from referral.domain.posting import Posting
from referral.domain.profile import Profile
from referral.extraction.anonymisation import anonymise
from referral.extraction.requirements import required_text
from referral.matching.assessment import Unscorable, assess
from referral.matching.candidate import Candidate
from referral.matching.candidate_features import candidate_features
from referral.matching.codec import packed, unpacked
from referral.matching.features import CandidateFeatures, JobFeatures
from referral.matching.job import Job
from referral.matching.job_features import job_features
from tests.chaos.checker.finding import Finding
from tests.chaos.world import Row, World

# Vectors differ by a last bit where a text has other batch-mates.
_ROUNDING = Decimal("0.05")
_EACH = 200


class Judge:
    """Encodes and compares in this process. Each text is encoded once, whatever number of worlds is judged."""

    def __init__(self, encoder: Encoder, reader: Reader) -> None:
        self._encoder, self._reader = encoder, reader
        self._candidates: dict[tuple[str, str], Candidate] = {}
        self._jobs: dict[str, Job] = {}
        self._outcomes: dict[tuple[int, int, date], Score | str] = {}

    @classmethod
    def load(cls) -> "Judge":
        return cls(Encoder.load(), Reader.load())

    def outcome(self, profile: Row, resume: str, posting: Row, today: date) -> Score | str:
        """The score, or the reason why there is none."""
        candidate, job = self._candidate(Profile(**profile), resume), self._job(Posting(**posting))
        key = id(candidate), id(job), today
        if key not in self._outcomes:
            found = assess(candidate, job, today)
            self._outcomes[key] = found.reason if isinstance(found, Unscorable) else _score(found)
        return self._outcomes[key]

    def _candidate(self, profile: Profile, resume: str) -> Candidate:
        key = profile.model_dump_json(), resume
        if key not in self._candidates:
            career = anonymise(profile.career, profile.person, resume)
            features = candidate_features(career, self._encoder.embed)
            self._candidates[key] = Candidate(unpacked(packed(features), CandidateFeatures))
        return self._candidates[key]

    def _job(self, posting: Posting) -> Job:
        key = posting.model_dump_json()
        if key not in self._jobs:
            answers = self._reader.answers(required_text(posting))
            self._jobs[key] = Job(unpacked(packed(job_features(posting, self._encoder.embed, answers)), JobFeatures))
        return self._jobs[key]


def _score(found: Any) -> Score:
    if not isinstance(found, Score):
        raise TypeError(f"a clean encoding gives {found}")
    return found


def scores(world: World, judge: Judge, say: Callable[[str], None]) -> Iterator[Finding]:
    queued = [ask for ask in world.asks.values() if ask["state"] == "queued"]
    for number, ask in enumerate(queued):
        if number % _EACH == 0:
            say(f"computing scores again: {number} of {len(queued)}")
        if what := _difference(ask, world, judge):
            yield Finding("a wrong score", ask["referral_id"], what)


def _difference(ask: Row, world: World, judge: Judge) -> str | None:
    """How the ask differs from what a clean computation gives; None if it does not."""
    profile = world.profiles.get(ask["seeker"])
    confirmed = world.confirmed.get((ask["link"], ask["company_key"]))
    posting = world.postings.get(confirmed["revision"] if confirmed else ask["submitted_revision"])
    if profile is None or posting is None:
        return "there is no profile or posting"
    resume = world.resumes.get(profile["resumeKey"] or "", "")
    clean = judge.outcome(profile, resume, posting, ask["updated_at"].date())
    if isinstance(clean, str):
        return (
            None
            if (ask["score"], ask["reason"]) == (None, clean)
            else f"{ask['score']} ({ask['reason']}), clean: {clean}"
        )
    if ask["score"] is None:
        return f"none ({ask['reason']}), clean: {clean.value}"
    if abs(ask["score"] - clean.value) > _ROUNDING:
        return f"{ask['score']}, clean: {clean.value}"
    if not _equal(ask["evidence"] or [], clean.evidence):
        return "its evidence is not the clean one"
    return None if ask["score_version"] == clean.version else f"version {ask['score_version']}, clean: {clean.version}"


def _equal(stored: Sequence[Row], clean: Sequence[Evidence]) -> bool:
    return len(stored) == len(clean) and all(
        one["requirement"] == other.requirement and abs(Decimal(str(one["points"])) - other.points) <= _ROUNDING
        for one, other in zip(stored, clean, strict=True)
    )
