"""A person: what the API takes and shows, and what the stores keep."""

import hashlib
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Self

from pydantic import AliasChoices, Field, ValidationInfo, field_validator

from referral.domain.dates import Span, first_day, last_day, lasting
from referral.domain.password import Password
from referral.domain.value_types import (
    BlankIsAbsent,
    Date,
    Document,
    Email,
    Input,
    Name,
    NameOrBlank,
    NamesAreTexts,
    NullIsBlank,
    NullIsEmpty,
    OngoingIsAbsent,
    Record,
    Text,
    Title,
)
from referral.domain.wrong_value import FieldCode, WrongValue


class _Dated(Record):
    @field_validator("dateTo", check_fields=False)
    @classmethod
    def _runs_forward(cls, date_to: str | None, info: ValidationInfo) -> str | None:
        date_from = info.data.get("dateFrom")
        if date_to and date_from and last_day(date_to) < first_day(date_from):
            raise WrongValue(FieldCode.ENDS_BEFORE_START, "must not be before dateFrom")
        return date_to


class Education(_Dated):
    level: Name
    major: Annotated[Name | None, BlankIsAbsent] = None
    school: Annotated[Name | None, BlankIsAbsent] = None
    description: Annotated[Text | None, BlankIsAbsent] = None
    dateFrom: Annotated[Date | None, BlankIsAbsent] = None
    dateTo: Annotated[Date | None, OngoingIsAbsent] = None


class Experience(_Dated):
    company: Name
    role: Title
    description: Annotated[Text, NullIsBlank] = ""
    dateFrom: Date
    dateTo: Annotated[Date | None, OngoingIsAbsent] = None

    def span(self, today: date) -> Span:
        """The first and last day. A job without an end lasts until `today`."""
        first, last = lasting(self.dateFrom, self.dateTo)
        return first, last or today


class Person(Record):
    """Who a person is. Neither a score nor a model reads this. Not everybody has two names."""

    email: Email
    firstName: Name
    lastName: NameOrBlank = ""
    company: Annotated[Name | None, BlankIsAbsent] = None
    headline: Annotated[Title | None, BlankIsAbsent] = None


class Credentials(Person, defer_build=True):
    password: Password


class Career(Record):
    """What a person can do: the part of a profile that is scored."""

    education: Annotated[list[Education], Field(max_length=40), NullIsEmpty] = []
    experience: Annotated[list[Experience], Field(max_length=80), NullIsEmpty] = []
    skills: Annotated[list[Name], Field(max_length=300), NamesAreTexts] = []


class ProfileDocument(Career, defer_build=True):
    """A whole profile in the shape of the API: the body of PUT /me."""

    personalInformation: Person = Field(validation_alias=AliasChoices("personalInformation", "personalInfo"))
    education: Annotated[list[Education], Field(max_length=40)]
    experience: Annotated[list[Experience], Field(max_length=80)]
    resume: Annotated[Document | None, BlankIsAbsent] = None


class PendingRegistration(ProfileDocument):
    """A registration that waits for the code which was mailed to its address. It holds no password."""


class Registration(PendingRegistration):
    """The body of POST /register."""

    personalInformation: Credentials = Field(validation_alias=AliasChoices("personalInformation", "personalInfo"))

    def without_password(self) -> str:
        """The JSON of a PendingRegistration."""
        return self.model_dump_json(exclude={"personalInformation": {"password"}})


class ProfilePatch(Input):
    """The body of PATCH /me: a JSON Merge Patch (RFC 7396). What it does not name stays, and null removes."""

    personalInformation: Any = Field(None, validation_alias=AliasChoices("personalInformation", "personalInfo"))
    education: Any = None
    experience: Any = None
    skills: Any = None
    resume: Any = None

    def changes(self) -> dict[str, Any]:
        """What the patch names, null included."""
        return {name: getattr(self, name) for name in self.model_fields_set}


class Profile(Record):
    """What is kept of a person. It holds no password; a separate store keeps the resume under `resumeKey`."""

    person: Person
    career: Career
    resumeKey: str | None = None

    @classmethod
    def of(cls, document: ProfileDocument, resume_key: str | None) -> Self:
        return cls(
            person=Person(**document.personalInformation.model_dump(exclude={"password"})),
            career=Career(education=document.education, experience=document.experience, skills=document.skills),
            resumeKey=resume_key,
        )

    def document(self, resume: str | None) -> ProfileDocument:
        """The profile in the shape of the API, with the text of its resume."""
        career = self.career
        return ProfileDocument(
            personalInformation=self.person,
            education=career.education,
            experience=career.experience,
            skills=career.skills,
            resume=resume,
        )

    @property
    def name(self) -> str:
        return f"{self.person.firstName} {self.person.lastName}".strip()

    @property
    def headline(self) -> str | None:
        """The person's own headline, or else their latest job."""
        if self.person.headline:
            return self.person.headline
        latest = max(
            self.career.experience, key=lambda job: (job.dateTo is None, job.dateTo, job.dateFrom), default=None
        )
        return f"{latest.role}, {latest.company}" if latest else None


@dataclass(frozen=True)
class StoredProfile:
    """A profile from the store; `body` is the stored JSON."""

    profile: Profile
    has_features: bool
    body: str

    @property
    def version(self) -> str:
        """Changes with every change to the profile or its resume, whose key holds a digest of the text."""
        return hashlib.sha256(self.body.encode()).hexdigest()[:32]


@dataclass(frozen=True)
class ResumeVersion:
    """A version of a stored resume: each text has its own key, and a key may have several versions."""

    key: str
    version: str
