import pytest

from referral.domain.degree_level import Level
from referral.domain.evidence import Verdict
from referral.domain.profile import Career
from referral.domain.requirements import DegreeRequirement, Need, QualificationRequirement
from referral.matching.education import judge_degree
from referral.matching.finding import Finding
from referral.matching.line_match import judge_line
from referral.matching.weights import NEARLY_EDUCATED, OTHER_STUDY, PARTIAL
from tests.layers.referral.matching.build import career, compared, job, studies, wants_degree


def degree(asked: DegreeRequirement, person: Career) -> Finding:
    return judge_degree(asked, compared(person, asked))


def found(*entries: str, level: Level = Level.BACHELOR, field: str = "", **changes) -> Finding:
    return degree(wants_degree(level, field=field), career(*(studies(e, **changes) for e in entries)))


@pytest.mark.parametrize(
    ("entries", "level", "verdict", "value"),
    [
        (["Bachelor"], Level.BACHELOR, Verdict.MET, 1),
        (["PhD"], Level.BACHELOR, Verdict.MET, 1),
        (["High school", "Master", "Bachelor"], Level.MASTER, Verdict.MET, 1),
        (["Bachelor"], Level.MASTER, Verdict.PARTIAL, 0.5),
        (["Associate degree"], Level.MASTER, Verdict.UNMET, 0),
        (["High school"], Level.BACHELOR, Verdict.UNMET, 0),
        (["none"], Level.SCHOOL, Verdict.UNMET, 0),
        ([], Level.BACHELOR, Verdict.UNMET, 0),
        (["Wizard", "Bachelor"], Level.BACHELOR, Verdict.MET, 1),
    ],
)
def test_levels_are_compared_in_their_order(entries, level, verdict, value):
    finding = found(*entries, level=level)
    assert (finding.verdict, finding.value) == (verdict, value)


@pytest.mark.parametrize("level", list(Level)[1:])
def test_words_that_nobody_knows_are_unknown_and_earn_no_more_than_a_partial_degree(level):
    finding = found("Wizard", level=level, major="Alchemy")
    assert (finding.verdict, finding.quote) == (Verdict.UNKNOWN, "Wizard in Alchemy")
    assert 0 < finding.value <= PARTIAL < NEARLY_EDUCATED


def test_inventing_a_degree_pays_less_than_every_known_one_that_counts():
    assert found("Wizard", "Bachelor", level=Level.MASTER).quote == "Bachelor"
    assert found("Wizard", field="Law").value < found("Bachelor", field="Law").value


def test_a_degree_that_is_not_finished_is_nearly_one():
    assert found("Bachelor", dateTo="2026-06-15").verdict is Verdict.MET
    unfinished = found("Bachelor", dateTo="2027-07")
    assert (unfinished.verdict, unfinished.value) == (Verdict.PARTIAL, 0.5)
    assert "2027-07" in unfinished.quote


@pytest.mark.parametrize(
    ("entry", "began", "verdict"),
    [
        ("Bachelor", "2025-10", Verdict.PARTIAL),
        ("Bachelor", "2019-10", Verdict.MET),
        ("Master", "2026-03", Verdict.MET),  # its first degree is proven by the second
        ("PhD", "2026-03", Verdict.MET),
    ],
)
def test_studies_without_an_end_are_finished_once_they_can_be(entry, began, verdict):
    finding = found(entry, dateFrom=began)
    assert finding.verdict is verdict
    assert (began in finding.quote) == (began > "2020")


def test_who_studies_for_a_degree_has_what_it_begins_with():
    assert found("Master, in progress").verdict is Verdict.MET
    assert found("Bachelor, in progress").value == 0.5
    assert found("Bachelor, in progress", level=Level.SCHOOL).verdict is Verdict.MET


@pytest.mark.parametrize(
    ("entry", "changes", "verdict"),
    [
        ("Bachelor", {"dateTo": "2028-06"}, Verdict.MET),
        ("Master (in progress)", {}, Verdict.MET),
        ("Bachelor", {"dateTo": "2020-06"}, Verdict.PARTIAL),
        ("High school", {}, Verdict.UNMET),
        ("Wizard", {}, Verdict.UNKNOWN),
    ],
)
def test_a_line_that_asks_for_a_student_is_met_by_studies_under_way(entry, changes, verdict):
    asked = QualificationRequirement("a student", Need.REQUIRED, studies=Level.BACHELOR)
    assert judge_line(asked, compared(career(studies(entry, **changes)), asked)).verdict is verdict
    assert judge_line(asked, compared(career(), asked)).verdict is Verdict.UNMET


def test_the_words_that_a_degree_rests_on():
    assert found("Master", major="Physics").quote == "Master in Physics"
    assert found().quote == "no degree in the profile"


@pytest.mark.parametrize(
    ("field", "major", "value"),
    [
        ("", "Medieval Music", 1),
        ("Hovercraft", "Medieval Music", 1),
        ("any discipline", "Medieval Music", 1),
        ("Computer Science", "Computer Science", 1),
        ("Computer Science or a related field", "Software Engineering", 1),
        ("Computer Science", "Medieval Music", OTHER_STUDY),
        ("Computer Science", "Wizardry", OTHER_STUDY),
        ("Computer Science", None, OTHER_STUDY),
        ("Nursing", "Computer Science", OTHER_STUDY),
    ],
)
def test_a_degree_in_another_field_counts_in_part_whether_the_field_is_said_or_not(field, major, value):
    assert found("Bachelor", field=field, major=major).value == pytest.approx(value)


def test_a_field_that_is_near_counts_for_more_than_one_that_is_not():
    near, far = (found("Bachelor", field="Computer Science", major=m).value for m in ("Mathematics", "Medieval Music"))
    assert far < near < 1


def test_the_entry_counts_that_comes_nearest_in_level_and_field_together():
    both = career(studies("PhD", major="Medieval Music"), studies("Bachelor", major="Computer Science"))
    finding = degree(wants_degree(Level.BACHELOR, field="Computer Science"), both)
    assert (finding.value, finding.quote) == (1, "Bachelor in Computer Science")


def test_experience_stands_for_a_degree_only_where_the_posting_says_so():
    person = career(job("2015-01", "2019-12"))
    instead = degree(wants_degree(Level.MASTER, experience_will_do=True), person)
    assert (instead.verdict, instead.value) == (Verdict.MET, 1)
    assert instead.quote == "5.0 years in 1 job, in place of the degree"
    assert degree(wants_degree(Level.MASTER), person).verdict is Verdict.UNMET


def test_too_little_experience_is_a_part_of_a_degree_and_a_degree_beats_it():
    asked = wants_degree(Level.BACHELOR, experience_will_do=True)
    assert degree(asked, career(job("2015-01", "2015-12"))).value == pytest.approx(1 / 4)
    with_degree = career(job("2015-01", "2015-12"), studies("Bachelor"))
    assert degree(asked, with_degree).quote == "Bachelor"
    assert degree(asked, career()).verdict is Verdict.UNMET
