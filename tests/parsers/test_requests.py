"""Requests, commands and messages: whatever arrives is read, or refused by one of our errors."""

import base64
import json
from contextlib import suppress
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from referral.adapters.email_domains import EmailDomains
from referral.adapters.queues import Message, Queue
from referral.domain.employment import MailedCode, WorkAddress
from referral.domain.errors import Invalid, PreconditionRequired, TooLarge, Unauthorized
from referral.domain.posting import Posting, revision_id
from referral.domain.profile import Profile, ProfileDocument, ProfilePatch, Registration
from referral.domain.referral import Appeal, Decision, InboxPage, MyReferralsPage, Withdrawal
from referral.domain.revision import RevisionConfirmation, RevisionPage
from referral.entrypoints.http.bodies import CodeConfirmation, EmailChange, Login, Logout, PasswordChange, PasswordReset
from referral.entrypoints.http.headers import headers_of_answer
from referral.entrypoints.http.merge_patch import merge, patched
from referral.entrypoints.http.request import Request
from referral.entrypoints.ranking import Command, command_of
from tests.parsers.texts import junk, like, mangled, texts

EVENTS = Path(__file__).parents[2] / "events"
DOMAINS = EmailDomains()
REFUSALS = (Invalid, TooLarge, Unauthorized, PreconditionRequired)


def example(function: str) -> dict[str, Any]:
    body: dict[str, Any] = json.loads(json.loads((EVENTS / f"{function}.json").read_text())["body"])
    return body


REGISTRATION, POSTING = example("register"), example("ask_referral")
PROFILE = REGISTRATION | {
    "personalInformation": {k: v for k, v in REGISTRATION["personalInformation"].items() if k != "password"}
}
MAIL, CODE, LINK = "maya@example.org", "123456", "https://example.org/1"
ID = "6f1c8a5e-0c8b-5d0e-9a52-3f7f0f7f8a11"
BODIES: dict[type[BaseModel], dict[str, Any]] = {
    Appeal: {"link": LINK, "appeal": True},
    CodeConfirmation: {"email": MAIL, "code": CODE, "password": "Correct-Horse-9"},
    Decision: {"referralId": ID, "email": MAIL, "link": LINK, "decision": "refer", "reason": "a"},
    EmailChange: {"email": MAIL, "code": CODE},
    Login: {"email": MAIL, "password": "a", "refreshToken": "a"},
    Logout: {"refreshToken": "a"},
    MailedCode: {"code": CODE},
    PasswordChange: {"oldPassword": "a", "newPassword": "Correct-Horse-9"},
    PasswordReset: {"email": MAIL},
    Posting: POSTING,
    ProfileDocument: PROFILE,
    ProfilePatch: PROFILE,
    Registration: REGISTRATION,
    RevisionConfirmation: {"link": LINK, "revision": "f" * 64},
    Withdrawal: {"link": LINK},
    WorkAddress: {"workEmail": MAIL},
}
QUERIES: dict[type[BaseModel], dict[str, Any]] = {
    InboxPage: {"link": LINK, "state": "queued", "limit": "1", "cursor": "a"},
    MyReferralsPage: {"state": "queued", "limit": "1", "cursor": "a"},
    RevisionPage: {"link": LINK, "limit": "1", "cursor": "a"},
    Withdrawal: {"link": LINK},
}
numbers = st.sampled_from(("9" * 5_000, "-" + "1" * 4_301, "1e400", "NaN", "0." + "3" * 5_000, "[" * 5_000))


def request(**event: Any) -> Request:
    return Request({"requestContext": {"requestId": "a"}, **event}, lambda _: True, lambda _: False)


@pytest.mark.parametrize("model", BODIES, ids=lambda model: model.__qualname__)
@given(data=st.data())
def test_a_body_is_read_or_refused(model, data):
    text = data.draw(mangled(BODIES[model]) | texts)
    with suppress(*REFUSALS):
        read = request(body=text).body(model)
        # What was read can be stored and is read again as the same.
        if not isinstance(read, ProfilePatch | Registration):
            assert model.model_validate_json(read.model_dump_json(by_alias=False)) == read


@pytest.mark.parametrize("model", BODIES, ids=lambda model: model.__qualname__)
@given(value=numbers, encoded=st.booleans())
def test_a_number_beyond_all_limits_is_refused_or_ignored(model, value, encoded):
    text = json.dumps(BODIES[model])[:-1] + f', "unknown": {value}}}'
    body = base64.b64encode(text.encode()).decode() if encoded else text
    with suppress(*REFUSALS):
        request(body=body, isBase64Encoded=encoded).body(model)


@given(st.binary(max_size=200).map(lambda raw: base64.b64encode(raw).decode()) | texts)
def test_an_encoded_body_is_read_or_refused(text):
    with suppress(*REFUSALS):
        request(body=text, isBase64Encoded=True).body(Logout)


@pytest.mark.parametrize("model", QUERIES, ids=lambda model: model.__qualname__)
@given(data=st.data())
def test_a_query_is_read_or_refused(model, data):
    parameters = data.draw(
        st.fixed_dictionaries({}, optional={name: st.just(value) | texts for name, value in QUERIES[model].items()})
        | st.dictionaries(texts, texts, max_size=3)
    )
    many = {name: [value] * data.draw(st.sampled_from((1, 1, 1, 2))) for name, value in parameters.items()}
    with suppress(*REFUSALS):
        request(multiValueQueryStringParameters=many or None).query(model)


@given(
    st.dictionaries(
        texts | st.sampled_from(("If-Match", "if-match")), st.lists(texts, min_size=1, max_size=3), max_size=3
    )
)
def test_headers_are_read_or_refused(headers):
    with suppress(*REFUSALS):
        assert request(multiValueHeaders=headers).if_match
    event = {"headers": {name: values[-1] for name, values in headers.items()}, "requestContext": {"requestId": "a"}}
    assert headers_of_answer(event, ["https://example.org"])["Access-Control-Allow-Origin"] == "https://example.org"


@given(junk)
def test_claims_name_a_caller_or_are_refused(claims):
    event = {"requestContext": {"requestId": "a", "authorizer": {"claims": claims if isinstance(claims, dict) else {}}}}
    with suppress(Unauthorized):
        assert Request(event, lambda _: True, lambda _: False).caller


@given(like(PROFILE))
def test_a_merge_patch_gives_a_valid_profile_or_is_refused(changes):
    document = ProfileDocument.model_validate(PROFILE)
    with suppress(*REFUSALS):
        patch = request(body=json.dumps(changes)).body(ProfilePatch)
        after = patched(document, patch)
        assert patched(after, patch) == after
        stored = after.model_copy(update={"resume": after.resume or None})  # invisible characters alone are nothing
        assert Profile.of(after, None).document(stored.resume) == stored


@given(junk, junk)
def test_merging_twice_changes_nothing_more(target, patch):
    once = merge(target, patch)
    assert repr(merge(once, patch)) == repr(once)


@given(like(POSTING))
def test_equal_postings_are_one_revision(content):
    with suppress(*REFUSALS):
        posting = request(body=json.dumps(content)).body(Posting)
        again = Posting.model_validate_json(posting.model_dump_json())
        assert revision_id(again) == revision_id(posting)


COMMANDS = {"userId": "a", "link": LINK, "rescore": True, "confirm": "f" * 64, "standing": True, "source": "aws.events"}


@given(
    like(COMMANDS) | st.dictionaries(st.sampled_from(list(COMMANDS)), junk | st.sampled_from(list(COMMANDS.values())))
)
def test_an_event_of_the_ranker_is_a_command_or_refused(event):
    with suppress(ValidationError):
        assert isinstance(command_of(event), get_args(Command))


@given(mangled({"userId": "a", "again": True, "erased": True, "tries": 2, "requeues": 3}) | texts, st.integers(1, 9))
def test_a_message_names_something_or_nothing(body, receives):
    queue = object.__new__(Queue)
    queue._key = "userId"
    read = queue._message(
        {"Body": body, "Attributes": {"ApproximateReceiveCount": str(receives)}, "ReceiptHandle": "a"}
    )
    assert isinstance(read, Message)
    assert read.key is None or read.key
    assert read.tries >= 0
    assert read.requeues >= 0
    assert isinstance(read.erased, bool)


labels = st.from_regex(r"[a-z0-9]([a-z0-9-]{0,10}[a-z0-9])?", fullmatch=True)


@given(st.lists(labels, min_size=1, max_size=6).map(".".join))
def test_a_domain_has_an_owner(domain):
    DOMAINS.offers_mailboxes(domain)
    assert domain.endswith(DOMAINS.owner(domain))
    assert DOMAINS.name(domain) is None or domain == DOMAINS.owner(domain)
