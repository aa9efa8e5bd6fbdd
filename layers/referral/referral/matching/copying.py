"""Copies of the posting in a profile: they say nothing about the person. Texts are fingerprints of words in order."""

from collections.abc import Iterable, Sequence
from functools import cached_property

from referral.matching.features import Fingerprints
from referral.matching.weights import COPIED_FROM, COPY_RUN

Run = tuple[int, ...]


class Original:
    """The words of a posting, which other texts are compared with."""

    def __init__(self, lines: Sequence[Fingerprints]) -> None:
        self._lines = lines

    @cached_property
    def runs(self) -> frozenset[Run]:
        return frozenset(run for words in self._lines for run in runs(words))

    @cached_property
    def _short(self) -> frozenset[Run]:
        """Everything shorter than a run: the single words and pairs of words in a line, and whole lines."""
        return frozenset(
            words[start : start + length]
            for words in self._lines
            for length in range(1, COPY_RUN)
            for start in range(len(words) - length + 1)
        )

    @cached_property
    def _short_lines(self) -> frozenset[Run]:
        return frozenset(words for words in self._lines if len(words) < COPY_RUN)

    def says(self, words: Fingerprints) -> bool:
        """True where these words, at least one, follow each other in a line of the posting."""
        if len(words) < COPY_RUN:
            return words in self._short
        return self.runs.issuperset(runs(words))

    def copies(self, text: "Passage") -> list[bool]:
        """Whether each piece of a passage is copied: most of its words are in runs of the posting.

        A piece that is too short for a run is also copied if it is a whole line of the posting.
        """
        inside = [False] * text.length
        for start, run in enumerate(text.runs):
            if run in self.runs:
                inside[start : start + COPY_RUN] = [True] * COPY_RUN
        return [
            len(piece) > 0
            and (sum(inside[start : start + len(piece)]) >= COPIED_FROM * len(piece) or piece in self._short_lines)
            for start, piece in text.pieces
        ]


class Passage:
    """Pieces of text in order. Runs continue from one piece to the next, so that a copy cut into pieces is found."""

    def __init__(self, pieces: Iterable[Fingerprints]) -> None:
        self.pieces: list[tuple[int, Fingerprints]] = []
        words: list[int] = []
        for piece in pieces:
            self.pieces.append((len(words), piece))
            words += piece
        self.length = len(words)
        self.runs = runs(tuple(words))


def runs(words: Fingerprints) -> list[Run]:
    """All sequences of three words that follow each other."""
    return [words[start : start + COPY_RUN] for start in range(len(words) - COPY_RUN + 1)]
