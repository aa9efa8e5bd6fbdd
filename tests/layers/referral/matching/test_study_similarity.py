import pytest
from hypothesis import given
from hypothesis import strategies as st

from referral.extraction.asked_study import asked_study, held_study
from referral.extraction.study_families import families
from referral.extraction.study_fields import table
from referral.matching.study_similarity import study_similarity
from referral.matching.weights import LICENSED_STUDY, SAME_STUDY, STUDY_FAMILY, STUDY_NEIGHBOUR

ONE_PIECE = sorted(
    name for name in table().field if name not in table().covers and len(name) > 3 and " or " not in name
)
names = st.sampled_from(ONE_PIECE)
asked_lists = st.lists(names, min_size=1, max_size=4).map(", ".join)


def similarity(asked: str, held: str) -> float | None:
    return study_similarity(asked_study(asked), held_study(held))


@pytest.mark.parametrize(
    ("asked", "held"),
    [
        ("Computer Science", "cs"),
        ("CS", "B.Sc. in Computer Science (Hons)"),
        ("Computer Science", "Informatik"),
        ("nursing", "BSc Nursing"),
        ("Elem. Ed.", "Elementary Education"),
        ("EE, ECE, or CS", "Electronics & Communication"),
        ("Electrical/Mechanical/Computer Engineering", "Mechanical"),
        ("Human-Computer Interaction (HCI), Linguistics", "HCI"),
        ("Business Administration", "MBA"),
        ("Puppetry", "puppetry"),
        ("Economics", "Volkswirtschaftslehre (VWL)"),
        ("Law", "Giurisprudenza"),
        ("Civil Engineering", "Génie civil"),
        ("Nursing", "Enfermería"),
        ("Accounting", "Ciências Contábeis"),
        ("Mechanical Engineering", "Werktuigbouwkunde"),
        ("Computer Science", "informatyka"),
        ("Computer Science", "计算机科学与技术专业"),
        ("Chemistry", "Химия"),
        ("Electrical Engineering", "EECS"),
        ("Electrical Engineering", "E.E."),
        ("social sciences", "Sociology"),
    ],
)
def test_a_field_is_itself_under_any_of_its_names(asked, held):
    assert similarity(asked, held) == SAME_STUDY


@pytest.mark.parametrize(
    ("asked", "held", "near"),
    [
        ("Engineering", "Civil Engineering", SAME_STUDY),
        ("Engineering", "Computer Science", STUDY_NEIGHBOUR),
        ("technical discipline", "Physics", SAME_STUDY),
        ("Computer Science, Statistics, or other quantitative discipline", "Physics", SAME_STUDY),
        ("quantitative field", "Sociology", 0),
        ("STEM", "Biology", SAME_STUDY),
        ("Accounting, Finance or Business", "Marketing", SAME_STUDY),
        ("technical or business related field", "Economics", SAME_STUDY),
        ("Marketing", "Business", STUDY_NEIGHBOUR),
        ("Mechanical Engineering", "Engineering", STUDY_FAMILY),
    ],
)
def test_broad_words_cover_their_families(asked, held, near):
    assert similarity(asked, held) == near


@pytest.mark.parametrize(
    ("asked", "held", "near", "with_kin"),
    [
        ("Computer Science", "Software Engineering", STUDY_FAMILY, SAME_STUDY),
        ("Computer Science", "Electrical Engineering", STUDY_NEIGHBOUR, STUDY_FAMILY),
        ("Nursing", "Dental Hygiene", LICENSED_STUDY, STUDY_FAMILY),
        ("Nursing", "History", 0, 0),
    ],
)
def test_a_related_field_counts_fully_where_the_posting_says_so(asked, held, near, with_kin):
    assert similarity(asked, held) == near
    assert similarity(f"{asked} or a related field", held) == with_kin


@pytest.mark.parametrize(
    ("asked", "held"),
    [("any field", "History"), ("related field", "History"), ("", "History"), ("Nursing", "Wizardry"),
     ("Nursing", ""), ("Wizardry", "History"), ("", "")],
)  # fmt: skip
def test_nobody_can_tell(asked, held):
    assert similarity(asked, held) is None


@given(names, names)
def test_two_fields_are_as_near_from_either_side(one, other):
    assert similarity(one, other) == similarity(other, one)


@given(asked_lists, names)
def test_the_nearest_of_a_list_counts(asked, held):
    assert similarity(asked, held) == max(similarity(piece, held) for piece in asked.split(", "))


@given(names, names)
def test_a_field_of_families_that_are_no_neighbours_is_worth_nothing(asked, held):
    ours, theirs = (table().families[table().field[name]] for name in (asked, held))
    pairs = {frozenset((one, other)) for one in ours for other in theirs}
    unrelated = not any(len(pair) == 1 or pair in families().neighbours for pair in pairs)
    assert (similarity(asked, held) == 0) == (similarity(f"{asked} or a related field", held) == 0) == unrelated


@given(asked_lists, names)
def test_a_related_field_never_costs_anything(asked, held):
    assert similarity(f"{asked} or a related field", held) >= similarity(asked, held)
