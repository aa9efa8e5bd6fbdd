from dataclasses import replace

import pytest

from referral.domain.requirements import Kind
from referral.domain.seniority import Seniority
from referral.matching import score_table
from referral.matching.score_table import FEATURES, judge, share_of_section
from referral.matching.weights import TELLING_SKILLS
from tests.layers.referral.matching.build import career, compared, wants, wants_level, wants_role, wants_skills

SECTIONS = {feature.section for feature in FEATURES.values()}


def test_every_kind_of_requirement_is_in_the_table():
    assert FEATURES.keys() == set(Kind)


def test_the_sections_share_the_100_points():
    assert sum(section.points for section in SECTIONS) == 100
    assert len({section.name for section in SECTIONS}) == len(SECTIONS)
    assert all(section.points > 0 for section in SECTIONS)


def test_lines_of_qualifications_and_duties_share_a_section():
    assert FEATURES[Kind.QUALIFICATION].section == FEATURES[Kind.RESPONSIBILITY].section == score_table.LINES


def test_every_feature_is_described_for_people():
    for feature in FEATURES.values():
        assert len((feature.judge.__doc__ or "").split()) > 10


def test_a_requirement_is_judged_by_the_function_of_its_kind(monkeypatch):
    asked = wants_role("Engineer")
    comparison, calls = compared(career(), asked), []
    marked = replace(FEATURES[Kind.ROLE], judge=lambda *arguments: calls.append(arguments))
    monkeypatch.setitem(FEATURES, Kind.ROLE, marked)
    judge(asked, comparison)
    assert calls == [(asked, comparison)]


@pytest.mark.parametrize(("count", "share"), [(1, 1 / TELLING_SKILLS), (TELLING_SKILLS, 1), (30, 1)])
def test_a_list_of_few_skills_can_claim_part_of_its_section(count, share):
    assert share_of_section(wants_skills(*map(str, range(count)))) == pytest.approx(share)


def test_all_other_requirements_can_claim_the_whole():
    assert {
        share_of_section(one) for one in (wants("Kafka"), wants_role("Engineer"), wants_level(Seniority.SENIOR))
    } == {1}
