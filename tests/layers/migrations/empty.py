"""Empty databases on the stack's server, in which its administrator has the rights that it has in the stack's own."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from uuid import uuid4

from local.stack import Stack
from referral.adapters.database import Server
from referral.adapters.secrets import DatabaseLogin


@contextmanager
def empty_database(stack: Stack) -> Iterator[Server]:
    name = f"empty_{uuid4().hex[:12]}"
    with stack.database.connect(DatabaseLogin("root", "")) as root, root.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name} CHARACTER SET utf8mb4")
        cursor.execute(f"GRANT ALL ON {name}.* TO %s@'%%' WITH GRANT OPTION", (stack.administrator.username,))
        yield replace(stack.database, database=name)
        cursor.execute(f"DROP DATABASE {name}")
