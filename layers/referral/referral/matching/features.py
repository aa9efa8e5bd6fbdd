"""Features: what the encoders read from a profile or a posting, once, so that the ranker reads no text.

Row i of an embedding is the vector of line i. Fingerprints (extraction.fingerprints) stand for words and stems.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from referral.domain.degree_level import Level
from referral.domain.embedding import Embedding
from referral.domain.requirements import Requirement
from referral.domain.seniority import Seniority
from referral.domain.study import Study

Fingerprints = tuple[int, ...]


class LineSource(StrEnum):
    """The part of a career that a line comes from. A line that occurs in several counts for the first of these."""

    TITLE = "title"
    SKILL = "skill"
    JOB = "job"
    EDUCATION = "education"
    RESUME = "resume"


@dataclass(frozen=True, slots=True)
class SkillMention:
    """A known skill by its canonical name, and the words that name it."""

    skill: str
    quote: str


@dataclass(frozen=True, slots=True)
class CareerLine:
    """A line of a career that says one thing, and the skills that it names."""

    text: str
    source: LineSource
    skills: tuple[SkillMention, ...]


@dataclass(frozen=True, slots=True)
class CandidateJob:
    """`occupation` is the line of the title without words for its level; `lines` are those of title,
    occupation and description."""

    title: str
    seniority: Seniority | None
    start: date
    end: date | None
    occupation: int | None
    lines: tuple[int, ...]

    def has_ended(self, today: date) -> bool:
        """False for a job without an end, and for one whose end is still to come."""
        return self.end is not None and self.end < today


@dataclass(frozen=True, slots=True)
class ListedSkill:
    """An entry of the list of skills: the known skills that it names, whether it is the name of one and nothing more,
    and whether it has words that carry meaning."""

    text: str
    names: tuple[str, ...]
    is_one_skill: bool
    has_terms: bool
    words: Fingerprints


@dataclass(frozen=True, slots=True)
class CandidateDegree:
    """`level` is None where nobody knows the words, `study` where no field of study is given; `under_way` is true where
    the words say that the degree is not finished. `since` and `until` are the dates as the person wrote them."""

    title: str
    level: Level | None
    under_way: bool
    study: Study | None
    start: date | None
    end: date | None
    since: str | None
    until: str | None


@dataclass(frozen=True, slots=True)
class CandidateFeatures:
    """An anonymous career: jobs from the latest to the first. `omitted` counts the lines beyond the limit.

    `terms` are the stems of each line, `words` all its words in order. `is_english` is False where the lines clearly
    are in another language.
    """

    lines: tuple[CareerLine, ...]
    jobs: tuple[CandidateJob, ...]
    skills: tuple[ListedSkill, ...]
    degrees: tuple[CandidateDegree, ...]
    omitted: int
    terms: tuple[Fingerprints, ...]
    words: tuple[Fingerprints, ...]
    embedding: Embedding
    is_english: bool = True


@dataclass(frozen=True, slots=True)
class JobFeatures:
    """A posting: `rows[i]` is the line that requirement i is compared by, None where it is judged by facts alone.

    `terms` are the stems of each such line; `words` are all words of the posting, line by line. `is_english` is False
    where the lines clearly are in another language.
    """

    requirements: tuple[Requirement, ...]
    rows: tuple[int | None, ...]
    terms: tuple[Fingerprints, ...]
    words: tuple[Fingerprints, ...]
    embedding: Embedding
    is_english: bool = True


@dataclass(frozen=True, slots=True)
class NoFeatures:
    """A stored profile or posting without features. `failure` says why; None while it waits for the encoder."""

    failure: str | None = None
