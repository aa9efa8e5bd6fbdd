"""A candidate beside a job: what several requirements need to know about the two, made once."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from referral.domain.dates import years_covered
from referral.domain.requirements import Requirement
from referral.matching import fields_of_work, line_facts, line_judge
from referral.matching.candidate import Candidate
from referral.matching.copying import Passage
from referral.matching.features import CandidateJob, LineSource, ListedSkill
from referral.matching.finding import Finding
from referral.matching.job import Job, SharedStems
from referral.matching.line_judge import Proofs
from referral.matching.vectors import Matrix
from referral.matching.weights import LATEST_JOB, TELLING_LINES, WITHOUT_JOB

_DONE = (LineSource.TITLE, LineSource.JOB)


@dataclass(frozen=True)
class Comparison:
    candidate: Candidate
    job: Job
    today: date

    # ------------------------------------------------------------ what is the candidate's own

    @cached_property
    def own_skills(self) -> list[ListedSkill]:
        """The entries of the list of skills that are not copied from the posting. The name of a skill is no copy."""
        listed = self.candidate.features.skills
        told = [entry for entry in listed if not entry.is_one_skill]
        copies = self.job.original.copies(Passage(entry.words for entry in told))
        copied = {entry for entry, is_copy in zip(told, copies, strict=True) if is_copy}
        return [entry for entry in listed if entry not in copied]

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
        present = [job for job in self.jobs if not job.has_ended(self.today)] or self.jobs[:1]
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
        clear = self.candidate.clarity[job.occupation]
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
        affinities: list[float] = fields_of_work.affinities(self._fields_asked, self.candidate.fields).tolist()
        return affinities

    @cached_property
    def _fields_asked(self) -> Matrix | None:
        """None where the embeddings are not of the model that the classifier of fields of work reads."""
        return self.job.fields if self._are_read_by(fields_of_work.reads) else None

    @cached_property
    def shared_stems(self) -> SharedStems:
        return self.job.shared_stems(self.candidate)

    @cached_property
    def words_of_jobs(self) -> float:
        """What share (0..1) of the posting's words, by how much they tell, the titles and lines of jobs have.

        Words that only a list of skills or a summary has don't count, because it costs nothing to write them there.
        """
        lines, asked = self.candidate.features.lines, self.job.stem_weights
        is_done = np.zeros(len(lines), bool)
        is_done[[row for row in self.own_lines if lines[row].source in _DONE]] = True
        rows, columns = self.shared_stems
        is_said = np.zeros(len(asked), bool)
        is_said[columns[is_done[rows]]] = True
        # One after the other, as they were always added up: another order may change the last digit.
        said = np.cumsum(asked[is_said])
        return float(said[-1] / asked.sum()) if len(said) and asked.sum() else 0.0

    # ------------------------------------------------------------ lines

    def finding(self, requirement: Requirement) -> Finding:
        """What the line judge finds on a requirement; unknown where the embeddings are not of the model it reads."""
        if not self._judged:
            return Finding.unknown()
        return self._findings[self.job.compared[requirement]]

    def importance(self, requirement: Requirement) -> float:
        """How much a line of the posting matters beside the others, above 0; 1 where the line judge can't tell."""
        return self.job.importance[self.job.compared[requirement]] if self._judged else 1.0

    @cached_property
    def _findings(self) -> list[Finding]:
        """What the line judge finds on each requirement that is compared with lines."""
        proofs, lines = self.proofs, self.candidate.features.lines
        proven = zip(proofs.partly.tolist(), proofs.met.tolist(), proofs.lines.tolist(), strict=True)
        return [Finding.proven(partly, met, lines[line].text if line >= 0 else None) for partly, met, line in proven]

    @cached_property
    def proofs(self) -> Proofs:
        """What the line judge makes of the requirements that are compared with lines."""
        candidate, job = self.candidate, self.job
        if not self.own_lines or not job.compared:
            return line_judge.nothing(len(job.compared))
        facts = line_facts.of(job, candidate, self.shared_stems, self.today)
        return line_judge.proofs(job.asked, candidate.vectors, candidate.projected, facts, self.own_lines, self.full)

    @cached_property
    def full(self) -> NDArray[np.bool_]:
        """(compared, lines): whether a line can prove a requirement in full."""
        full: NDArray[np.bool_] = ~self.candidate.is_undated | self.job.is_documented[:, None]
        return full

    @cached_property
    def _judged(self) -> bool:
        return self._are_read_by(line_judge.reads)

    def _are_read_by(self, reads: Callable[[str], bool]) -> bool:
        """Whether both embeddings are of the same model, and of one that is read. A career without lines has none."""
        own, asked = self.candidate.features.embedding.model, self.job.features.embedding.model
        return reads(asked) and (own == asked or not self.candidate.features.lines)
