"""What can go wrong, as exceptions that know their HTTP status and stable code (RFC 9457)."""

from typing import Any


class Problem(Exception):
    """Base of all; `detail` is written for the client, so it never holds another exception's text."""

    status = 500
    code = "internal"
    title = "Internal Server Error"

    def __init__(self, detail: str = "", errors: list[dict[str, str]] | None = None, **extra: Any):
        super().__init__(self.code)
        self.detail = detail
        self.errors = errors or []
        self.extra = extra


class Invalid(Problem):
    """The request is wrong; `errors` has a JSON pointer and a detail for each wrong field."""

    status, code, title = 400, "invalid", "Bad Request"

    @classmethod
    def field(cls, pointer: str, detail: str) -> "Invalid":
        return cls("The request has a field that is wrong.", [{"pointer": pointer, "detail": detail}])


class Unauthorized(Problem):
    status, code, title = 401, "unauthorized", "Unauthorized"


class EmailNotVerified(Problem):
    """The password is right, but nobody has shown yet that mail to this address arrives."""

    status, code, title = 401, "email_not_verified", "Unauthorized"


class NotFound(Problem):
    """Not there, or not the caller's to see: the two look the same."""

    status, code, title = 404, "not_found", "Not Found"


class EmailTaken(Problem):
    status, code, title = 409, "email_taken", "Conflict"


class NotRegistered(Problem):
    """The token is good, but the registration behind it was never finished."""

    status, code, title = 409, "not_registered", "Conflict"


class AlreadyDecided(Problem):
    """The ask is no longer open; `state` says what it is."""

    status, code, title = 409, "already_decided", "Conflict"


class TooLarge(Problem):
    status, code, title = 413, "too_large", "Content Too Large"


class Unavailable(Problem):
    """A store or service did not answer; the same request may succeed in a moment."""

    status, code, title = 503, "unavailable", "Service Unavailable"
