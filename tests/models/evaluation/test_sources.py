import json

import pytest

from models.evaluation import sources
from models.evaluation.sources import WrongInput

JOB = {"job_id": "j", "text": "Cook\nRequirements\n- knives"}
PAIR = {"job_id": "j", "resume_id": "p", "grade": 3, "resume_neutral": "Title: Cook", "structured": {"label": 4}}
ROW = {"context": "BS in Physics", "degree_level": "bachelor", "field_span": "Physics", "years": -1}
SENTENCE = {"source": "tech", "tokens": ["Uses", "SQL"], "knowledge_spans": [[1, 2, "SQL"]]}


@pytest.fixture
def written(tmp_path):
    def write(name, *rows):
        path = tmp_path / name
        path.write_text("\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows) + "\n")
        return path

    return write


def test_pairs_hold_the_texts_of_the_people(written):
    data = sources.ranking(written("pairs.jsonl", PAIR), written("jobs.jsonl", JOB))
    assert data.grades == {"j": {"p": 3}}
    assert data.people == {"p": "Title: Cook"}
    assert data.asks == {}


def test_pairs_may_be_csv_with_the_people_in_a_file_of_their_own(written):
    data = sources.ranking(
        written("pairs.csv", "job_id,candidate_id,expected_label,grade", "j,c,good,2"),
        written("jobs.jsonl", {"job_id": "j", "job_title": "Cook", "job_description": "Cooks.", "asks": ["years"]}),
        written("people.jsonl", {"candidate_id": "c", "cv_text": "Ada\nCook"}),
    )
    assert data.grades == {"j": {"c": 2}}
    assert data.jobs == {"j": "Cook\nCooks."}
    assert data.people == {"c": "Ada\nCook"}
    assert data.asks == {"j": {"years"}}


def test_minus_one_is_no_figure(written):
    rows = sources.requirements(written("rows.jsonl", ROW, {**ROW, "years": None}, {**ROW, "years": 0}))
    assert [row.years for row in rows] == [None, None, 0]


def test_sentences_without_a_document_stand_alone(written):
    rows = sources.skills(written("s.jsonl", {**SENTENCE, "doc": 7}, SENTENCE, SENTENCE))
    assert rows[0].document == 7
    assert len({row.document for row in rows}) == 3
    assert rows[0].spans == {(1, 2)}


def without(row, name):
    return {key: value for key, value in row.items() if key != name}


@pytest.mark.parametrize(
    ("pairs", "message"),
    [
        (without(PAIR, "job_id"), "pairs.jsonl:2: 'job_id' is missing"),
        (without(PAIR, "resume_id"), "pairs.jsonl:2: 'resume_id' or 'candidate_id' is missing"),
        (without(PAIR, "resume_neutral"), "pairs.jsonl:2: 'resume_neutral' or 'cv_text' is missing"),
        (without(PAIR, "grade"), "pairs.jsonl:2: 'grade' is missing"),
        ({**PAIR, "grade": "good"}, "pairs.jsonl:2: 'grade' is 'good'"),
        ({**PAIR, "job_id": "k"}, "pairs.jsonl:2: 'job_id' k is not in"),
        ("{", "pairs.jsonl:2: "),
        ("[]", "pairs.jsonl:2: is no JSON object"),
    ],
)
def test_a_wrong_pair_is_named_by_file_line_and_field(written, pairs, message):
    with pytest.raises(WrongInput) as error:
        sources.ranking(written("pairs.jsonl", PAIR, pairs), written("jobs.jsonl", JOB))
    assert message in str(error.value)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (without(ROW, "years"), "rows.jsonl:1: 'years' is missing"),
        (without(ROW, "field_span"), "rows.jsonl:1: 'field_span' is missing"),
        ({**ROW, "degree_level": "bachelors"}, "rows.jsonl:1: 'degree_level' is 'bachelors'"),
        ({**ROW, "years": "two"}, "rows.jsonl:1: 'years' is 'two'"),
    ],
)
def test_wrong_requirements(written, row, message):
    with pytest.raises(WrongInput, match=r"rows\.jsonl:1") as error:
        sources.requirements(written("rows.jsonl", row))
    assert message in str(error.value)


@pytest.mark.parametrize("name", ["tokens", "knowledge_spans", "source"])
def test_wrong_sentences(written, name):
    with pytest.raises(WrongInput, match=f"s.jsonl:1: '{name}' is missing"):
        sources.skills(written("s.jsonl", without(SENTENCE, name)))


def test_spans_stay_inside_their_sentence(written):
    with pytest.raises(WrongInput, match="inside 'tokens'"):
        sources.skills(written("s.jsonl", {**SENTENCE, "knowledge_spans": [[1, 3, "SQL"]]}))


def test_files_that_are_not_there_or_empty(written, tmp_path):
    with pytest.raises(WrongInput, match="No such file"):
        sources.requirements(tmp_path / "nothing.jsonl")
    with pytest.raises(WrongInput, match="holds no row"):
        sources.requirements(written("empty.jsonl", ""))


def test_pairs_and_jobs_are_given_together(written):
    with pytest.raises(WrongInput, match="given together"):
        sources.sets(pairs=written("pairs.jsonl", PAIR))


def test_the_shipped_sets_are_whole():
    shipped = sources.sets()
    assert len(shipped.ranking.grades) >= 12
    assert all(len(people) == 8 for people in shipped.ranking.grades.values())
    assert shipped.ranking.asks.keys() == shipped.ranking.jobs.keys()
    assert len(shipped.requirements) >= 60
    assert all(row.field in row.text for row in shipped.requirements)
    assert len(shipped.skills) >= 60
