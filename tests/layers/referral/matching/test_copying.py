from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from referral.extraction.fingerprints import word_fingerprints
from referral.matching.copying import Original, Passage

POSTING = ["Run Kafka clusters in production around the clock", "Python", "Write clean code"]


def original(pieces: Sequence[str], posting: Sequence[str]) -> list[bool]:
    """For each piece of a career whether it is the person's own."""
    passage = Passage(map(word_fingerprints, pieces))
    return [not copied for copied in Original(list(map(word_fingerprints, posting))).copies(passage)]


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("Run Kafka clusters in production around the clock", False),
        ("run kafka clusters, in production - around the clock!", False),
        ("Experienced: Run Kafka clusters in production around the clock", False),
        ('<span style="color:white;font-size:0">Write clean code</span>', False),
        ("Write clean code", False),
        ("Python", False),
        ("Ran Kafka clusters for a bank", True),
        ("Moved a warehouse onto Kafka, in production since 2019, and wrote the handbook", True),
        ("Kafka", True),
        ("Django and Python", True),
        ("clusters", True),
        ("", True),
    ],
)
def test_what_is_mostly_the_posting_s_words_in_the_posting_s_order_is_copied(text, own):
    assert original([text], POSTING) == [own]


def test_words_across_two_lines_of_the_posting_are_no_run():
    assert original(["clock Python Write"], POSTING) == [True]


words = st.sampled_from(["kafka", "python", "runs", "clusters", "tests", "bread", "leads"])
texts = st.lists(words, max_size=8).map(" ".join)


@given(st.lists(texts, min_size=1, max_size=4))
def test_a_posting_is_a_copy_of_itself(lines):
    assert not any(own for line, own in zip(lines, original(lines, lines), strict=True) if line)


@given(st.lists(texts, max_size=4), st.lists(texts, max_size=4), texts)
def test_a_longer_posting_makes_nothing_more_original(career, posting, line):
    before, after = original(career, posting), original(career, [*posting, line])
    assert all(was or not stays for was, stays in zip(before, after, strict=True))


@given(st.lists(texts, max_size=4))
def test_without_a_posting_all_is_original(career):
    assert original(career, []) == [True] * len(career)


@pytest.mark.parametrize(
    "copy",
    [
        ["Run Kafka", "services in", "production around", "the clock"],
        ["Rún Káfka services in productión aroúnd the clock"],
        ["Run\u00ad Kafka ser\u00advices in production around the clock"],
        ["Run_ Kafka_ services_ in_ production_ around_ the_ clock_"],
    ],
)
def test_a_copy_that_is_cut_or_disguised_is_one(copy):
    assert not any(original(copy, ["Run Kafka services in production around the clock"]))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Kafka", True),
        ("kafka CLUSTERS", True),
        ("Run Kafka clusters in", True),
        ("clusters Kafka", False),
        ("clock Python", False),
        ("Kafk", False),
        ("", False),
    ],
)
def test_what_a_posting_says_stands_in_one_of_its_lines(text, said):
    assert Original(list(map(word_fingerprints, POSTING))).says(word_fingerprints(text)) is said
