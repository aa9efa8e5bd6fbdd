"""A posting: the description of a job, as a seeker submits it with an ask."""

from dataclasses import dataclass

from pydantic import AliasChoices, Field, ValidationInfo, field_validator

from referral.domain.value_types import Lines, Link, Name, Record, Title
from referral.domain.wrong_value import FieldCode, WrongValue


class Posting(Record):
    """The body of POST /askreferral. `link` is normalised and names the job."""

    link: Link
    company: Name
    role: Title
    description: Lines
    requiredQualifications: Lines = Field(validation_alias=AliasChoices("requiredQualifications", "required"))
    preferredQualifications: Lines = Field(validation_alias=AliasChoices("preferredQualifications", "preferred"))

    @field_validator("requiredQualifications")
    @classmethod
    def _says_something(cls, required: str, info: ValidationInfo) -> str:
        if not required and not info.data.get("description", "-"):
            raise WrongValue(FieldCode.BLANK, "must not be blank if the description is blank")
        return required


@dataclass(frozen=True)
class StoredPosting:
    """A posting from the store; `body` is the stored JSON."""

    posting: Posting
    has_features: bool
    body: str
