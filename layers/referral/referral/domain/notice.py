"""Why a list is empty."""

from enum import StrEnum


class NoticeCode(StrEnum):
    """Why a referrer's inbox is empty; stable, and meant for programs."""

    COMPANY_UNKNOWN = "company_unknown"
    NOT_VERIFIED = "not_verified"
    PENDING = "pending"
    NOTHING_TO_DECIDE = "nothing_to_decide"


DETAILS = {
    NoticeCode.COMPANY_UNKNOWN: "Your profile names no company, so that there is no inbox to open.",
    NoticeCode.NOT_VERIFIED: "Prove that you work for your company with POST /employment. A proof lasts for 180 days.",
    NoticeCode.PENDING: "You have proven your work address. Its domain still has to be confirmed for your company.",
    NoticeCode.NOTHING_TO_DECIDE: "No ask at your company waits for a decision.",
}
