"""A real OpenSearch node."""

import shutil
from pathlib import Path

from local.parts import Part, jvm
from local.parts.probe import answers

MEMORY = Path("/dev/shm")


def opensearch(jars: Path, data: Path, port: int, transport_port: int) -> Part:
    """A single node that keeps its data below `data`."""
    node = data / "node"
    return Part(
        name="opensearch",
        version=jvm.version(jars, "opensearch"),
        port=port,
        command=jvm.command(
            jars, "384m", jvm.SOURCES / "opensearch" / "Node.java", node, str(port), str(transport_port)
        ),
        serves=lambda: answers(f"http://127.0.0.1:{port}/_cluster/health?wait_for_status=yellow&timeout=1s"),
        prepare=lambda: _place(node),
    )


def _place(node: Path) -> None:
    """Moves the node's home to memory where the node could not start on disk.

    The node insists on knowing its file system. Java looks that up in the list of mounts, and inside a chroot the disk
    is not in that list.
    """
    if _has_mount(node.parent):
        return
    stack = node.parents[2].stat()
    home = MEMORY / f"opensearch-{stack.st_dev}-{stack.st_ino}"
    if not node.is_symlink():
        shutil.rmtree(home, ignore_errors=True)
        node.symlink_to(home)
    home.mkdir(mode=0o700, exist_ok=True)


def _has_mount(path: Path) -> bool:
    """Whether the list of mounts has the file system that holds the path."""
    mounts = {line.split()[1] for line in Path("/proc/mounts").read_text().splitlines()}
    inside = [place for place in (path, *path.parents) if place.stat().st_dev == path.stat().st_dev]
    return str(inside[-1]) in mounts
