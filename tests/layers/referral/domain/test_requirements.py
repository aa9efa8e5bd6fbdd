import pytest

from referral.domain.degree_level import Level
from referral.domain.requirements import (
    DegreeRequirement,
    DutyRequirement,
    Kind,
    Need,
    OmittedRequirement,
    QualificationRequirement,
    RoleRequirement,
    SeniorityRequirement,
    SkillsRequirement,
    YearsRequirement,
)
from referral.domain.seniority import Seniority

ONE_OF_EACH = [
    (RoleRequirement("Senior Engineer", "Engineer"), Kind.ROLE, "Senior Engineer"),
    (SeniorityRequirement(Seniority.SENIOR), Kind.SENIORITY, "senior level"),
    (SkillsRequirement(("Python", "Apache Kafka")), Kind.SKILLS, "Python, Apache Kafka"),
    (QualificationRequirement("Kafka", Need.PREFERRED), Kind.QUALIFICATION, "Kafka"),
    (DutyRequirement("Repair robots"), Kind.RESPONSIBILITY, "Repair robots"),
    (DegreeRequirement("a degree", Need.REQUIRED, Level.BACHELOR), Kind.EDUCATION, "a degree"),
    (YearsRequirement("3+ years", Need.REQUIRED, 3), Kind.YEARS, "3+ years"),
    (OmittedRequirement(12), Kind.OMITTED, "12 more lines of the posting, which were not compared"),
]


@pytest.mark.parametrize(("requirement", "kind", "text"), ONE_OF_EACH)
def test_every_requirement_has_a_kind_and_a_text_for_people(requirement, kind, text):
    assert (requirement.kind, requirement.text) == (kind, text)


def test_there_is_one_type_for_each_kind():
    assert [kind for _, kind, _ in ONE_OF_EACH] == list(dict.fromkeys(kind for _, kind, _ in ONE_OF_EACH))
    assert {kind for _, kind, _ in ONE_OF_EACH} == set(Kind)


def test_whole_posting_and_duty_requirements_are_always_required():
    assert {one.need for one, kind, _ in ONE_OF_EACH if kind is not Kind.QUALIFICATION} == {Need.REQUIRED}
