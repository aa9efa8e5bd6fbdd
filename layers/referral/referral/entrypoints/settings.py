"""Settings, read from the environment variables that template.yaml gives each function.

A missing or wrong variable stops the function at its start. The message has its name and what it must be, no value.
"""

import os
import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")


class WrongSetting(RuntimeError):
    """Stops a function at its start."""

    def __init__(self, name: str, words: str):
        super().__init__(f"the environment variable {name} must be {words}")


@dataclass(frozen=True)
class Form:
    """A pattern that a value must match, and `words` that describe it to the operator."""

    words: str
    pattern: str


TEXT = Form("set", r"[^\s].*")
NAME = Form("a name of letters, digits, '-', '_' and '.'", r"[A-Za-z0-9._-]+")
BUCKET = Form("the name of a bucket", r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")
URL = Form("an http or https address", r"https?://[^\s/?#]+[^\s?#]*")
_ORIGIN = r"https?://[a-z0-9_.:\[\]-]+"
ORIGINS = Form("'*' or origins like https://example.org, separated by commas", rf"\*|{_ORIGIN}(,{_ORIGIN})*")
ADDRESS = Form("an e-mail address", r"[^@\s]+@[^@\s]+")
SECRET_ARN = Form("the ARN of a secret", r"arn:[a-z-]+:secretsmanager:[a-z0-9-]+:\d{12}:secret:\S+")


def setting(name: str, form: Form = TEXT) -> str:
    """The value of a variable that must be set and have this form."""
    value = os.environ.get(name, "")
    if not re.fullmatch(form.pattern, value):
        raise WrongSetting(name, form.words)
    return value


def flag_setting(name: str) -> bool:
    """The value of a variable that must be "true" or "false"."""
    return choice_setting(name, ("true", "false")) == "true"


def optional_setting(name: str, form: Form = TEXT) -> str:
    """The value of a variable that must exist and be empty or have this form."""
    if os.environ.get(name) == "":
        return ""
    return setting(name, Form(f"empty or {form.words}", form.pattern))


def number_setting(name: str, least: int, most: int) -> int:
    """The whole number from `least` to `most` in a variable that must be set."""
    form = Form(f"a whole number from {least} to {most}", r"[0-9]{1,9}")
    number = int(setting(name, form))
    if not least <= number <= most:
        raise WrongSetting(name, form.words)
    return number


def choice_setting(name: str, choices: Collection[str]) -> str:
    """The value of a variable that must be one of these."""
    return setting(name, Form(f"one of {', '.join(choices)}", "|".join(map(re.escape, choices))))


def parsed_setting(name: str, words: str, parse: Callable[[str], T]) -> T:
    """The value of a variable that must be set, as `parse` returns it. A ValueError from `parse` is a wrong value."""
    try:
        return parse(os.environ.get(name, ""))
    except ValueError:  # its text may quote the value
        raise WrongSetting(name, words) from None
