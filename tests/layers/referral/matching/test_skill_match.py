import pytest
from hypothesis import given
from hypothesis import strategies as st

from referral.domain.evidence import Verdict
from referral.extraction.skill_vocabulary import is_hard
from referral.extraction.skill_vocabulary import skills as known
from referral.matching.finding import Finding
from referral.matching.skill_match import judge_skills
from referral.matching.skill_similarity import skill_similarity
from referral.matching.weights import ENOUGH_SKILLS, SIMILAR_SKILL, UNKNOWN_SKILL
from tests.layers.referral.matching.build import career, compared, wants_skills

ASKED = ("Python", "Apache Kafka")


def found(*listed: str, asked: tuple[str, ...] = ASKED, posting: str = "") -> Finding:
    requirement = wants_skills(*asked)
    return judge_skills(requirement, compared(career(skills=listed), requirement, said=posting))


def held(*listed: str, resume: str = "") -> dict[str, str]:
    return compared(career(skills=listed), angles=dict.fromkeys(resume.splitlines(), 0)).known_skills


def test_skills_are_held_by_their_canonical_name_with_the_words_that_say_so():
    assert held("k8s", resume="Runs Kafka on AWS") == {
        "Kubernetes": "k8s",
        "Apache Kafka": "Kafka",
        "Amazon Web Services": "AWS",
    }


def test_what_is_listed_comes_before_what_is_told():
    assert held("Kafka", "Wizardry", resume="Apache Kafka") == {"Apache Kafka": "Kafka"}
    assert held() == {}


@pytest.mark.parametrize(
    ("listed", "verdict", "value", "quote"),
    [
        (["Python", "Kafka"], Verdict.MET, 1, "Python, Kafka"),
        (["Python"], Verdict.PARTIAL, 0.5, "Python"),
        (["Baking"], Verdict.UNMET, 0, None),
        ([], Verdict.UNMET, 0, None),
    ],
)
def test_each_skill_counts_the_same_where_few_are_asked_for(listed, verdict, value, quote):
    finding = found(*listed)
    assert (finding.verdict, finding.value, finding.quote) == (verdict, value, quote)


@pytest.mark.parametrize(
    ("entry", "names"),
    [
        ("React", {"React"}),
        (" Go ", {"Go"}),
        ("R", {"R"}),
        ("REST", {"REST"}),
        ("C++ and Python", {"C++", "Python"}),
        ("react to alarms", set()),
        ("Ready to go", set()),
    ],
)
def test_a_word_of_everyday_is_a_skill_where_it_is_all_that_an_entry_says(entry, names):
    assert held(entry).keys() == names


def test_enough_skills_are_as_good_as_all():
    many = tuple(filter(is_hard, known()))[:30]
    assert found(*many[:ENOUGH_SKILLS], asked=many).value == 1
    assert found(many[0], asked=many).value == pytest.approx(1 / ENOUGH_SKILLS)


def test_a_near_skill_counts_in_part_and_says_what_it_is_near_to():
    finding = found("Django", asked=("Python",))
    assert finding.value == pytest.approx(SIMILAR_SKILL * skill_similarity("Python", "Django"))
    assert finding.quote == "Django (near Python)"


def test_soft_skills_do_not_stand_for_hard_ones():
    assert found("Communication", "Spanish", "Teamwork").value == 0


def test_a_skill_that_nobody_knows_counts_in_part_where_the_posting_says_its_name():
    finding = found("Flux9", asked=("Python",), posting="You know Python and Flux9.")
    assert (finding.value, finding.quote) == (UNKNOWN_SKILL, "Flux9")
    assert found("Flux9", posting="You know Flux9000.").value == 0
    assert found("Flux9", posting="You know Python.").value == 0
    assert found("You", posting="You know Python.").value == 0


POOL = ["Python", "Django", "Kafka", "RabbitMQ", "Kubernetes", "Docker", "Welding", "Nursing", "Spanish", "Wizardry"]
listed = st.lists(st.sampled_from(POOL), max_size=8, unique=True)
asked = st.lists(
    st.sampled_from(["Python", "Django", "Apache Kafka", "Kubernetes", "welding"]), min_size=1, unique=True
)


@given(listed, asked, st.sampled_from(POOL))
def test_one_more_skill_never_takes_away(listed, asked, another):
    before, after = (found(*skills, asked=tuple(asked)).value for skills in (listed, [*listed, another]))
    assert 0 <= before <= after <= 1


@given(listed, asked, st.integers(2, 10))
def test_saying_it_again_changes_nothing(listed, asked, times):
    assert found(*listed * times, asked=tuple(asked)) == found(*listed, asked=tuple(asked))


@given(listed, asked)
def test_having_all_of_it_is_the_whole(listed, asked):
    assert found(*listed, *asked, asked=tuple(asked)).value == 1
