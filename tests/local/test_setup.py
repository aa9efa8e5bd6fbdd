"""One set-up at a time, which makes again what is damaged and says when it lacks a network."""

import fcntl
import os
import shutil
import signal
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from local.ports import free_port
from tests.local.conftest import Checkout
from tests.local.test_supervisor import eventually

WAITING = "another make sets up here, waiting\n"
VENV = ".venv/.complete"


@contextmanager
def locked(checkout: Checkout, operation: int = fcntl.LOCK_EX) -> Iterator[None]:
    """Holds the checkout's lock; BlockingIOError if it is taken."""
    directory = os.open(checkout.path, os.O_RDONLY)
    try:
        fcntl.flock(directory, operation)
        yield
    finally:
        os.close(directory)


def is_free(checkout: Checkout) -> bool:
    try:
        with locked(checkout, fcntl.LOCK_EX | fcntl.LOCK_NB):
            return True
    except BlockingIOError:
        return False


def start(checkout: Checkout, *command: str) -> subprocess.Popen[str]:
    """A command in a process group of its own, which heeds signals even where a shell's background job ignores them."""
    return subprocess.Popen(
        ["env", "--default-signal", *command],
        cwd=checkout.path,
        env=checkout.environment,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def test_a_second_set_up_says_that_it_waits_and_then_goes_on(checkout):
    with locked(checkout):
        second = start(checkout, "local/locked", "echo", "done")
        assert second.stdout.readline() == WAITING
    assert second.communicate(timeout=10) == ("done\n", None)
    assert second.returncode == 0


def test_clean_waits_for_a_set_up(checkout):
    (checkout.path / ".local").mkdir()
    with locked(checkout):
        clean = start(checkout, "make", "clean")
        assert clean.stdout.readline().startswith("no stack runs in ")
        assert clean.stdout.readline() == WAITING
        assert (checkout.path / ".local").exists()
    clean.communicate(timeout=10)
    assert not (checkout.path / ".local").exists()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_a_set_up_that_is_killed_frees_the_lock(checkout, number):
    (checkout.path / "Makefile").write_text(
        "slow:\n\techo started\n\tsleep 600\nset-up:\n\t@local/locked make -s slow\n"
    )
    with start(checkout, "make", "set-up") as first:
        assert first.stdout.readline() == "started\n"
        assert not is_free(checkout)
        os.killpg(first.pid, number)
        assert eventually(lambda: is_free(checkout))


def wheel(directory: Path, name: str) -> None:
    """An empty package of that name."""
    with zipfile.ZipFile(directory / f"{name}-1-py3-none-any.whl", "w") as archive:
        archive.writestr(f"{name}.py", "")
        archive.writestr(f"{name}-1.dist-info/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: 1\n")
        archive.writestr(f"{name}-1.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        archive.writestr(f"{name}-1.dist-info/RECORD", "")


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The variables that give pip a folder of packages for its index."""
    folder = tmp_path_factory.mktemp("packages")
    wheel(folder, "awslambdaric")
    wheel(folder, "needed")
    return {"PIP_CONFIG_FILE": os.devnull, "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(folder)}


@pytest.fixture(scope="module")
def unreachable() -> dict[str, str]:
    """The variables that give pip an index at which nobody listens."""
    index = f"http://127.0.0.1:{free_port()}/simple"
    return {"PIP_CONFIG_FILE": os.devnull, "PIP_INDEX_URL": index, "PIP_FIND_LINKS": ""}


def set_up(checkout: Checkout, target: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return checkout.run("local/locked", "local/set-up", "make", target, **variables)


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory, packages: dict[str, str]) -> Checkout:
    """A checkout with a real environment that has one package."""
    checkout = Checkout(tmp_path_factory.mktemp("finished") / "checkout")
    (checkout.path / "local/requirements.txt").write_text("needed==1\n")
    done = set_up(checkout, VENV, **packages)
    assert done.returncode == 0, done.stdout + done.stderr
    return checkout


@pytest.fixture
def venv(finished: Checkout, tmp_path: Path) -> Iterator[Path]:
    """Its environment, to be damaged by one test."""
    venv, kept = finished.path / ".venv", tmp_path / "kept"
    shutil.copytree(venv, kept, symlinks=True)
    yield venv
    shutil.rmtree(venv, ignore_errors=True)
    shutil.copytree(kept, venv, symlinks=True)


def test_nothing_is_made_or_fetched_where_everything_is_set_up(finished, unreachable):
    made = (finished.path / VENV).stat().st_mtime_ns
    done = set_up(finished, VENV, **unreachable)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert (finished.path / VENV).stat().st_mtime_ns == made


def python_gone(venv: Path) -> None:
    (venv / "bin/python").unlink()
    (venv / "bin/python").symlink_to("/nowhere/python3")


def python_upgraded(venv: Path) -> None:
    version = "python{}.{}".format(*sys.version_info)
    (venv / "lib" / version).rename(venv / "lib" / "python3.1")
    (venv / ".complete").write_text((venv / ".complete").read_text().replace(version + "/", "python3.1/"))


def package_gone(venv: Path) -> None:
    next(venv.glob("lib/*/site-packages/needed.py")).unlink()


def interrupted(venv: Path) -> None:
    (venv / ".complete").unlink()


def moved(venv: Path) -> None:
    pip = venv / "bin/pip"
    pip.write_text(pip.read_text().replace(str(venv), "/elsewhere/.venv"))


@pytest.mark.parametrize("damage", [python_gone, python_upgraded, package_gone, interrupted, moved])
def test_a_damaged_environment_is_removed(finished, venv, damage):
    damage(venv)
    done = set_up(finished, "help")
    assert done.stdout.startswith(".venv is damaged or was never finished, making it again\n")
    assert not venv.exists()


def test_without_a_network_one_line_says_so(finished, unreachable):
    requirements = finished.path / "local/requirements.txt"
    times = requirements.stat()
    os.utime(requirements)
    done = set_up(finished, VENV, **unreachable)
    os.utime(requirements, ns=(times.st_atime_ns, times.st_mtime_ns))
    (line,) = done.stderr.splitlines()
    assert line.startswith("Python's package index can't be reached")
    assert (done.returncode, done.stdout) == (1, "")
