import pytest
from hypothesis import given
from hypothesis import strategies as st
from referral.matching.evidence import Finding, Verdict

from referral.extraction.requirements import is_hard
from referral.extraction.skill_vocabulary import skills as known
from referral.matching.skill_match import held_skills, share_of_skills, skills_found
from referral.matching.skill_similarity import nearness
from referral.matching.weights import ENOUGH_SKILLS, NEAR_SKILL, UNKNOWN_SKILL
from tests.layers.referral.matching.build import wants, wants_skills

ASKED = ("Python", "Apache Kafka")


def found(*declared: str, asked: tuple[str, ...] = ASKED, parts: tuple[str, ...] = (), posting: str = "") -> Finding:
    return skills_found(wants_skills(*asked), held_skills(declared, parts), posting)


def test_skills_are_held_by_their_canonical_name_with_the_words_that_say_so():
    assert held_skills(["k8s"], ["Runs Kafka on AWS"]) == {
        "Kubernetes": "k8s",
        "Apache Kafka": "Kafka",
        "Amazon Web Services": "AWS",
    }


def test_what_is_listed_comes_before_what_is_told_and_the_unknown_keeps_its_name():
    assert held_skills(["Kafka", "Wizardry", ""], ["Apache Kafka"]) == {"Apache Kafka": "Kafka", "wizardry": "Wizardry"}
    assert held_skills([], []) == {}


@pytest.mark.parametrize(
    ("declared", "verdict", "value", "quote"),
    [
        (["Python", "Kafka"], Verdict.MET, 1, "Python, Kafka"),
        (["Python"], Verdict.PARTIAL, 0.5, "Python"),
        (["Baking"], Verdict.UNMET, 0, None),
        ([], Verdict.UNMET, 0, None),
    ],
)
def test_each_skill_counts_the_same_where_few_are_asked_for(declared, verdict, value, quote):
    finding = found(*declared)
    assert (finding.verdict, finding.value, finding.quote) == (verdict, value, quote)


@pytest.mark.parametrize(
    ("entry", "names"),
    [
        ("React", {"React"}),
        (" Go ", {"Go"}),
        ("R", {"R"}),
        ("REST", {"REST"}),
        ("C++ and Python", {"C++", "Python"}),
        ("react to alarms", {"react to alarms"}),
        ("Ready to go", {"ready to go"}),
    ],
)
def test_a_word_of_everyday_is_a_skill_where_it_is_all_that_an_entry_says(entry, names):
    assert held_skills([entry], []).keys() == names


def test_enough_skills_are_as_good_as_all():
    many = tuple(filter(is_hard, known()))[:30]
    assert found(*many[:ENOUGH_SKILLS], asked=many).value == 1
    assert found(many[0], asked=many).value == pytest.approx(1 / ENOUGH_SKILLS)


def test_a_near_skill_counts_in_part_and_says_what_it_is_near_to():
    finding = found("Django", asked=("Python",))
    assert finding.value == pytest.approx(NEAR_SKILL * nearness("Python", "Django").value)
    assert finding.quote == "Django (near Python)"


def test_soft_skills_do_not_stand_for_hard_ones():
    assert found("Communication", "Spanish", "Teamwork").value == 0


def test_a_skill_that_nobody_knows_counts_in_part_where_the_posting_says_its_name():
    finding = found("Flux9", asked=("Python",), posting="You know Python and Flux9.")
    assert (finding.value, finding.quote) == (UNKNOWN_SKILL, "Flux9")
    assert found("Flux9", posting="You know Flux9000.").value == 0
    assert found("Flux9", posting="You know Python.").value == 0
    assert found("You", posting="You know Python.").value == 0


def test_skills_of_a_line_count_the_same_each():
    line = wants("Python and Kafka", skills=ASKED)
    assert share_of_skills(line, held_skills(["Python", "Kafka"], [])) == 1
    assert share_of_skills(line, held_skills(["Python"], [])) == pytest.approx(0.5, abs=0.2)
    assert share_of_skills(line, held_skills(["Baking"], [])) == 0


POOL = ["Python", "Django", "Kafka", "RabbitMQ", "Kubernetes", "Docker", "Welding", "Nursing", "Spanish", "Wizardry"]
declared = st.lists(st.sampled_from(POOL), max_size=8, unique=True)
asked = st.lists(
    st.sampled_from(["Python", "Django", "Apache Kafka", "Kubernetes", "welding"]), min_size=1, unique=True
)


@given(declared, asked, st.sampled_from(POOL))
def test_one_more_skill_never_takes_away(declared, asked, another):
    before, after = (found(*skills, asked=tuple(asked)).value for skills in (declared, [*declared, another]))
    assert 0 <= before <= after <= 1
    line = wants("line", skills=tuple(asked))
    shares = [share_of_skills(line, held_skills(skills, [])) for skills in (declared, [*declared, another])]
    assert 0 <= shares[0] <= shares[1] <= 1


@given(declared, asked, st.integers(2, 10))
def test_saying_it_again_changes_nothing(declared, asked, times):
    assert found(*declared * times, asked=tuple(asked)) == found(*declared, asked=tuple(asked))


@given(declared, asked)
def test_having_all_of_it_is_the_whole(declared, asked):
    assert found(*declared, *asked, asked=tuple(asked)).value == 1
