"""The files of a folder of people who ask for the same job."""

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
