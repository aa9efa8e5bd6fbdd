"""Measures the score on postings that its judge has not seen: learns the judge anew for each fold of them.

    python -m models.judge.folds FOLDER [--also FOLDER...] [--folds 3] [--seed 0]

Prints the tables of `make eval WITHIN_JOB=FOLDER`. The shares of the score and how rare words are stay as shipped.
"""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

import numpy as np

from models.evaluation import order_within_job, report, tables, verdict_agreement
from models.evaluation.metrics import Scores
from models.evaluation.production import WHOLE
from models.evaluation.verdict_agreement import Judged
from models.evaluation.within_job import within_job
from models.judge.examples import examples
from models.judge.network import Network
from models.judge.train import EPOCHS, loaded_scorer, train
from referral.matching import line_judge


@contextmanager
def judged_by(network: Network) -> Iterator[None]:
    """The product judges with these weights, in the precision in which weights ship."""
    shipped = {name: weight.astype(np.float32) for name, weight in network.parameters_to_ship().items()}
    with patch.object(line_judge, "weights", lambda: line_judge.Weights(**shipped)):
        yield


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="the postings that are measured")
    parser.add_argument("--also", type=Path, nargs="+", default=[], help="postings that every fold learns from")
    parser.add_argument("--folds", type=int, default=3)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    data, scorer = within_job(options.folder), loaded_scorer()
    everywhere = [one for folder in options.also for one in examples(within_job(folder), scorer)]
    measured = examples(data, scorer)
    jobs = np.random.default_rng(options.seed).permutation(list(data.asking))
    ours: Scores = {}
    judged: list[Judged] = []
    for fold in range(options.folds):
        held_out = set(jobs[fold :: options.folds])
        learned_from = everywhere + [one for one in measured if one.job not in held_out]
        fresh, part = loaded_scorer(scorer.encoder), data.only(held_out)
        with judged_by(train(learned_from, EPOCHS, options.seed)):
            ours |= order_within_job.ours(part, fresh)
            judged += verdict_agreement.judged(part, verdict_agreement.of_product(part, fresh))
    held = order_within_job.by_baselines(data, scorer) | {WHOLE: ours}
    print("\n".join(report.within_job_lines(tables.within_job(data, held, judged)["within_job"])))


if __name__ == "__main__":
    main()
