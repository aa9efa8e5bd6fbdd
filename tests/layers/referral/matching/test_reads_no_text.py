"""A ranking compares features: it reads no text, and the modules that it needs cannot."""

import re
import subprocess
import sys
from pathlib import Path
from types import FunctionType, ModuleType

import pytest

from referral import extraction
from referral.matching.assessment import assess
from referral.matching.candidate import Candidate
from referral.matching.codec import packed, unpacked
from referral.matching.features import CandidateFeatures, JobFeatures
from referral.matching.job import Job
from referral.matching.job_features import job_features
from tests.layers.referral.matching.build import TODAY, features_of
from tests.layers.referral.matching.sentences import embed
from tests.layers.referral.matching.test_whole import DEVELOPER, FOR_DEVELOPERS, NURSE, POSTINGS

TABLES = {"referral.extraction.skill_vocabulary", "referral.extraction.study_families"}
READERS = [
    f"referral.extraction.{path.stem}"
    for path in Path(extraction.__path__[0]).glob("*.py")
    if path.stem != "__init__" and f"referral.extraction.{path.stem}" not in TABLES
]


class Unreadable:
    """Stands for a pattern, and matches nothing because it may not be used."""

    def __getattr__(self, use: str) -> None:
        raise AssertionError(f"a text is read: {use}")


def forbidden(*_: object, **__: object) -> None:
    raise AssertionError("a text is read")


def forbid_reading(module: ModuleType, patch: pytest.MonkeyPatch) -> None:
    for name, value in vars(module).copy().items():
        if isinstance(value, re.Pattern):
            patch.setattr(module, name, Unreadable())
        elif isinstance(value, FunctionType) or hasattr(value, "cache_info"):
            patch.setattr(module, name, forbidden)


@pytest.mark.parametrize("person", [DEVELOPER, NURSE])
@pytest.mark.parametrize("asked", POSTINGS)
def test_a_score_is_the_same_where_no_text_can_be_read(person, asked, monkeypatch):
    candidate, job = features_of(person, "Kept Kafka alive at home", embed), job_features(asked, embed)
    stored = packed(candidate), packed(job)
    before = assess(Candidate(unpacked(stored[0], CandidateFeatures)), Job(unpacked(stored[1], JobFeatures)), TODAY)
    modules = [sys.modules[name] for name in READERS if name in sys.modules]
    assert len(modules) > 10
    for module in modules:
        forbid_reading(module, monkeypatch)
    for name in ("candidate_features", "job_features"):
        forbid_reading(sys.modules[f"referral.matching.{name}"], monkeypatch)
    with pytest.raises(AssertionError, match="a text is read"):
        sys.modules["referral.matching.job_features"].job_features(FOR_DEVELOPERS, embed)
    read = unpacked(stored[0], CandidateFeatures), unpacked(stored[1], JobFeatures)
    assert assess(Candidate(read[0]), Job(read[1]), TODAY) == before


LOADED = """
import sys
import referral.matching.assessment, referral.matching.codec
print(*sorted(name for name in sys.modules if name.startswith("referral.extraction.")))
"""


def test_comparing_imports_no_reader_but_the_tables():
    path = str(Path(extraction.__path__[0]).parents[1])
    loaded = subprocess.run(
        [sys.executable, "-c", LOADED], env={"PYTHONPATH": path}, capture_output=True, text=True, check=True
    )
    assert set(loaded.stdout.split()) == TABLES
