"""The score as the deployed functions compute it: the same rules, models and stored features, in one process."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Self

import numpy as np

from models.container import Model
from models.evaluation.progress import progressing
from models.evaluation.reading import Resume
from models.nlu import assemble as nlu
from models.nlu import inference
from models.qa import assemble as qa
from models.qa import inference as qa_inference
from models.qa.evaluate import MODEL as QA_DIRECTORY
from models.qa.evaluate import read_by_model
from referral.domain.embedding import NO_TEXTS, Embedding
from referral.domain.evidence import Evidence, Score
from referral.domain.posting import Posting
from referral.domain.qa import Answers
from referral.domain.requirements import Kind, Requirement
from referral.extraction.anonymisation import anonymise
from referral.extraction.requirements import required_text, requirements
from referral.matching.assessment import assess
from referral.matching.candidate import Candidate
from referral.matching.candidate_features import candidate_features
from referral.matching.codec import packed, unpacked
from referral.matching.features import CandidateFeatures, JobFeatures
from referral.matching.job import Job
from referral.matching.job_features import features_of

MODEL_DIRECTORY = Path(".local/models/nlu")
DIMENSIONS = 384
BATCH = 32


class Encoder:
    """Sentence vectors; a text is encoded once, together with the others that are new in a call, or by itself."""

    def __init__(self, model: Model, by_itself: bool = False) -> None:
        self.model = model
        self._by_itself = by_itself
        self._vectors: dict[str, np.ndarray] = {}

    @classmethod
    def load(cls, model_directory: Path = MODEL_DIRECTORY) -> Self:
        nlu.assemble(model_directory)
        return cls(inference.model_fn(model_directory))

    def vectors(self, texts: Iterable[str]) -> np.ndarray:
        """(texts, 384) float32 unit vectors."""
        texts = list(texts)
        new = [text for text in dict.fromkeys(texts) if text not in self._vectors]
        size = 1 if self._by_itself else BATCH
        for batch in progressing([new[i : i + size] for i in range(0, len(new), size)], "batches of texts encoded"):
            self._vectors.update(zip(batch, inference.predict_fn(batch, self.model), strict=True))
        return np.array([self._vectors[text] for text in texts], dtype=np.float32).reshape(len(texts), DIMENSIONS)

    def embed(self, texts: Sequence[str]) -> Embedding:
        return Embedding.of(inference.VERSION, self.vectors(texts)) if texts else NO_TEXTS


class Reader:
    """What the question-answering model is sure of in the required qualifications; a text is read once."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self._answers: dict[str, Answers] = {}

    @classmethod
    def load(cls, model_directory: Path = QA_DIRECTORY) -> Self:
        qa.assemble(model_directory)
        return cls(qa_inference.model_fn(model_directory))

    def answers(self, text: str) -> Answers:
        if text not in self._answers:
            (self._answers[text],) = read_by_model([text], self._model)
        return self._answers[text]


@dataclass(frozen=True)
class Case:
    """A person who asks for a job, and which of degree, field and years the job asks for."""

    posting: Posting
    resume: Resume
    asks: frozenset[str] = frozenset()


WHOLE = "smart_score"
_BY_ITSELF = {
    "its_role_alone": frozenset({Kind.ROLE, Kind.SENIORITY}),
    "its_skills_alone": frozenset({Kind.SKILLS}),
}
PARTS = _BY_ITSELF | {"its_lines_alone": frozenset(Kind).difference(*_BY_ITSELF.values())}


def _share(evidence: Iterable[Evidence], kinds: frozenset[Kind]) -> float:
    part = [item for item in evidence if item.kind in kinds]
    weight = sum(item.weight for item in part)
    return 100 * float(sum(item.points for item in part) / weight) if weight else 0.0


class Scorer:
    """Scores people for postings on one day, through the same steps as encoders and ranker."""

    def __init__(self, encoder: Encoder, reader: Reader, today: date) -> None:
        self.encoder = encoder
        self.reader = reader
        self.today = today
        self._jobs: dict[tuple[Posting, tuple[Requirement, ...]], Job] = {}

    def value(self, case: Case) -> float:
        """The score; 0 where there is nothing to compare."""
        return self.values(case)[WHOLE]

    def values(self, case: Case) -> dict[str, float]:
        """The score, and what share of their weight each of its PARTS earns by itself (0 to 100)."""
        found = assess(self.candidate(case.resume), self.job(case.posting), self.today)
        if not isinstance(found, Score):
            return dict.fromkeys((WHOLE, *PARTS), 0.0)
        return {WHOLE: float(found.value)} | {name: _share(found.evidence, kinds) for name, kinds in PARTS.items()}

    def candidate(self, resume: Resume) -> Candidate:
        career = anonymise(resume.career, resume.person, resume.rest)
        return Candidate(unpacked(packed(candidate_features(career, self.encoder.embed)), CandidateFeatures))

    def job(self, posting: Posting, also: tuple[Requirement, ...] = ()) -> Job:
        """What the posting asks for, and `also` requirements in the words of somebody else."""
        key = posting, also
        if key not in self._jobs:
            read = requirements(posting, self.reader.answers(required_text(posting)))
            features = features_of(posting, tuple(dict.fromkeys((*read, *also))), self.encoder.embed)
            self._jobs[key] = Job(unpacked(packed(features), JobFeatures))
        return self._jobs[key]
