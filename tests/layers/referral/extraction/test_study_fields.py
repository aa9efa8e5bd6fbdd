from referral.extraction.study_families import families as study_families
from referral.extraction.study_fields import table


def test_every_name_is_of_known_families_and_every_neighbour_a_family():
    families = frozenset().union(*table().families.values())
    assert families >= frozenset().union(
        *table().covers.values(), *table().verges_on.values(), *study_families().neighbours
    )
    assert set(table().field.values()) == table().families.keys()
    assert all(len(pair) == 2 for pair in study_families().neighbours)
