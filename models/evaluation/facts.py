"""How often degree, field and years are read as they are, each by itself."""

import html
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from models.evaluation.metrics import Ratio, share
from referral.domain.degree_level import Level
from referral.domain.identifiers import JobLink
from referral.domain.posting import Posting
from referral.domain.qa import Answers
from referral.domain.requirements import DegreeRequirement, Need, Requirement, YearsRequirement
from referral.extraction.qa_answers import field_meant, level_meant, years_meant
from referral.extraction.requirements import requirements
from referral.extraction.study_mentions import named_fields, without_related

_KIN = re.compile(
    r"(?i)[\s,/]*\b(?:or|and)\s+(?:in\s+)?(?:an?\s+|any\s+|other\s+|another\s+|closely\s+)*"
    r"(?:related|similar|equivalent|comparable|relevant)\b.*$"
)
_ARTICLE = re.compile(r"^(?:an?|the)\s+", re.IGNORECASE)
_EDGE = " \t.,;:*-–—\"'’"


@dataclass(frozen=True)
class Facts:
    """The lowest sufficient degree, the field as worded ("" for none), the first figure of years; None where unsaid."""

    level: Level | None
    field: str
    years: float | None


def facts_of(asked: Iterable[Requirement]) -> Facts:
    """What the requirements of a posting demand; of several degrees the lowest is enough."""
    required = [one for one in asked if one.need is Need.REQUIRED]
    degrees = [one for one in required if isinstance(one, DegreeRequirement)]
    return Facts(
        min((one.level for one in degrees), default=None),
        next((one.study.wording for one in degrees if one.study), ""),
        next((one.years for one in required if isinstance(one, YearsRequirement)), None),
    )


def read_by_product(text: str, answers: Answers) -> Facts:
    """What the product demands of somebody where the text is all of a posting's required qualifications."""
    posting = Posting(
        link=JobLink("https://example.org/jobs/1"),
        company="Not stated",
        role="Not stated",
        description="",
        requiredQualifications=text,
        preferredQualifications="",
    )
    return facts_of(requirements(posting, answers))


def facts_said(answers: Answers) -> Facts:
    """What the answers of the model mean by themselves."""
    level, study, years = (answers.get(kind, "") for kind in ("level", "field", "years"))
    return Facts(level_meant(level) if level else None, field_meant(study), years_meant(years) if years else None)


def agreement(wanted: Sequence[Facts], said: Sequence[Facts]) -> dict[str, dict[str, Ratio]]:
    """{fact: {measure: figure}}.

    0 years demand nothing, like years unsaid. Of what is said to be nothing, null precision is the share where there is
    nothing; of what is nothing, null recall is the share where that is said.
    """
    values: dict[str, Callable[[Facts], object]] = {
        "level": lambda facts: facts.level,
        "field": lambda facts: comparable_field(facts.field) or None,
        "years": lambda facts: facts.years or None,
    }
    return {
        fact: _agreement([value(facts) for facts in wanted], [value(facts) for facts in said])
        for fact, value in values.items()
    }


def comparable_field(field: str) -> str:
    """A field as it is compared: without entities, case, spacing, article, edges, and "or a related field". "Any field"
    is none."""
    if not named_fields(html.unescape(field)):
        return ""
    plain = _KIN.sub("", without_related(" ".join(html.unescape(field).split()))).strip(_EDGE)
    return _ARTICLE.sub("", plain).casefold()


def _agreement(wanted: list[object], said: list[object]) -> dict[str, Ratio]:
    nothing_there, nothing_said = [w is None for w in wanted], [s is None for s in said]
    return {
        "exact_match": share(w == s for w, s in zip(wanted, said, strict=True)),
        "null_precision": share(nothing_there, among=nothing_said),
        "null_recall": share(nothing_said, among=nothing_there),
    }
