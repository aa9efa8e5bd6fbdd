"""A posting: a job as the seeker who asks for it hands it in."""

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
            raise WrongValue(FieldCode.BLANK, "must not be blank where the description is")
        return required


@dataclass(frozen=True)
class StoredPosting:
    """A posting as it is stored; `body` is the stored text that it was read from."""

    posting: Posting
    has_features: bool
    body: str
