import pytest

from referral.extraction.asked_study import asked_study, held_study
from referral.extraction.study_fields import table


def test_the_fields_of_a_wording_are_its_options():
    asked = asked_study("Computer Science or Nursing")
    assert asked.wording == "Computer Science or Nursing"
    assert [option.fields for option in asked.options] == [
        (table().field["computer science"],),
        (table().field["nursing"],),
    ]
    assert not asked.related


def test_a_wording_says_whether_related_fields_will_do():
    assert asked_study("CS or a related field").related
    assert not asked_study("CS").related


@pytest.mark.parametrize("wording", ["", "any field"])
def test_where_any_field_will_do_there_are_no_known_options(wording):
    assert not any(option.is_known for option in asked_study(wording).options)


def test_a_field_has_the_families_that_it_belongs_to():
    study = held_study("Computer Science")
    assert set(study.families) == table().families[study.fields[0]]
    assert study.is_known


def test_a_broad_word_covers_families_where_it_is_asked_for_and_is_a_field_where_somebody_studied_it():
    (asked,), held = asked_study("Business").options, held_study("Business")
    assert (asked.fields, set(asked.covers)) == ((), table().covers["business"])
    assert held.fields
    assert not held.covers


def test_a_field_that_the_table_lacks_is_known_by_its_words_alone():
    study = held_study("Puppetry")
    assert study.words
    assert not study.is_known
