"""Skills: which a career has, and how far they are those that a posting asks for."""

import re
from collections.abc import Iterable, Mapping, Sequence

from referral.extraction.requirements import Requirement, is_hard
from referral.extraction.skill_mentions import extract, is_a_skill, recognised
from referral.extraction.skill_vocabulary import skills as known
from referral.extraction.text import terms
from referral.matching.evidence import Finding
from referral.matching.skill_similarity import nearness
from referral.matching.weights import ENOUGH_SKILLS, NEAR_ENOUGH, NEAR_SKILL, UNKNOWN_SKILL

Held = Mapping[str, str]
"""Skills by canonical name, with the words that say so; one that nobody knows stands under its own name."""


def held_skills(declared: Sequence[str], parts: Iterable[str]) -> Held:
    """What is listed as a skill first, then what the parts of a career name."""
    held: dict[str, str] = {}
    for skill in filter(None, declared):
        for name in sorted(_named(skill)) or [skill.casefold()]:
            held.setdefault(name, skill)
    for part in parts:
        for mention in extract(part):
            held.setdefault(mention.skill, part[mention.start : mention.end])
    return held


def _named(entry: str) -> set[str]:
    """The known skills that an entry of a list names; "React" alone needs no context there to be believed."""
    alone = is_a_skill(entry)
    return {found.skill.name for found in recognised(entry) if alone or found.believed}


def skills_found(requirement: Requirement, held: Held, posting: str) -> Finding:
    """How many of somebody's skills are asked for. Enough of them, or all where fewer are asked for, are the whole."""
    said = posting.casefold()
    useful = [(_use(name, words, requirement.skills, said), words) for name, words in held.items()]
    best = sorted((item for item in useful if item[0][0]), key=lambda item: -item[0][0])[:ENOUGH_SKILLS]
    value = sum(value for (value, _), _ in best) / min(ENOUGH_SKILLS, len(requirement.skills))
    quote = ", ".join(
        words if value == 1 or skill == words else f"{words} (near {skill})" for (value, skill), words in best
    )
    return Finding.judged(min(1.0, value), quote or None)


def share_of_skills(requirement: Requirement, held: Held) -> float:
    """How far a line's skills are there (0..1), each counting the same."""
    return sum(_has(skill, held) for skill in requirement.skills) / len(requirement.skills)


def _use(name: str, words: str, asked: Sequence[str], posting: str) -> tuple[float, str]:
    """What a held skill is worth (0..1) where those are asked for, and for which of them."""
    if name in asked:
        return 1.0, name
    if name not in known():
        said = terms(name) and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", posting)
        return (UNKNOWN_SKILL, words) if said else (0.0, "")
    if not is_hard(name):
        return 0.0, ""
    near, skill = max((nearness(skill, name).value, skill) for skill in asked)
    return (NEAR_SKILL * near, skill) if near >= NEAR_ENOUGH else (0.0, "")


def _has(skill: str, held: Held) -> float:
    if skill in held:
        return 1.0
    near = max((nearness(skill, other).value for other in held if other in known()), default=0.0)
    return NEAR_SKILL * near if near >= NEAR_ENOUGH else 0.0
