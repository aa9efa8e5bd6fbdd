"""How well scores order people: the score of the product beside its baselines."""

from models.evaluation import baselines
from models.evaluation.metrics import Measure, Ratio, Scores, auc, ndcg, pairwise_accuracy
from models.evaluation.production import PARTS, WHOLE, Case, Scorer
from models.evaluation.progress import progressing
from models.evaluation.reading import mentioned, posting, resume
from models.evaluation.sources import Ranking

MEASURES: dict[str, Measure] = {"auc": auc, "pairwise_accuracy": pairwise_accuracy, "ndcg_at_10": ndcg}


def cases(data: Ranking, scorer: Scorer) -> dict[tuple[str, str], Case]:
    """Each pair of a job and a person as the API would get the two."""
    postings = {job: posting(job, text, data.titles[job]) for job, text in data.jobs.items()}
    resumes = {person: resume(text, scorer.today) for person, text in data.people.items()}
    asks = {job: data.asks[job] if job in data.asks else mentioned(text) for job, text in data.jobs.items()}
    return {
        (job, person): Case(postings[job], resumes[person], asks[job])
        for job, people in data.grades.items()
        for person in people
    }


def scores(data: Ranking, scorer: Scorer) -> dict[str, Scores]:
    """The score of every pair, by each baseline, by the parts of the product's score, and by the product."""
    ours: dict[str, Scores] = {name: {} for name in (*PARTS, WHOLE)}
    for (job, person), case in progressing(list(cases(data, scorer).items()), "scores"):
        for name, value in scorer.values(case).items():
            ours[name].setdefault(job, {})[person] = value
    return {
        "majority": baselines.majority(data),
        "bm25": baselines.bm25(data),
        "tf_idf": baselines.tf_idf(data),
        "minilm": baselines.mini_lm(data, scorer.encoder),
        "predecessor": baselines.predecessor(data, scorer.encoder, scorer.today),
        **ours,
    }


def table(data: Ranking, scorer: Scorer) -> dict[str, dict[str, Ratio]]:
    """{scorer: {measure: figure}}."""
    return {
        name: {measure: compute(data.grades, held) for measure, compute in MEASURES.items()}
        for name, held in scores(data, scorer).items()
    }
