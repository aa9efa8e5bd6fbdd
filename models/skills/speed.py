"""Prints how long it takes to find skills in texts of growing length: python -m models.skills.speed FILE."""

import argparse
from pathlib import Path
from statistics import median
from time import process_time

from referral.extraction.skill_mentions import extract

LENGTHS = (10_000, 20_000, 40_000, 80_000)
PIECES = 25


def milliseconds(text: str) -> float:
    start = process_time()
    extract(text)
    return 1000 * (process_time() - start)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path, help="plain text of postings, some 100,000 characters or more")
    text = parser.parse_args().file.read_text(encoding="utf-8")
    extract(text[:100_000])  # frequent words are cached
    for length in LENGTHS:
        step = max(1, (len(text) - length) // PIECES)
        times = [milliseconds(text[i * step :][:length]) for i in range(PIECES)]
        print(f"{length:8} characters: median {median(times):6.1f} ms, best {min(times):6.1f} ms")


if __name__ == "__main__":
    main()
