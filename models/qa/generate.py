"""Generates postings with known answers from statements.py: tidy or untidy, with distractors, from a seed.

Real sentences that answer nothing can be mixed in.
"""

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from string import ascii_uppercase

from models.qa import statements as said

HELD_OUT = 5  # every fifth template and phrase is used for evaluation only
NUMBERS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split()
MARK = re.compile(r"\{([ADFHSYdfny])\}|<d(?: (\w+))?>|(</d>)")
KINDS = {"D": "level", "F": "field", "Y": "years"}
LEVELS: tuple[str, ...] = ("high_school", "associate", "bachelor", "master", "doctorate")
OFTEN: tuple[int, ...] = (3, 3, 8, 3, 1)  # how often each level is required
TYPOS = ("swap", "drop", "double")
SHORTENABLE = re.compile(rf"(?i)\b(?:{'|'.join(sorted(said.SHORTENED, key=len, reverse=True))})(?!\w)")


Value = str | float | None  # a level, the words of a field, a number of years


@dataclass
class Statement:
    """A piece of text with its answers, (start, end, value) by kind; only the first answer of a kind counts."""

    text: str = ""
    answers: dict[str, tuple[int, int, Value]] = field(default_factory=dict)

    def add(self, words: str, kind: str | None = None, value: Value = None) -> None:
        if kind and kind not in self.answers:
            self.answers[kind] = (len(self.text), len(self.text) + len(words), value)
        self.text += words

    def append(self, other: "Statement") -> None:
        for kind, (start, end, value) in other.answers.items():
            self.answers.setdefault(kind, (len(self.text) + start, len(self.text) + end, value))
        self.text += other.text


class Writer:
    """Writes postings; the same seed and options give the same postings."""

    def __init__(
        self,
        seed: int,
        *,
        held_out: bool,
        untidy: bool,
        filler: Sequence[str],
        observed: Sequence[Statement],
        names: Sequence[str],
    ) -> None:
        self.random = random.Random(seed)
        self.held_out = held_out
        self.untidy = untidy
        self.filler = filler
        self.observed = observed
        self.names = names

    def posting(self) -> Statement:
        """A posting with the answers that it contains."""
        required = self._required()
        lines = [*required, *(self._distractor() for _ in range(self.random.choice((0, 0, 1, 1, 2, 2, 3, 4, 6, 9))))]
        if self.random.random() < 0.75:
            self.random.shuffle(lines)
        if self.random.random() < 0.3:
            lines.insert(0, Statement(self.random.choice(said.HEADINGS)))
        if self.random.random() < 0.15:
            lines += [Statement(self.random.choice(said.WISH_HEADINGS)), *(self._unmarked() for _ in range(2))]
        if not lines:
            lines = [self._distractor()]
        posting = self._joined(lines)
        if self.random.random() < (0.4 if self.untidy else 0.05):
            posting = self._titled(posting)
        return self._roughened(posting) if self.untidy else posting

    def _titled(self, posting: Statement) -> Statement:
        lead = f"{self._choice(said.LEADS)} " if self.random.random() < 0.4 else ""
        joint = self.random.choice((" - ", ": ", "\n", ". ", ", ", " w/ ", " -- ", " | ", "\n\n"))
        titled = Statement(f"{lead}{self._named(said.TITLES)}{joint}")
        titled.append(posting)
        return titled

    def _required(self) -> list[Statement]:
        degree, years, both = self._lists()
        if self.observed and self.random.random() < 0.1:
            return [self.random.choice(self.observed)]
        shape = self.random.random()
        if shape < 0.3:
            return [self._filled(self._choice(both))]
        lines = []
        if shape < 0.75 or shape > 0.95:
            lines.append(self._filled(self._choice(degree)))
        if 0.48 < shape < 0.95:
            lines += [self._filled(self._choice(years)) for _ in range(self.random.choice((1, 1, 1, 2, 3)))]
        return lines if self.random.random() < 0.88 else []

    def _lists(self) -> tuple[list[str], list[str], list[str]]:
        if self.untidy and self.random.random() < 0.75:
            return said.UNTIDY_DEGREE_LINES, said.UNTIDY_YEARS_LINES, said.UNTIDY_BOTH_LINES
        return said.DEGREE_LINES, said.YEARS_LINES, said.BOTH_LINES

    def _unmarked(self) -> Statement:
        degree, years, both = self._lists()
        filled = self._filled(self._choice(self.random.choice((degree, years, both))))
        return Statement(filled.text)

    def _distractor(self) -> Statement:
        kind = self.random.random()
        if kind < 0.3:
            return self._filled(self._choice(said.WISHES))
        if kind < 0.6 or not self.filler:
            return self._filled(self._choice(said.DISTRACTORS))
        return Statement(self.random.choice(self.filler))

    def _filled(self, template: str) -> Statement:
        statement, position = Statement(), 0
        open_degrees: list[tuple[int, str]] = []
        level = self._level(template)
        for mark in MARK.finditer(template):
            statement.text += template[position : mark.start()]
            position = mark.end()
            if mark[1]:
                self._fill(statement, mark[1], level)
            elif mark[3]:
                start, level = open_degrees.pop()
                statement.answers.setdefault("level", (start, len(statement.text), level))
            else:
                open_degrees.append((len(statement.text), mark[2] or "bachelor"))
        statement.text += template[position:]
        return statement

    def _level(self, template: str) -> str:
        """The level of a template's {D}. High school has no field of study, and nothing is higher than a doctorate."""
        taken = slice(1 if "{F}" in template or "{f}" in template else 0, -1 if "{H}" in template else None)
        return self._often(LEVELS[taken], OFTEN[taken])

    def _often(self, levels: Sequence[str], weights: Sequence[float]) -> str:
        return self.random.choices(levels, weights)[0]

    def _fill(self, statement: Statement, slot: str, level: str) -> None:
        value: Value = None
        match slot.lower():
            case "s":
                words = self._cased(self._named(said.WORK))
            case "n":
                words = str(self.random.choice((self.random.randint(1, 12), self.random.randint(1, 99))))
            case "a":
                words = self._abbreviation()
            case "f":
                article, words = self._field()
                statement.add(article)
                value = words
            case "y":
                words, value = self._years()
            case "h":
                words = self._degree(self.random.choice(LEVELS[LEVELS.index(level) + 1 :]))
            case _:
                value = level if slot == "D" else self._often(LEVELS, OFTEN)
                words = self._degree(value)
        statement.add(words, KINDS.get(slot), value)

    def _degree(self, level: str) -> str:
        phrases = said.UNTIDY_DEGREES if self.untidy and self.random.random() < 0.7 else said.TIDY_DEGREES
        return self._choice(re.split(r"\||\n\s*", phrases[level]))

    def _field(self) -> tuple[str, str]:
        """An article or "", and the field of study."""
        shape = self.random.random()
        if shape < 0.08:
            broad = self._choice(said.BROAD_FIELDS)
            return "an " if broad[0].lower() in "aeiou" else "a ", broad
        names = [self._field_name() for _ in range(self.random.choice((1, 1, 1, 1, 2, 2, 3, 4)))]
        names = list(dict.fromkeys(names))
        if self.random.random() < (0.6 if self.untidy else 0.25):
            names = [name.lower() for name in names]
        if len(names) == 1:
            return "", names[0]
        styles = [
            ", ".join(names),
            f"{', '.join(names[:-1])} or {names[-1]}",
            f"{', '.join(names[:-1])}, or {names[-1]}",
        ]
        styles += ["/".join(names), f"{', '.join(names[:-1])} and/or {names[-1]}"] if len(names) == 2 else []
        styles += [" / ".join(names), ",".join(names), f"{','.join(names[:-1])} or {names[-1]}"] if self.untidy else []
        return "", self.random.choice(styles)

    def _field_name(self) -> str:
        if self.random.random() < (0.3 if self.untidy else 0.06):
            return self._choice(said.SHORT_FIELDS.split("|"))
        if self.names and self.random.random() < 0.15:
            return self.random.choice(self.names)
        if self.untidy and self.random.random() < 0.08:
            return self._abbreviation()
        return self._choice(said.FIELDS)

    def _abbreviation(self) -> str:
        return "".join(self.random.choices(ascii_uppercase, k=self.random.choice((2, 3, 3, 3, 4, 4, 5))))

    def _years(self) -> tuple[str, float]:
        if self.untidy and self.random.random() < 0.05:
            return self.random.choice(list(said.ODD_YEARS.items()))
        low = self.random.choices(range(16), weights=(2, 8, 9, 10, 6, 12, 4, 4, 5, 1, 7, 1, 2, 1, 1, 2))[0]
        high = min(low + self.random.choice((1, 2, 2, 3, 5)), 15)
        phrase = self._choice(said.UNTIDY_YEARS if self.untidy and self.random.random() < 0.7 else said.YEARS)
        low = max(low, 1) if high <= low or "{m}" not in phrase else low
        words = phrase.format(n=low, m=high, w=NUMBERS[low], v=NUMBERS[high])
        return (
            words.replace("years", "year") if low == 1 and "{m}" not in phrase and "{v}" not in phrase else words
        ), (low + 0.5 if ".5" in phrase else float(low))

    def _choice(self, items: Sequence[str]) -> str:
        last = HELD_OUT - 1
        return self.random.choice(
            [item for i, item in enumerate(items) if (i % HELD_OUT == last) == self.held_out] or items
        )

    def _named(self, ours: Sequence[str]) -> str:
        """One of our words, or one of the names from the corpus."""
        return self.random.choice(self.names) if self.names and self.random.random() < 0.6 else self._choice(ours)

    def _cased(self, words: str) -> str:
        return words if self.random.random() < 0.7 else words[0].upper() + words[1:]

    def _joined(self, lines: list[Statement]) -> Statement:
        joint = self.random.choice(said.JOINTS + said.UNTIDY_JOINTS * self.untidy)
        posting = Statement(
            joint.lstrip("\n").lstrip(".,; ") if joint.strip(".,; \n") and self.random.random() < 0.8 else ""
        )
        for position, line in enumerate(lines):
            if position:
                posting.add(joint.lstrip(".") if posting.text.endswith((".", ":")) and joint[0] == "." else joint)
            posting.append(line)
        return posting

    def _roughened(self, posting: Statement) -> Statement:
        """Shortens words, swaps, drops or doubles letters, and changes case; the answers move with their words."""
        case = self.random.choices((str, str.lower, str.upper), weights=(6, 5, 1))[0]
        pieces = [case(char) if len(case(char)) == 1 else char for char in posting.text]
        self._shorten(posting.text, pieces, case)
        self._misspell(posting.text, pieces)
        if self.random.random() < 0.4:
            pieces = [piece if piece not in "'’" else "" for piece in pieces]
        places = [0, *accumulate(map(len, pieces))]
        answers = {
            kind: (places[start], places[end], "".join(pieces[start:end]) if kind == "field" else value)
            for kind, (start, end, value) in posting.answers.items()
        }
        return Statement("".join(pieces), answers)

    def _shorten(self, text: str, pieces: list[str], case: Callable[[str], str]) -> None:
        rate = self.random.choice((0.0, 0.0, 0.2, 0.5, 0.8))
        for match in SHORTENABLE.finditer(text):
            if self.random.random() < rate:
                shortened = case(self._choice(said.SHORTENED[match[0].lower()]))
                if match[0].istitle() and case is str:
                    shortened = shortened.capitalize()
                pieces[match.start() : match.end()] = [shortened, *[""] * (len(match[0]) - 1)]

    def _misspell(self, text: str, pieces: list[str]) -> None:
        rate = self.random.choice((0.0, 0.0, 0.02, 0.05, 0.09))
        for match in re.finditer(r"[^\W\d_]{4,}", text):
            whole = all(len(piece) == 1 for piece in pieces[match.start() : match.end()])
            if not whole or self.random.random() >= rate:
                continue
            at = self.random.randrange(match.start() + 1, match.end() - 1)
            match self.random.choice(TYPOS):
                case "swap":
                    pieces[at], pieces[at + 1] = pieces[at + 1], pieces[at]
                case "drop":
                    pieces[at] = ""
                case "double":
                    pieces[at] *= 2


def postings(
    count: int,
    seed: int,
    *,
    held_out: bool,
    untidy: bool,
    filler: Sequence[str] = (),
    observed: Sequence[Statement] = (),
    names: Sequence[str] = (),
) -> Iterator[Statement]:
    """Postings, each with its answers.

    `filler` are real sentences that answer nothing, `observed` are real sentences with answers, used now and then in
    place of generated ones, and `names` are real names of occupations and skills.
    """
    writer = Writer(seed, held_out=held_out, untidy=untidy, filler=filler, observed=observed, names=names)
    for _ in range(count):
        yield writer.posting()
