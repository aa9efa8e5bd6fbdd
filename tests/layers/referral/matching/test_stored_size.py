"""How many bytes people and postings take in their tables, and that nothing legal is too large for DynamoDB.

The bytes of a vector don't depend on its numbers, so a stand-in for the model will do.
"""

import json
import random
from collections.abc import Sequence
from statistics import mean

import pytest

from benchmarks.storage import embed, item_bytes, large_person
from local.story.cast import Cast
from referral.domain.posting import Posting
from referral.domain.profile import Person, Profile, Registration
from referral.entrypoints.http.request import MAX_BODY
from referral.extraction.anonymisation import anonymise
from referral.extraction.limits import MAX_CAREER_LINES, MAX_COMPARED_LINES
from referral.matching.candidate_features import candidate_features
from referral.matching.codec import packed
from referral.matching.job_features import job_features

TYPICAL, LARGE = 8 * 1024, 48 * 1024
LARGEST = 350_000  # DynamoDB takes items of 400 KiB
MAX_TEXT = 60_000  # characters of a text
LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"


def of_person(profile: Profile, resume: str) -> int:
    features = candidate_features(anonymise(profile.career, profile.person, resume), embed)
    assert len(features.lines) <= MAX_CAREER_LINES
    return item_bytes(profile.model_dump_json(), packed(features))


def of_registration(registration: Registration, resume: str | None = None) -> int:
    return of_person(Profile.of(registration, "resumes/1"), resume or registration.resume or "")


def of_posting(posting: Posting) -> int:
    features = job_features(posting, embed)
    assert len(features.terms) <= MAX_COMPARED_LINES + 1  # and the role
    return item_bytes(posting.model_dump_json(), packed(features))


PEOPLE = [Registration.model_validate(person.registration) for person in Cast.read().people]


def test_a_typical_person_takes_no_more_than_the_budget():
    assert mean(map(of_registration, PEOPLE)) <= TYPICAL


def test_a_person_with_a_resume_of_20_000_characters_takes_no_more_than_the_budget():
    registration, resume = large_person()
    assert len(resume) == 20_000
    assert of_registration(registration, resume) <= LARGE


def random_words(length: int) -> list[str]:
    chance = random.Random(7)
    return ["".join(chance.choices(LETTERS, k=length)) for _ in range(MAX_BODY // (length + 1))]


def lines_of(words: Sequence[str], in_a_line: int) -> list[str]:
    return [" ".join(words[start : start + in_a_line]) for start in range(0, len(words), in_a_line)]


def ideographs(length: int) -> list[str]:
    chance = random.Random(7)
    return ["".join(map(chr, chance.choices(range(0x4E00, 0x9FA5), k=length))) for _ in range(MAX_BODY // 3 // length)]


SHAPES = {
    "lines of short words, each another": lines_of(random_words(3), 99),
    "lines of one word": random_words(3),
    "ideographs": lines_of(ideographs(1), 195),
    "nothing but punctuation": [".,;!?-" * 60] * 360,
    "degrees": [f"Bachelor's degree in {words}" for words in lines_of(random_words(6), 9)],
}


def filled(body: dict[str, str], lines: Sequence[str]) -> dict[str, str]:
    """The body with these lines in its empty texts, as far as the API takes them."""
    left = MAX_BODY - len(json.dumps(body).encode()) - 100
    texts = {name: [] for name, text in body.items() if not text}
    for line in lines:
        left -= len(line.encode()) + 2
        name = next(
            (name for name, held in texts.items() if sum(map(len, held)) + len(held) + len(line) < 60_000), None
        )
        if left < 0 or name is None:
            break
        texts[name].append(line)
    return body | {name: "\n".join(held) for name, held in texts.items()}


def posting_of(lines: Sequence[str]) -> Posting:
    named = {"link": "https://jobs.example/1", "company": "Acme", "role": "Baker"}
    return Posting.model_validate(
        filled({**named, "requiredQualifications": "", "preferredQualifications": "", "description": ""}, lines)
    )


@pytest.mark.parametrize("lines", SHAPES.values(), ids=SHAPES)
def test_the_largest_postings_fit(lines):
    assert of_posting(posting_of(lines)) <= LARGEST


@pytest.mark.parametrize("lines", SHAPES.values(), ids=SHAPES)
def test_the_largest_people_fit(lines):
    """Half of what the API takes as lists, which are read into several parts, and half as a resume."""
    entries = [line[:200] for line in lines if any(map(str.isalnum, line))]
    skills, titles = _within(entries, 300, MAX_BODY // 3), _within(entries[::-1], 80, MAX_BODY // 6)
    person = {"email": "a@example.org", "firstName": "A", "lastName": "B"}
    experience = [{"company": "A", "role": title, "dateFrom": "2020"} for title in titles]
    education = [{"level": "Bachelor", "major": title[:100]} for title in titles[:40]]
    career = {"experience": experience, "education": education, "skills": skills}
    profile = Profile.model_validate({"person": person, "career": career})
    resume = "\n".join(lines).encode()[: MAX_BODY // 2].decode(errors="ignore")
    assert of_person(Profile(person=Person(**person), career=profile.career), resume[:MAX_TEXT]) <= LARGEST


def _within(entries: Sequence[str], most: int, size: int) -> list[str]:
    found: list[str] = []
    for entry in entries[:most]:
        size -= len(entry.encode()) + 3
        if size < 0:
            break
        found.append(entry)
    return found
