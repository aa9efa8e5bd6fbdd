"""A career beside a posting: what both are about, made once for all requirements."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from referral.domain.posting import Posting
from referral.domain.profile import Career, Experience
from referral.extraction.career_parts import latest_first
from referral.extraction.requirements import Requirement, role_in, texts_to_compare
from referral.extraction.skill_mentions import is_a_skill
from referral.extraction.text import lines
from referral.extraction.titles import occupation
from referral.matching import fields_of_work as work
from referral.matching.copying import original
from referral.matching.encoding import Encoding
from referral.matching.skill_match import Held, held_skills
from referral.matching.text_similarity import Nearness, nearness
from referral.matching.vectors import only, rows_of
from referral.matching.weights import (
    CLOSEST_LINES,
    CLOSEST_RANGE,
    LATEST_SHARE,
    NO_JOB,
    TELLING_PARTS,
    TITLE_SHARE,
)


@dataclass(frozen=True)
class Comparison:
    """`career` is anonymous; `parts` and `asked_texts` are encodings of one model."""

    career: Career
    parts: Encoding
    posting: Posting
    asked: Sequence[Requirement]
    asked_texts: Encoding

    @cached_property
    def posting_text(self) -> str:
        posting = self.posting
        return "\n".join((posting.description, posting.requiredQualifications, posting.preferredQualifications))

    @cached_property
    def _lines_asked(self) -> list[str]:
        return lines(self.posting_text)

    @cached_property
    def own_parts(self) -> Encoding:
        """The parts of the career that are not copied from the posting. The name of a role or skill is no copy."""
        names = {*self._listed, *(name for job in self.jobs for name in (job.role, occupation(job.role)))}
        listed = {*self.career.skills} - names
        prose = [part for part in self.parts.texts if part not in names and part not in listed]
        own = {part for part, mine in zip(prose, original(prose, self._lines_asked), strict=True) if mine}
        return only(self.parts, [part in names or part in own for part in self.parts.texts])

    @cached_property
    def _listed(self) -> list[str]:
        """The entries of the list of skills that are not copied, each by itself: what stands beside it says nothing."""
        return [s for s in self.career.skills if is_a_skill(s) or all(original([s], self._lines_asked))]

    @cached_property
    def near(self) -> dict[str, Nearness]:
        return nearness(self.asked_texts, self.own_parts)

    @cached_property
    def skills(self) -> Held:
        """The skills of the career, with the words that name them."""
        return held_skills(self._listed, self.own_parts.texts)

    @cached_property
    def jobs(self) -> list[Experience]:
        return latest_first(self.career)

    @cached_property
    def latest(self) -> Experience | None:
        """The job that somebody has now or had last; of several now, the one that is nearest to the posting's field."""
        current = [job for job in self.jobs if job.dateTo is None] or self.jobs[:1]
        return max(current, key=lambda job: self.job_affinity(job) or 0.0, default=None)

    def own_words(self, job: Experience) -> str:
        """The role and the description of a job, without what is copied from the posting."""
        told = lines(job.description)
        own = original(told, self._lines_asked)
        return "\n".join([job.role, *(line for line, mine in zip(told, own, strict=True) if mine)])

    @cached_property
    def field_affinity(self) -> float | None:
        """How far (0..1) the career is in the posting's field of work; None where the vectors can't tell."""
        if self._fields_asked is None:
            return None
        jobs = [self.job_affinity(job) or 0.0 for job in self.jobs]
        if not jobs:
            return NO_JOB * self._whole_affinity
        latest = self.job_affinity(self.latest) or 0.0
        return LATEST_SHARE * latest + (1 - LATEST_SHARE) * sum(jobs) / len(jobs)

    def job_affinity(self, job: Experience) -> float | None:
        """How far one job was in the posting's field of work. What its title leaves open, the whole career says."""
        if self._fields_asked is None:
            return None
        title = self._fields_of([occupation(job.role)])
        if not len(title):
            return None
        clear = float(title[0].max())
        return clear * work.affinity(self._fields_asked, title[0]) + (1 - clear) * self._whole_affinity

    @cached_property
    def _whole_affinity(self) -> float:
        """How far the career as a whole is in the posting's field of work, by the parts that are most so."""
        parts = self._fields_of(self.own_parts.texts)
        nearest = sorted((work.affinity(self._fields_asked, fields) for fields in parts), reverse=True)
        return sum(nearest[:TELLING_PARTS]) / TELLING_PARTS

    @cached_property
    def closest(self) -> float | None:
        """How near (0..1) the career comes to those lines of the posting that it is nearest to."""
        values = sorted((near.value for near in self.near.values()), reverse=True)
        best = values[: max(3, int(len(values) * CLOSEST_LINES))]
        low, high = CLOSEST_RANGE
        return min(1.0, max(0.0, (sum(best) / len(best) - low) / (high - low))) if best else None

    @cached_property
    def _fields_asked(self) -> np.ndarray | None:
        other_model = self.parts.texts and self.parts.model != self.asked_texts.model
        if other_model or not work.reads(self.asked_texts.model):
            return None
        role = role_in(self.asked)
        title = work.fields_of_work(rows_of(self.asked_texts, [role]))
        body = work.fields_of_work(rows_of(self.asked_texts, [t for t in texts_to_compare(self.asked) if t != role]))
        if not len(title) or not len(body):
            either = title if len(title) else body
            return work.main_fields(either) if len(either) else None
        return TITLE_SHARE * title[0] + (1 - TITLE_SHARE) * work.main_fields(body)

    def _fields_of(self, texts: Sequence[str]) -> np.ndarray:
        return work.fields_of_work(rows_of(self.parts, texts))
