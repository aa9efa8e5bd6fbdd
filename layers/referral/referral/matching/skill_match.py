"""Skills: how many of those that a posting names the candidate has."""

from collections.abc import Mapping
from functools import lru_cache

from referral.domain.requirements import SkillsRequirement
from referral.extraction.skill_vocabulary import is_hard
from referral.matching.comparison import Comparison
from referral.matching.finding import Finding
from referral.matching.skill_similarity import skill_similarity
from referral.matching.weights import ENOUGH_SKILLS, SIMILAR_ENOUGH, SIMILAR_SKILL, UNKNOWN_SKILL


def judge_skills(asked: SkillsRequirement, comparison: Comparison) -> Finding:
    """The candidate's skills among those that the posting names anywhere.

    An exact skill counts 1, a similar one (PostgreSQL for MySQL) half of its similarity, a listed skill that the
    vocabulary does not know half where the posting has its words. Ten of them, or all where the posting names fewer,
    are the whole. Soft skills and spoken languages do not count.
    """
    useful = [
        *((1.0, quote) for name, quote in comparison.known_skills.items() if name in asked.skills),
        *((UNKNOWN_SKILL, text) for text in comparison.unknown_skills),
        *_similar(asked.skills, comparison.known_skills),
    ]
    best = sorted(useful, key=lambda item: -item[0])[:ENOUGH_SKILLS]
    value = sum(value for value, _ in best) / min(ENOUGH_SKILLS, len(asked.skills))
    return Finding.estimated(min(1.0, value), ", ".join(quote for _, quote in best) or None)


def _similar(asked: tuple[str, ...], held: Mapping[str, str]) -> list[tuple[float, str]]:
    """The value and the quote of each hard skill that is similar to one that is asked for."""
    found = []
    for name, quote in held.items():
        if name not in asked and is_hard(name):
            similarity, skill = _nearest(asked, name)
            if similarity >= SIMILAR_ENOUGH:
                found.append((SIMILAR_SKILL * similarity, f"{quote} (near {skill})"))
    return found


@lru_cache(maxsize=50_000)
def _nearest(asked: tuple[str, ...], held: str) -> tuple[float, str]:
    """How far the held skill stands for the one of those asked for that it is nearest to, and that one."""
    return max((skill_similarity(skill, held), skill) for skill in asked)
