"""Writes the words that a name may share with work: PYTHONPATH=layers/referral python -m models.word2vec.words_of_work.

They are the words of `word_vectors.bin` and of the vocabularies of skills, studies and fields of work, without those
that are nothing but names of people.
"""

import re
import textwrap
from pathlib import Path

from referral.extraction import words_of_work
from referral.matching import word_vectors

ROOT = Path(__file__).parents[2]
EXTRACTION = Path(words_of_work.__file__).parent
SOURCES = (
    EXTRACTION / "skill_vocabulary.txt",
    EXTRACTION / "study_fields.txt",
    ROOT / "models/occupations/fields.txt",
)
_WORD = re.compile(r"[^\W\d_]{2,}")
# Found by comparing with the first names and the 2,500 most frequent surnames of the US census of 1990. Names of tools
# are among them: a tool is recognised by its context (skill_mentions.py).
_ONLY_NAMES = frozenset(
    """abel ada addie adkins allen asa athena aurora bea bradley burr cain carlo carlson carman cassandra charlotte
    cordova cota crystal culler dell doe dolly ed eda edwards elisa ema emerald emery erwin fe flora foley francisco
    gantt gatling haas hana haskell henry hewlett houston hull hyland ida iris isaac jack jasmine jasper jenkins
    john julia kali karma kimball korn lang lawson lehr lucia luigi ma mac maria maximo maya mcafee mica monte
    montgomery moss mui norton oxley packard pam patterson proctor ray risa ruby sage sydney ta terra thomson tia
    travis trimble wan wills wm""".split()
)


def words() -> set[str]:
    """In lower case, and without digits."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES)
    vectors = word_vectors.unpack(Path(word_vectors.__file__).with_name("word_vectors.bin").read_bytes())
    found = _WORD.findall(f"{text} {' '.join(vectors.places)}")
    return {word.casefold() for word in found} - _ONLY_NAMES


if __name__ == "__main__":
    lines = textwrap.wrap(" ".join(sorted(words())), 120, break_on_hyphens=False)
    words_of_work.FILE.write_text("\n".join(lines) + "\n", encoding="utf-8")
