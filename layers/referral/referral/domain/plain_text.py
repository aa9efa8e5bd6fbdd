"""Text that one person writes and another one reads: plain, without anything that a program would make clickable."""

import re
import unicodedata

from referral.domain.wrong_value import FieldCode, WrongValue

# What readers of mail and chats turn into links: an address with its scheme, one that begins with www, an e-mail
# address, an address of numbers, a host with a path, and a bare host under a domain that no product's name and no
# English word ends in ("ASP.NET", "Node.js" and "met.He" stay).
_LINK = re.compile(
    r"\b[a-z][a-z0-9+.-]{1,20}:[/\\]{1,3}\S"
    r"|\b(?:mailto|javascript|tel|sms|data):\S"
    r"|\bwww\.\w"
    r"|[^\s@]@[^\s@.]+\.[^\s@]"
    r"|\b\d{1,3}(?:\.\d{1,3}){3}\b"
    r"|\b[\w-]+\.(?:com|org|edu|gov|info|biz|me|co|app|dev|link|click|site|shop|xyz|ly|gl|gg|eu|uk|de|ru|tech|top|online"
    r"|store|club|live|cloud|page|website|space|world|pro|art|icu|vip|zip|mov|fr|es|nl|pl|pt|ch|cz|se|dk|fi|jp|cn|br|mx|ca"
    r"|au|nz|za|kr|tr|ua|hu|ro|gr|ie|tv|cc|su|tk|ml|ga|cf|gq|id|vn|th|sg|hk|tw)\b"
    r"|\b[\w-]+\.(?!(?:js|ts|py|rs)\b)[a-z]{2,}/\w",
    re.IGNORECASE,
)
_FULL_STOPS = str.maketrans("\u3002\uff0e\uff61", "...")


def without_links(text: str) -> str:
    """The text. WrongValue if it has a link or an e-mail address."""
    if _LINK.search(unicodedata.normalize("NFKC", text.translate(_FULL_STOPS))):
        raise WrongValue(FieldCode.HAS_LINK, "must not have a link or an e-mail address")
    return text
