import os

import pytest

from local.ports import is_free
from local.stack_directory import AlreadyRunning, StackDirectory


def test_one_directory_holds_one_stack(tmp_path):
    first, second = StackDirectory(tmp_path / "new" / "stack"), StackDirectory(tmp_path / "new" / "stack")
    assert first.owner() is None
    first.acquire()
    assert second.owner() == os.getpid()
    with pytest.raises(AlreadyRunning, match=f"process {os.getpid()}"):
        second.acquire()
    first.release()
    assert second.owner() is None
    second.acquire()
    second.release()


def test_cleaning_touches_only_what_a_stack_makes(tmp_path):
    directory = StackDirectory(tmp_path)
    (directory.data("part") / "row").write_text("1")
    directory.log("part").parent.mkdir()
    directory.log("part").write_text("line")
    (tmp_path / "thesis.txt").write_text("mine")
    directory.clean()
    assert list(tmp_path.iterdir()) == [tmp_path / "thesis.txt"]


def test_ports_are_those_of_last_time_if_they_are_free(tmp_path):
    directory = StackDirectory(tmp_path)
    port = directory.port("moto")
    assert is_free(port)
    assert port < 32768
    directory.write_state({"ports": {"moto": port}})
    assert directory.port("moto") == port


def test_a_taken_port_is_replaced(tmp_path, taken_port):
    directory = StackDirectory(tmp_path)
    directory.write_state({"ports": {"moto": taken_port}})
    assert directory.port("moto") != taken_port


def test_half_a_state_is_no_state(tmp_path):
    directory = StackDirectory(tmp_path)
    (tmp_path / "stack.json").write_text('{"ports": ')
    assert directory.state() == {}
