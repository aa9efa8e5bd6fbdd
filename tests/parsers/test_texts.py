"""Readers of profiles and postings: they read any text to its end, and what they quote stands in it."""

from collections.abc import Callable
from datetime import date
from time import process_time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from referral.domain.company import company_key
from referral.domain.invisible import without_invisible
from referral.domain.link import normalise_link
from referral.domain.plain_text import without_links
from referral.domain.posting import Posting
from referral.domain.profile import Career, Education, Experience, Person
from referral.domain.wrong_value import WrongValue
from referral.extraction import (
    anonymisation,
    asked_study,
    boilerplate,
    degrees,
    fingerprints,
    markup,
    qa_answers,
    stated_degree,
    study_mentions,
    text,
    years,
)
from referral.extraction.limits import MAX_COMPARED_LINES, MAX_LINE
from referral.extraction.qualifications import completed, hard_skills, read
from referral.extraction.requirements import required_text, requirements
from referral.extraction.skill_mentions import affirmed, claimed, extract, is_a_skill, recognised
from referral.extraction.titles import occupation, seniority_said
from tests.parsers.texts import repeated, texts

MAYA = Person(email="maya.okafor@example.org", firstName="Maya", lastName="Okafor")
TEXT, LINE, TITLE, REASON = 20_000, MAX_LINE, 300, 1_000
PATIENCE_S = 1.0


def career(prose: str, title: str = "Engineer") -> Career:
    return Career.model_construct(
        education=[Education.model_construct(level=title, major=title, school="Riverside", description=prose)],
        experience=[
            Experience.model_construct(
                company="Lakeside", role=title, description=prose, dateFrom="2019-02", dateTo=None
            )
        ],
        skills=[title],
    )


def posting(prose: str, role: str = "Engineer") -> Posting:
    return Posting.model_construct(
        link="https://example.org/1",
        company="Acme",
        role=role,
        description=prose,
        requiredQualifications=prose,
        preferredQualifications=prose,
    )


def refusing(parse: Callable[[str], Any]) -> Callable[[str], Any]:
    def parsed(said: str) -> Any:
        try:
            return parse(said)
        except WrongValue:
            return None

    return parsed


# Each reader, and how long a text can be that reaches it.
READERS: dict[str, tuple[Callable[[str], Any], int]] = {
    "affirmed": (affirmed, TEXT),
    "anonymise": (lambda said: anonymisation.anonymise(career(said), MAYA, said), TEXT),
    "asked_study": (asked_study.asked_study, LINE),
    "claimed": (claimed, TEXT),
    "company_key": (company_key, 200),
    "completed": (lambda said: completed([read(said)], {}), LINE),
    "degrees_in": (degrees.degrees_in, LINE),
    "extract": (extract, TEXT),
    "field_meant": (qa_answers.field_meant, LINE),
    "hard_skills": (hard_skills, TEXT),
    "held_study": (asked_study.held_study, 200),
    "is_a_skill": (is_a_skill, 200),
    "is_boilerplate": (boilerplate.is_boilerplate, LINE),
    "level_meant": (qa_answers.level_meant, LINE),
    "level_of": (stated_degree.level_of, 200),
    "lines": (text.lines, TEXT),
    "link": (refusing(normalise_link), TEXT),
    "occupation": (occupation, TITLE),
    "plain": (markup.plain, TEXT),
    "read": (read, LINE),
    "required_text": (lambda said: required_text(posting(said)), TEXT),
    "requirements": (lambda said: requirements(posting(said)), TEXT),
    "seniority_said": (seniority_said, TITLE),
    "stated_degree": (stated_degree.stated_degree, 200),
    "study_in": (study_mentions.study_in, LINE),
    "sufficient_level": (degrees.sufficient_level, LINE),
    "term_fingerprints": (fingerprints.term_fingerprints, TEXT),
    "terms": (text.terms, TEXT),
    "without_invisible": (without_invisible, TEXT),
    "without_links": (refusing(without_links), REASON),
    "without_organisations": (anonymisation.without_organisations, TEXT),
    "word_fingerprints": (fingerprints.word_fingerprints, TEXT),
    "years_asked": (years.years_asked, LINE),
    "years_meant": (qa_answers.years_meant, LINE),
}


@pytest.mark.parametrize("name", READERS)
@given(said=texts)
def test_any_text_is_read_twice_alike(name, said):
    reader, _ = READERS[name]
    assert reader(said) == reader(said)


@pytest.mark.parametrize("name", READERS)
@given(data=st.data())
@settings(max_examples=settings.default.max_examples // 10)
def test_a_long_text_takes_no_longer_than_its_length_explains(name, data):
    reader, longest = READERS[name]
    said = data.draw(repeated(longest))
    assert computing(reader, said) < PATIENCE_S, f"{said[:60]!r} again and again"


def computing(reader: Callable[[str], Any], said: str) -> float:
    """Processor time in seconds. A second look, if the first one was slow: the first may have read tables."""
    for _ in range(2):
        began = process_time()
        reader(said)
        seconds = process_time() - began
        if seconds < PATIENCE_S:
            break
    return seconds


@given(texts)
def test_lines_are_short_and_none_comes_twice(said):
    found = text.lines(said)
    assert len(found) == len(set(found))
    assert all(0 < len(line) <= MAX_LINE and line == line.strip() for line in found)


@given(texts)
def test_skills_are_quoted_from_the_text(said):
    for one in recognised(said):
        assert one.skill
    assert {mention.skill for mention in extract(said)} >= set(hard_skills(said))


@given(texts)
def test_years_and_degrees_stand_where_they_were_read(said):
    for figure in years.years_in(said, wishes=True):
        assert 0 <= figure.start < figure.end <= len(said)
        assert figure.low >= 0
    for degree in degrees.degrees_in(said, wishes=True):
        assert 0 <= degree.start < degree.end <= len(said)
    study = study_mentions.study_in(said, wishes=True)
    assert study is None or said[study.start : study.end] == study.text


@given(texts, texts)
def test_a_posting_asks_for_so_much_at_most(said, role):
    found = requirements(posting(said, role))
    assert len(found) <= 3 + 3 * MAX_COMPARED_LINES
    assert requirements(posting(said, role)) == found


@given(texts, texts)
def test_a_model_may_answer_anything(said, span):
    answers = {"level": span, "field": span, "years": span}
    assert completed([read(said)], answers) == completed([read(said)], answers)


@given(texts, texts)
def test_no_prose_keeps_a_name(said, title):
    hidden = anonymisation.anonymise(career(f"{said} Maya Okafor {said}", title), MAYA, f"Maya {said}")
    prose = [hidden.resume, *(job.description for job in hidden.jobs)]
    assert not [name for name in ("Maya", "Okafor") for line in prose if name in line.split()]
    assert all(isinstance(job.start, date) for job in hidden.jobs)
