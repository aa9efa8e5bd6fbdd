"""A candidate beside a job: what several requirements need to know about the two, made once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from referral.domain.dates import years_covered
from referral.matching import fields_of_work
from referral.matching.candidate import Candidate
from referral.matching.copying import Passage
from referral.matching.features import CandidateJob, LineSource, ListedSkill
from referral.matching.job import Job
from referral.matching.text_similarity import Similarities, similarities
from referral.matching.vectors import Matrix
from referral.matching.weights import (
    FEWEST_NEAREST_LINES,
    LATEST_JOB,
    NEAREST_LINES,
    NEAREST_RANGE,
    TELLING_LINES,
    WITHOUT_JOB,
)


@dataclass(frozen=True)
class Comparison:
    candidate: Candidate
    job: Job
    today: date

    # ------------------------------------------------------------ what is the candidate's own

    @cached_property
    def own_skills(self) -> list[ListedSkill]:
        """The entries of the list of skills that are not copied from the posting. The name of a skill is no copy."""
        return [entry for entry in self.candidate.features.skills if entry.is_one_skill or not self._is_copied(entry)]

    @cached_property
    def own_lines(self) -> list[int]:
        """The lines of the career that are not copied from the posting. A title is no copy."""
        copies = self.job.original.copies(self.candidate.passage)
        copied = {row for row, is_copy in zip(self.candidate.prose, copies, strict=True) if is_copy}
        listed = {entry.text for entry in self.own_skills}
        return [
            row
            for row, line in enumerate(self.candidate.features.lines)
            if row not in copied and (line.source is not LineSource.SKILL or line.text in listed)
        ]

    def _is_copied(self, entry: ListedSkill) -> bool:
        return self.job.original.copies(Passage([entry.words]))[0]

    # ------------------------------------------------------------ skills

    @cached_property
    def known_skills(self) -> dict[str, str]:
        """The candidate's known skills by canonical name, with the words that name them; listed ones come first."""
        listed = ((name, entry.text) for entry in self.own_skills for name in entry.names)
        lines = self.candidate.features.lines
        told = ((one.skill, one.quote) for row in self.own_lines for one in lines[row].skills)
        held: dict[str, str] = {}
        for name, quote in (*listed, *told):
            held.setdefault(name, quote)
        return held

    @cached_property
    def unknown_skills(self) -> list[str]:
        """The listed skills that the vocabulary does not know, but the posting names."""
        original = self.job.original
        entries = (entry for entry in self.own_skills if not entry.names and entry.has_terms)
        named = {entry.text.casefold(): entry.text for entry in entries if original.says(entry.words)}
        return list(named.values())

    # ------------------------------------------------------------ jobs and their fields of work

    @cached_property
    def jobs(self) -> list[CandidateJob]:
        """The jobs that have begun, from the latest to the first."""
        return self.candidate.jobs(self.today)

    @cached_property
    def latest(self) -> CandidateJob | None:
        """The present or last job. Of several present ones it is the one nearest to the posting's field of work."""
        present = [job for job in self.jobs if job.end is None] or self.jobs[:1]
        return max(present, key=lambda job: self.job_affinity(job) or 0.0, default=None)

    def years_in(self, jobs: Iterable[CandidateJob]) -> float:
        """Years that the jobs cover, overlaps once, present jobs up to today."""
        return years_covered(((job.start, job.end or self.today) for job in jobs), self.today)

    @cached_property
    def field_affinity(self) -> float | None:
        """How far (0..1) the career is in the posting's field of work; None where the vectors can't tell."""
        if self._fields_asked is None:
            return None
        jobs = [self.job_affinity(job) or 0.0 for job in self.jobs]
        if not jobs or self.latest is None:
            return WITHOUT_JOB * self._career_affinity
        latest = self.job_affinity(self.latest) or 0.0
        return LATEST_JOB * latest + (1 - LATEST_JOB) * sum(jobs) / len(jobs)

    def job_affinity(self, job: CandidateJob) -> float | None:
        """How far one job was in the posting's field of work. What its title leaves open, the whole career decides."""
        if self._fields_asked is None or job.occupation is None:
            return None
        clear = float(self.candidate.fields[job.occupation].max())
        return clear * self._line_affinities[job.occupation] + (1 - clear) * self._career_affinity

    @cached_property
    def _career_affinity(self) -> float:
        nearest = sorted((self._line_affinities[row] for row in self.own_lines), reverse=True)
        return sum(nearest[:TELLING_LINES]) / TELLING_LINES

    @cached_property
    def _line_affinities(self) -> list[float]:
        """How far (0..1) each line of the career is in the posting's field of work."""
        if self._fields_asked is None:
            return [0.0] * len(self.candidate.features.lines)
        return [float(value) for value in fields_of_work.affinities(self._fields_asked, self.candidate.fields)]

    @cached_property
    def _fields_asked(self) -> Matrix | None:
        """None where the two embeddings are not of the model that the classifier of fields of work reads."""
        own, asked = self.candidate.features.embedding.model, self.job.features.embedding.model
        if not fields_of_work.reads(asked) or (self.candidate.features.lines and own != asked):
            return None
        return self.job.fields

    # ------------------------------------------------------------ lines

    @cached_property
    def similarities(self) -> Similarities:
        return similarities(self.job, self.candidate, self.own_lines)

    def line_similarity(self, row: int) -> tuple[float, str | None]:
        """How near (0..1) the career comes to a line of the job, and by which words."""
        nearest = int(self.similarities.nearest[row])
        quote = self.candidate.features.lines[nearest].text if nearest >= 0 else None
        return float(self.similarities.values[row]), quote

    @cached_property
    def nearest_lines(self) -> float:
        """How near (0..1) the career comes to the lines of the job that it is nearest to."""
        values = sorted((float(value) for value in self.similarities.values), reverse=True)
        best = values[: max(FEWEST_NEAREST_LINES, int(len(values) * NEAREST_LINES))]
        low, high = NEAREST_RANGE
        return min(1.0, max(0.0, (sum(best) / len(best) - low) / (high - low))) if best else 0.0
