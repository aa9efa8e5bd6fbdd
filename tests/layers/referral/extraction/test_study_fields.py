from pathlib import Path

from referral.extraction import study_fields
from referral.extraction.study_families import families as study_families
from referral.extraction.study_fields import table


def test_every_name_is_of_known_families_and_every_neighbour_a_family():
    families = frozenset().union(*table().families.values())
    assert families >= frozenset().union(
        *table().covers.values(), *table().verges_on.values(), *study_families().neighbours
    )
    assert set(table().field.values()) == table().families.keys()
    assert all(len(pair) == 2 for pair in study_families().neighbours)


def test_every_name_abroad_stands_for_a_field_or_a_broad_word_that_the_table_has():
    path = Path(study_fields.__file__).with_name("study_field_names.txt")
    lines = [line for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    assert [line for line in lines if line.partition(":")[0] not in table()] == []
