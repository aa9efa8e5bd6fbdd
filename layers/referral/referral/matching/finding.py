"""How far a candidate meets one requirement."""

from typing import NamedTuple, Self

from referral.domain.evidence import Verdict
from referral.matching.weights import LIKELY, MET, PARTIAL, UNLIKELY


class Finding(NamedTuple):
    """`value` is 0 (not met) to 1 (fully met), None where it can't be judged; `quote` has the words of the profile."""

    value: float | None
    verdict: Verdict
    quote: str | None

    @classmethod
    def unknown(cls) -> Self:
        return cls(None, Verdict.UNKNOWN, None)

    @classmethod
    def counted(cls, value: float, quote: str | None) -> Self:
        """The finding for a fact, which is met only in full."""
        return cls(value, _verdict(value, met_from=1.0), quote)

    @classmethod
    def unsure(cls, value: float, quote: str) -> Self:
        """The finding for a fact in words that nobody knows, which earns no more than the least partial one."""
        return cls(min(value, PARTIAL), Verdict.UNKNOWN, quote)

    @classmethod
    def estimated(cls, value: float, quote: str | None) -> Self:
        """The finding for a similarity: near enough is met. Words that are not near are not quoted."""
        verdict = _verdict(value, met_from=MET)
        return cls(value, verdict, None if verdict is Verdict.UNMET else quote)

    @classmethod
    def proven(cls, partly: float, met: float, quote: str | None) -> Self:
        """The finding of a judge that gives verdicts a probability: the likeliest verdict, and what all are worth
        together. Of what is unmet, only a line that nearly convinces the judge is worth something."""
        value = (partly + min(met, partly)) / 2
        if partly < LIKELY:
            return cls(value * max(0.0, partly - UNLIKELY) / (LIKELY - UNLIKELY), Verdict.UNMET, None)
        return cls(value, Verdict.MET if met >= LIKELY else Verdict.PARTIAL, quote)


def _verdict(value: float, met_from: float) -> Verdict:
    if value >= met_from:
        return Verdict.MET
    return Verdict.PARTIAL if value >= PARTIAL else Verdict.UNMET
