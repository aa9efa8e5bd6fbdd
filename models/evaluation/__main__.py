"""Prints how good ranking, reading and skills are beside baselines, and what edits of a profile do to its score."""

import argparse
import json
from datetime import date
from pathlib import Path

from models.evaluation import report, sources, tables
from models.evaluation.floors import broken, floors
from models.evaluation.production import MODEL_DIRECTORY, Encoder, Reader, Scorer
from models.evaluation.within_job import given_or_shipped

TODAY = date(2026, 11, 1)  # fixed, so that a run next year gives the same figures


def main() -> None:
    options, limits = _options(), floors()
    files = (options.ranking, options.jobs, options.people, options.requirements, options.skills)
    try:
        given = sources.sets(*files)
        asking = given_or_shipped(options.within_job)
    except sources.WrongInput as error:
        raise SystemExit(f"evaluation: {error}") from None
    scorer = Scorer(Encoder.load(options.model), Reader.load(), TODAY)
    figures = tables.of_all(given, asking, scorer)
    print("\n".join(report.lines(figures, limits)))
    if not any((*files, options.within_job)):
        print("\n".join(["", *report.floor_lines(len(limits), list(broken(figures, limits)))]))
    if options.json:
        options.json.write_text(json.dumps(figures, indent=2) + "\n")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m models.evaluation",
        description=__doc__,
        epilog="Without files the shipped sets are used. Formats of the files: models/evaluation/README.md.",
    )
    parser.add_argument("--ranking", type=Path, metavar="PAIRS", help="graded pairs of job and person (with --jobs)")
    parser.add_argument("--jobs", type=Path, metavar="JOBS", help="texts of the jobs")
    parser.add_argument("--people", type=Path, metavar="PEOPLE", help="texts of the people, where the pairs hold none")
    parser.add_argument("--requirements", type=Path, metavar="ROWS", help="qualifications with degree, field and years")
    parser.add_argument("--skills", type=Path, metavar="SENTENCES", help="sentences with marked knowledge")
    parser.add_argument("--within-job", type=Path, metavar="FOLDER", help="people who ask for the same job, graded")
    parser.add_argument("--model", type=Path, default=MODEL_DIRECTORY, help="directory of the sentence model")
    parser.add_argument("--json", type=Path, metavar="OUT", help="file for the same figures")
    options = parser.parse_args()
    if options.json and not options.json.absolute().parent.is_dir():
        parser.error(f"{options.json.parent} is no directory")  # before minutes of work, not after
    return options


if __name__ == "__main__":
    main()
