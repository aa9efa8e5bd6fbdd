"""What the Makefile hands on, seen without running it."""


def test_some_tests_can_be_chosen(checkout):
    chosen = """tests/local -k 'down and not "a stack"'"""
    line = checkout.run("make", "--dry-run", "test", f"TESTS={chosen}").stdout.splitlines()[-1]
    assert line == f".venv/bin/python -m pytest {chosen}"


def test_all_tests_run_otherwise_on_all_cores(checkout):
    line = checkout.run("make", "--dry-run", "test").stdout.splitlines()[-1]
    command, *options = line.split(" --")
    assert command == ".venv/bin/python -m pytest"
    assert {"numprocesses=auto", "dist=loadfile"} <= set(options)


def test_help_tells_both_ways_to_choose_tests(checkout):
    (line,) = [line for line in checkout.run("make", "help").stdout.splitlines() if line.startswith("  make test ")]
    assert "TESTS=tests/local" in line
    assert "TESTS='-k " in line


def test_a_stack_for_a_closed_group_verifies_nothing(checkout):
    def up(*variables: str) -> str:
        return checkout.run("make", "--dry-run", "up", *variables).stdout

    assert "--parameter VerifyEmail=false" in up("VERIFY_EMAIL=0")
    assert "--parameter VerifyEmployment=false" in up("VERIFY_EMPLOYMENT=0")
    assert "--parameter" not in up()
    assert "--parameter" not in up("VERIFY_EMPLOYMENT=1")


def test_a_company_may_have_an_apostrophe_in_its_name(checkout):
    line = checkout.run("make", "--dry-run", "companies", "CONFIRM=odell.example", "COMPANY=O'Dell").stdout
    assert """--confirm "$CONFIRM" --company "$COMPANY\"""" in line
