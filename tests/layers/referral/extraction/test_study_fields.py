from referral.extraction.study_fields import table


def test_every_name_is_of_known_families_and_every_neighbour_a_family():
    families = frozenset().union(*table().families.values())
    assert families >= frozenset().union(*table().covers.values(), *table().verges_on.values(), *table().neighbours)
    assert set(table().field.values()) == table().families.keys()
    assert all(len(pair) == 2 for pair in table().neighbours)
