"""Headings in the description of a posting."""

from referral.extraction.patterns import Pattern

LIKE_A_HEADING = Pattern(
    "like a heading",
    "a short line without a full stop",
    r"^[^.]{3,60}$",
    ("Your role:", "Benefits"),
    ("We bake.", "ab", "a" * 61),
)
DUTIES = Pattern(
    "duties",
    "a heading over what somebody will do",
    r"^(?:(?:your|the|key|main|core|primary|essential|major|principal|job|about|day[- ]to[- ]day|in)\s+){0,3}"
    r"(?:responsibilit|dut(?:y|ies)\b|tasks?\b|role\b|job\b|this role|what you(?:.ll| will)|day[- ]to[- ]day)",
    ("Key Responsibilities", "Your role:", "What you’ll do", "The job", "Essential duties"),
    ("Take responsibility for uptime", "Perform duties as assigned"),
)
OTHER_HEADING = Pattern(
    "other heading",
    "a heading over the company, the pay or anything else that is no duty",
    r"^(?:about|benefits|perks|what we offer|we offer|our offer|compensation|salary|equal opportunity"
    r"|who we are|why)\b",
    ("Benefits", "About us", "Why us?"),
    ("Your benefits", "Whyever"),
)
