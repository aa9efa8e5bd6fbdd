"""Free loopback ports, below the range that the kernel hands out for outgoing connections."""

import random
import socket

HOST = "127.0.0.1"
LOWEST, HIGHEST = 10_000, 32_767


def is_free(port: int) -> bool:
    """Whether a server could listen on the port right now."""
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((HOST, port))
        except OSError:
            return False
        return True


def free_port(preferred: int | None = None) -> int:
    """The preferred port if it is free, else a random free one, so that stacks starting together don't collide."""
    if preferred and is_free(preferred):
        return preferred
    while not is_free(port := random.randint(LOWEST, HIGHEST)):
        pass
    return port
