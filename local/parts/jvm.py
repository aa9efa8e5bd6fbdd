"""What the three Java servers share."""

import os
import re
import shutil
from collections.abc import Iterable
from pathlib import Path

SOURCES = Path(__file__).parents[1] / "java"
# A single-threaded garbage collector and the quick compiler: these servers run for minutes and serve one person.
FLAGS = ("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")


def java() -> str | None:
    """The path of Java, which the variable JAVA may name; None if there is none or NO_JAVA is set."""
    return None if os.environ.get("NO_JAVA") else shutil.which(os.environ.get("JAVA") or "java")


def command(jars: Path, heap: str, *arguments: str | Path, properties: Iterable[str] = ()) -> list[str | Path]:
    """The command line that runs a main class or a source file with a folder of jars on its class path."""
    defined = [f"-D{definition}" for definition in properties]
    return [java() or "java", *FLAGS, f"-Xmx{heap}", *defined, "-cp", f"{jars}/*", *arguments]


def version(jars: Path, artifact: str) -> str:
    """The artifact's version, taken from the name of its jar."""
    for jar in jars.glob(f"{artifact}-*.jar"):
        if found := re.fullmatch(rf"{re.escape(artifact)}-(\d[\w.]*)\.jar", jar.name):
            return found[1]
    raise FileNotFoundError(f"{jars} has no {artifact}: run 'make setup'")
