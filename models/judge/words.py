"""Counts how many careers and postings have each stem, and writes what stems weigh (matching/word_weights.npz).

python -m models.judge.words FOLDER...
"""

import argparse
import math
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import numpy as np

from models.evaluation.within_job import within_job
from referral.extraction.fingerprints import term_fingerprints
from referral.matching import word_weights

FEWEST = 3  # texts: rarer stems are all the same to the score, and would fill most of the table


def weights(documents: Iterable[str]) -> tuple[np.ndarray, np.ndarray]:
    """Stems in ascending order and their weights; behind them one weight more, that of all rarer stems."""
    counts: Counter[int] = Counter()
    stems = [term_fingerprints(text) for text in documents]
    for held in stems:
        counts.update(held)
    number = len(stems)
    kept = sorted(stem for stem, count in counts.items() if count >= FEWEST)
    found = [math.log((number + 1) / (counts[stem] + 0.5)) for stem in kept]
    return np.array(kept, np.uint32), np.array([*found, math.log((number + 1) / 1.5)], np.float16)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+", help="folders of people who ask for the same job, graded")
    sets = [within_job(folder) for folder in parser.parse_args().folders]
    stems, found = weights(text for data in sets for text in (*data.people.values(), *data.jobs.values()))
    np.savez_compressed(word_weights.FILE, stems=stems, weights=found)
    print(f"{len(stems)} stems")


if __name__ == "__main__":
    main()
