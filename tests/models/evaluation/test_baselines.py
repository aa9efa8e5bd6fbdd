import pytest

from models.evaluation.baselines import bm25, tf_idf
from models.evaluation.sources import Ranking

PEOPLE = {
    "all": "rye ovens flour spelt water salt yeast",
    "two": "rye ovens mills stones wheels sails",
    "one, often": f"{'rye ' * 8} mills stones wheels",
    "one": "rye mills stones wheels",
    "none": "mills stones",
}


@pytest.fixture
def scored():
    data = Ranking({"j": "rye ovens flour"}, {"j": ""}, PEOPLE, {"j": dict.fromkeys(PEOPLE, 0.0)}, asks={})
    return lambda scorer: scorer(data)["j"]


@pytest.mark.parametrize("scorer", [bm25, tf_idf])
def test_all_words_are_worth_more_than_one_and_any_more_than_none(scored, scorer):
    scores = scored(scorer)
    assert scores["all"] > scores["one"] > scores["none"] == 0


def test_repeating_a_word_is_worth_less_than_another_word(scored):
    scores = scored(tf_idf)
    assert scores["one"] < scores["one, often"] < scores["two"]
