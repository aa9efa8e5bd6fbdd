import pytest

from tests.versions import CURRENT, PACKAGE, digest, not_raised, recorded, rules, today

CODE = b'"""What it is."""\n\ndef rule(x):\n    """What it does."""\n    return x + 1  # why\n'


def test_rules_that_changed_have_a_new_version():
    names = not_raised(recorded(), today())
    assert not names, f"the rules of {names} changed: raise the version, then `python -m tests.versions`"


def test_the_recorded_versions_are_those_of_today():
    assert {name: one["version"] for name, one in recorded().items()} == CURRENT, "run `python -m tests.versions`"


def test_each_rule_of_reading_and_comparing_belongs_to_one_version():
    names = [path.relative_to(PACKAGE).as_posix() for paths in rules().values() for path in paths]
    assert len(names) == len(set(names))
    files = {path for folder in ("extraction", "matching") for path in (PACKAGE / folder).rglob("*") if path.is_file()}
    left = {path.relative_to(PACKAGE).as_posix() for path in files if path.suffix != ".pyc"} - set(names)
    assert left == {"matching/codec.py", "matching/facts_codec.py", "matching/__init__.py", "extraction/__init__.py"}


@pytest.mark.parametrize(
    ("changed", "counts"),
    [
        (CODE.replace(b"x + 1", b"x + 2"), True),
        (CODE.replace(b"rule(x)", b"rule(x, y=2)"), True),
        (CODE.replace(b"What it does.", b"What it gives."), False),
        (CODE.replace(b"What it is.", b""), False),
        (CODE.replace(b"  # why", b"  # because"), False),
        (CODE.replace(b"\n\n", b"\n\n\n"), False),
    ],
)
def test_code_counts_and_comments_do_not(changed, counts):
    assert (digest([("a.py", changed)]) != digest([("a.py", CODE)])) is counts


def test_every_byte_of_data_and_the_names_of_files_count():
    assert len({digest([file]) for file in (("a.txt", b"# a"), ("a.txt", b"# b"), ("b.txt", b"# a"))}) == 3


def test_a_change_is_accepted_with_a_new_version():
    before, after = ({"score": {"version": version, "digest": version}} for version in "12")
    assert not_raised(before, after) == []
    assert not_raised(before, {"score": {"version": "1", "digest": "2"}}) == ["score"]
    assert not_raised(before, before) == []
