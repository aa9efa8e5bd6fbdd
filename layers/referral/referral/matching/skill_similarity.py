"""How far one skill stands for another, and why."""

from functools import cache, lru_cache
from typing import NamedTuple

from referral.extraction.skill_mentions import skills_in
from referral.extraction.skill_vocabulary import Kind, skills
from referral.matching import word_vectors as words

# Whoever knows Django knows Python; whoever knows Python has learned what is hardest about Django.
NARROWER, BROADER = 0.9, 0.5
# From which cosine on two skills count as used together (chosen in models/word2vec), and what a cosine of 1 would be
# worth: less than the loosest family says.
BESIDE_FROM, BESIDE = 0.48, 0.3


class Nearness(NamedTuple):
    """0 (nothing to do with each other) to 1 (the same), and the reason in words."""

    value: float
    reason: str


_STRANGERS = Nearness(0.0, "unrelated")


@lru_cache(maxsize=50_000)
def nearness(asked: str, held: str) -> Nearness:
    """How far somebody who has the skill `held` has the skill `asked`; both by canonical name."""
    return kinship(asked, held) or _beside(asked, held) or _STRANGERS


def kinship(asked: str, held: str) -> Nearness | None:
    """What the vocabulary says; None where it says nothing."""
    if asked == held:
        return Nearness(1.0, "the same skill")
    if asked in _broader(held):
        return Nearness(NARROWER, f"{held} goes with {asked}")
    family = skills()[asked].family
    kin = family.near if family == skills()[held].family else 0.0
    if held in _broader(asked) and kin < BROADER:
        return Nearness(BROADER, f"{asked} builds on {held}")
    return Nearness(kin, f"both are {family.name}") if kin else None


def is_silent(asked: str, held: str) -> bool:
    """Whether the vocabulary leaves open what two skills have to do with each other: languages and degrees never do."""
    return bool(skills()[asked].family.near and skills()[held].family.near) and kinship(asked, held) is None


def _beside(asked: str, held: str) -> Nearness | None:
    cosine = words.nearness(asked, held)
    if cosine < BESIDE_FROM or not is_silent(asked, held):
        return None
    return Nearness(BESIDE * cosine, f"{held} is often used beside {asked}")


@cache
def _broader(skill: str) -> frozenset[str]:
    """All that somebody with a skill has as well: what is broader, and what is broader than that."""
    known = skills()[skill]
    direct = {*known.broader, *_general(known.family.name, known.kind)} - {skill}
    return frozenset(direct).union(*(_broader(name) for name in known.broader))


@cache
def _general(family: str, kind: Kind) -> frozenset[str]:
    """The skill that a family of tools is named after: PostgreSQL stands for "relational databases"."""
    return skills_in(family) & skills().keys() if kind is Kind.TOOL and _is_a_skill(family) else frozenset()


def _is_a_skill(family: str) -> bool:
    return any(name.text.lower() == family.lower() for skill in skills().values() for name in skill.names)
