"""Text that one person writes and another one reads: plain, without anything that a program would make clickable."""

import re

from referral.domain.wrong_value import FieldCode, WrongValue

# What readers of mail and chats turn into links: an address with its scheme, one that begins with www, an e-mail
# address, and a bare host with a path or under a domain that no product's name ends in ("ASP.NET" and "Node.js" stay).
_LINK = re.compile(
    r"\b[a-z][a-z0-9+.-]{1,20}:/{1,3}\S"
    r"|\b(?:mailto|javascript):\S"
    r"|\bwww\.\w"
    r"|[^\s@]@[^\s@.]+\.[^\s@]"
    r"|\b[\w-]+\.(?:com|org|edu|gov|info|biz|me|co|app|dev|link|click|site|shop|xyz|ly|gl|gg|eu|uk|de|ru)\b"
    r"|\b[\w-]+\.(?:net|io|ai|(?!js|ts|py|rs)[a-z]{2})/\w",
    re.IGNORECASE,
)


def without_links(text: str) -> str:
    """The text. WrongValue if it has a link or an e-mail address."""
    if _LINK.search(text):
        raise WrongValue(FieldCode.HAS_LINK, "must not have a link or an e-mail address")
    return text
