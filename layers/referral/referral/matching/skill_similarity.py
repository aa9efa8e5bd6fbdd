"""How far one skill stands for another, by the vocabulary and by how skills are used together."""

from functools import cache, lru_cache

from referral.extraction.skill_vocabulary import SkillKind, skills
from referral.matching import word_vectors
from referral.matching.weights import BROADER, NARROWER, USED_TOGETHER, USED_TOGETHER_FROM


@lru_cache(maxsize=50_000)
def skill_similarity(asked: str, held: str) -> float:
    """How far (0 to 1) somebody who has the skill `held` has the skill `asked`; both by canonical name."""
    kin = kinship(asked, held)
    return _used_together(asked, held) if kin is None else kin


def kinship(asked: str, held: str) -> float | None:
    """What the vocabulary says about two skills; None where it says nothing."""
    if asked == held:
        return 1.0
    if asked in _broader(held):
        return NARROWER
    family = skills()[asked].family
    kin = family.near if family == skills()[held].family else 0.0
    if held in _broader(asked) and kin < BROADER:
        return BROADER
    return kin or None


def may_be_used_together(asked: str, held: str) -> bool:
    """True where the vocabulary says nothing about two skills. Languages and degrees are never used together."""
    return bool(skills()[asked].family.near and skills()[held].family.near) and kinship(asked, held) is None


def _used_together(asked: str, held: str) -> float:
    cosine = word_vectors.cosine(asked, held)
    if cosine < USED_TOGETHER_FROM or not may_be_used_together(asked, held):
        return 0.0
    return USED_TOGETHER * cosine


@cache
def _broader(skill: str) -> frozenset[str]:
    """All skills that come with a skill: broader ones, and what is broader than those."""
    known = skills()[skill]
    direct = {*known.broader, *_namesakes(known.family.name, known.kind)} - {skill}
    return frozenset(direct).union(*(_broader(name) for name in known.broader))


@cache
def _namesakes(family: str, kind: SkillKind) -> frozenset[str]:
    """The skill that a family of tools is named after: PostgreSQL comes with "relational databases"."""
    return _skills_by_name().get(family.lower(), frozenset()) if kind is SkillKind.TOOL else frozenset()


@cache
def _skills_by_name() -> dict[str, frozenset[str]]:
    """The skills by their names in lower case; a name that is also an everyday word is left out."""
    found: dict[str, set[str]] = {}
    for skill in skills().values():
        for name in skill.names:
            if not name.everyday:
                found.setdefault(name.text.lower(), set()).add(skill.name)
    return {name: frozenset(named) for name, named in found.items()}
