"""Reads folders of rated sheets into examples, with the vectors of the sentence model."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from models.evaluation.dated_resumes import resume
from models.evaluation.production import Encoder, Reader
from models.evaluation.progress import progressing
from models.evaluation.reading import posting
from models.judge.examples import Example, example
from models.judge.sheets import sheets, texts
from referral.extraction.anonymisation import anonymise
from referral.matching.candidate import Candidate
from referral.matching.candidate_features import candidate_features

TODAY = date(2026, 11, 1)  # fixed, so that training next year learns the same


def load(folders: Sequence[Path]) -> list[Example]:
    encoder, reader = Encoder.load(), Reader.load()
    found = []
    for folder in folders:
        candidates = {
            key: _candidate(text, encoder) for key, text in progressing(list(texts(folder).items()), "people")
        }
        for sheet in progressing(sheets(folder), "sheets"):
            answers = reader.answers(posting(sheet.job, sheet.text, sheet.title).requiredQualifications)
            found.append(example(sheet, candidates, encoder.embed, answers, TODAY))
    return found


def _candidate(text: str, encoder: Encoder) -> Candidate:
    held = resume(text, TODAY)
    return Candidate(candidate_features(anonymise(held.career, held.person, held.rest), encoder.embed))
