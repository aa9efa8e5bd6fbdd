"""What can be wrong with a value from a client."""

from enum import StrEnum


class FieldCode(StrEnum):
    """Stable codes, meant for programs, for what is wrong with one field of a request."""

    BLANK = "blank"
    CONTROL_CHARACTERS = "control_characters"
    DUPLICATE_KEY = "duplicate_key"
    ENDS_BEFORE_START = "ends_before_start"
    HAS_LINK = "has_link"
    INCOMPLETE = "incomplete"
    INVISIBLE_CHARACTERS = "invisible_characters"
    INVALID_UNICODE = "invalid_unicode"
    NOT_CHANGED_HERE = "not_changed_here"
    NOT_A_CHOICE = "not_a_choice"
    NOT_A_CODE = "not_a_code"
    NOT_A_CURSOR = "not_a_cursor"
    NOT_A_DATE = "not_a_date"
    NOT_A_DOMAIN = "not_a_domain"
    NOT_A_LINK = "not_a_link"
    NOT_A_LIST = "not_a_list"
    NOT_A_WHOLE_NUMBER = "not_a_whole_number"
    NOT_A_WORK_ADDRESS = "not_a_work_address"
    NOT_AN_EMAIL = "not_an_email"
    NOT_AN_ID = "not_an_id"
    NOT_AN_OBJECT = "not_an_object"
    NOT_JSON = "not_json"
    NOT_TEXT = "not_text"
    NOT_UTF8 = "not_utf8"
    OUT_OF_RANGE = "out_of_range"
    REPEATED_PARAMETER = "repeated_parameter"
    REQUIRED = "required"
    TOO_EARLY = "too_early"
    TOO_LONG = "too_long"
    TOO_MANY = "too_many"
    TOO_SHORT = "too_short"
    UNKNOWN_PARAMETER = "unknown_parameter"
    WEAK_PASSWORD = "weak_password"  # noqa: S105
    WRONG = "wrong"
    WRONG_PASSWORD = "wrong_password"  # noqa: S105


class WrongValue(ValueError):
    """`detail` completes the sentence "This field …". `limits` holds what the value broke: the `minimum` or `maximum`
    of a number or of the length of a text or list, the `pattern` of a text, or the `choices` that there are."""

    def __init__(self, code: FieldCode, detail: str, **limits: int | str | list[str]) -> None:
        super().__init__(detail)
        self.code, self.detail, self.limits = code, detail, limits
