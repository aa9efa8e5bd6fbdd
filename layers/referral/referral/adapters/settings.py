"""Configuration, from the environment that template.yaml gives each function."""

import os


class MissingSetting(RuntimeError):
    """Stops a function at its start."""


def setting(name: str) -> str:
    """The value of a variable that must be set."""
    value = os.environ.get(name)
    if not value:
        raise MissingSetting(f"the environment variable {name} is not set")
    return value


def optional_setting(name: str) -> str:
    """The value of a variable that must be there, but may be empty."""
    try:
        return os.environ[name]
    except KeyError:
        raise MissingSetting(f"the environment variable {name} is not set") from None


def number_setting(name: str) -> int:
    """The whole number in a variable that must be set."""
    value = setting(name)
    try:
        return int(value)
    except ValueError:
        raise MissingSetting(f"the environment variable {name} must be a whole number") from None
