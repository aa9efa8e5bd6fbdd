"""Mails: sent by Amazon SES."""

import re

from botocore.exceptions import ClientError

from referral.adapters.aws import client
from referral.adapters.vendor_errors import aws_code, translated
from referral.domain.errors import MailRefused
from referral.domain.identifiers import EmailAddress

_REFUSED = {"BadRequestException", "MessageRejected"}


@translated("The mail service")
class Mailer:
    """Sends plain texts from one address, which SES has verified."""

    def __init__(self, sender: str) -> None:
        self._sender = sender
        self._ses = client("sesv2")

    def send(self, to: EmailAddress, subject: str, text: str) -> None:
        """MailRefused if SES takes no mail to this address. A sender that may not send is an outage."""
        try:
            self._ses.send_email(
                FromEmailAddress=self._sender,
                Destination={"ToAddresses": [to]},
                Content={"Simple": {"Subject": _part(subject), "Body": {"Text": _part(text)}}},
            )
        except ClientError as error:
            if aws_code(error) in _REFUSED and not self._is_to_blame(error):
                raise MailRefused from None
            raise

    def _is_to_blame(self, error: ClientError) -> bool:
        """SES has one code for senders and recipients that are not verified, and names those in its message."""
        named = re.split(r"[\s,:]+", str(error.response["Error"].get("Message", "")))
        return self._sender.lower() in (one.strip(".<>").lower() for one in named)


def _part(text: str) -> dict[str, str]:
    return {"Data": text, "Charset": "UTF-8"}
