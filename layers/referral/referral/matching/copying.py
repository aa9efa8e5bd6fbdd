"""Copies of the posting in a profile: they say nothing about the person. Texts are fingerprints of words in order.

Short, standard phrases of a trade are no copy, because whoever does the work names it so. What tells a copy is length:
many words in the posting's order, in one piece of text or in pieces that follow each other.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from referral.matching.features import Fingerprints
from referral.matching.weights import COPIED_FROM, COPY_OF_A_LINE, COPY_OF_LINES, COPY_RUN

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
        """Whether each piece of a passage is copied.

        A piece is like the posting if most of its words are in runs of it, or if it is one of its very short lines.
        Neighbours that are all like the posting are a copy if one of them, or a run through them, has as many words
        of the posting as a sentence, or all of them together as many as a paragraph.
        """
        taken = self._taken(text)
        copied = [False] * len(text.pieces)
        for first, end in _neighbours([self._is_like_a_copy(start, piece, taken) for start, piece in text.pieces]):
            copied[first:end] = [self._is_a_copy(text.pieces[first:end], taken)] * (end - first)
        return copied

    def _taken(self, text: "Passage") -> list[int]:
        """For each word of a passage, how many words the run of the posting has that it is in; 0 outside of runs."""
        taken = [0] * text.length
        start = 0
        while start < len(text.runs):
            end = start
            while end < len(text.runs) and text.runs[end] in self.runs:
                end += 1
            if end > start:
                length = end - start + COPY_RUN - 1
                taken[start : start + length] = [max(length, word) for word in taken[start : start + length]]
            start = end + 1
        return taken

    def _is_like_a_copy(self, start: int, piece: Fingerprints, taken: Sequence[int]) -> bool:
        words = sum(map(bool, taken[start : start + len(piece)]))
        return len(piece) > 0 and (words >= COPIED_FROM * len(piece) or piece in self._short_lines)

    def _is_a_copy(self, pieces: Sequence[tuple[int, Fingerprints]], taken: Sequence[int]) -> bool:
        spans = [taken[start : start + len(piece)] for start, piece in pieces]
        longest = max(max(*span, sum(map(bool, span))) for span in spans)
        return longest >= COPY_OF_A_LINE or sum(map(len, spans)) >= COPY_OF_LINES


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


def _neighbours(flags: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Where the flags are set without a gap: (first, end)."""
    first = None
    for place, flag in enumerate((*flags, False)):
        if flag and first is None:
            first = place
        elif not flag and first is not None:
            yield first, place
            first = None
