import io
from typing import Any

from rich.cells import cell_len
from rich.console import Console, RenderableType

from local.story.tables import asks_table, evidence_table, inbox_table, points_sum, strongest, weakest


def evidence(requirement: str, verdict: str, weight: float, points: float, quote: str | None = None) -> dict[str, Any]:
    about = {"requirement": requirement, "kind": "qualification", "need": "required", "quote": quote}
    return {**about, "verdict": verdict, "weight": weight, "points": points}


def referral(score: float | None, *items: dict[str, Any], name: str = "Ana Ng") -> dict[str, Any]:
    about = {"company": "Northwind", "role": "Cook", "state": "queued", "askedAt": "2026-11-23T10:00:00.123Z"}
    return {**about, "score": score, "evidence": list(items), "seeker": {"name": name, "email": "a@example.org"}}


def rendered(table: RenderableType, width: int = 120) -> list[str]:
    output = io.StringIO()
    Console(file=output, width=width).print(table)
    return output.getvalue().splitlines()


SQL = evidence("SQL", "met", 30.0, 28.5, "tuned [queries]")
KAFKA = evidence("Kafka", "unmet", 50.0, 0.0)
PHD = evidence("PhD", "partial", 20.0, 10.0, "Master in Physics")
ERAS = evidence("Knows ERAS", "unknown", 0.0, 0.0)


def test_the_strongest_earned_most_and_the_weakest_cost_most() -> None:
    assert strongest([PHD, SQL, KAFKA, ERAS]) is SQL
    assert weakest([PHD, SQL, KAFKA, ERAS]) is KAFKA


def test_nothing_earned_is_no_strength_and_nothing_lost_no_weakness() -> None:
    assert strongest([KAFKA, evidence("Go", "unmet", 9.0, 1.5), ERAS]) is None
    assert weakest([evidence("SQL", "met", 30.0, 30.0), ERAS]) is None
    assert strongest([]) is weakest([]) is None


def test_points_add_up_without_float_dust() -> None:
    assert points_sum(referral(None, *(evidence("x", "met", 0.1, 0.1) for _ in range(3)))) == 0.3


def test_an_inbox_row_has_rank_score_seeker_role_and_both_evidences() -> None:
    row = " ".join(rendered(inbox_table("Inbox", [referral(38.5, SQL, KAFKA, PHD)])))
    for words in ("1", "38.50", "Ana Ng", "Cook", "✓ SQL: tuned [queries]", "✗ Kafka"):
        assert words in row


def test_an_unscored_ask_is_shown_as_such() -> None:
    row = " ".join(rendered(inbox_table("Inbox", [referral(None)])))
    assert "none" in row
    assert row.count("–") == 2


def test_a_seeker_without_a_name_is_shown_by_address() -> None:
    unnamed = referral(1.0)
    unnamed["seeker"]["name"] = None
    assert "a@example.org" in " ".join(rendered(inbox_table("Inbox", [unnamed])))


def test_an_unknown_seeker_is_shown_by_what_they_can_do() -> None:
    unknown = referral(1.0)
    unknown["seeker"] |= {"name": None, "email": None, "skills": ["SQL"], "years": 7.4}
    assert "7 years, SQL" in " ".join(rendered(inbox_table("Inbox", [unknown])))
    unknown["seeker"] |= {"skills": None, "years": None}
    assert "–" in " ".join(rendered(inbox_table("Inbox", [unknown])))


def test_a_long_inbox_says_how_much_more_there_is() -> None:
    assert any("and 3 more" in line for line in rendered(inbox_table("Inbox", [referral(1.0)] * 13)))


def test_tables_keep_to_the_width_whatever_the_script() -> None:
    long = evidence("知识 " * 90, "met", 9.0, 1.0, "خبرة 🚑 " * 90)
    wide = referral(1.0, long, name="李晓雯 🫀 عمر الخطيب " * 5)
    for table in (inbox_table("Inbox", [wide]), evidence_table("Why", wide), asks_table("Asks", [wide])):
        assert max(map(cell_len, rendered(table))) <= 120
    assert len(rendered(inbox_table("Inbox", [wide]))) < 14


def test_all_evidence_is_shown_with_totals() -> None:
    shown = rendered(evidence_table("Why", referral(38.5, SQL, KAFKA, PHD, ERAS)))
    assert shown[-2].split() == ["100.00", "38.50"]
    assert all(any(requirement in line for line in shown) for requirement in ("SQL", "Kafka", "PhD", "Knows ERAS"))
