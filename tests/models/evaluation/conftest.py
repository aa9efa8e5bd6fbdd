"""A folder of people who ask for the same job."""

import json

import pytest

FILES = {
    "jobs": [{"job_id": "j", "title": "Baker", "text": "Bakes.\nRequirements\n- rye"}],
    "people": [{"person_id": person, "text": f"Experience\nBaker 2010 to now\nBaked {person}."} for person in "pqr"],
    "pairs": [{"job_id": "j", "resume_id": "p"}, {"job_id": "j", "resume_id": "q"}],
    "grades": [
        {"job_id": "j", "resume_id": "p", "rater": "A", "grade": 4, "rank": 1},
        {"job_id": "j", "resume_id": "q", "rater": "A", "grade": 1, "rank": 2},
        {"job_id": "j", "resume_id": "p", "rater": "B", "grade": 3, "rank": 1},
        {"job_id": "j", "resume_id": "q", "rater": "B", "grade": 2, "rank": 2},
    ],
    "requirements": [
        {
            "job_id": "j",
            "requirements": [
                {"id": "R1", "need": "required", "text": "Rye"},
                {"id": "R2", "need": "duty", "text": "Bakes"},
            ],
        }
    ],
    "lines": [{"resume_id": person, "lines": ["Baker 2010 to now", f"Baked {person}."]} for person in "pqr"],
    "verdicts": [
        {"job_id": "j", "resume_id": "p", "verdicts": "R1:p1 R2:m2"},
        {"job_id": "j", "resume_id": "q", "verdicts": "R1:u R2:u"},
    ],
}


@pytest.fixture
def asking_folder(tmp_path):
    """Writes the files, some of them with other rows."""

    def write(**others):
        for name, rows in (FILES | others).items():
            (tmp_path / f"{name}.jsonl").write_text("\n".join(map(json.dumps, rows)) + "\n")
        return tmp_path

    return write
