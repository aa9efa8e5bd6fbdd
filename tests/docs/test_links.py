"""Links between the documents lead somewhere, and each document has what it promises."""

import re
from functools import cache
from pathlib import Path

import pytest
from samtranslator.yaml_helper import yaml_parse

from referral.adapters.database_users import GRANTS

ROOT = Path(__file__).parents[2]
RECORDS = sorted((ROOT / "docs/decisions").glob("[0-9]*.md"))
DOCUMENTS = [
    document
    for pattern in ("*.md", "docs/**/*.md", "models/*/README.md", "local/story/README.md")
    for document in sorted(ROOT.glob(pattern))
]
DEPLOY = (ROOT / "docs/deploy.md").read_text()
PARAMETERS = yaml_parse((ROOT / "template.yaml").read_text())["Parameters"]
CODE = re.compile(r"^```[\s\S]*?^```|^ {4}.*|`[^`\n]+`", re.MULTILINE)
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")


def without_code(document: Path) -> str:
    return re.sub(r"^```.*?^```", "", document.read_text(), flags=re.DOTALL | re.MULTILINE)


@cache
def anchors(document: Path) -> set[str]:
    """The anchors that code hosts make from headings."""
    headings = re.findall(r"^#+ (.+)$", without_code(document), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def links() -> list[tuple[Path, str]]:
    found = [(document, target) for document in DOCUMENTS for target in LINK.findall(without_code(document))]
    return [(document, target) for document, target in found if "://" not in target]


@pytest.mark.parametrize(("document", "target"), links(), ids=lambda value: getattr(value, "name", value))
def test_a_link_leads_somewhere(document: Path, target: str):
    path, _, anchor = target.partition("#")
    there = (document.parent / path).resolve() if path else document
    assert there.exists()
    assert not anchor or anchor in anchors(there)


def test_the_guides_can_be_found():
    found = {(document.parent / target.partition("#")[0]).resolve() for document, target in links()}
    assert {*(ROOT / "docs").glob("*.md"), *RECORDS} <= found


def test_the_readme_is_short():
    assert len((ROOT / "README.md").read_text().splitlines()) <= 100


def test_records_are_numbered_without_a_gap():
    assert [int(record.name[:4]) for record in RECORDS] == list(range(1, len(RECORDS) + 1))


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.stem)
def test_a_record_has_its_parts_and_is_short(record: Path):
    text = record.read_text()
    assert text.startswith(f"# {int(record.name[:4])}. ")
    assert all(part in text for part in ("\nStatus: ", "\n**Context.** ", "\n**Decision.** ", "\n**Consequence.** "))
    assert len(text.splitlines()) <= 15


def test_the_rights_of_the_database_user_are_those_that_a_deployment_grants():
    told = re.findall(r"^GRANT (.+) ON referral\.(\w+) TO 'referral'@'%';$", DEPLOY, re.MULTILINE)
    assert {table: rights for rights, table in told} == GRANTS


def test_documents_name_only_targets_that_make_has():
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE)
    code = [one for document in DOCUMENTS for one in CODE.findall(document.read_text())]
    named = {name for one in code for name in re.findall(r"^[` ]*make ([a-z-]+)", one, re.MULTILINE)}
    assert {"demo", "models", "chaos"} <= named <= {*targets}


def test_every_parameter_is_explained():
    explained = re.findall(r"^\| `(\w+)` \|", DEPLOY, re.MULTILINE)
    assert sorted(explained) == sorted(PARAMETERS)


def test_every_default_is_told():
    rows = dict(re.findall(r"^\| `(\w+)` \| ([^|]*) \|", DEPLOY, re.MULTILINE))
    told = {name: "" if default == "empty" else default for name, default in rows.items()}
    assert told == {name: str(parameter.get("Default", "")) for name, parameter in PARAMETERS.items()}
