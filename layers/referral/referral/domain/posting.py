"""A posting: the description of a job, as a seeker submits it with an ask.

Nobody owns a posting. Whoever submits another text for the same link makes another revision beside the first one.
"""

import json
from dataclasses import dataclass
from hashlib import sha256

from pydantic import AliasChoices, Field, ValidationInfo, field_validator

from referral.domain.identifiers import RevisionId
from referral.domain.value_types import Lines, Link, Name, Record, Title
from referral.domain.wrong_value import FieldCode, WrongValue


class Posting(Record):
    """The body of POST /askreferral. `link` is normalised and names the job."""

    link: Link
    company: Name
    role: Title
    description: Lines = ""
    requiredQualifications: Lines = Field(
        "", validation_alias=AliasChoices("requiredQualifications", "required"), validate_default=True
    )
    preferredQualifications: Lines = Field("", validation_alias=AliasChoices("preferredQualifications", "preferred"))

    @field_validator("requiredQualifications")
    @classmethod
    def _says_something(cls, required: str, info: ValidationInfo) -> str:
        if not required and not info.data.get("description", "-"):
            raise WrongValue(FieldCode.BLANK, "must not be blank if the description is blank")
        return required


def revision_id(posting: Posting) -> RevisionId:
    """The id of a posting's revision: equal postings have the same one, whoever submits them."""
    return RevisionId(sha256(json.dumps(posting.model_dump(), sort_keys=True).encode()).hexdigest())


@dataclass(frozen=True)
class RevisionsOfJob:
    """How many revisions of its posting a job has at a company, and which one is confirmed."""

    count: int
    confirmed: RevisionId | None


NO_REVISIONS = RevisionsOfJob(0, None)


@dataclass(frozen=True)
class StoredPosting:
    """A posting from the store; `body` is the stored JSON. One that `is_forsaken` may soon be deleted."""

    revision: RevisionId
    posting: Posting
    has_features: bool
    is_forsaken: bool
    body: str
