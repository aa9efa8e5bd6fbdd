"""Whether those who ask for the same job are ordered as its raters order them, by the score and by its baselines."""

from collections.abc import Callable, Iterator
from itertools import combinations

from models.evaluation import baselines
from models.evaluation.dated_resumes import resume
from models.evaluation.metrics import Ratio, Scores, mean, ndcg
from models.evaluation.production import WHOLE, Case, Scorer
from models.evaluation.progress import progressing
from models.evaluation.reading import posting
from models.evaluation.within_job import Rating, Ratings, WithinJob, mean_grade

FIRST_PLACES = 2

# The ratings {rater: {person: rating}} and the scores {person: score} of one job.
Raters = dict[str, dict[str, Rating]]
OfJob = dict[str, float]


def scores(data: WithinJob, scorer: Scorer) -> dict[str, Scores]:
    """The score of everybody for the job that they ask for, by each baseline and by the product."""
    return {**by_baselines(data, scorer), WHOLE: ours(data, scorer)}


def by_baselines(data: WithinJob, scorer: Scorer) -> dict[str, Scores]:
    ranking = data.ranking()
    return {
        "bm25": baselines.bm25(ranking),
        "tf_idf": baselines.tf_idf(ranking),
        "minilm": baselines.mini_lm(ranking, scorer.encoder),
    }


def ours(data: WithinJob, scorer: Scorer) -> Scores:
    """The score of the product."""
    postings = {job: posting(job, text, data.titles[job]) for job, text in data.jobs.items()}
    resumes = {person: resume(text, scorer.today) for person, text in data.people.items()}
    pairs = [(job, person) for job, people in data.asking.items() for person in people]
    found: Scores = {}
    for job, person in progressing(pairs, "scores within jobs"):
        found.setdefault(job, {})[person] = scorer.value(Case(postings[job], resumes[person]))
    return found


def agreement(ratings: Ratings, scores: Scores) -> dict[str, Ratio]:
    """{measure: mean over the jobs}; a gain is 2^(mean grade) - 1."""
    grades = {job: {person: mean_grade(raters, person) for person in scores[job]} for job, raters in ratings.items()}
    return {
        "pairs": _mean(pairs_in_order, ratings, scores),
        "tau": _mean(tau, ratings, scores),
        "ndcg_at_3": ndcg(grades, scores, k=3),
        "best_in_top_2": _mean(best_in_top, ratings, scores),
    }


def between_raters(ratings: Ratings) -> dict[str, Ratio]:
    """How each of the first two raters of a job agrees with the other, over the jobs that have two."""
    two = {job: list(raters.items())[:2] for job, raters in ratings.items() if len(raters) > 1}
    ways = [
        agreement(
            {job: dict(pair[:1]) for job, pair in pairs.items()},
            {
                job: {person: float(-rating.rank) for person, rating in pair[1][1].items()}
                for job, pair in pairs.items()
            },
        )
        for pairs in (two, {job: pair[::-1] for job, pair in two.items()})
    ]
    one, other = ways
    return {name: Ratio(one[name].above + other[name].above, one[name].below + other[name].below) for name in one}


def pairs_in_order(raters: Raters, scores: OfJob) -> float | None:
    """The share of the pairs that all raters order alike that the scores order so, too; a tie is half right."""
    right = [
        0.5 if scores[better] == scores[worse] else float(scores[better] > scores[worse])
        for better, worse in _pairs_agreed(raters)
    ]
    return sum(right) / len(right) if right else None


def tau(raters: Raters, scores: OfJob) -> float | None:
    """Kendall's, to the sum of the raters' ranks; of the pairs that differ there, a tie of the scores counts 0."""
    places = _places(raters)
    signs = [
        _sign(scores[one] - scores[other]) * _sign(places[other] - places[one])
        for one, other in combinations(places, 2)
        if places[one] != places[other]
    ]
    return sum(signs) / len(signs) if signs else None


def best_in_top(raters: Raters, scores: OfJob) -> float | None:
    """The chance that whom the raters put first is among the first two by score, if ties are broken by lot."""
    places = _places(raters)
    firsts = [person for person, place in places.items() if place == min(places.values())]
    return sum(_chance_in_top(scores, person) for person in firsts) / len(firsts)


def _chance_in_top(scores: OfJob, person: str) -> float:
    above = sum(score > scores[person] for score in scores.values())
    tied = sum(score == scores[person] for score in scores.values())
    return min(1.0, max(0.0, (FIRST_PLACES - above) / tied))


def _pairs_agreed(raters: Raters) -> Iterator[tuple[str, str]]:
    """(better, worse) of those whom all raters order alike."""
    people = list(next(iter(raters.values())))
    for one, other in combinations(people, 2):
        better = [ratings[one].rank < ratings[other].rank for ratings in raters.values()]
        if all(better):
            yield one, other
        elif not any(better):
            yield other, one


def _places(raters: Raters) -> dict[str, int]:
    """The sum of each one's ranks."""
    people = next(iter(raters.values()))
    return {person: sum(ratings[person].rank for ratings in raters.values()) for person in people}


def _sign(number: float) -> int:
    return (number > 0) - (number < 0)


def _mean(measure: Callable[[Raters, OfJob], float | None], ratings: Ratings, scores: Scores) -> Ratio:
    return mean(measure(raters, scores[job]) for job, raters in ratings.items())
