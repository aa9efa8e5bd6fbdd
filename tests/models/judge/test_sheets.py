import json
from pathlib import Path

import pytest

from models.judge.sheets import Sheet, Verdict, postings, same_line, sheets, texts
from models.judge.words import weights
from referral.domain.requirements import DutyRequirement, Need, QualificationRequirement
from referral.extraction.fingerprints import term_fingerprints
from referral.extraction.qualifications import hard_skills

ROWS = {
    "jobs": [{"job_id": "J", "title": "Baker", "text": "Bakes bread"}],
    "people": [{"person_id": "P", "text": "Baker\nBaked bread"}],
    "lines": [{"resume_id": "P", "lines": ["Baker", "Baked bread"]}],
    "pairs": [{"job_id": "J", "resume_id": "P"}],
    "requirements": [
        {
            "job_id": "J",
            "requirements": [
                {"id": "R1", "need": "duty", "text": "Bakes bread", "weight": 3},
                {"id": "R2", "need": "preferred", "text": "Driving licence"},
            ],
        }
    ],
    "verdicts": [{"job_id": "J", "resume_id": "P", "verdicts": "R1:m2 R2:u"}],
    "grades": [
        {"job_id": "J", "resume_id": "P", "rater": "A", "grade": 3, "rank": 1},
        {"job_id": "J", "resume_id": "P", "rater": "B", "grade": 4, "rank": 2},
    ],
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, rows in ROWS.items():
        (tmp_path / f"{name}.jsonl").write_text("\n".join(map(json.dumps, rows)) + "\n")
    return tmp_path


@pytest.fixture
def sheet(folder: Path) -> Sheet:
    (only,) = sheets(folder)
    return only


def test_requirements_are_those_of_the_product(sheet):
    duty, wish = sheet.requirements
    assert duty == DutyRequirement("Bakes bread", hard_skills("Bakes bread"))
    assert wish == QualificationRequirement(
        "Driving licence", Need.PREFERRED, hard_skills("Driving licence"), documented=True
    )
    assert sheet.weights == {duty: 3}


def test_a_verdict_names_the_line_that_proves_it(sheet):
    (rated,) = sheet.people
    duty, wish = sheet.requirements
    assert rated.verdicts == {duty: Verdict(2, "Baked bread"), wish: Verdict(0, None)}


def test_several_readers_are_averaged(sheet):
    (rated,) = sheet.people
    assert (rated.grade, rated.rank) == (3.5, 1.5)


def test_texts_of_people_and_jobs(folder):
    assert texts(folder) == {"P": "Baker\nBaked bread"}
    assert postings(folder) == {"J": "Bakes bread"}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Baked bread.", "- baked bread", True),
        ("Baked bread for three schools and a hospital", "Baked bread for three", True),
        ("Baked bread", "Sold bread", False),
        ("", "", False),
    ],
)
def test_cut_and_whole_forms_of_a_line_are_the_same(one, other, same):
    assert same_line(one, other) is same_line(other, one) is same


def test_stems_of_fewer_than_three_texts_weigh_like_the_rarest():
    stems, found = weights(["bread ovens", "bread", "bread flour", "bread flour", "flour"])
    assert list(stems) == sorted(term_fingerprints("bread flour"))
    assert len(found) == len(stems) + 1
    assert found[-1] == max(found)
