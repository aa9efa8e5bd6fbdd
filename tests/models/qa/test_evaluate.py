import pytest

from models.qa.evaluate import FILES, labelled


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_labelled_field_is_a_piece_of_its_text(file):
    rows = labelled(file)
    assert rows
    assert all(facts.field in text for text, facts in rows.items())
