"""What people should know about an answer: why a list is empty, or that an ask may wait for long."""

from enum import StrEnum


class NoticeCode(StrEnum):
    """Stable, and meant for programs."""

    COMPANY_UNKNOWN = "company_unknown"
    NOT_VERIFIED = "not_verified"
    PENDING = "pending"
    NOTHING_TO_DECIDE = "nothing_to_decide"
    NOBODY_HERE = "nobody_here"


DETAILS = {
    NoticeCode.COMPANY_UNKNOWN: "Your profile names no company, so that there is no inbox to open.",
    NoticeCode.NOT_VERIFIED: "Prove that you work for your company with POST /employment. A proof lasts for 180 days.",
    NoticeCode.PENDING: "You have proven your work address. Its domain still has to be confirmed for your company.",
    NoticeCode.NOTHING_TO_DECIDE: "No ask at your company waits for a decision.",
    NoticeCode.NOBODY_HERE: "Nobody has proven here to work for this company yet. Your ask waits until somebody does.",
}
