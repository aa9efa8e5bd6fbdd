"""Single lines of a posting: qualifications and duties."""

from referral.domain.requirements import DutyRequirement, QualificationRequirement
from referral.matching.comparison import Comparison
from referral.matching.finding import Finding
from referral.matching.skill_match import share_of_skills
from referral.matching.weights import NAMED_SKILLS


def judge_line(asked: QualificationRequirement | DutyRequirement, comparison: Comparison) -> Finding:
    """How near the lines of the career come to this line, in meaning and in words. Where the line names skills, the
    candidate's share of them counts more."""
    value, quote = comparison.line_similarity(comparison.job.line_of(asked))
    if not asked.skills:
        return Finding.estimated(value, quote)
    named = share_of_skills(asked.skills, comparison)
    return Finding.estimated(NAMED_SKILLS * named + (1 - NAMED_SKILLS) * value, quote)
