from referral.extraction.fingerprints import term_fingerprints
from referral.matching import word_weights


def weight(word: str) -> float:
    return float(word_weights.of(term_fingerprints(word))[0])


def test_rare_words_tell_more_than_common_ones():
    assert 0 < weight("manager") < weight("welding") < weight("qwertyzx")


def test_words_without_meaning_have_no_weight():
    assert len(word_weights.of(term_fingerprints("the"))) == 0
