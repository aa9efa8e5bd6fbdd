"""The smart score: 0 to 100, and for each requirement the evidence whose points add up to it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from referral.records.dates import last_day, years_covered
from referral.records.profile import Career, Education
from referral.scoring.education import Level, level_of
from referral.scoring.encoding import Encoding
from referral.scoring.evidence import Evidence, Score, Verdict
from referral.scoring.parts import studied
from referral.scoring.requirements import Kind, Need, Requirement
from referral.scoring.similarity import Nearness, nearness
from referral.scoring.weights import (
    KIND,
    MET,
    NEARLY_EDUCATED,
    PARTIAL,
    RULES_VERSION,
    SECTION,
    YEARS_FOR_DEGREE,
)


@dataclass(frozen=True)
class Finding:
    """How far a requirement is fulfilled (0..1, None where nobody can tell), and the words that say so."""

    value: float | None
    verdict: Verdict
    quote: str | None


_NO_DEGREE = Finding(0.0, Verdict.UNMET, "no degree in the profile")


def score(
    career: Career, parts: Encoding, asked: Sequence[Requirement], asked_texts: Encoding, today: date
) -> Score | None:
    """The score of a career for a posting; None where there is nothing to compare. The encodings are of one model."""
    near = nearness(asked_texts, parts)
    findings = [_finding(requirement, career, near, today) for requirement in asked]
    weights = _to_cents(_shares(asked, findings))
    if not any(weights):
        return None
    earned = [float(weight) * (finding.value or 0.0) for weight, finding in zip(weights, findings, strict=True)]
    gate = _required_share(asked, weights, earned)
    earned = [e * gate if r.need is Need.PREFERRED else e for e, r in zip(earned, asked, strict=True)]
    evidence = tuple(
        Evidence(r.text, r.kind, r.need, f.verdict, f.quote, weight, points)
        for r, f, weight, points in zip(asked, findings, weights, _to_cents(earned), strict=True)
    )
    return Score(sum((e.points for e in evidence), Decimal(0)), f"{RULES_VERSION}/{parts.model}", evidence)


def _finding(requirement: Requirement, career: Career, near: dict[str, Nearness], today: date) -> Finding:
    match requirement.kind:
        case Kind.EDUCATION:
            return _education(requirement, career, today)
        case Kind.YEARS:
            return _years(requirement, career, today)
        case _:
            return _text(near.get(requirement.text))


def _text(near: Nearness | None) -> Finding:
    if near is None:
        return Finding(None, Verdict.UNKNOWN, None)
    verdict = Verdict.MET if near.value >= MET else Verdict.PARTIAL if near.value >= PARTIAL else Verdict.UNMET
    return Finding(near.value, verdict, None if verdict is Verdict.UNMET else near.quote)


def _years(requirement: Requirement, career: Career, today: date) -> Finding:
    years = years_covered((job.span(today) for job in career.experience), today)
    value = min(1.0, years / requirement.years)
    verdict = Verdict.MET if value == 1 else Verdict.PARTIAL if value >= 0.5 else Verdict.UNMET
    return Finding(value, verdict, _years_in_words(years, len(career.experience)))


def _years_in_words(years: float, jobs: int) -> str:
    return f"{years:.1f} years in {jobs} {'job' if jobs == 1 else 'jobs'}" if jobs else "no job in the profile"


def _education(requirement: Requirement, career: Career, today: date) -> Finding:
    findings = [_degree(entry, requirement, today) for entry in career.education]
    if requirement.experience_will_do:
        findings.append(_experience_for_degree(career, today))
    best = max(findings, key=lambda finding: finding.value or 0.0, default=_NO_DEGREE)
    unread = next((finding for finding in findings if finding.verdict is Verdict.UNKNOWN), None)
    return best if best.verdict is Verdict.MET or not unread else unread


def _degree(entry: Education, requirement: Requirement, today: date) -> Finding:
    level = level_of(entry.level)
    if level is None:
        return Finding(None, Verdict.UNKNOWN, studied(entry))
    if level >= requirement.level:
        if entry.dateTo is None or last_day(entry.dateTo) <= today:
            return Finding(1.0, Verdict.MET, studied(entry))
        return Finding(NEARLY_EDUCATED, Verdict.PARTIAL, f"{studied(entry)}, until {entry.dateTo}")
    if Level.NONE < level == requirement.level - 1:
        return Finding(NEARLY_EDUCATED, Verdict.PARTIAL, studied(entry))
    return Finding(0.0, Verdict.UNMET, studied(entry))


def _experience_for_degree(career: Career, today: date) -> Finding:
    years = years_covered((job.span(today) for job in career.experience), today)
    value = min(1.0, years / YEARS_FOR_DEGREE)
    verdict = Verdict.MET if value == 1 else Verdict.PARTIAL if value >= 0.5 else Verdict.UNMET
    return Finding(value, verdict, f"{_years_in_words(years, len(career.experience))}, in place of the degree")


def _shares(asked: Sequence[Requirement], findings: Sequence[Finding]) -> list[float]:
    """Each requirement's share of the 100 points; nothing for what is unknown."""
    raw = [0.0 if f.value is None else KIND[r.kind] for r, f in zip(asked, findings, strict=True)]
    sections = [_section(requirement) for requirement in asked]
    in_section = {section: sum(w for w, s in zip(raw, sections, strict=True) if s == section) for section in SECTION}
    known = sum(share for section, share in SECTION.items() if in_section[section])
    return [
        100 * SECTION[section] / known * weight / in_section[section] if weight else 0.0
        for weight, section in zip(raw, sections, strict=True)
    ]


def _section(requirement: Requirement) -> tuple[Need, bool]:
    return requirement.need, requirement.kind is Kind.RESPONSIBILITY


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
