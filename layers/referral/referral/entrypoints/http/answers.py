"""The bodies of answers. Each class is a schema of the OpenAPI document under its own name."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import ConfigDict, Field, PlainSerializer, WithJsonSchema

from referral.domain.evidence import Verdict
from referral.domain.link import host_of
from referral.domain.notice import DETAILS, NoticeCode
from referral.domain.requirements import Kind, Need
from referral.domain.states import State
from referral.entrypoints.http.shape import Shape

# Each function loads the ones that its own answers are made of.
if TYPE_CHECKING:
    import referral.domain.referral as domain
    from referral.domain.directory_entry import Entry
    from referral.domain.employment import Employment
    from referral.domain.identifiers import JobLink
    from referral.domain.posting import Posting
    from referral.domain.revision import Revision
    from referral.domain.summary import Summary


def _rfc3339(moment: datetime) -> str:
    return moment.replace(tzinfo=UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


Moment = Annotated[datetime, PlainSerializer(_rfc3339), WithJsonSchema({"type": "string", "format": "date-time"})]


class Evidence(Shape):
    """What one requirement of the posting adds to the score."""

    model_config = ConfigDict(from_attributes=True)

    requirement: Annotated[str, Field(description="The requirement in the posting's words.")]
    kind: Annotated[Kind, Field(description="What the requirement is checked against.")]
    need: Need
    verdict: Annotated[Verdict, Field(description="`unknown` means that it can't be judged and carries no weight.")]
    quote: Annotated[str | None, Field(description="The words of the profile behind the verdict.")]
    weight: Annotated[float, Field(ge=0, le=100, description="Possible points. All weights add up to 100.")]
    points: Annotated[float, Field(ge=0, le=100, description="All points add up to the score.")]


class _Ask(Shape):
    referralId: Annotated[str, WithJsonSchema({"type": "string", "format": "uuid"})]
    link: Annotated[str, Field(description="The normalised link, which names the job. It has no tracking parameters.")]
    linkHost: Annotated[str, Field(description="The host that the link leads to. Show it wherever the link is shown.")]
    company: str
    role: str
    revision: Annotated[
        str | None,
        Field(
            description="The revision of the posting that role, company, score and evidence come from. Null: unknown."
        ),
    ]
    state: State
    score: Annotated[
        float | None, Field(ge=0, le=100, description="How well the profile fits the job. Null: not scored.")
    ]
    scoreVersion: Annotated[str | None, Field(description="Names the rules and the model behind the score.")]
    scoreStale: Annotated[
        bool,
        Field(description="True if another version of the rules or the model computed the score. It will be renewed."),
    ]
    evidence: list[Evidence]
    reason: Annotated[
        str | None, Field(description="Why there is no score, or what the referrer wrote: plain text without links.")
    ]
    reasonBy: Annotated[str | None, Field(description="The company, if one of its referrers wrote the reason.")]
    askedAt: Moment
    updatedAt: Moment


class Reveal(Shape):
    """Somebody at the company could see who the seeker is. There is at most one for each referrer and day."""

    model_config = ConfigDict(from_attributes=True)

    at: Moment
    company: str


class Referral(_Ask):
    """One ask for a referral, as its seeker sees it."""

    mayAppeal: Annotated[bool, Field(description="Whether POST /myreferral puts the ask back into the inbox.")]
    appealed: Annotated[
        bool, Field(description="Whether you appealed. The referrer who denied the ask does not see it again.")
    ]
    reveals: Annotated[list[Reveal], Field(description="When somebody at the company could see who you are.")]


class Seeker(Shape):
    """The seeker, as a referrer sees them. Who they are is null until the ask is referred, and if the profile no longer
    exists. The other fields are null until the profile is encoded."""

    email: str | None
    name: str | None
    company: str | None
    headline: str | None
    resume: Annotated[str | None, Field(description="A link to the resume that is valid for a short time.")]
    skills: list[str] | None
    years: Annotated[float | None, Field(ge=0, description="The years that all jobs cover together.")]
    seniority: Annotated[str | None, Field(description="The level in the latest title, if it names one.")]
    education: Annotated[list[str] | None, Field(description="The levels of the degrees, the highest first.")]


class ReceivedReferral(_Ask):
    """One ask for a referral, as a referrer of the company sees it."""

    undoUntil: Annotated[Moment | None, Field(description="Until when the referrer who decided the ask may undo that.")]
    revisions: Annotated[int, Field(description="How many different postings asks at this company have for this link.")]
    revisionConfirmed: Annotated[bool, Field(description="Whether the company confirmed the revision of this ask.")]
    seeker: Seeker


def referral_of(ask: "domain.Referral") -> Referral:
    """An ask as its seeker sees it."""
    reveals = [Reveal.model_validate(one) for one in ask.reveals]
    return Referral(**_facts(ask), mayAppeal=ask.may_appeal, appealed=ask.was_appealed, reveals=reveals)


def received_referral_of(ask: "domain.Referral", seeker: "Entry | None", resume: str | None) -> ReceivedReferral:
    """An ask as a referrer sees it. `seeker` is None if they may not know who it is; `resume` is a link."""
    return ReceivedReferral(
        **_facts(ask),
        revisions=ask.revisions_of_job.count,
        revisionConfirmed=ask.is_confirmed,
        undoUntil=ask.undo_until,
        seeker=_seeker(seeker, resume, ask.summary),
    )


def _seeker(entry: "Entry | None", resume: str | None, summary: "Summary | None") -> Seeker:
    return Seeker(
        email=entry.email if entry else None,
        name=entry.name if entry else None,
        company=entry.company if entry else None,
        headline=entry.headline if entry else None,
        resume=resume,
        skills=list(summary.skills) if summary else None,
        years=summary.years if summary else None,
        seniority=summary.seniority if summary else None,
        education=list(summary.education) if summary else None,
    )


def _facts(ask: "domain.Referral") -> dict[str, Any]:
    return {
        "referralId": ask.referral_id,
        "link": ask.link,
        "linkHost": host_of(ask.link),
        "company": ask.company,
        "role": ask.role,
        "revision": ask.revision,
        "state": ask.state,
        "score": ask.score,
        "scoreVersion": ask.score_version,
        "scoreStale": ask.score_stale,
        "evidence": ask.evidence,
        "reason": ask.reason,
        "reasonBy": ask.company if ask.reason and ask.is_decided else None,
        "askedAt": ask.asked_at,
        "updatedAt": ask.updated_at,
    }


class ReferralAnswer(Shape):
    referral: Referral


class Notice(Shape):
    """What people should know about an answer."""

    code: NoticeCode
    detail: Annotated[str, Field(description="An explanation for people.")]


def notice_of(code: NoticeCode | None) -> Notice | None:
    return Notice(code=code, detail=DETAILS[code]) if code else None


class AskAnswer(ReferralAnswer):
    notice: Annotated[Notice | None, Field(description="That nobody of the company is here yet. Null: somebody is.")]


class ReceivedReferralAnswer(Shape):
    referral: ReceivedReferral


Cursor = Annotated[
    str | None, Field(description="Send it as `cursor` to get the next page. Null: this page is the last.")
]


class ReferralList(Shape):
    referrals: list[Referral]
    cursor: Cursor


class ReceivedReferralList(Shape):
    referrals: list[ReceivedReferral]
    cursor: Cursor
    notice: Annotated[Notice | None, Field(description="Why the list is empty. Null: it is not.")]


class EmploymentAnswer(Shape):
    """Whether the caller has proven to work for the company of their profile."""

    state: Annotated[
        Literal["none", "pending", "verified"],
        Field(description="`pending`: the mailbox is proven, and its domain is not confirmed for the company yet."),
    ]
    company: str | None
    domain: Annotated[str | None, Field(description="The domain of the work address, which itself is not kept.")]
    verifiedAt: Annotated[Moment | None, Field(description="When the code was entered.")]
    verifiedUntil: Annotated[Moment | None, Field(description="When the proof has to be renewed.")]


def employment_of(employment: "Employment | None") -> EmploymentAnswer:
    if employment is None:
        return EmploymentAnswer(state="none", company=None, domain=None, verifiedAt=None, verifiedUntil=None)
    return EmploymentAnswer(
        state=employment.state.value,
        company=employment.company,
        domain=employment.domain,
        verifiedAt=employment.verified_at,
        verifiedUntil=employment.verified_until,
    )


class PostingRevision(Shape):
    """One text for a link, as a referrer of the company sees it."""

    revision: str
    link: str
    linkHost: Annotated[str, Field(description="The host that the link leads to. Show it wherever the link is shown.")]
    company: Annotated[str | None, Field(description="Null, like role and texts: the text was erased.")]
    role: str | None
    description: str | None
    requiredQualifications: str | None
    preferredQualifications: str | None
    openAsks: Annotated[int, Field(ge=0, description="How many undecided asks submitted this text.")]
    confirmed: Annotated[bool, Field(description="All undecided asks for the link are scored against this text.")]


def posting_revision_of(link: "JobLink", revision: "Revision", posting: "Posting | None") -> PostingRevision:
    """A revision as a referrer sees it. `posting` is its text."""
    texts = ("company", "role", "description", "requiredQualifications", "preferredQualifications")
    return PostingRevision(
        revision=revision.id,
        link=link,
        linkHost=host_of(link),
        openAsks=revision.open_asks,
        confirmed=revision.is_confirmed,
        **{name: getattr(posting, name, None) for name in texts},
    )


class PostingRevisionList(Shape):
    revisions: list[PostingRevision]
    cursor: Cursor


class ConfirmedRevision(Shape):
    revision: Annotated[
        str, Field(description="What all undecided asks for this link at the company are scored against.")
    ]
    link: str
    company: str
    role: str


class Registered(Shape):
    email: str


class Accepted(Shape):
    """The answer with status 202 of a route that also has another one."""


class CodeMailed(Accepted):
    email: Annotated[str, Field(description="The address to which a code was mailed.")]


class LoggedIn(Shape):
    secret: Annotated[str, Field(description="The value for the header `secret` of other requests.")]
    refreshToken: Annotated[
        str, Field(description="Gets a new secret from POST /login. That may replace it by another one.")
    ]
    expiresIn: Annotated[int, Field(description="How long the secret is valid, in seconds.")]


class Health(Shape):
    status: Annotated[str, WithJsonSchema({"type": "string", "const": "ok"})]
    version: Annotated[str, Field(description="The release that answers.")]
