"""From a posting to the features of a job."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from referral.domain.embedding import Embedding
from referral.domain.posting import Posting
from referral.domain.qa import NO_ANSWERS, Answers
from referral.domain.requirements import (
    DutyRequirement,
    QualificationRequirement,
    Requirement,
    RoleRequirement,
)
from referral.extraction.fingerprints import term_fingerprints, word_fingerprints
from referral.extraction.language import is_english
from referral.extraction.limits import MAX_POSTING_WORDS
from referral.extraction.requirements import requirements
from referral.extraction.skill_mentions import affirmed
from referral.extraction.text import whole_lines
from referral.matching.features import Fingerprints, JobFeatures

Embed = Callable[[Sequence[str]], Embedding]


def job_features(posting: Posting, embed: Embed, answers: Answers = NO_ANSWERS) -> JobFeatures:
    """The features of a posting; `embed` gives a vector for each text, `answers` are what the QA model is sure of."""
    return features_of(posting, tuple(requirements(posting, answers)), embed)


def features_of(posting: Posting, asked: tuple[Requirement, ...], embed: Embed) -> JobFeatures:
    """The features of a posting whose requirements were read already."""
    texts = [compared_text(requirement) for requirement in asked]
    compared = list(dict.fromkeys(text for text in texts if text is not None))
    row = {text: place for place, text in enumerate(compared)}
    whole = "\n".join((posting.description, posting.requiredQualifications, posting.preferredQualifications))
    return JobFeatures(
        requirements=asked,
        rows=tuple(None if text is None else row[text] for text in texts),
        terms=tuple(map(term_fingerprints, compared)),
        words=tuple(_within_limit(map(word_fingerprints, dict.fromkeys(whole_lines(whole))))),
        embedding=embed(compared),
        is_english=is_english("\n".join(compared)),
    )


def _within_limit(lines: Iterable[Fingerprints]) -> Iterator[Fingerprints]:
    """The first words of a posting, line by line, up to the limit."""
    left = MAX_POSTING_WORDS
    for words in lines:
        if left:
            yield words[:left]
        left = max(0, left - len(words))


def compared_text(requirement: Requirement) -> str | None:
    """The text that is compared with the lines of a career; None where facts alone decide."""
    match requirement:
        case RoleRequirement():
            return requirement.occupation
        case QualificationRequirement() | DutyRequirement():
            return affirmed(requirement.text)
        case _:
            return None
