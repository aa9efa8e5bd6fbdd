"""The demo's default people and postings."""

import re
from collections import Counter
from datetime import date
from typing import Any

import pytest

from local.story.cast import PEOPLE, POSTINGS, Cast, Person, guessed_company_key, read_people, read_postings

CAST = Cast.read()
EVERYBODY = read_people(PEOPLE, read_postings(POSTINGS))
SEEKERS = [person for person in EVERYBODY if person.part == "seeker"]
_DATE = re.compile(r"\d{4}-\d{2}(-\d{2})?")
_DOMAIN = re.compile(r"[@/]([\w.-]+\.[a-z]{2,})(?![\w.-])")


def dated(person: Person) -> list[dict[str, Any]]:
    return [*person.registration["education"], *person.registration["experience"]]


def words(person: Person) -> int:
    registration = person.registration
    texts = [registration.get("resume", ""), *registration["skills"]]
    texts += [str(value) for entry in dated(person) for value in entry.values()]
    return sum(len(text.split()) for text in texts)


def test_the_cast_is_large_enough() -> None:
    assert len(SEEKERS) >= 12
    assert len(read_postings(POSTINGS)) == 5
    assert len(CAST.referrers) == 3
    assert CAST.notes == ("Northwind Robotics has one referrer: Kim Colleague is invented as the second",)


def test_every_posting_is_asked_for_by_four_or_more() -> None:
    counts = Counter(posting.id for _, posting in CAST.asks)
    assert all(counts[posting.id] >= 4 for posting in read_postings(POSTINGS))


def test_every_seeker_asks_for_one_to_three_jobs() -> None:
    assert all(1 <= len(seeker.asks or ()) <= 3 for seeker in SEEKERS)


def test_a_referrer_asks_at_the_own_company() -> None:
    assert any(seeker in CAST.referrers[guessed_company_key(posting.company)] for seeker, posting in CAST.asks)


def test_addresses_are_examples_only() -> None:
    text = PEOPLE.read_text(encoding="utf-8") + POSTINGS.read_text(encoding="utf-8")
    assert {".".join(host.split(".")[-2:]) for host in _DOMAIN.findall(text)} <= {"example.org", "example.net"}


@pytest.mark.parametrize("person", EVERYBODY, ids=lambda person: person.email)
def test_dates_exist_and_run_forward(person: Person) -> None:
    for entry in dated(person):
        given = [entry[key] for key in ("dateFrom", "dateTo") if key in entry]
        assert all(_DATE.fullmatch(text) for text in given)
        days = [date.fromisoformat(text if len(text) == 10 else f"{text}-01") for text in given]
        assert days == sorted(days)
    assert all("dateFrom" in job for job in person.registration["experience"])


@pytest.mark.parametrize("seeker", SEEKERS, ids=lambda seeker: seeker.email)
def test_careers_are_whole(seeker: Person) -> None:
    assert 200 <= words(seeker) <= 500
    assert seeker.registration["education"]
    assert seeker.registration["skills"]


def test_the_careers_that_scoring_gets_wrong_are_there() -> None:
    registrations = [seeker.registration for seeker in SEEKERS]
    assert any(not registration["experience"] for registration in registrations), "no experience"
    assert any("dateTo" not in job for registration in registrations for job in registration["experience"]), "current"
    assert any(all(e["level"] == "High school" for e in r["education"]) for r in registrations), "no degree"
    assert any(e["level"] == "PhD" for r in registrations for e in r["education"]), "PhD"
    assert any(sum("dateTo" not in job for job in r["experience"]) > 1 for r in registrations), "several jobs at once"
    assert any(not seeker.name.isascii() for seeker in SEEKERS), "non-Latin names"
    assert any("'" in seeker.name and "'" in seeker.email for seeker in SEEKERS), "apostrophes"
