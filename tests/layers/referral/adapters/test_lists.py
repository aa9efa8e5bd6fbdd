"""A page of a list is read as a part of an index, wherever it is in the list and however long that is."""

from functools import partial
from itertools import product
from typing import Any

import pytest

from benchmarks.lists import LISTS, PAGE, List, entry_before, fill
from migrations import migrate
from referral.adapters.database import Database
from referral.adapters.referrals import Referrals
from tests.layers.migrations.empty import empty_database

SIZES = (2_000, 20_000)
# As parts of the table. The shortest list holds a tenth of it.
POSITIONS = (0.001, 0.02, 0.05)
# The number of jobs on a page differs, and with it the number of reads; a plan that sorts a list reads all of it.
LEFT_OUT = "Handler_icp_attempts"
MOST_READS, MOST_DIFFERENCE = 30 * PAGE, 1.5


class Login:
    def __init__(self, login):
        self.login = lambda: login


@pytest.fixture(scope="module")
def reads(stack) -> dict[str, list[int]]:
    """How often the server reads an entry of an index or a row for a page, by list, for all sizes and positions."""
    measured: dict[str, list[int]] = {one.name: [] for one in LISTS}
    with empty_database(stack) as server:
        connect = partial(server.connect, stack.administrator)
        migrate(server.database, connect)
        database = Database(server, Login(stack.administrator))
        with connect() as connection:
            for size in SIZES:
                fill(connection, size)
                for one, position in product(LISTS, POSITIONS):
                    after = entry_before(connection, one, int(position * size))
                    measured[one.name].append(counted(database, one, after))
    return measured


def counted(database: Database, one: List, after: Any) -> int:
    before = handlers(database)
    assert len(one.read(Referrals(database), after)) == PAGE
    return handlers(database) - before


def handlers(database: Database) -> int:
    """Entries that the server asked for, and those that the storage engine itself read and left out."""
    counts = {
        row["Variable_name"]: int(row["Value"]) for row in database.select("SHOW SESSION STATUS LIKE 'Handler%%'")
    }
    return sum(count for name, count in counts.items() if name.startswith("Handler_read") or name == LEFT_OUT)


@pytest.mark.parametrize("name", [one.name for one in LISTS])
def test_a_page_takes_as_many_reads_wherever_it_is_and_however_large_the_table(reads, name):
    assert max(reads[name]) <= MOST_READS
    assert max(reads[name]) <= MOST_DIFFERENCE * min(reads[name])
