"""Regular expressions as data: each has a name, a meaning, and texts that show what it matches and what it doesn't."""

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby


@dataclass(frozen=True)
class Pattern:
    """A named regular expression; a test holds it to its examples.

    It is found in each of `examples` and in none of `counterexamples`. `flags` are those that `re` allows in "(?i:…)".
    """

    name: str
    meaning: str
    regex: str
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]
    flags: str = "i"
    parts: tuple["Pattern", ...] = ()

    @property
    def source(self) -> str:
        """The regular expression with its flags inside, so that it can be a piece of another one."""
        return f"(?{self.flags}:{self.regex})" if self.flags else self.regex

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """Compiled when it is first used, because an import must stay cheap."""
        return re.compile(self.source)


def one_of(
    name: str,
    meaning: str,
    parts: tuple[Pattern, ...],
    *,
    before: str = "",
    after: str = "",
    counterexamples: tuple[str, ...],
) -> Pattern:
    """The first of `parts` that matches, between `before` and `after`; its examples are those of all parts."""
    groups = groupby(parts, key=lambda part: part.flags)
    joined = "|".join(
        f"(?{flags}:{regexes})" if flags else regexes
        for flags, regexes in ((flags, "|".join(part.regex for part in group)) for flags, group in groups)
    )
    examples = tuple(example for part in parts for example in part.examples)
    return Pattern(name, meaning, f"{before}(?:{joined}){after}", examples, counterexamples, flags="", parts=parts)
