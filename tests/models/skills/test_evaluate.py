import json

import pytest

from models.skills.evaluate import Agreement, Sentence, interval, overlap, sentences, strict, table, token_spans


def test_places_become_tokens():
    tokens = ["Knowledge", "of", "machine", "learning,", "SQL"]
    text = " ".join(tokens)
    places = [(text.index("machine"), text.index(",")), (text.index("SQL"), len(text))]
    assert token_spans(tokens, places) == {(2, 4), (4, 5)}


def test_strict_wants_both_ends_and_overlap_a_word():
    marked = [frozenset({(0, 2), (5, 6)}), frozenset({(1, 2)})]
    found = [frozenset({(0, 2), (4, 6), (8, 9)}), frozenset()]
    assert strict(marked, found) == Agreement(1, 3, 1, 3)
    assert overlap(marked, found) == Agreement(2, 3, 2, 3)
    assert strict(marked, found).f1 == pytest.approx(1 / 3)
    assert overlap(marked, found).f1 == pytest.approx(2 / 3)


def test_nothing_found_is_no_error():
    assert strict([frozenset()], [frozenset()]).f1 == 0


def test_a_file_is_read_and_every_finder_measured(tmp_path):
    row = {
        "source": "tech",
        "doc": 1,
        "tokens": "Experience with Docker and Java".split(),
        "knowledge_spans": [[2, 3, "Docker"], [4, 5, "Java"]],
    }
    file = tmp_path / "marked.jsonl"
    file.write_text(json.dumps(row) + "\n")
    measured = {(finder, measure): a.f1 for _, finder, measure, a, _ in table(list(sentences(file)))}
    assert measured == dict.fromkeys(measured, 1.0)
    assert len(measured) == 2


def test_the_interval_comes_from_whole_documents():
    marked = frozenset({(0, 1)})
    rows = [Sentence("tech", document, ["Java"], marked) for document in range(20) for _ in range(3)]
    found = [marked if row.document < 10 else frozenset() for row in rows]
    low, high = interval(strict, rows, found)
    assert 0 < low < strict([row.spans for row in rows], found).f1 < high < 1
    assert interval(strict, rows, [marked] * len(rows)) == (1, 1)
