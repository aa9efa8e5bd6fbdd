"""What the three parts written in Java share."""

import os
import re
import shutil
from collections.abc import Iterable
from pathlib import Path

SOURCES = Path(__file__).parents[1] / "java"
# One garbage collector thread and the quick compiler: these servers live for minutes and serve one person.
FLAGS = ("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")


def java() -> str | None:
    """The Java to use (variable JAVA), or None where there is none or NO_JAVA is set."""
    return None if os.environ.get("NO_JAVA") else shutil.which(os.environ.get("JAVA") or "java")


def command(jars: Path, heap: str, *arguments: str | Path, properties: Iterable[str] = ()) -> list[str | Path]:
    """The command line that runs a main class, or a source file, on a folder of jars."""
    defined = [f"-D{definition}" for definition in properties]
    return [java() or "java", *FLAGS, f"-Xmx{heap}", *defined, "-cp", f"{jars}/*", *arguments]


def version(jars: Path, artifact: str) -> str:
    """The version in the name of the artifact's jar."""
    for jar in jars.glob(f"{artifact}-*.jar"):
        if found := re.fullmatch(rf"{re.escape(artifact)}-(\d[\w.]*)\.jar", jar.name):
            return found[1]
    raise FileNotFoundError(f"{jars} has no {artifact}: run 'make setup'")
