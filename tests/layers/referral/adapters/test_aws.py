import os
import socket
from pathlib import Path

import pytest
from urllib3.connection import HTTPConnection

from referral.adapters import aws
from referral.adapters.documents import Documents


@pytest.fixture
def connections(monkeypatch):
    """The sockets that are connected meanwhile."""
    made, connect = [], HTTPConnection.connect

    def connected(self):
        connect(self)
        made.append(self.sock)

    monkeypatch.setattr(HTTPConnection, "connect", connected)
    return made


def test_the_body_of_a_request_does_not_wait_for_the_headers_to_be_acknowledged(stack, connections, monkeypatch):
    monkeypatch.setattr("referral.adapters.aws._LIMITS_S", (2.75,))  # no pool has this limit yet
    Documents(stack.resources["UsersTable"].id, "userId").get("nobody")
    assert [one.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY) != 0 for one in connections] == [True]


@pytest.mark.parametrize("service", aws.SERVICES)
def test_a_client_is_made_without_a_look_at_the_directories_of_other_services(service, monkeypatch):
    listed, listdir = set(), os.listdir

    def noted(path):
        listed.add(Path(path).name)
        return listdir(path)

    monkeypatch.setattr(os, "listdir", noted)
    aws.session.__wrapped__().create_client(service, region_name="us-east-1")
    assert listed == {service}
