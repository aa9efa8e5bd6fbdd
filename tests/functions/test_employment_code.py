from uuid import uuid4

import pytest

from referral.application import prove_employment as use_case
from referral.application.mailed_codes import MAILS_PER_PERSON
from referral.domain.errors import Outage
from tests.functions.conftest import module, newcomer
from tests.functions.test_login import BAD_BODIES
from tests.functions.work_addresses import work_address
from tests.mails import code_in_mail, mails_to


@pytest.fixture
def post(call):
    def post(caller, address):
        return call("employment_code", {"workEmail": address}, caller=caller)

    return post


def test_a_code_is_mailed_and_nothing_else_is_told(person, place, post):
    address = work_address(place.company)
    answer = post(person(place.company), address.upper())
    assert (answer.status, answer.body) == (202, {"email": address})
    (mail,) = mails_to(address)
    assert len(code_in_mail(address)) == 6
    # Whoever asks can't write to the mailbox of a stranger.
    assert place.company not in mail["text"] + mail["subject"]


@pytest.mark.parametrize("domain", ["gmail.com", "mailinator.com", "x.mailinator.com", "github.io", "tutanota.com"])
def test_an_address_that_anybody_can_get_is_refused_by_name(person, place, post, domain):
    seeker, address = person(place.company), f"{uuid4().hex}@{domain}"
    answer = post(seeker, address)
    assert (answer.status, answer.pointers) == (400, {"/workEmail"})
    assert answer.body["errors"][0]["code"] == "not_a_work_address"
    assert not mails_to(address)
    # Nothing was spent.
    for _ in range(MAILS_PER_PERSON):
        assert post(seeker, work_address(place.company)).status == 202


def test_a_person_gets_three_mails_in_an_hour(person, place, post):
    seeker = person(place.company)
    for _ in range(3):
        assert post(seeker, work_address(place.company)).status == 202
    last = work_address(place.company)
    answer = post(seeker, last)
    assert (answer.status, answer.body["code"]) == (429, "too_many_mails")
    assert 0 < int(answer.headers["Retry-After"][0]) <= 3600
    assert not mails_to(last)
    assert post(person(place.company), work_address(place.company)).status == 202


def test_a_domain_gets_twenty_mails_in_an_hour_whoever_asks(person, place, post, monkeypatch):
    monkeypatch.setattr(use_case, "MAILS_PER_DOMAIN", 2)
    first = work_address(place.company)
    parts = [first, first.replace("@", "@mail.")]
    assert [post(person(place.company), address).status for address in parts] == [202, 202]
    refused = post(person(place.company), first.replace("@", "@other."))
    assert (refused.status, refused.body["code"]) == (429, "too_many_mails")


def test_without_a_company_or_a_profile_there_is_nothing_to_prove(person, post):
    assert post(person(None), "ada@acme.example").body["code"] == "company_unknown"
    assert post(newcomer(), "ada@acme.example").body["code"] == "not_registered"


@pytest.mark.parametrize("address", ["", "ada", "ada@acme", "ada@ acme.com", 7, None])
def test_a_wrong_address_is_named(call, address):
    answer = call("employment_code", {"workEmail": address}, caller=newcomer())
    assert (answer.status, answer.pointers) == (400, {"/workEmail"})


@pytest.mark.parametrize("body", BAD_BODIES)
def test_a_body_that_is_not_an_object_is_refused(call, body):
    answer = call("employment_code", body, caller=newcomer())
    assert (answer.status, answer.pointers) == (400, {""})


def test_without_verified_claims_no_mail_is_sent(call):
    assert call("employment_code", {"workEmail": "ada@acme.example"}).status == 401


def test_a_mail_service_that_is_out_is_no_defect(person, place, post, monkeypatch):
    def fail(*_):
        raise Outage("The mail service")

    seeker = person(place.company)
    with monkeypatch.context() as patch:
        patch.setattr(module("employment_code").mailer, "send", fail)
        for _ in range(MAILS_PER_PERSON + 1):
            assert post(seeker, work_address(place.company)).status == 503
    assert post(seeker, work_address(place.company)).status == 202
