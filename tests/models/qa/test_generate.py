import pytest

from models.evaluation.facts import facts_said
from models.qa.evaluate import labels_of
from models.qa.generate import postings
from referral.domain.qa import QUESTIONS

UNREADABLE = 0.02  # share of answers in which no parser can be expected to read typing errors, or a lone "doctor"


@pytest.mark.parametrize("untidy", [False, True])
@pytest.mark.parametrize("held_out", [False, True])
def test_answers_lie_where_they_are_said_to_lie(untidy, held_out):
    made = list(postings(300, 1, held_out=held_out, untidy=untidy))
    assert all(0 <= start < end <= len(p.text) for p in made for start, end, _ in p.answers.values())
    assert all(p.text[s:e] == field for p in made if "field" in p.answers for s, e, field in [p.answers["field"]])
    assert any(not posting.answers for posting in made)


@pytest.mark.parametrize("untidy", [False, True])
def test_the_words_of_an_answer_mean_its_value(untidy):
    made = list(postings(500, 2, held_out=False, untidy=untidy))
    wrong = [posting for posting in made if facts_said(spans(posting)) != labels_of(posting)]
    assert len(wrong) <= (UNREADABLE * len(made) if untidy else 0)


def spans(posting):
    places = {kind: posting.answers.get(kind, (0, 0)) for kind in QUESTIONS}
    return {kind: posting.text[start:end] for kind, (start, end, *_) in places.items()}


def test_phrases_that_are_held_out_are_not_trained_on():
    trained, held_out = (
        {spans(posting)["level"].lower() for posting in postings(2000, 3, held_out=held, untidy=False)}
        for held in (False, True)
    )
    assert trained & held_out <= {"", "degree", "grad"}  # these words are part of templates


def test_a_seed_gives_the_same_postings():
    first, again = ([p.text for p in postings(20, 5, held_out=False, untidy=True)] for _ in range(2))
    assert first == again
