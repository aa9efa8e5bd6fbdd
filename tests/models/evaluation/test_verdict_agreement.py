from types import SimpleNamespace

import pytest

from models.evaluation.dated_resumes import resume
from models.evaluation.production import Scorer
from models.evaluation.verdict_agreement import Judged, agreement, confusion, judged, of_product, quotes
from models.evaluation.within_job import Asked, Reading, within_job
from referral.domain.evidence import Verdict
from referral.domain.qa import NO_ANSWERS
from tests.layers.referral.matching.sentences import embed
from tests.models.evaluation.test_reading import TODAY

LINES = ["Head Baker 2010 to now Company Name", "Baked rye & wheat.", "Kept the books", "SQL", "Sold bread to shops"]
MET, PARTIAL, UNMET, UNKNOWN = Verdict.MET, Verdict.PARTIAL, Verdict.UNMET, Verdict.UNKNOWN


@pytest.mark.parametrize(
    ("quote", "number", "near"),
    [
        ("baked Rye, & wheat", 2, True),
        ("Head Baker", 1, True),
        ("Head Baker", 2, True),
        ("Head Baker", 3, False),
        ("Sold bread", 4, True),
        ("Sold bread to shops; kept the books.", 2, True),
        ("ake", 1, False),
        ("knows SQL well", 4, False),
        ("sql", 4, True),
        ("...", 1, False),
        ("", 1, False),
        (None, 1, False),
        ("Head Baker", None, False),
    ],
)
def test_a_quote_is_of_the_line_or_one_next_to_it(quote, number, near):
    assert quotes(quote, LINES, number) is near


def case(read, said, job="j", quote=None, line=None):
    return Judged(job, Asked("Rye", "required"), Reading(read, line), said, quote, LINES)


CASES = [
    case(MET, MET, quote="Head Baker", line=1),
    case(MET, PARTIAL, quote="Sold bread", line=1),
    case(PARTIAL, PARTIAL, line=1),
    case(UNMET, UNMET, "k"),
    case(UNMET, UNKNOWN, "k"),
    case(PARTIAL, UNMET, "k", line=1),
]


def test_verdicts_are_right_where_both_say_the_same():
    figures = agreement(CASES)
    assert figures["accuracy"].value == 3 / 6
    assert figures["accuracy"].jobs == 2
    of_met, of_partly, of_unmet = 2 * 1 / (2 + 1), 2 * 1 / (2 + 2), 2 * 1 / (2 + 2)
    assert figures["macro_f1"].value == pytest.approx((of_met + of_partly + of_unmet) / 3)
    low, high = figures["macro_f1"].interval()
    assert 0 <= low <= figures["macro_f1"].value <= high <= 1


def test_quotes_count_where_both_see_it_shown():
    assert agreement(CASES)["quoted"].value == 1 / 3


def test_confusion():
    counts = confusion(CASES)
    assert counts[UNMET] == {MET: 0, PARTIAL: 0, UNMET: 1, UNKNOWN: 1}
    assert counts[MET] == {MET: 1, PARTIAL: 1, UNMET: 0, UNKNOWN: 0}
    assert sum(sum(row.values()) for row in counts.values()) == len(CASES)


def test_the_judge_is_asked_about_every_requirement_of_every_pair(asking_folder):
    data = within_job(asking_folder())
    resumes = {person: resume(text, TODAY) for person, text in data.people.items()}

    def judge_of(job, person):
        done = resumes[person].career.experience[0].description
        return lambda asked: (MET, done) if asked.need == "duty" else (UNMET, None)

    found = judged(data, judge_of)
    assert [(one.asked.text, one.read.verdict, one.said, one.quote) for one in found] == [
        ("Rye", PARTIAL, UNMET, None),
        ("Bakes", MET, MET, "Baked p."),
        ("Rye", UNMET, UNMET, None),
        ("Bakes", UNMET, MET, "Baked q."),
    ]
    assert agreement(found)["quoted"].value == 1


def test_the_product_s_verdict_on_a_line_is_the_worst_of_what_it_asks_for(asking_folder):
    asked = [
        {"id": "R1", "need": "required", "text": "20 years of baking bread"},
        {"id": "R2", "need": "required", "text": "PhD in physics"},
    ]
    data = within_job(asking_folder(requirements=[{"job_id": "j", "requirements": asked}]))
    reader = SimpleNamespace(answers=lambda text: NO_ANSWERS)
    scorer = Scorer(SimpleNamespace(embed=embed), reader, TODAY)
    said = of_product(data, scorer)("j", "p")
    findings = [said(entry) for entry in data.requirements["j"].values()]
    assert findings[1] == (UNMET, "no degree in the profile")
    assert findings[0][0] in (UNMET, PARTIAL)
