from itertools import pairwise, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.skills import tagger
from referral.extraction.skill_mentions import recognised

TEXT = "Experience in user mode development, Docker and Kubernetes is a plus.\nYou work with our engineering team."


def phrases(text: str) -> list[str]:
    return [text[start:end] for start, end in tagger.spans(text)]


def test_it_finds_names_and_words_that_no_vocabulary_has():
    found = phrases(TEXT)
    assert {"Docker", "Kubernetes"} <= set(found)
    assert any("development" in phrase for phrase in found)
    assert not any("engineering" in phrase for phrase in found)


def test_what_is_known_has_its_canonical_name():
    assert "Kubernetes" in {mention.skill for mention in tagger.knowledge("Knowledge of k8s and Terraform")}


def test_what_is_not_known_keeps_its_own_words():
    text = "Knowledge of  Zorblax  and Python"
    assert {mention.skill for mention in tagger.knowledge(text)} <= {"zorblax", "Python"}


def test_a_comma_ends_a_span():
    assert not any(
        "," in phrase for phrase in phrases("Good knowledge of MySQL, Docker, web security, team work, Java")
    )


@pytest.mark.parametrize("text", ["", " ", "\n\n", ",", "...", "🙂"])
def test_nothing_to_find(text):
    assert tagger.spans(text) == []


@settings(deadline=None)
@given(st.text(max_size=300))
def test_spans_lie_in_the_text_in_order_and_apart(text):
    end = 0
    for start, stop in tagger.spans(text):
        assert end <= start < stop <= len(text)
        end = stop


@settings(deadline=None)
@given(st.text(max_size=200))
def test_tagging_adds_up_the_features_that_training_saw(text):
    weights = tagger._weights().features
    for tokens in tagger.sentences(text, recognised(text)):
        expected = [sum(weights.get(name, (0, 0))[1] for name in names) for names in tagger.features(tokens)]
        assert [further for _, further in tagger._scores(tokens)] == pytest.approx(expected)


def test_the_labels_are_the_best_of_all_sequences():
    scores = [(0.3, -1.0), (1.5, 2.0), (-0.5, 1.0), (0.8, 0.1)]
    moves = tagger._weights().moves

    def value(labels: str) -> float:
        own = sum({"B": b, "I": i, "O": 0.0}[label] for label, (b, i) in zip(labels, scores, strict=True))
        return own + sum(moves.get(a + b, float("-inf")) for a, b in pairwise(labels))

    possible = ("".join(labels) for labels in product("BIO", repeat=4) if labels[0] != "I")
    assert tagger._best_labels(scores) == max(possible, key=value)
