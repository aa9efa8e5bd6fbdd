import pytest

from models.evaluation.edits import _gamed, _identities, cut_the_years, drop_a_skill, lower_the_degree, swap_the_field
from models.evaluation.production import Case
from models.evaluation.reading import posting
from referral.domain.dates import years_covered
from tests.models.evaluation.test_reading import LABELLED, TODAY, resume

PERSON = resume(LABELLED, TODAY)
JOB = posting("x", "Pastry Cook\nResponsibilities\n- bake\nRequirements\n- croissants\nPreferred\n- French")


def test_each_edit_changes_its_own_thing():
    assert lower_the_degree(PERSON)[0].career.education[0].level == "Associate"
    assert swap_the_field(PERSON)[0].career.education[0].major != "Food Science"
    assert [len(edited.career.skills) for edited in drop_a_skill(PERSON)] == [2, 2, 2]
    before, after = (
        years_covered((job.span(TODAY) for job in person.career.experience), TODAY)
        for person in (PERSON, cut_the_years(PERSON, TODAY)[0])
    )
    assert after == pytest.approx(before / 2, abs=0.02)


def test_who_somebody_is_never_touches_what_they_can():
    for people in _identities(PERSON).values():
        assert len(people) > 1
        assert len({person.career.model_dump_json() + person.rest + str(person.person) for person in people}) > 1
        for person in people:
            assert person.career.skills == PERSON.career.skills
            assert [job.role for job in person.career.experience] == [job.role for job in PERSON.career.experience]


def test_what_games_the_score_says_what_the_posting_says():
    gamed = _gamed(Case(JOB, PERSON))
    assert "croissants" in gamed["paste_the_posting_into_the_resume"].rest
    assert "croissants" in gamed["paste_the_posting_into_a_job"].career.experience[0].description
    assert any("croissants" in skill for skill in gamed["paste_the_posting_into_skills"].career.skills)
    assert "croissants" in gamed["hidden_text"].rest
    assert gamed["repeat_a_skill"].career.skills.count("bread") == 11
