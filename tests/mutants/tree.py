"""A copy of the checkout, in which a mutant can be made while the checkout stays as it is."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.mutants.mutant import ROOT, Mutant


class Tree:
    """A copy of all tracked files. Whoever edits the checkout meanwhile does not change it."""

    def __init__(self, directory: Path) -> None:
        self.root = directory
        tracked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
        for name in map(os.fsdecode, filter(None, tracked.split(b"\0"))):
            copy = directory / name
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, copy, follow_symlinks=False)
        (directory / ".local").symlink_to(ROOT / ".local")

    @contextmanager
    def mutated(self, mutant: Mutant) -> Iterator[None]:
        """With the mutant in place of what it changes."""
        file = self.root / mutant.file
        text, times = file.read_text(), file.stat()
        file.write_text(mutant.text(self.root))
        os.utime(file, (0, 0))  # another time than that of any compiled file
        try:
            yield
        finally:
            file.write_text(text)
            os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))
