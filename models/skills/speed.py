"""Measures processor time, in milliseconds, for texts of growing length: python -m models.skills.speed FILE."""

import argparse
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import process_time

from models.skills import tagger
from referral.extraction.skill_mentions import extract

LENGTHS = (10_000, 20_000, 40_000, 80_000)
PIECES = 25


def milliseconds(find: Callable[[str], object], text: str) -> float:
    start = process_time()
    find(text)
    return 1000 * (process_time() - start)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path, help="plain text of postings, at least 100,000 characters")
    text = parser.parse_args().file.read_text(encoding="utf-8")
    for find in (extract, tagger.spans):
        find(text[:100_000])  # fills the caches for frequent words
        for length in LENGTHS:
            step = max(1, (len(text) - length) // PIECES)
            times = [milliseconds(find, text[i * step :][:length]) for i in range(PIECES)]
            print(f"{find.__name__:8}{length:8} characters: median {median(times):6.1f} ms, best {min(times):6.1f} ms")


if __name__ == "__main__":
    main()
