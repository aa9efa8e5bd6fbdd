"""Clauses that deny, wish or speak of others: the skills in them are nobody's."""

import pytest

from referral.extraction.skill_mentions import affirmed, claimed, skills_in
from tests.linear import is_linear


@pytest.mark.parametrize(
    "text",
    [
        "I have never worked with Kafka",
        "We do not use Perl",
        "Not familiar with Photoshop",
        "Without any knowledge of Linux",
        "Kafka experience is not needed",
        "Kafka, Perl and Linux are not required",
        "There is no need for Kafka",
        "No Kafka, Perl or Linux",
        "Nobody here uses Perl",
        "Lacks experience in AutoCAD",
        "Linux: none",
        "Not a Linux shop",
        "Keine Kenntnisse in Linux",
        "Sans connaissance de Linux",
        "Sin conocimientos de Linux",
        "Linux ist nicht erforderlich",
        "没有Linux经验",
        "Linux経験は不問",
    ],
)
def test_what_is_denied_is_no_skill(text):
    assert skills_in(text) == frozenset()
    assert "Linux" not in affirmed(text)


@pytest.mark.parametrize(
    "text",
    [
        "Would love to learn Kafka",
        "Keen on learning Linux and Perl",
        "Hopes to work with Kafka one day",
        "You will learn Linux here",
        "We will teach you Photoshop",
        "Interested in Kafka",
        "Forklift training provided",
        "Möchte gern Linux lernen",
    ],
)
def test_what_is_still_to_be_learned_is_no_skill(text):
    assert skills_in(text) == frozenset()
    assert claimed(text) == ""


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Sold AutoCAD licences to builders", "Sold licences to builders"),
        ("Recruited Kafka engineers for insurers", "Recruited engineers for insurers"),
        ("Supervised the people who ran Kafka", "Supervised the people who ran"),
        ("Managed a team of 12 Linux administrators", "Managed a team of 12 administrators"),
        ("Works closely with Photoshop experts", "Works closely with experts"),
        ("My colleagues wrote Perl", "My colleagues wrote"),
    ],
)
def test_what_others_do_is_not_the_person_s_skill(text, rest):
    assert not skills_in(text) & {"AutoCAD", "Apache Kafka", "Linux", "Adobe Photoshop", "Perl"}
    assert claimed(text) == rest
    assert affirmed(text) == text


@pytest.mark.parametrize(
    ("text", "skills"),
    [
        ("Not only Linux but also Kafka", {"Linux", "Apache Kafka"}),
        ("Ran Kafka without downtime on Linux", {"Linux", "Apache Kafka"}),
        ("No experience with Perl, but strong in Linux", {"Linux"}),
        ("No experience with Perl and 5 years of Linux", {"Linux"}),
        ("Linux is required, Perl is not required", {"Linux"}),
        ("Kafka is a plus but not required", {"Apache Kafka"}),
        ("Linux rather than Perl", {"Linux"}),
        ("Cannot imagine work without Linux", {"Linux"}),
        ("Looking for people who know Linux", {"Linux"}),
        ("Led engineers and wrote Perl", {"Perl"}),
        ("Taught Linux to students", {"Linux"}),
        ("Support for Linux servers", {"Linux"}),
        ("Keeps Linux and Kafka alive for customers", {"Linux", "Apache Kafka"}),
    ],
)
def test_what_is_said_stays_where_something_else_is_denied(text, skills):
    assert skills_in(text) == skills


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Bakes bread. No experience with Perl yet", "Bakes bread."),
        ("Runs Linux servers but has never used Kafka", "Runs Linux servers"),
        ("I have no experience with Perl", ""),
        ("Wrote Per\u00adl scripts, no Kafka", "Wrote Per\u00adl scripts"),
        ("Bakes bread", "Bakes bread"),
    ],
)
def test_a_text_loses_what_it_denies(text, rest):
    assert claimed(text) == affirmed(text) == rest


@pytest.mark.parametrize(
    "piece", ["not ", "no Java, ", "hired ", "hired Java developers and ", "sold the ", "没有", "Java ", "managed the "]
)
def test_scope_is_read_in_linear_time(piece):
    assert is_linear(skills_in, piece)
