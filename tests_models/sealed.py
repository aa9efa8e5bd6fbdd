"""Serves an unpacked archive where there is no network.

    unshare --map-root-user --net python -m tests_models.sealed MODEL DIRECTORY

Sends the request on standard input to the server, and prints the status and the body of the answer.
"""

import fcntl
import socket
import struct
import sys
from pathlib import Path

from tests_models.container import serving

_GET_FLAGS, _SET_FLAGS, _UP = 0x8913, 0x8914, 1  # netdevice(7)
_REQUEST = "16sh"


def bring_loopback_up() -> None:
    """A new network namespace has only a loopback interface, which is down."""
    with socket.socket() as any_socket:
        interface = struct.pack(_REQUEST, b"lo", 0)
        name, flags = struct.unpack(_REQUEST, fcntl.ioctl(any_socket, _GET_FLAGS, interface))
        fcntl.ioctl(any_socket, _SET_FLAGS, struct.pack(_REQUEST, name, flags | _UP))


if __name__ == "__main__":
    bring_loopback_up()
    with serving(Path(sys.argv[1]), Path(sys.argv[2])) as container:
        answer = container.invoke(sys.stdin.buffer.read())
    sys.stdout.buffer.write(f"{answer.status}".encode() + answer.body)
