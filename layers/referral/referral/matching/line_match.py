"""Single lines of a posting: qualifications and duties."""

from referral.domain.requirements import DutyRequirement, OmittedRequirement, QualificationRequirement
from referral.matching.comparison import Comparison
from referral.matching.education import judge_studies
from referral.matching.finding import Finding


def judge_line(asked: QualificationRequirement | DutyRequirement, comparison: Comparison) -> Finding:
    """Whether the career proves this line, fully or partly, and by which of its lines.

    A learned judge weighs every line: what it means beside the requirement, the words and skills that both name, the
    title of the job that it belongs to, and how long ago that job ended. What stands outside a job proves a requirement
    partly at most, unless a document proves it. Unknown where the embeddings cannot be read. A line that asks for a
    student is met by studies under way, and partly by a finished degree.
    """
    if isinstance(asked, QualificationRequirement) and asked.studies:
        return judge_studies(asked, comparison)
    return comparison.finding(asked)


def judge_omitted(asked: OmittedRequirement, comparison: Comparison) -> Finding:  # noqa: ARG001
    """Always unknown, so that it costs nothing. It says how many lines of a very long posting were not compared; their
    degrees, years and skills count all the same."""
    return Finding.unknown()
