from models.skills.unknown_names import texts_in, unknown_names


def test_names_beside_known_skills_are_counted_once_a_posting():
    texts = ["Python, Frobnix9 and SQL. Frobnix9 / Docker", "We use SQL, Frobnix9 or Excel", "Zorbo is a nice town"]
    assert unknown_names(texts) == {"Frobnix9": 2}


def test_what_is_known_or_no_name_is_left_out():
    assert unknown_names(["Python, some other tool, SQL, Docker and friendly colleagues"]) == {}


def test_postings_are_read_from_json_and_from_plain_lines():
    assert list(texts_in(['{"id": 1, "description": "a", "requirements": "b"}', "", "plain"])) == ["a\nb", "plain"]
