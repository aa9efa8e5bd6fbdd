"""The revisions of a posting as a company's referrers see them, and the requests of the API that concern them."""

from dataclasses import dataclass
from functools import partial
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema

from referral.domain.cursor import REVISION_POSITION, RevisionPosition, from_cursor, to_cursor
from referral.domain.identifiers import RevisionId
from referral.domain.referral import Limit
from referral.domain.value_types import Input, Link
from referral.domain.wrong_value import FieldCode, WrongValue

_DIGITS = frozenset("0123456789abcdef")
_LENGTH = 64


@dataclass(frozen=True)
class Revision:
    """`open_asks` is how many undecided asks submitted it. At most one revision of a job at a company is confirmed."""

    id: RevisionId
    open_asks: int
    is_confirmed: bool


def _revision(value: str) -> RevisionId:
    if len(value) != _LENGTH or not _DIGITS.issuperset(value):
        raise WrongValue(FieldCode.NOT_AN_ID, "must be the id of a revision")
    return RevisionId(value)


RevisionName = Annotated[
    RevisionId,
    AfterValidator(_revision),
    WithJsonSchema({"type": "string", "pattern": f"^[0-9a-f]{{{_LENGTH}}}$"}),
]


class RevisionPage(Input):
    """The query of GET /posting."""

    link: Link
    limit: Limit = 20
    cursor: Annotated[
        Annotated[
            RevisionPosition,
            BeforeValidator(partial(from_cursor, kind=REVISION_POSITION)),
            WithJsonSchema({"type": "string"}),
        ]
        | None,
        Field(description="The `cursor` of the previous page."),
    ] = None

    def next_cursor(self, shown: list[Revision]) -> str | None:
        """The cursor of the next page; None if this page is not full."""
        if len(shown) < self.limit:
            return None
        last = shown[-1]
        return to_cursor((last.is_confirmed, last.open_asks, last.id), REVISION_POSITION)


class RevisionConfirmation(Input):
    """The body of PUT /posting: names the revision of a link that is the right one."""

    link: Link
    revision: RevisionName
