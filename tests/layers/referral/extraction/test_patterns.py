"""Each pattern matches its examples and nothing of its counterexamples, in linear time, and is compiled when needed."""

import subprocess
import sys
from collections import Counter, deque
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest

from referral import extraction
from referral.extraction.patterns import Pattern, lines, markup, one_of, skills
from referral.extraction.patterns.headings import HEADING_WITHIN_LINE, LABEL
from referral.extraction.patterns.identity import DATE_OR_CONTACT, GENDERED, PERSONAL, PERSONAL_LINE
from referral.extraction.text import MAX_LINE

MODULES = [module.name for module in walk_packages(extraction.__path__, f"{extraction.__name__}.")]
ROOT = Path(__file__).parents[4]


def patterns_in(value: object) -> Iterator[Pattern]:
    if isinstance(value, Pattern):
        yield value
        yield from patterns_in(value.parts)
    elif isinstance(value, dict):
        yield from patterns_in(tuple(value.values()))
    elif isinstance(value, tuple):
        for inner in value:
            yield from patterns_in(inner)


def all_patterns() -> list[Pattern]:
    found = (pattern for module in MODULES for pattern in patterns_in(vars(import_module(module))))
    return list({id(pattern): pattern for pattern in found}.values())


PATTERNS = all_patterns()


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: pattern.name)
def test_a_pattern_keeps_to_its_examples(pattern):
    assert pattern.examples
    assert pattern.counterexamples
    assert [text for text in pattern.examples if not pattern.compiled.search(text)] == []
    assert [text for text in pattern.counterexamples if pattern.compiled.search(text)] == []


def test_a_name_belongs_to_one_pattern():
    names = Counter(pattern.name for pattern in PATTERNS)
    assert [name for name, uses in names.items() if uses > 1] == []


def test_one_of_keeps_the_order_and_the_case_of_its_parts():
    word = Pattern("word", "a word", "ab?", ("a",), ("b",))
    capitals = Pattern("capitals", "capitals", "ABC|C", ("C",), ("c",), flags="")
    both = one_of("both", "either", (word, capitals), before="<", after=">", counterexamples=("<c>",))
    assert [both.compiled.fullmatch(text) is not None for text in ("<A>", "<ABC>", "<abc>")] == [True, True, False]
    assert (both.examples, both.parts) == (("a", "C"), (word, capitals))


# ------------------------------------------------------------ what they cost

COMPILED_AT_IMPORT = """
import re, sys, traceback
from importlib import import_module
compile_, found = re._compiler.compile, []
def watched(*args, **kwargs):
    files = [frame.filename for frame in traceback.extract_stack()[:-1]]
    found.append([file for file in files if not file.endswith("/re/__init__.py")][-1])
    return compile_(*args, **kwargs)
re._compiler.compile = watched
for module in sys.argv[1:]:
    import_module(module)
print("\\n".join(file for file in found if "/referral/extraction/" in file))
"""


def test_an_import_compiles_nothing():
    command = [sys.executable, "-c", COMPILED_AT_IMPORT, *MODULES]
    environment = {"PYTHONPATH": str(ROOT / "layers/referral")}
    compiled = subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout
    assert compiled.strip() == ""


LENGTH = 20_000
CPU_SECONDS = 60  # several times what all patterns take; one that is slower than linear takes minutes
PIECES = ("a", "A", "1", "a ", "1 ", "-a", "a.", "a@", "(", "or ", ", ", "龙", "•-*")
# These read texts as they come, the others lines: single spaces, and at most MAX_LINE characters.
OF_WHOLE_TEXTS = (
    *(DATE_OR_CONTACT, PERSONAL_LINE, PERSONAL, GENDERED, HEADING_WITHIN_LINE, LABEL),
    *(lines.BULLET, lines.LINE_BREAK, lines.NUMBER_OF_ITEM, lines.SENTENCE_END, lines.CLAUSE_END),
    *(lines.TERM, lines.COMPOUND_JOINT, lines.PLAIN_WORD, lines.MARKUP),
    *(markup.TAG, markup.NO_TAG, markup.ESCAPED_TAG, markup.ENTITY, markup.WRITTEN_BREAK, markup.WRITTEN_TAB),
    *(markup.SOFT_BREAK, markup.MARKDOWN, markup.MARKDOWN_HEADING, markup.FENCE, markup.TABLE_ROW),
    *(skills.WORD, skills.EQUALITY, skills.BENEFIT, skills.SENTENCE, skills.INVISIBLE),
)
WATCHED = "import resource; resource.setrlimit(resource.RLIMIT_CPU, (int(sys.argv[1]),) * 2)"


def read_hostile_texts() -> None:
    parts = {id(part) for pattern in PATTERNS for part in pattern.parts}
    for pattern in (pattern for pattern in PATTERNS if id(pattern) not in parts):
        sys.stdout.write(f"{pattern.name}\n")
        sys.stdout.flush()
        whole = pattern in OF_WHOLE_TEXTS
        for piece in (*PIECES, *(f"{example} " for example in pattern.examples[:2]), *(" \t" if whole else "")):
            text = (piece * LENGTH)[:LENGTH]
            for start in range(0, LENGTH, LENGTH if whole else MAX_LINE):
                deque(pattern.compiled.finditer(text[start : start + (LENGTH if whole else MAX_LINE)]), maxlen=0)


def test_no_hostile_text_holds_a_pattern_up():
    program = f"import sys; {WATCHED}; from {__name__} import read_hostile_texts; read_hostile_texts()"
    command = [sys.executable, "-c", program, str(CPU_SECONDS)]
    ended = subprocess.run(
        command, env={"PYTHONPATH": f"{ROOT}:{ROOT / 'layers/referral'}"}, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, f"held up by {ended.stdout.splitlines()[-1:]} {ended.stderr}"
