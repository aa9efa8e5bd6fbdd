"""SES refuses a mail, because of its address or of the sender, in each step that mails a code."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from botocore.exceptions import ClientError

from referral.adapters import aws
from referral.application.mailed_codes import MAILS_PER_PERSON
from referral.domain.code import CODES_PER_HOUR
from tests.functions.conftest import Answer, body_of
from tests.mails import mails_to

REFUSED_ADDRESSES = [
    ("MessageRejected", "Email address is not verified. The following identities failed the check: {address}"),
    ("BadRequestException", "Local address contains control or whitespace"),
]
REFUSED_SENDERS = [
    ("MessageRejected", "Email address is not verified. The following identities failed the check: {sender}"),
    ("MailFromDomainNotVerifiedException", ""),
    ("AccountSuspendedException", ""),
    ("SendingPausedException", ""),
]
# How many mails to one address there are in an hour.
MOST = {
    "register": CODES_PER_HOUR, "reset": CODES_PER_HOUR, "change": MAILS_PER_PERSON, "employment": MAILS_PER_PERSON,
}  # fmt: skip


@pytest.fixture
def mail(call, person) -> Callable[[str, str], Answer]:
    """mail(step, address): the request that mails a code to the address."""
    caller = person("Acme")

    def mail(step: str, address: str) -> Answer:
        registration = body_of("register")
        registration["personalInformation"]["email"] = address
        return {
            "register": lambda: call("register", registration),
            "reset": lambda: call("password", {"email": address}),
            "change": lambda: call("password", {"email": address}, path="/me/email", method="PUT", caller=caller),
            "employment": lambda: call("employment_code", {"workEmail": address}, caller=caller),
        }[step]()

    return mail


@pytest.fixture
def refusing(stack, monkeypatch) -> Callable[..., None]:
    """refusing(code, message): from now on SES refuses with it."""

    def refusing(code: str, message: str) -> None:
        def refuse(**mail: Any) -> None:
            words = message.format(address=mail["Destination"]["ToAddresses"][0], sender=mail["FromEmailAddress"])
            raise ClientError({"Error": {"Code": code, "Message": words}}, "SendEmail")

        monkeypatch.setattr(aws.client("sesv2"), "send_email", refuse)

    return refusing


@pytest.fixture
def waiting(stack) -> Callable[[], int]:
    """How many steps wait for a code."""
    table = stack.resources["PendingTable"].id
    return lambda: sum("codeHash" in item for item in aws.client("dynamodb").scan(TableName=table)["Items"])


@pytest.mark.parametrize("step", MOST)
@pytest.mark.parametrize("refusal", REFUSED_ADDRESSES, ids=lambda refusal: refusal[0])
def test_a_refused_address_looks_like_any_other_and_nothing_counts(
    mail, refusing, waiting, monkeypatch, caplog, step, refusal
):
    address, other = f"ada@{uuid4().hex}.example", f"ada@{uuid4().hex}.example"
    taken = mail(step, other)
    before = waiting()
    refusing(*refusal)
    caplog.clear()
    answers = [mail(step, address) for _ in range(6)]
    monkeypatch.undo()
    assert {answer.status for answer in answers} == {taken.status} == {202}
    assert {answer.body["email"] for answer in answers} == {address}
    assert waiting() == before
    logged = [str(vars(record)) for record in caplog.records]
    assert sum("refused an address" in line for line in logged) == 6
    assert not any(address in line for line in logged)
    spent = 1 if MOST[step] == MAILS_PER_PERSON else 0
    for _ in range(8):
        mail(step, address)
    assert len(mails_to(address)) == MOST[step] - spent


@pytest.mark.parametrize("step", MOST)
@pytest.mark.parametrize("refusal", REFUSED_SENDERS, ids=lambda refusal: refusal[0])
def test_a_sender_that_may_not_send_is_an_outage_and_nothing_counts(
    mail, refusing, waiting, monkeypatch, caplog, step, refusal
):
    address, before = f"ada@{uuid4().hex}.example", waiting()
    refusing(*refusal)
    caplog.clear()
    answers = [mail(step, address) for _ in range(6)]
    monkeypatch.undo()
    assert {(answer.status, answer.body["code"]) for answer in answers} == {(503, "unavailable")}
    assert waiting() == before
    assert sum("could not answer" in str(vars(record)) for record in caplog.records) == 6
    for _ in range(8):
        mail(step, address)
    assert len(mails_to(address)) == MOST[step]
