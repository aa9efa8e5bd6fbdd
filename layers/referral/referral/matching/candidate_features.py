"""From an anonymous career to the features of a candidate."""

from collections.abc import Callable, Iterator, Sequence

from referral.domain.anonymous_career import AnonymousCareer, AnonymousEducation, AnonymousJob
from referral.domain.embedding import Embedding
from referral.extraction.asked_study import held_study
from referral.extraction.fingerprints import term_fingerprints, word_fingerprints
from referral.extraction.language import is_english
from referral.extraction.limits import MAX_CAREER_LINES
from referral.extraction.skill_mentions import claimed, extract, is_a_skill, recognised
from referral.extraction.stated_degree import stated_degree
from referral.extraction.text import lines, terms
from referral.extraction.titles import occupation, own_role, seniority_said
from referral.matching.features import (
    CandidateDegree,
    CandidateFeatures,
    CandidateJob,
    CareerLine,
    LineSource,
    ListedSkill,
    SkillMention,
)

Embed = Callable[[Sequence[str]], Embedding]


def candidate_features(career: AnonymousCareer, embed: Embed) -> CandidateFeatures:
    """The features of a career; `embed` gives a vector for each text."""
    sources = _sources(career)
    kept = _within_limit(career, sources)
    said = [_said(text, sources[text]) for text in kept]
    row = {text: place for place, text in enumerate(kept)}
    return CandidateFeatures(
        lines=tuple(_line(text, sources[text]) for text in kept),
        jobs=tuple(_job(job, row) for job in career.jobs),
        skills=tuple(_listed(entry) for entry in career.skills if entry),
        degrees=tuple(_degree(entry) for entry in career.education),
        omitted=len(sources) - len(kept),
        terms=tuple(map(term_fingerprints, said)),
        words=tuple(map(word_fingerprints, kept)),
        embedding=embed(said),
        is_english=is_english("\n".join(text for text in kept if sources[text] is not LineSource.SKILL)),
    )


def _sources(career: AnonymousCareer) -> dict[str, LineSource]:
    """The different lines of a career in order, each with its first source by the order of LineSource."""
    found: dict[str, LineSource] = {}
    precedence = list(LineSource)
    for text, source in _texts(career):
        if any(map(str.isalnum, _said(text, source))):
            found[text] = min(found.get(text, source), source, key=precedence.index)
    return found


def _texts(career: AnonymousCareer) -> Iterator[tuple[str, LineSource]]:
    for job in career.jobs:
        yield own_role(job.title), LineSource.TITLE
        yield occupation(job.title), LineSource.TITLE
        yield from ((line, LineSource.JOB) for line in lines(job.description))
    yield from ((skill, LineSource.SKILL) for skill in career.skills)
    for entry in career.education:  # degrees are compared by rules alone
        yield from ((line, LineSource.EDUCATION) for line in lines(entry.description))
    yield from ((line, LineSource.RESUME) for line in lines(career.resume))


def _said(text: str, source: LineSource) -> str:
    """What a line says that the person does or can do. A title says nothing else."""
    return text if source is LineSource.TITLE else claimed(text)


def _within_limit(career: AnonymousCareer, sources: dict[str, LineSource]) -> list[str]:
    """The first lines up to the limit. The occupation of every job is among them, because it tells the field."""
    occupations = {occupation(job.title) for job in career.jobs} & sources.keys()
    others = [text for text in sources if text not in occupations][: max(0, MAX_CAREER_LINES - len(occupations))]
    kept = occupations.union(others)
    return [text for text in sources if text in kept]


def _line(text: str, source: LineSource) -> CareerLine:
    mentions = tuple(SkillMention(mention.skill, text[mention.start : mention.end]) for mention in extract(text))
    return CareerLine(text, source, mentions)


def _job(job: AnonymousJob, row: dict[str, int]) -> CandidateJob:
    own = dict.fromkeys([own_role(job.title), occupation(job.title), *lines(job.description)])
    return CandidateJob(
        title=job.title,
        seniority=seniority_said(job.title),
        start=job.start,
        end=job.end,
        occupation=row.get(occupation(job.title)),
        lines=tuple(row[text] for text in own if text in row),
    )


def _listed(entry: str) -> ListedSkill:
    """ "React" needs no context in a list of skills; within a longer entry it does."""
    alone = is_a_skill(entry)
    names = {found.skill.name for found in recognised(entry) if alone or found.believed}
    return ListedSkill(entry, tuple(sorted(names)), alone, bool(terms(entry)), word_fingerprints(entry))


def _degree(entry: AnonymousEducation) -> CandidateDegree:
    stated = stated_degree(entry.level)
    return CandidateDegree(
        title=f"{entry.level} in {entry.major}" if entry.major else entry.level,
        level=stated.level,
        under_way=stated.under_way,
        study=held_study(entry.major) if entry.major else None,
        start=entry.start,
        end=entry.end,
        since=entry.since,
        until=entry.until,
    )
