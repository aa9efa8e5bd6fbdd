"""Mails: sent by Amazon SES."""

from referral.adapters.aws import client
from referral.adapters.vendor_errors import translated
from referral.domain.identifiers import EmailAddress


@translated("The mail service")
class Mailer:
    """Sends plain texts from one address, which SES has verified."""

    def __init__(self, sender: str) -> None:
        self._sender = sender
        self._ses = client("sesv2")

    def send(self, to: EmailAddress, subject: str, text: str) -> None:
        self._ses.send_email(
            FromEmailAddress=self._sender,
            Destination={"ToAddresses": [to]},
            Content={"Simple": {"Subject": _part(subject), "Body": {"Text": _part(text)}}},
        )


def _part(text: str) -> dict[str, str]:
    return {"Data": text, "Charset": "UTF-8"}
