"""Debian packages are installed only where their programs are missing."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "local" / "system-packages"
UNREACHABLE = """echo "$@" >>{log}; exit 100"""
UNKNOWN = """echo "$@" >>{log}; [[ $* == *update* ]] || {{ echo "E: Unable to locate package"; exit 100; }}"""
WORKING = """echo "$@" >>{log}"""


class Machine:
    """A machine that has these programs and no others on its path, and an apt-get that notes how it is called."""

    def __init__(self, path: Path) -> None:
        self.bin = path / "bin"
        self.bin.mkdir()
        self.log = path / "apt.log"
        for program in ("bash", "env", "id"):
            (self.bin / program).symlink_to(shutil.which(program))
        (self.bin / "python3").symlink_to(Path(sys.executable).resolve())
        self._write("sudo", 'exec "$@"')
        self.has_apt(WORKING)

    def has_apt(self, script: str) -> None:
        self._write("apt-get", script.format(log=self.log))

    def has(self, program: str) -> None:
        self._write(program, "")

    def install(self, *packages: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run([SCRIPT, *packages], env={"PATH": str(self.bin)}, capture_output=True, text=True)

    def calls(self) -> list[str]:
        return self.log.read_text().splitlines() if self.log.exists() else []

    def _write(self, program: str, script: str) -> None:
        (self.bin / program).write_text(f"#!{shutil.which('bash')}\n{script}\n")
        (self.bin / program).chmod(0o755)


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_apt_is_not_called_where_everything_is_here(machine):
    machine.has("java")
    machine.has("mvn")
    done = machine.install("default-jre-headless", "maven", "python3-venv")
    assert (done.returncode, done.stdout, done.stderr, machine.calls()) == (0, "", "", [])


def test_only_what_is_missing_is_installed(machine):
    machine.has("java")
    done = machine.install("default-jre-headless", "maven")
    assert (done.returncode, done.stdout) == (0, "system packages: installing maven\n")
    update, install = machine.calls()
    assert "update" in update
    assert install.endswith("install --no-install-recommends maven")


def test_without_a_network_one_line_says_so(machine):
    machine.has_apt(UNREACHABLE)
    done = machine.install("maven")
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert line.startswith("Debian's package servers can't be reached")
    assert line.endswith("do without Java (NO_JAVA=1)")


def test_apts_own_words_are_shown_where_the_network_is_not_to_blame(machine):
    machine.has_apt(UNKNOWN)
    done = machine.install("python3-venv", "mariadb-client-core", "maven")
    assert done.returncode == 1
    assert "E: Unable to locate package" in done.stdout
    assert "reached" not in done.stderr
    assert "could not install" in done.stderr
