from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from referral.extraction.fingerprints import word_fingerprints
from referral.matching.copying import Original, Passage
from referral.matching.weights import COPY_OF_A_LINE, COPY_OF_LINES

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
        ('<span style="font-size:0">Run Kafka clusters in production around the clock</span>', False),
        ("Write clean code", True),
        ("Python", True),
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


PHRASES = ["Mix and shape dough", "Run wood-fired ovens", "Dough fermentation", "Cake decorating", "Clean the bakery"]


@pytest.mark.parametrize("own", [PHRASES, PHRASES[::-1], PHRASES[1:2], ["Shaped loaves", *PHRASES[:4], "Sold bread"]])
def test_standard_phrases_of_a_trade_are_no_copy(own):
    assert all(original(own, ["Bake bread and pastry every morning for three shops in town", *PHRASES]))


@pytest.mark.parametrize(
    "posting",
    [
        [*PHRASES, "Bake bread and pastry every morning for three shops"],
        [*PHRASES, "Order flour weekly", "Train new bakers", "Keep the books", "Serve guests at the counter"],
    ],
)
def test_short_lines_beside_a_long_copy_and_many_of_them_in_a_row_are_copied(posting):
    assert original(["Won a prize for rye", *posting], posting) == [True, *[False] * len(posting)]


@given(st.lists(texts, min_size=1, max_size=9))
def test_a_posting_of_a_paragraph_is_a_copy_of_itself(lines):
    lines = [line for line in lines if line]
    lengths = [len(line.split()) for line in lines]
    enough = sum(lengths) >= COPY_OF_LINES or max(lengths, default=0) >= COPY_OF_A_LINE
    says_a_word_twice = len(set(" ".join(lines).split())) < sum(lengths)  # which can continue one line in another
    assert original(lines, lines) == [not enough] * len(lines) or (says_a_word_twice and not enough)


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
