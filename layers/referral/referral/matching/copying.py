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
        return frozenset(run for words in self._lines for run in _runs(words))

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
        return self.runs.issuperset(_runs(words))

    def copies(self, text: "Passage") -> list[bool]:
        """Whether each piece of a passage is copied.

        A piece is like the posting if most of its words are in runs of it, or if it is one of its very short lines.
        Neighbours that are like the posting are a copy if one of them, or a run through them, has as many words of the
        posting as a sentence, or all of them together as many as a paragraph; so is what is too short to tell between
        them.
        """
        copied = [False] * len(text.pieces)
        if self._shares_nothing_with(text):
            return copied
        taken = self._taken(text)
        alike = [self._is_alike(start, piece, taken) for start, piece in text.pieces]
        for first, end in _neighbours(alike):
            pieces = [text.pieces[place] for place in range(first, end) if alike[place]]
            copied[first:end] = [self._is_a_copy(pieces, taken)] * (end - first)
        return copied

    def _shares_nothing_with(self, text: "Passage") -> bool:
        """True for most passages: then no piece of them is like the posting."""
        return self.runs.isdisjoint(_runs(text.words)) and self._short_lines.isdisjoint(text.short_pieces)

    def _taken(self, text: "Passage") -> list[int]:
        """For each word of a passage, how many words the run of the posting has that it is in; 0 outside of runs."""
        taken = [0] * len(text.words)
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

    def _is_alike(self, start: int, piece: Fingerprints, taken: Sequence[int]) -> bool | None:
        """Whether a piece is like the posting; None where it is too short to tell."""
        words = sum(map(bool, taken[start : start + len(piece)]))
        if piece and (words >= COPIED_FROM * len(piece) or piece in self._short_lines):
            return True
        return None if len(piece) < COPY_RUN else False

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
        self.words = words

    @cached_property
    def runs(self) -> list[Run]:
        return list(_runs(self.words))

    @cached_property
    def short_pieces(self) -> list[Fingerprints]:
        return [piece for _, piece in self.pieces if len(piece) < COPY_RUN]


def _runs(words: Sequence[int]) -> Iterator[Run]:
    """All sequences of three words that follow each other."""
    return zip(*(words[start:] for start in range(COPY_RUN)), strict=False)


def _neighbours(alike: Sequence[bool | None]) -> Iterator[tuple[int, int]]:
    """From the first to behind the last True where nothing is False between them: (first, end)."""
    first = end = None
    for place, one in enumerate((*alike, False)):
        if one:
            first, end = (place if first is None else first), place + 1
        elif one is False and first is not None and end is not None:
            yield first, end
            first = end = None
