"""Values of requests: each parser gives a value that it reads again as the same one, or says what is wrong."""

from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from referral.domain.company import KEY_LENGTH, company_key, without_legal_form
from referral.domain.cursor import ASKED_POSITION, INBOX_POSITION, REVISION_POSITION, from_cursor, to_cursor
from referral.domain.dates import first_day, last_day
from referral.domain.employment import domain_of, mailbox_of
from referral.domain.invisible import without_invisible
from referral.domain.link import MAX_LENGTH, host_of, normalise_link
from referral.domain.password import Password
from referral.domain.plain_text import without_links
from referral.domain.precondition import IfMatch
from referral.domain.revision import RevisionName
from referral.domain.value_types import Date, Document, Domain, Email, Lines, Link, Name, Text, Title, WholeNumber
from referral.domain.wrong_value import WrongValue
from referral.entrypoints.http.bodies import Code
from tests.parsers.texts import invisible, junk, texts, wellformed

TYPES = {
    "code": Code,
    "date": Date,
    "document": Document,
    "domain": Domain,
    "email": Email,
    "lines": Lines,
    "link": Link,
    "name": Name,
    "password": Password,
    "revision": RevisionName,
    "text": Text,
    "title": Title,
    "whole number": WholeNumber,
}
PARSERS: dict[str, TypeAdapter[Any]] = {name: TypeAdapter(kind) for name, kind in TYPES.items()}
emails = st.from_regex(r"[a-z+.]{1,9}@[a-zA-Z0-9.-]{1,20}\.[a-z]{2,3}", fullmatch=True)
dates = st.from_regex(r"[0-9]{4}-[0-9]{2}(-[0-9]{2})?", fullmatch=True)
schemes = st.sampled_from(("https://", "http://", "HTTPS://", "//", "ftp://", "https://a@", "https:\\\\"))
hosts = st.from_regex(r"[a-zA-Z0-9._:\[\]-]{0,20}", fullmatch=True) | st.sampled_from(("bücher.example.", "例え.jp"))
ports = st.sampled_from(("", ":443", ":80", ":8080", ":0", ":99999", ":a"))
paths = st.sampled_from(("", "/", "?utm_source=a&b=c", "/a?fbclid=1#b", "/%zz?%&&=")) | wellformed.map("/{}".format)
links = st.builds("{}{}{}{}".format, schemes, hosts, ports, paths)
digits = st.from_regex(r"-?[0-9]{1,12}") | st.text("0123456789abcdef", min_size=64, max_size=64)
values = junk | wellformed | invisible | emails | dates | links | digits


@pytest.mark.parametrize("name", PARSERS)
@given(value=values)
def test_a_value_is_read_or_refused(name, value):
    parser = PARSERS[name]
    try:
        read = parser.validate_python(value)
    except ValidationError:
        return
    assert parser.validate_python(read) == read
    str(read).encode()


@given(links | texts)
def test_a_link_is_normal_or_refused(text):
    try:
        link = normalise_link(text)
    except WrongValue:
        return
    assert link.isascii()
    assert len(link) <= MAX_LENGTH
    assert normalise_link(link) == link
    assert host_of(link)


@given(texts)
def test_a_company_has_one_key(name):
    key = company_key(name)
    assert len(key) <= KEY_LENGTH
    assert company_key(key) == key
    assert company_key(name.upper().lower()) == company_key(name.upper())
    without_legal_form(name)


@given(invisible | texts)
def test_what_is_invisible_goes_at_once(text):
    seen = without_invisible(text)
    assert len(seen) <= len(text)
    assert without_invisible(seen) == seen


@given(dates | texts)
def test_a_date_is_a_day_or_refused(text):
    try:
        first = first_day(text)
    except WrongValue:
        return
    assert first <= last_day(text)


@given(emails)
def test_a_mailbox_is_at_its_domain(address):
    assert mailbox_of(address).endswith(f"@{domain_of(address)}")
    assert mailbox_of(mailbox_of(address)) == mailbox_of(address)


@given(wellformed)
def test_a_text_has_links_or_not(text):
    with suppress(WrongValue):
        assert without_links(text) == text


@given(texts, st.text("0123456789abcdef", min_size=1, max_size=32))
def test_a_precondition_names_versions(header, version):
    assert IfMatch.of(header).versions is None or header.strip() != "*"
    assert IfMatch.of(f'"{version}"').admits(version)
    assert not IfMatch.of(f'W/"{version}"').admits(version)


@pytest.mark.parametrize(
    "kind", [ASKED_POSITION, INBOX_POSITION, REVISION_POSITION], ids=["asked", "inbox", "revision"]
)
@given(token=texts | st.from_regex(r"[A-Za-z0-9_=-]{0,200}", fullmatch=True) | st.binary(max_size=60).map(bytes.hex))
def test_a_token_is_a_cursor_or_refused(kind, token):
    try:
        position = from_cursor(token, kind)
    except WrongValue:
        return
    assert from_cursor(to_cursor(position, kind), kind) == position


identifiers = st.uuids().map(str)
moments = st.datetimes()
scores = st.none() | st.decimals(0, 100, places=2)


@given(moments, identifiers, scores, st.booleans(), st.integers(0, 2**31 - 1), st.binary(min_size=32, max_size=32))
def test_a_position_comes_back_from_its_cursor(moment, identifier, score, confirmed, asks, digest):
    asked, inbox, revision = (moment, identifier), (score, moment, identifier), (confirmed, asks, digest.hex())
    assert from_cursor(to_cursor(asked, ASKED_POSITION), ASKED_POSITION) == asked
    assert from_cursor(to_cursor(inbox, INBOX_POSITION), INBOX_POSITION) == inbox
    assert from_cursor(to_cursor(revision, REVISION_POSITION), REVISION_POSITION) == revision
