"""The part of Velocity's template language that the template's mapping templates use, as API Gateway evaluates it.

That is `#set`, `#if` with comparisons joined by `||`, texts, variables, and request headers by `$input.params()`.
"""

import re
from collections.abc import Mapping

_VALUE = r'(?:"[^"]*"|\$[\w.]+(?:\(\)\.header\.get\("[^"]+"\))?)'
_SET = re.compile(rf"#set\(\$(?P<name>[\w.-]+) = (?P<value>{_VALUE})\)")
_IF = re.compile(rf"#if\((?P<tests>{_VALUE} == {_VALUE}(?: \|\| {_VALUE} == {_VALUE})*)\)(?P<then>.*?)#end")
_HEADER = re.compile(r'\$input\.params\(\)\.header\.get\("([^"]+)"\)')


def evaluated(template: str, headers: Mapping[str, str]) -> dict[str, str]:
    """The variables that the template has set at its end. ValueError if it uses more of the language than is known.

    `headers` are the request's, by the names that the client wrote.
    """
    variables: dict[str, str] = {}
    for line in template.splitlines():
        if condition := _IF.fullmatch(line):
            if any(_is_equal(test, variables, headers) for test in condition["tests"].split(" || ")):
                _assign(condition["then"], variables, headers)
        elif line.strip() and line.strip() != "{}":
            _assign(line, variables, headers)
    return variables


def _is_equal(test: str, variables: Mapping[str, str], headers: Mapping[str, str]) -> bool:
    left, right = (_value(side, variables, headers) for side in test.split(" == "))
    return left == right


def _assign(statement: str, variables: dict[str, str], headers: Mapping[str, str]) -> None:
    assignment = _SET.fullmatch(statement)
    if not assignment:
        raise ValueError(f"the local stack does not know this part of Velocity: {statement}")
    variables[assignment["name"]] = _value(assignment["value"], variables, headers)


def _value(word: str, variables: Mapping[str, str], headers: Mapping[str, str]) -> str:
    """API Gateway takes a header that is missing, and a variable that was never set, for an empty text."""
    if word.startswith('"'):
        return word[1:-1]
    if header := _HEADER.fullmatch(word):
        return headers.get(header[1], "")
    return variables.get(word[1:], "")
