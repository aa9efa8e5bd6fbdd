import pytest

from models.evaluation import within_job as module
from models.evaluation.sources import WrongInput
from models.evaluation.within_job import Asked, Rating, Reading, given_or_shipped, within_job
from referral.domain.evidence import Verdict
from tests.models.asking import FILES


def test_what_the_files_say(asking_folder):
    data = within_job(asking_folder())
    assert data.asking == {"j": ["p", "q"]}
    assert data.titles == {"j": "Baker"}
    assert data.people.keys() == {"p", "q"}  # the others ask for nothing
    assert data.ratings["j"]["B"] == {"p": Rating(3, 1), "q": Rating(2, 2)}
    assert data.requirements["j"] == {"R1": Asked("Rye", "required"), "R2": Asked("Bakes", "duty")}
    assert data.readings["j", "p"] == {"R1": Reading(Verdict.PARTIAL, 1), "R2": Reading(Verdict.MET, 2)}
    assert data.readings["j", "q"]["R1"] == Reading(Verdict.UNMET, None)


def test_what_asks_nothing_of_a_person_is_not_judged(asking_folder):
    asked = [*FILES["requirements"][0]["requirements"], {"id": "R3", "need": "duty", "text": "Free bread", "weight": 0}]
    data = within_job(asking_folder(requirements=[{"job_id": "j", "requirements": asked}]))
    assert data.requirements["j"]["R3"].weight == 0
    assert "R3" not in data.readings["j", "p"]


@pytest.mark.parametrize(
    ("asked", "kinds"),
    [
        (Asked("Bakes bread", "duty"), ["responsibility"]),
        (Asked("Bakes bread", "required"), ["qualification"]),
        (Asked("Bachelor's degree in baking", "required"), ["education"]),
        (Asked("3 years of baking bread", "preferred"), ["years", "qualification"]),
    ],
)
def test_a_requirement_is_what_the_product_reads_in_it(asked, kinds):
    assert [one.kind for one in asked.requirements()] == kinds


def test_as_a_ranking_it_has_the_mean_grades(asking_folder):
    assert within_job(asking_folder()).ranking().grades == {"j": {"p": 3.5, "q": 1.5}}


def changed(name, place=0, **values):
    rows = [dict(row) for row in FILES[name]]
    rows[place] |= values
    return {name: rows}


@pytest.mark.parametrize(
    ("others", "message"),
    [
        (changed("jobs", title=None), "jobs.jsonl:1: 'title' is missing"),
        (changed("pairs", 1, job_id="k"), "pairs.jsonl:2: 'job_id' is 'k', which is not known"),
        (changed("pairs", resume_id="x"), "pairs.jsonl:1: 'resume_id' is 'x', which is not known"),
        (changed("grades", grade="good"), "grades.jsonl:1: 'grade' is 'good', not a whole number from 0"),
        (changed("grades", rank=0), "grades.jsonl:1: 'rank' is '0', not a whole number from 1"),
        (changed("grades", 1, rank=1), "grades.jsonl:2: 'rank' 1 of this rater is given twice for j"),
        (changed("grades", resume_id="r"), "grades.jsonl:1: 'resume_id' is 'r', which is not known"),
        ({"grades": FILES["grades"][:3]}, "grades.jsonl: not everybody who asks for j is rated by every rater"),
        (changed("requirements", requirements="rye"), "requirements.jsonl:1: 'requirements' is missing or not a list"),
        (changed("requirements", requirements=["rye"]), "requirements.jsonl:1: 'requirements' holds what is no object"),
        (
            changed("requirements", requirements=[{"id": "R1", "need": "duty", "text": "Rye", "weight": 4}]),
            "requirements.jsonl:1: 'weight' is 4, not a whole number from 0 to 3",
        ),
        (
            changed("requirements", requirements=[{"id": "R1", "need": "must", "text": "Rye"}]),
            "requirements.jsonl:1: 'need' is 'must', which is not known",
        ),
        (changed("verdicts", verdicts="R1:p1 R2:m"), "verdicts.jsonl:1: 'verdicts' has 'R2:m', not like R1:m12"),
        (changed("verdicts", verdicts="R1:p1 R2:u2"), "verdicts.jsonl:1: 'verdicts' has 'R2:u2', not like R1:m12"),
        (changed("verdicts", verdicts="R1:p1 R2:m3"), "'verdicts' has 'R2:m3', but the resume has 2 lines"),
        (changed("verdicts", verdicts="R1:p1"), "verdicts.jsonl:1: 'verdicts' are not one for each requirement of j"),
        ({"verdicts": FILES["verdicts"][:1]}, "verdicts.jsonl: q is not read for j"),
    ],
)
def test_what_is_wrong_is_named_by_file_line_and_field(asking_folder, others, message):
    with pytest.raises(WrongInput) as error:
        within_job(asking_folder(**others))
    assert message in str(error.value)


def test_a_missing_file_is_named(asking_folder):
    folder = asking_folder()
    (folder / "lines.jsonl").unlink()
    with pytest.raises(WrongInput, match=r"lines\.jsonl: No such file"):
        within_job(folder)


def test_the_shipped_folder_is_used_where_none_is_given(asking_folder, monkeypatch, tmp_path):
    monkeypatch.setattr(module, "SHIPPED", tmp_path / "none")
    assert given_or_shipped(None) is None
    monkeypatch.setattr(module, "SHIPPED", asking_folder())
    assert given_or_shipped(None) == given_or_shipped(tmp_path)
