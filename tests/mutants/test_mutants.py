import re
from collections import Counter
from pathlib import Path

import pytest

from tests.mutants.mutant import ROOT, Mutant, Outdated, mutants
from tests.mutants.tree import Tree

MUTANTS = mutants()


def test_there_are_enough_and_each_has_its_name():
    assert len(MUTANTS) >= 60
    assert max(Counter(mutant.name for mutant in MUTANTS).values()) == 1


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_a_mutant_can_be_made_of_the_code_as_it_is(mutant: Mutant):
    assert mutant.text() != (ROOT / mutant.file).read_text()
    compile(mutant.text(), mutant.file, "exec")


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_its_tests_are_functions_that_exist(mutant: Mutant):
    assert mutant.tests
    for test in mutant.tests:
        file, _, function = test.partition("[")[0].partition("::")
        assert re.search(rf"^def {function}\(", (ROOT / file).read_text(), re.MULTILINE), test


@pytest.mark.parametrize("text", ["no such text", "State"])
def test_a_mutant_that_has_no_place_or_several_names_itself(text):
    outdated = Mutant("a decided ask is lost", "layers/referral/referral/domain/states.py", text, "", ())
    with pytest.raises(Outdated, match=r"a decided ask is lost: layers/.*/states\.py"):
        outdated.text()


def test_only_a_copy_is_changed_and_only_for_a_while(tmp_path: Path):
    mutant, tree = MUTANTS[0], Tree(tmp_path / "copy")
    original, copy = ROOT / mutant.file, tree.root / mutant.file
    text = original.read_text()
    with tree.mutated(mutant):
        assert copy.read_text() == mutant.text()
        assert original.read_text() == text
    assert copy.read_text() == text
    assert copy.stat().st_mtime_ns == original.stat().st_mtime_ns
