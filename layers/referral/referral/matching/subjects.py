"""The two that a score compares, with what the encoders made of them."""

from dataclasses import dataclass

from referral.domain.posting import Posting
from referral.domain.profile import Profile
from referral.extraction.requirements import Requirement
from referral.matching.encoding import Encoding


@dataclass(frozen=True)
class User:
    """A profile with the encoding of its parts, or why it has none; `body` is the stored text it was read from."""

    profile: Profile
    encoding: Encoding | None
    failure: str | None
    body: str


@dataclass(frozen=True)
class Job:
    """A posting with its requirements and the encoding of their texts, or why it has none; `body` as above."""

    posting: Posting
    requirements: list[Requirement]
    encoding: Encoding | None
    failure: str | None
    body: str
