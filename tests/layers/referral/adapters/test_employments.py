from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest

from referral.adapters.database import Database
from referral.adapters.employments import AUTOMATIC, Employments
from referral.adapters.secrets import Secret
from referral.domain.employment import DomainState, EmploymentState, ProvenAddress
from referral.domain.errors import AddressTaken, NotFound
from referral.domain.identifiers import UserId

VERIFIED, PENDING = EmploymentState.VERIFIED, EmploymentState.PENDING
OPERATOR = "arn:aws:iam::123456789012:user/olivia"


@pytest.fixture
def new(stack):
    secret = Secret(stack.environment("EmploymentFunction")["DATABASE_SECRET_ARN"])
    return lambda: Employments(Database(stack.database, secret))


@pytest.fixture
def employments(new):
    return new()


@pytest.fixture
def name():
    return f"acme{uuid4().int % 10**12}"


def user() -> UserId:
    return UserId(str(uuid4()))


def address(domain: str, name: str | None = None, mailbox: str = "") -> ProvenAddress:
    return ProvenAddress(address_hash=mailbox or uuid4().hex * 2, domain=domain, name=name)


def age(stack, user_id: UserId, days: int) -> None:
    with stack.database.connect(stack.administrator, autocommit=True) as connection, connection.cursor() as cursor:
        for column in ("verified_at", "verified_until"):
            cursor.execute(
                f"UPDATE employment SET {column} = {column} - INTERVAL %s DAY WHERE user_id = %s", (days, user_id)
            )


def of(employments: Employments, domain: str) -> dict[str, tuple]:
    found = [one for one in employments.all() if one.domain == domain]
    return {one.company: (one.state, one.decided_by, one.people) for one in found}


def test_a_domain_with_the_name_of_the_company_is_confirmed_at_once(employments, name):
    person = user()
    proven = employments.prove(person, name.upper(), address(f"{name}.com", name))
    assert (proven.state, proven.company, proven.company_key, proven.domain) == (
        VERIFIED,
        name.upper(),
        name,
        f"{name}.com",
    )
    assert (proven.verified_until - proven.verified_at).days == 180
    assert employments.of(person) == proven
    assert of(employments, f"{name}.com") == {name.upper(): (DomainState.CONFIRMED, AUTOMATIC, 1)}


def test_another_domain_waits_for_an_operator(employments, name):
    person, domain = user(), f"{name}-group.com"
    assert employments.prove(person, name, address(domain, f"{name}-group")).state is PENDING
    assert employments.of(person).state is PENDING
    assert of(employments, domain) == {name: (DomainState.PENDING, AUTOMATIC, 1)}
    assert employments.confirm(domain, f"{name}, Inc.", OPERATOR) == 1
    assert employments.of(person).state is VERIFIED
    assert of(employments, domain) == {f"{name}, Inc.": (DomainState.CONFIRMED, OPERATOR, 1)}
    assert employments.prove(user(), name, address(domain)).state is VERIFIED


def test_a_second_domain_with_the_name_of_a_company_is_not_confirmed_at_once(employments, name):
    """Anybody can register acme.shop once acme.com is known."""
    assert employments.prove(user(), name, address(f"{name}.com", name)).state is VERIFIED
    assert employments.prove(user(), name, address(f"{name}.shop", name)).state is PENDING


def test_a_domain_counts_for_one_company_only(employments, name):
    assert employments.prove(user(), name, address(f"{name}.com", name)).state is VERIFIED
    assert employments.prove(user(), "Elsewhere", address(f"{name}.com", name)).state is PENDING


def test_a_revoked_domain_ends_its_proofs_and_is_not_confirmed_again_by_a_rule(employments, name):
    person, domain = user(), f"{name}.com"
    proven = address(domain, name)
    employments.prove(person, name, proven)
    employments.prove(user(), "Elsewhere", address(domain, name))
    assert employments.revoke(domain, OPERATOR) == 2
    assert employments.of(person) is None
    assert employments.prove(person, name, proven).state is PENDING
    assert employments.prove(user(), f"{name[:4]} {name[4:]}", address(domain, name)).state is PENDING
    assert employments.prove(user(), name, address(f"{name}.xyz", name)).state is PENDING, "nor is another one"
    assert employments.revoke(domain, OPERATOR) == 2
    assert employments.confirm(domain, name, OPERATOR) == 0


def test_an_unknown_domain_can_not_be_revoked_but_confirmed(employments, name):
    with pytest.raises(NotFound):
        employments.revoke(f"{name}.com", OPERATOR)
    assert employments.confirm(f"{name}.com", name, OPERATOR) == 0
    assert employments.prove(user(), name, address(f"{name}.com")).state is VERIFIED


def test_one_address_is_one_person(employments, name):
    first, second = user(), user()
    same = address(f"{name}.com", name)
    before = employments.prove(second, name, address(f"{name}.com", name))
    employments.prove(first, name, same)
    with pytest.raises(AddressTaken):
        employments.prove(second, name, same)
    assert employments.of(second) == before
    assert employments.prove(first, name, same).state is VERIFIED
    assert employments.remove(first) is True
    assert employments.remove(first) is False
    assert employments.prove(second, name, same).state is VERIFIED


def test_an_address_is_free_again_once_its_proof_has_lapsed(stack, employments, name):
    first, second = user(), user()
    same = address(f"{name}.com", name)
    employments.prove(first, name, same)
    age(stack, first, 179)
    assert employments.of(first).state is VERIFIED
    age(stack, first, 1)
    assert employments.of(first) is None
    assert employments.prove(second, name, same).state is VERIFIED


def test_lapsed_proofs_are_removed(stack, employments, name):
    lapsed, current = user(), user()
    for person in (lapsed, current):
        employments.prove(person, name, address(f"{name}.com", name))
    age(stack, lapsed, 181)
    assert employments.remove_lapsed() == 1
    assert employments.remove_lapsed() == 0
    assert employments.of(current).state is VERIFIED


def test_of_many_who_prove_one_address_at_the_same_time_one_gets_it(new, name):
    same = address(f"{name}.com", name)

    def prove(_: int) -> bool:
        try:
            new().prove(user(), name, same)
        except AddressTaken:
            return False
        return True

    with ThreadPoolExecutor(6) as threads:
        assert sum(threads.map(prove, range(6))) == 1


def test_one_person_who_proves_at_the_same_time_has_one_proof(new, name):
    person, same = user(), address(f"{name}.com", name)
    with ThreadPoolExecutor(6) as threads:
        states = list(threads.map(lambda _: new().prove(person, name, same).state, range(6)))
    assert set(states) == {VERIFIED}
