from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st

from referral.extraction.fingerprints import term_fingerprints, word_fingerprints
from referral.extraction.text import terms


def of(*words: str) -> tuple[int, ...]:
    return tuple(crc32(word.encode()) for word in words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Run Kafka clusters", ["run", "kafka", "clusters"]),
        ("run kafka, kafka!", ["run", "kafka", "kafka"]),
        ("Rún Káfka", ["run", "kafka"]),
        ("ﬁne Ｋａｆｋａ", ["fine", "kafka"]),
        ("ser\u00advices\u200b", ["services"]),
        ("Run_Kafka", ["run", "kafka"]),
        ('<span style="color:white">Kafka</span>', ["kafka"]),
        ("2 < 3 > 1", ["2", "1"]),
        ("熟悉 Python", ["熟悉", "python"]),
        ("", []),
        (" -- 🚀", []),
    ],
)
def test_words_are_told_in_their_order_without_what_would_hide_a_copy(text, words):
    assert word_fingerprints(text) == of(*words)


def test_stems_are_told_once_in_ascending_order():
    found = term_fingerprints("Developing APIs and the development of APIs")
    assert found == tuple(sorted(set(found)))
    assert set(found) == set(of(*terms("API development")))
    assert term_fingerprints("of the and") == ()


def test_a_fingerprint_is_the_same_in_every_process():
    assert word_fingerprints("Kafka") == (1539077399,)


@given(st.text(max_size=80), st.text(max_size=80))
def test_words_of_two_lines_are_those_of_both(one, other):
    if "<" not in one:
        assert word_fingerprints(f"{one}\n{other}") == word_fingerprints(one) + word_fingerprints(other)


@given(st.text(max_size=80))
def test_every_text_has_fingerprints_of_32_bits(text):
    assert all(0 <= value < 2**32 for value in (*word_fingerprints(text), *term_fingerprints(text)))
