"""Takes one safeguard away at a time and runs the tests that must notice: python -m tests.mutants [NAME...].

Fails if a mutant survives, if it can't be made of the code as it is, or if its tests fail without it.
"""

import argparse
import os
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from local.aws_account import CREDENTIALS
from local.command_line import stop_on_signals
from local.stack import Stack
from tests.mutants.child import DidNotRun, Tests
from tests.mutants.mutant import Mutant, Outdated, mutants
from tests.mutants.tree import Tree

_MUTANT_WITHIN_S, _ALL_WITHIN_S = 120.0, 1800.0
_SHOWN = 4000  # characters of pytest's output


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", help="words of the names of mutants; all of them by default")
    options = parser.parse_args()
    chosen = [one for one in mutants() if not options.names or any(word in one.name for word in options.names)]
    if not chosen:
        parser.error("no mutant has such a name")
    if outdated := _outdated(chosen):
        print("\n".join(outdated))
        return 1
    stop_on_signals()
    try:
        return _run(chosen)
    except KeyboardInterrupt:
        print("stopped")
        return 130


def _outdated(chosen: Iterable[Mutant]) -> list[str]:
    """What is wrong with mutants that can't be made of the code as it is."""
    wrong = []
    for mutant in chosen:
        try:
            mutant.text()
        except Outdated as error:
            wrong.append(str(error))
    return wrong


def _run(chosen: Sequence[Mutant]) -> int:
    began = time.monotonic()
    os.environ |= CREDENTIALS
    with TemporaryDirectory() as name:
        directory = Path(name)
        tree = Tree(directory / "checkout")
        with Stack(directory=directory / "stack", serve=False) as stack:
            tests = Tests(tree.root, stack, directory / "tests.log")
            if not _pass(tests, chosen, "before"):
                return 1
            survivors = [
                mutant.name
                for number, mutant in enumerate(chosen, 1)
                if not _is_killed(tests, tree, mutant, f"{number:3} of {len(chosen)}")
            ]
            pass_after = _pass(tests, chosen, "after")
    print(f"{len(chosen) - len(survivors)} of {len(chosen)} mutants killed in {time.monotonic() - began:.0f} s")
    for survivor in survivors:
        print(f"survives: {survivor}")
    return 1 if survivors or not pass_after else 0


def _is_killed(tests: Tests, tree: Tree, mutant: Mutant, position: str) -> bool:
    """One mutant after the other, because tests that share a stack would fail each other."""
    print(f"{position}  {mutant.name}: ", end="", flush=True)
    began = time.monotonic()
    try:
        with tree.mutated(mutant):
            failed = tests.failed(["-x", *mutant.tests], _MUTANT_WITHIN_S)
        verdict = f"killed by {failed[0]}" if failed else "SURVIVES"
    except DidNotRun as error:
        failed, verdict = [], f"SURVIVES, {error}"
    print(f"{verdict}, {time.monotonic() - began:.0f} s", flush=True)
    return bool(failed)


def _pass(tests: Tests, chosen: Sequence[Mutant], when: str) -> bool:
    """Whether the tests pass without a mutant. One that always fails, or on what mutants leave in the stack, says
    nothing about a mutant. Simulations have stores of their own, and a process of their own here."""
    names = list(dict.fromkeys(name for mutant in chosen for name in mutant.tests))
    simulations = [name for name in names if name.startswith("tests/simulation")]
    others = [name for name in names if name not in simulations]
    began = time.monotonic()
    print(f"without a mutant, {when}: {len(names)} tests, ", end="", flush=True)
    for group in filter(None, (others, simulations if when == "before" else [])):
        try:
            failed = tests.failed(group, _ALL_WITHIN_S, compiles=True)
        except DidNotRun as error:
            failed = [str(error)]
        if failed:
            print(f"which fail:\n{tests.log.read_text()[-_SHOWN:]}", *failed, sep="\n", flush=True)
            return False
    print(f"which pass, {time.monotonic() - began:.0f} s", flush=True)
    return True


if __name__ == "__main__":
    sys.exit(main())
