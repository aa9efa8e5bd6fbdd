import json
from pathlib import Path
from typing import Any

import pytest

from local.story.cast import BadLine, Cast, guessed_company_key, read_people, read_postings


def posting(**fields: Any) -> dict[str, Any]:
    return {"id": "cook", "company": "Fishmarket Grill", "role": "Cook", **fields}


def person(email: str = "ana@example.org", **fields: Any) -> dict[str, Any]:
    personal = {"email": email, "firstName": "Ana", "lastName": "Ng", **fields.pop("personal", {})}
    return {"registration": {"personalInformation": personal}, **fields}


def lines(path: Path, *values: Any) -> Path:
    path.write_text("".join((v if isinstance(v, str) else json.dumps(v)) + "\n" for v in values), encoding="utf-8")
    return path


@pytest.fixture
def cook(tmp_path: Path) -> Path:
    return lines(tmp_path / "postings.jsonl", posting())


def test_what_a_posting_lacks_is_made_up(tmp_path: Path) -> None:
    read = read_postings(lines(tmp_path / "p.jsonl", "", {"company": "Fishmarket Grill", "role": "Cook"}))
    assert read[0].id == "line-2"
    assert read[0].body == {
        "link": "https://example.org/jobs/line-2",
        "company": "Fishmarket Grill",
        "role": "Cook",
        "description": "",
        "requiredQualifications": "",
        "preferredQualifications": "",
    }


def test_the_apis_other_names_are_taken(tmp_path: Path, cook: Path) -> None:
    old = {"id": "old", "company": "Fishmarket Grill", "role": "Cook", "required": ["Grill"], "preferred": "Sauce"}
    body = read_postings(lines(tmp_path / "old.jsonl", old))[0].body
    assert (body["requiredQualifications"], body["preferredQualifications"]) == (["Grill"], "Sauce")
    info = {"registration": {"personalInfo": {"email": "ana@example.org"}}}
    read = read_people(lines(tmp_path / "p.jsonl", info), read_postings(cook))[0]
    assert read.email == "ana@example.org"
    assert "personalInfo" not in read.registration


def test_a_persons_own_password_is_kept_and_a_missing_one_is_always_the_same(tmp_path: Path, cook: Path) -> None:
    path = lines(tmp_path / "p.jsonl", person(), person("bo@example.org", personal={"password": "Own-pass-1"}))
    once, again = read_people(path, read_postings(cook)), read_people(path, read_postings(cook))
    assert once[0].password == again[0].password
    assert once[1].password == "Own-pass-1"


def test_a_seeker_without_asks_asks_for_everything_and_a_referrer_for_nothing(tmp_path: Path) -> None:
    postings = lines(tmp_path / "j.jsonl", *(posting(id=str(n)) for n in range(4)))
    boss = person("boss@example.org", part="referrer", personal={"company": "fishmarket grill, inc."})
    cast = Cast.read(lines(tmp_path / "p.jsonl", person(), boss), postings)
    assert [(seeker.email, posting.id) for seeker, posting in cast.asks] == [
        ("ana@example.org", str(n)) for n in range(4)
    ]
    assert cast.referrers["fishmarket grill"][0].email == "boss@example.org"


def test_two_referrers_stand_where_one_asks_at_the_own_company(tmp_path: Path) -> None:
    postings = lines(tmp_path / "j.jsonl", posting(), posting(id="chef", company="Hotel Bellavista"))
    own = person("own@example.org", part="referrer", asks=["chef"], personal={"company": "Hotel Bellavista"})
    people = [person(f"s{n}@example.org") for n in range(3)]
    referrers = Cast.read(lines(tmp_path / "p.jsonl", *people, own), postings).referrers
    assert {company: len(group) for company, group in referrers.items()} == {
        "fishmarket grill": 1,
        "hotel bellavista": 2,
    }


def test_the_limit_bounds_files_of_any_length(tmp_path: Path) -> None:
    postings = lines(tmp_path / "j.jsonl", *(posting(id=str(n)) for n in range(2000)))
    people = lines(tmp_path / "p.jsonl", *(person(f"s{n}@example.org") for n in range(3000)))
    cast = Cast.read(people, postings, limit=5)
    assert len(cast.asks) == 25
    assert cast.notes[:2] == (
        "only the first 5 of 3,000 seekers take part (--limit)",
        "only the first 5 of 2,000 postings take part (--limit)",
    )


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{", "is not JSON: .+ at column 2"),
        ("[1]", "must be a JSON object"),
        ({"email": "ana@example.org"}, "must have an object 'registration'"),
        ({"registration": {"personalInformation": None}}, "must have an object 'registration'"),
        (person(" "), "'email' must be a text that is not blank"),
        (person(part="boss"), "'part' must be one of seeker, referrer"),
        (person(part="referrer"), "'company' must be a text that is not blank"),
        (person(asks="cook"), "'asks' must be a list of ids"),
        (person(asks=[{}]), "'asks' must be a list of ids"),
        (person(asks=["chef"]), "'asks' names 'chef', which is no posting's id"),
        (person("ANA@example.org"), r"'ana@example.org' is already on .+p\.jsonl:1"),
    ],
)
def test_a_bad_person_is_named_by_file_and_line(tmp_path: Path, cook: Path, line: Any, told: str) -> None:
    path = lines(tmp_path / "p.jsonl", person(), line)
    with pytest.raises(BadLine, match=rf"p\.jsonl:2: {told}"):
        read_people(path, read_postings(cook))


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("nonsense", "is not JSON"),
        ({"company": "Fishmarket Grill"}, "'role' must be a text"),
        (posting(company=7), "'company' must be a text"),
        (posting(link={}, role=""), "'role' must be a text"),
        (posting(link=7), "'link' must be a text"),
        (posting(), r"'cook' is already on .+j\.jsonl:1"),
        (posting(id="other", link="https://example.org/jobs/cook"), "'https://example.org/jobs/cook' is already on"),
    ],
)
def test_a_bad_posting_is_named_by_file_and_line(tmp_path: Path, line: Any, told: str) -> None:
    with pytest.raises(BadLine, match=rf"j\.jsonl:2: {told}"):
        read_postings(lines(tmp_path / "j.jsonl", posting(), line))


def test_a_file_that_is_absent_or_no_text_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadLine, match=r"none\.jsonl: cannot be read: No such file"):
        read_postings(tmp_path / "none.jsonl")
    (tmp_path / "binary.jsonl").write_bytes(b"\xff\xfe{}")
    with pytest.raises(BadLine, match=r"binary\.jsonl: cannot be read: it is not UTF-8"):
        read_postings(tmp_path / "binary.jsonl")


def test_too_few_asks_are_refused(tmp_path: Path, cook: Path) -> None:
    with pytest.raises(BadLine, match=r"has 1 asks .* the story needs 4"):
        Cast.read(lines(tmp_path / "p.jsonl", person()), cook)


@pytest.mark.parametrize("spelling", ["Harrow & O'Dell", "harrow and odell, Ltd.", " HARROW & O'DELL Inc."])
def test_spellings_of_one_company(spelling: str) -> None:
    assert guessed_company_key(spelling) == "harrow and odell"
