"""The mails that the stack's functions have sent."""

import json
import os
import re
from typing import Any
from urllib.parse import quote
from urllib.request import urlopen


def mails_to(address: str) -> list[dict[str, Any]]:
    """All mails to the address, newest first."""
    with urlopen(f"{os.environ['AWS_ENDPOINT_URL']}/local/mail?to={quote(address)}") as answer:
        mails: list[dict[str, Any]] = json.load(answer)
        return mails


def code_in_mail(address: str) -> str:
    """The code in the newest mail to the address."""
    (code,) = re.findall(r"\b\d{6}\b", mails_to(address)[0]["text"])
    return str(code)
