"""How near the field that somebody studied is to the fields that a posting accepts, by extraction/study_fields.txt."""

from referral.domain.study import AskedStudy, Study
from referral.extraction.study_families import families
from referral.matching.weights import LICENSED_STUDY, SAME_STUDY, STUDY_FAMILY, STUDY_NEIGHBOUR

# "Or a related field" takes the family in, and leaves neighbours where the family stood.
_AMONG_RELATED = {STUDY_FAMILY: SAME_STUDY, STUDY_NEIGHBOUR: STUDY_FAMILY, LICENSED_STUDY: STUDY_FAMILY}


def study_similarity(asked: AskedStudy, held: Study) -> float | None:
    """0 to 1; None where any field will do, or where one of the two is unknown."""
    if held.words and any(option.words == held.words for option in asked.options):
        return SAME_STUDY
    wanted = [option for option in asked.options if option.is_known]
    if not held.is_known or not wanted:
        return None
    nearest = max(_similarity(option, held) for option in wanted)
    return _AMONG_RELATED.get(nearest, nearest) if asked.related else nearest


def _similarity(wanted: Study, held: Study) -> float:
    if not set(wanted.fields).isdisjoint(held.fields) or not set(wanted.covers).isdisjoint(held.families):
        return SAME_STUDY
    if wanted.covers:
        return 0.0 if set(wanted.verges_on).isdisjoint(held.families) else STUDY_NEIGHBOUR
    return max(_between(asked, own) for asked in wanted.families for own in held.families)


def _between(asked: str, held: str) -> float:
    if asked == held:
        return LICENSED_STUDY if asked in families().licensed else STUDY_FAMILY
    return STUDY_NEIGHBOUR if frozenset((asked, held)) in families().neighbours else 0.0
