"""The names of one person, found in a text where they are names and not words of work."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator

from referral.domain.profile import Person
from referral.extraction.patterns.identity import HONORIFIC
from referral.extraction.skill_mentions import Recognised, recognised
from referral.extraction.words_of_work import is_word_of_work

_INITIAL = 1
_LONGEST_PARTICLE = 3
_WORD = r"[^\W\d_]{2}"  # neither a version nor "'s"


class OwnNames:
    """Whole names are names everywhere. A part alone is one unless it is a word of work, as in "Nurse" and "Case", or
    a tool, as in "Ruby on Rails": a nurse called Nurse has the features of any other nurse."""

    def __init__(self, person: Person) -> None:
        self._whole = _pattern(_whole(person.firstName, person.lastName))
        self._part = any_of(_parts(person.firstName) + _parts(person.lastName))
        self._surnames = {composed(part).casefold() for part in _parts(person.lastName)}

    def without_whole(self, line: str) -> str:
        """To be called before words like "Mr." are removed, because they tell a name, too."""
        return self._whole.sub(" ", line)

    def without_parts(self, line: str) -> str:
        return without_names(self._part, line, self._is_the_tool)

    def _is_the_tool(self, name: re.Match[str], tool: Recognised) -> bool:
        """More tools have first names than surnames: "Ruby" is the person, and "Ruby on Rails" is not."""
        rest = name.string[tool.start : name.start()], name.string[name.end() : tool.end]
        return any(re.search(_WORD, one) for one in rest) or name[0].casefold() in self._surnames


def without_names(names: re.Pattern[str], line: str, stays: Callable[[re.Match[str], Recognised], bool]) -> str:
    """The line without the names, except those within the name of a tool for which `stays` is true."""
    if not names.search(line):
        return line
    tools = {place: tool for tool in recognised(line) for place in range(tool.start, tool.end)}

    def removed(name: re.Match[str]) -> str:
        tool = tools.get(name.start())
        return name[0] if tool and name.end() <= tool.end and stays(name, tool) else " "

    return names.sub(removed, line)


def any_of(names: Iterable[str]) -> re.Pattern[str]:
    """Finds the names as written, in capitals and in title case; an initial is no name."""
    return _pattern(
        re.escape(spelling)
        for name in names
        if len(name) > _INITIAL
        for spelling in map(composed, (name, name.upper(), name.title()))
    )


def composed(text: str) -> str:
    """Letters and their accents as one character, however they were typed."""
    return unicodedata.normalize("NFC", text)


def _parts(field: str) -> list[str]:
    """The words of a first or last name that are names alone. Particles ("von", "de") are none."""
    words = field.split()
    return [
        word
        for word in words
        if not is_word_of_work(word) and not (len(words) > 1 and word.islower() and len(word) <= _LONGEST_PARTICLE)
    ]


def _whole(first: str, last: str) -> Iterator[str]:
    """Expressions for first and last name together, with an initial, in one word, and for each behind "Mr."."""
    are_words = all(map(is_word_of_work, f"{first} {last}".split()))
    alone = set()
    for spelled in (str, str.upper, str.title, *(() if are_words else (str.lower,))):
        one, other = (composed(spelled(name)).strip() for name in (first, last))
        alone |= {_spaced(one), _spaced(other)}
        if one and other:
            yield rf"{_spaced(one)}(?:\s+\w\.?)?\s+{_spaced(other)}"
            yield rf"{_spaced(other)},?\s+{_spaced(one)}(?:\s+\w\.)?"
            yield rf"{re.escape(one[0])}\.\s?{_spaced(other)}"
            yield from (_spaced(one) + _spaced(other), _spaced(other) + _spaced(one))
    yield rf"{HONORIFIC.source}\s+(?:{'|'.join(sorted(alone - {''}, key=len, reverse=True))})"


def _spaced(name: str) -> str:
    return r"\s+".join(map(re.escape, name.split()))


def _pattern(expressions: Iterable[str]) -> re.Pattern[str]:
    """Longest first, so that a name that contains another is removed as a whole."""
    pattern = "|".join(sorted(set(expressions), key=lambda expression: (-len(expression), expression)))
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)" if pattern else r"(?!)")
