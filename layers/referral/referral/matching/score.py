"""The smart score: 0 to 100, and for each requirement the evidence whose points add up to it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from referral.extraction.requirements import Kind, Need, Requirement
from referral.matching.comparison import Comparison
from referral.matching.education import degree
from referral.matching.evidence import Evidence, Finding, Score
from referral.matching.experience import years
from referral.matching.role import gate, kind_of_work, seniority
from referral.matching.skill_match import share_of_skills, skills_found
from referral.matching.version import score_version
from referral.matching.weights import LINE, NAMED_SKILLS_SHARE, TELLING_SKILLS, section


def score(comparison: Comparison, today: date) -> Score | None:
    """The score of a career for a posting; None where there is nothing to compare."""
    asked = comparison.asked
    findings = [_finding(requirement, comparison, today) for requirement in asked]
    weights = _to_cents(_shares(asked, findings))
    if not any(weights):
        return None
    earned = [float(weight) * (finding.value or 0.0) for weight, finding in zip(weights, findings, strict=True)]
    required = _required_share(asked, weights, earned)
    level = gate(comparison)
    earned = [level * (e * required if r.need is Need.PREFERRED else e) for e, r in zip(earned, asked, strict=True)]
    evidence = tuple(
        Evidence(r.text, r.kind, r.need, f.verdict, f.quote, weight, points)
        for r, f, weight, points in zip(asked, findings, weights, _to_cents(earned), strict=True)
    )
    return Score(sum((e.points for e in evidence), Decimal(0)), score_version(comparison.parts.model), evidence)


def _finding(requirement: Requirement, comparison: Comparison, today: date) -> Finding:
    match requirement.kind:
        case Kind.ROLE:
            return kind_of_work(comparison)
        case Kind.SENIORITY:
            return seniority(requirement, comparison)
        case Kind.SKILLS:
            return skills_found(requirement, comparison.skills, comparison.posting_text)
        case Kind.EDUCATION:
            return degree(requirement, comparison.career, today)
        case Kind.YEARS:
            return years(requirement, comparison, today)
        case _:
            return _line(requirement, comparison)


def _line(requirement: Requirement, comparison: Comparison) -> Finding:
    near = comparison.near.get(requirement.text)
    if near is None:
        return Finding.unknown()
    if not requirement.skills:
        return Finding.judged(near.value, near.quote)
    named = share_of_skills(requirement, comparison.skills)
    return Finding.judged(NAMED_SKILLS_SHARE * named + (1 - NAMED_SKILLS_SHARE) * near.value, near.quote)


def _shares(asked: Sequence[Requirement], findings: Sequence[Finding]) -> list[float]:
    """Each requirement's share of the 100 points; nothing for what is unknown."""
    raw = [0.0 if f.value is None else LINE.get(r.kind, 1.0) for r, f in zip(asked, findings, strict=True)]
    sections = [_section(requirement) for requirement in asked]
    in_section: Counter[tuple[str, float]] = Counter()
    for key, weight in zip(sections, raw, strict=True):
        in_section[key] += weight
    known = sum(share for (_, share), weight in in_section.items() if weight)
    return [
        100 * key[1] / known * weight / in_section[key] if weight else 0.0
        for weight, key in zip(raw, sections, strict=True)
    ]


def _section(requirement: Requirement) -> tuple[str, float]:
    """What shares points with a requirement, and how many of the 100 that is."""
    lines = f"{requirement.need} lines"
    name = requirement.kind if requirement.kind not in LINE or requirement.kind is Kind.RESPONSIBILITY else lines
    telling = min(1.0, len(requirement.skills) / TELLING_SKILLS) if requirement.kind is Kind.SKILLS else 1.0
    return name, telling * section(requirement.kind, requirement.need)


def _required_share(asked: Sequence[Requirement], weights: Iterable[Decimal], earned: Iterable[float]) -> float:
    """How much of what is required is there (0..1): preferred qualifications count to that degree only."""
    required = [(w, e) for r, w, e in zip(asked, weights, earned, strict=True) if r.need is Need.REQUIRED]
    possible = float(sum(weight for weight, _ in required))
    return sum(points for _, points in required) / possible if possible else 1.0


def _to_cents(amounts: Sequence[float]) -> list[Decimal]:
    """Amounts to two decimals whose sum is the sum rounded to two decimals (largest remainders go up)."""
    exact = [round(amount * 100, 6) for amount in amounts]
    cents = [int(amount) for amount in exact]
    up = sorted(range(len(exact)), key=lambda i: cents[i] - exact[i])[: round(sum(exact)) - sum(cents)]
    for index in up:
        cents[index] += 1
    return [Decimal(amount) / 100 for amount in cents]
