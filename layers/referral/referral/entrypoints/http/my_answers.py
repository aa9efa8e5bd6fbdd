"""The bodies of answers about the caller: profile, export and receipt."""

from typing import Annotated, Any

from pydantic import ConfigDict, Field, TypeAdapter, WithJsonSchema

import referral.domain.erasure as erasure
from referral.domain.account import Account
from referral.domain.employment import Employment, EmploymentState
from referral.domain.identifiers import UserId
from referral.domain.profile import ProfileDocument
from referral.domain.referral import AskWithHistory, Mover
from referral.domain.referral import Referral as Ask
from referral.domain.states import State
from referral.entrypoints.http.answers import Cursor, Moment, Referral, referral_of
from referral.entrypoints.http.shape import Shape
from referral.matching.features import CandidateFeatures


class MyPerson(Shape):
    """Who the caller is."""

    model_config = ConfigDict(from_attributes=True)

    email: str
    firstName: str
    lastName: str
    company: str | None
    headline: str | None


class MyEducation(Shape):
    """One education of the caller."""

    model_config = ConfigDict(from_attributes=True)

    level: str
    major: str | None
    school: str | None
    description: str | None
    dateFrom: str | None
    dateTo: str | None


class MyExperience(Shape):
    """One job of the caller."""

    model_config = ConfigDict(from_attributes=True)

    company: str
    role: str
    description: str
    dateFrom: str
    dateTo: Annotated[str | None, Field(description="Null: until today.")]


class MyProfile(Shape):
    """The caller's own profile, in the shape of a registration."""

    model_config = ConfigDict(from_attributes=True)

    personalInformation: MyPerson
    education: list[MyEducation]
    experience: list[MyExperience]
    skills: list[str]
    resume: Annotated[str | None, Field(description="The text of the resume.")]


class MyAccount(Shape):
    """What the pool of accounts holds, besides the password."""

    userId: str
    email: str
    status: Annotated[str, Field(description="The pool's word for it, like `CONFIRMED`.")]
    createdAt: Moment
    updatedAt: Moment


class MyEmployment(Shape):
    """The proof that the caller works for a company. Of the work address, only its domain is kept, and a keyed hash."""

    company: str
    domain: str
    state: EmploymentState
    verifiedAt: Moment
    verifiedUntil: Moment


class MyMove(Shape):
    """A move of an ask from one state to another."""

    fromState: Annotated[State | None, Field(description="Null: the ask was made.")]
    toState: State
    by: Annotated[Mover, Field(description="`ranker` is the program that scores asks.")]
    at: Moment


class ExportedReferral(Referral):
    """One of the caller's asks, with its history."""

    history: list[MyMove]


class MyDecision(Shape):
    """A decision that the caller made as a referrer."""

    referralId: Annotated[str, WithJsonSchema({"type": "string", "format": "uuid"})]
    company: str
    role: str
    state: State
    reason: Annotated[str | None, Field(description="What the caller wrote.")]
    updatedAt: Moment


class Export(Shape):
    """Everything that is held about the caller."""

    account: Annotated[MyAccount | None, Field(description="Null: the account was erased.")]
    profile: Annotated[MyProfile | None, Field(description="Null: there is none.")]
    reading: Annotated[
        dict[str, Any] | None,
        Field(
            description="What was read in the profile and the resume, and is scored. Without the numbers that stand for"
            " words: vectors and fingerprints. Null: it waits to be read."
        ),
    ]
    employment: Annotated[MyEmployment | None, Field(description="Null: nothing is proven, or it has lapsed.")]
    decisions: list[MyDecision]
    referrals: list[ExportedReferral]
    cursor: Cursor


class Receipt(Shape):
    """What was erased."""

    receiptId: Annotated[str, WithJsonSchema({"type": "string", "format": "uuid"})]
    at: Moment
    erased: list[str]


def profile_of(document: ProfileDocument) -> MyProfile:
    """A profile as its owner sees it."""
    return MyProfile.model_validate(document)


def exported_referral_of(ask: AskWithHistory) -> ExportedReferral:
    """An ask as its seeker exports it."""
    moves = [MyMove(fromState=move.source, toState=move.target, by=move.by, at=move.at) for move in ask.moves]
    return ExportedReferral(**dict(referral_of(ask.referral)), history=moves)


def account_of(user_id: UserId, account: Account) -> MyAccount:
    return MyAccount(
        userId=user_id,
        email=account.email,
        status=account.status,
        createdAt=account.created_at,
        updatedAt=account.updated_at,
    )


def my_employment_of(employment: Employment) -> MyEmployment:
    return MyEmployment(
        company=employment.company,
        domain=employment.domain,
        state=employment.state,
        verifiedAt=employment.verified_at,
        verifiedUntil=employment.verified_until,
    )


def decision_of(ask: Ask) -> MyDecision:
    """A decision as the referrer who made it sees it."""
    return MyDecision(
        referralId=ask.referral_id,
        company=ask.company,
        role=ask.role,
        state=ask.state,
        reason=ask.reason,
        updatedAt=ask.updated_at,
    )


def receipt_of(receipt: erasure.Receipt) -> Receipt:
    return Receipt(receiptId=receipt.receipt_id, at=receipt.at, erased=list(receipt.erased))


def reading_of(features: CandidateFeatures) -> dict[str, Any]:
    """Features without the numbers that stand for words."""
    left_out: Any = {"terms": True, "words": True, "embedding": True, "skills": {"__all__": {"words"}}}
    reading: dict[str, Any] = TypeAdapter(CandidateFeatures).dump_python(features, mode="json", exclude=left_out)
    return reading
