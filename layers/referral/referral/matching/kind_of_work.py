"""How far a career speaks the language of a posting."""

from referral.matching.comparison import Comparison
from referral.matching.features import LineSource
from referral.matching.weights import WORDS_RANGE

_DONE = (LineSource.TITLE, LineSource.JOB)


def words_of_jobs(comparison: Comparison) -> float:
    """What share (0..1) of the posting's words, by how much they tell, the titles and lines of jobs have.

    Words that only a list of skills or a summary has don't count, because it costs nothing to write them there.
    """
    lines, terms = comparison.candidate.features.lines, comparison.candidate.features.terms
    held = {stem for row in comparison.own_lines if lines[row].source in _DONE for stem in terms[row]}
    asked = comparison.job.term_weights.sum(axis=0)
    if not asked.sum():
        return 0.0
    said = sum(asked[column] for stem, column in comparison.job.columns.items() if stem in held)
    low, high = WORDS_RANGE
    return min(1.0, max(0.0, (float(said / asked.sum()) - low) / (high - low)))
