import pytest
from hypothesis import given
from hypothesis import strategies as st

from referral.extraction.study_fields import table
from referral.extraction.study_mentions import study_in
from referral.matching.study_similarity import FAMILY, LICENSED, NEIGHBOUR, SAME, affinity

ONE_PIECE = sorted(
    name for name in table().field if name not in table().covers and len(name) > 3 and " or " not in name
)
names = st.sampled_from(ONE_PIECE)
asked_lists = st.lists(names, min_size=1, max_size=4).map(", ".join)


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
    ],
)
def test_a_field_is_itself_under_any_of_its_names(asked, held):
    assert affinity(asked, held) == SAME


@pytest.mark.parametrize(
    ("asked", "held", "near"),
    [
        ("Engineering", "Civil Engineering", SAME),
        ("Engineering", "Computer Science", NEIGHBOUR),
        ("technical discipline", "Physics", SAME),
        ("Computer Science, Statistics, or other quantitative discipline", "Physics", SAME),
        ("quantitative field", "Sociology", 0),
        ("STEM", "Biology", SAME),
        ("Accounting, Finance or Business", "Marketing", SAME),
        ("technical or business related field", "Economics", SAME),
        ("Marketing", "Business", NEIGHBOUR),
        ("Mechanical Engineering", "Engineering", FAMILY),
    ],
)
def test_broad_words_cover_their_families(asked, held, near):
    assert affinity(asked, held) == near


@pytest.mark.parametrize(
    ("asked", "held", "near", "with_kin"),
    [
        ("Computer Science", "Software Engineering", FAMILY, SAME),
        ("Computer Science", "Electrical Engineering", NEIGHBOUR, FAMILY),
        ("Nursing", "Dental Hygiene", LICENSED, FAMILY),
        ("Nursing", "History", 0, 0),
    ],
)
def test_a_related_field_counts_fully_where_the_posting_says_so(asked, held, near, with_kin):
    assert affinity(asked, held) == near
    assert affinity(f"{asked} or a related field", held) == with_kin


@pytest.mark.parametrize(
    ("asked", "held"),
    [("any field", "History"), ("related field", "History"), ("", "History"), ("Nursing", "Wizardry"),
     ("Nursing", ""), ("Wizardry", "History"), ("", "")],
)  # fmt: skip
def test_nobody_can_tell(asked, held):
    assert affinity(asked, held) is None


@given(names, names)
def test_two_fields_are_as_near_from_either_side(one, other):
    assert affinity(one, other) == affinity(other, one)


@given(asked_lists, names)
def test_the_nearest_of_a_list_counts(asked, held):
    assert affinity(asked, held) == max(affinity(piece, held) for piece in asked.split(", "))


@given(names, names)
def test_a_field_of_families_that_are_no_neighbours_is_worth_nothing(asked, held):
    ours, theirs = (table().families[table().field[name]] for name in (asked, held))
    pairs = {frozenset((one, other)) for one in ours for other in theirs}
    unrelated = not any(len(pair) == 1 or pair in table().neighbours for pair in pairs)
    assert (affinity(asked, held) == 0) == (affinity(f"{asked} or a related field", held) == 0) == unrelated


@given(asked_lists, names)
def test_a_related_field_never_costs_anything(asked, held):
    assert affinity(f"{asked} or a related field", held) >= affinity(asked, held)


def test_the_wording_of_a_posting_says_whether_related_fields_will_do():
    open_to_kin = study_in("Bachelor's degree in CS or a related technical field, or equivalent experience")
    assert open_to_kin.wording == "CS or a related technical field"
    assert study_in("BS in CS or equivalent practical experience").wording == "CS"


def test_every_name_is_of_known_families_and_every_neighbour_a_family():
    families = frozenset().union(*table().families.values())
    assert families >= frozenset().union(*table().covers.values(), *table().verges_on.values(), *table().neighbours)
    assert set(table().field.values()) == table().families.keys()
    assert all(len(pair) == 2 for pair in table().neighbours)
