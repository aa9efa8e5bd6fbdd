"""The cast: people and postings from JSON Lines files, plus invented referrers where a company has none."""

import hashlib
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import quote

PEOPLE = Path(__file__).with_name("people.jsonl")
POSTINGS = Path(__file__).with_name("postings.jsonl")
LIMIT = 50
# One ask to refer, one to deny, one to race for, one to withdraw.
FEWEST_ASKS = 4

_PARTS = ("seeker", "referrer")
_LEGAL_FORMS = {"inc", "ltd", "llc", "plc", "corp", "gmbh", "com"}


class BadLine(Exception):
    """A file is malformed; the message names the file and the line."""


@dataclass(frozen=True)
class Posting:
    """A posting; `body` is the body of POST /askreferral."""

    id: str
    body: dict[str, Any]
    origin: str

    @property
    def company(self) -> str:
        return str(self.body["company"])

    @property
    def role(self) -> str:
        return str(self.body["role"])


@dataclass(frozen=True)
class Person:
    """A member of the cast; `registration` is the body of POST /register, `asks` are ids of postings (None: all)."""

    registration: dict[str, Any]
    part: str
    asks: tuple[str, ...] | None
    origin: str

    @property
    def email(self) -> str:
        """The address as the API stores it."""
        return str(self.registration["personalInformation"]["email"]).strip().lower()

    @property
    def password(self) -> str:
        return str(self.registration["personalInformation"]["password"])

    @property
    def name(self) -> str:
        personal = self.registration["personalInformation"]
        return f"{personal.get('firstName', '')} {personal.get('lastName', '')}".strip() or self.email

    @property
    def company(self) -> str:
        return str(self.registration["personalInformation"].get("company") or "")

    def under(self, email: str) -> "Person":
        """The same person under another address."""
        personal = self.registration["personalInformation"] | {"email": email}
        return replace(self, registration=self.registration | {"personalInformation": personal})


@dataclass(frozen=True)
class Cast:
    """Everybody who takes part: `asks` are (seeker, posting); `referrers` has at least one for each company that is
    asked, and two for at least one company; `notes` say what was invented or left out."""

    asks: tuple[tuple[Person, Posting], ...]
    referrers: dict[str, tuple[Person, ...]]
    notes: tuple[str, ...] = ()

    @classmethod
    def read(cls, people: Path = PEOPLE, postings: Path = POSTINGS, limit: int = LIMIT) -> "Cast":
        """At most `limit` seekers and `limit` postings of the files; BadLine where a line is malformed."""
        known = read_postings(postings)
        persons = read_people(people, known)
        seekers = [person for person in persons if person.part == "seeker" or person.asks]
        played = {posting.id: posting for posting in known[:limit]}
        asks = tuple(
            (seeker, played[id])
            for seeker in seekers[:limit]
            for id in (played if seeker.asks is None else seeker.asks)
            if id in played
        )
        if len(asks) < FEWEST_ASKS:
            raise BadLine(
                f"{people}: has {len(asks)} asks for the postings of {postings}; the story needs {FEWEST_ASKS}"
            )
        referrers, invented = _referrers([person for person in persons if person.part == "referrer"], asks)
        return cls(asks, referrers, (*_left_out(len(seekers), len(known), limit), *invented))

    @property
    def people(self) -> list[Person]:
        """Everybody, once each, seekers first."""
        everybody = [seeker for seeker, _ in self.asks] + [r for group in self.referrers.values() for r in group]
        return list({person.email: person for person in everybody}.values())


def work_address(person: Person) -> str:
    """An address of their own at a domain with the name of their company, as far as a domain can have it."""
    own = hashlib.sha256(person.email.encode()).hexdigest()[:10]
    key = guessed_company_key(person.company)
    name = re.sub(r"[^a-z0-9]+", "-", key)[:60].strip("-") if key.isascii() else ""
    return f"{own}@{name or f'company-{hashlib.sha256(key.encode()).hexdigest()[:10]}'}.example"


def guessed_company_key(name: str) -> str:
    """Guesses which spellings name the same company, to find companies without referrers. The API decides."""
    words = re.findall(r"\w+", name.casefold().replace("&", " and ").replace("'", ""))
    while len(words) > 1 and words[-1] in _LEGAL_FORMS:
        words.pop()
    return " ".join(words)


def read_postings(path: Path) -> list[Posting]:
    """The postings of a file, with links for those that have none; BadLine where a line is malformed."""
    postings = [_posting(line, origin) for origin, line in _lines(path)]
    _refuse_repetition((posting.id, posting.origin) for posting in postings)
    _refuse_repetition((posting.body["link"], posting.origin) for posting in postings)
    return postings


def read_people(path: Path, postings: Iterable[Posting]) -> list[Person]:
    """The people of a file, with passwords for those who have none; BadLine where a line is malformed."""
    ids = {posting.id for posting in postings}
    people = [_person(line, origin, ids) for origin, line in _lines(path)]
    _refuse_repetition((person.email, person.origin) for person in people)
    return people


def _lines(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise BadLine(f"{path}: cannot be read: {getattr(error, 'strerror', None) or 'it is not UTF-8'}") from None
    # Only \n ends a line: str.splitlines would also split at U+2028, which JSON allows inside a string.
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            origin = f"{path}:{number}"
            yield origin, _object(line, origin)


def _object(line: str, origin: str) -> dict[str, Any]:
    try:
        value = json.loads(line)
    except json.JSONDecodeError as error:
        raise BadLine(f"{origin}: is not JSON: {error.msg} at column {error.colno}") from None
    if not isinstance(value, dict):
        raise BadLine(f"{origin}: must be a JSON object")
    return value


def _posting(line: dict[str, Any], origin: str) -> Posting:
    for field in ("company", "role", *(["link"] if line.get("link") else [])):
        _require_text(line, field, origin)
    id = str(line.get("id") or line.get("link") or f"line-{origin.rpartition(':')[2]}")
    body = {
        "link": line.get("link") or f"https://example.org/jobs/{quote(id, safe='')}",
        "company": line["company"],
        "role": line["role"],
        "description": line.get("description") or "",
        "requiredQualifications": line.get("requiredQualifications") or line.get("required") or "",
        "preferredQualifications": line.get("preferredQualifications") or line.get("preferred") or "",
    }
    return Posting(id, body, origin)


def _person(line: dict[str, Any], origin: str, ids: set[str]) -> Person:
    registration, part = line.get("registration"), line.get("part", "seeker")
    registration = dict(registration) if isinstance(registration, dict) else {}
    personal = registration.pop("personalInfo", None) or registration.get("personalInformation")
    if not isinstance(personal, dict):
        raise BadLine(f"{origin}: must have an object 'registration' with an object 'personalInformation'")
    _require_text(personal, "email", origin)
    if part not in _PARTS:
        raise BadLine(f"{origin}: 'part' must be one of {', '.join(_PARTS)}")
    if part == "referrer":
        _require_text(personal, "company", origin)
    asks = _asked_ids(line.get("asks", [] if part == "referrer" else None), origin, ids)
    personal = {"password": _demo_password(personal["email"].strip().lower()), **personal}
    complete = {"education": [], "experience": [], **registration, "personalInformation": personal}
    return Person(complete, part, asks, origin)


def _asked_ids(asks: Any, origin: str, ids: set[str]) -> tuple[str, ...] | None:
    if asks is None:
        return None
    if not isinstance(asks, list) or not all(isinstance(id, str) for id in asks):
        raise BadLine(f"{origin}: 'asks' must be a list of ids of postings")
    for id in asks:
        if id not in ids:
            raise BadLine(f"{origin}: 'asks' names {id!r}, which is no posting's id")
    return tuple(dict.fromkeys(asks))


def _require_text(fields: dict[str, Any], field: str, origin: str) -> None:
    if not isinstance(fields.get(field), str) or not fields[field].strip():
        raise BadLine(f"{origin}: '{field}' must be a text that is not blank")


def _refuse_repetition(named: Iterable[tuple[str, str]]) -> None:
    first: dict[str, str] = {}
    for name, origin in named:
        if name in first:
            raise BadLine(f"{origin}: {name!r} is already on {first[name]}")
        first[name] = origin


def _demo_password(email: str) -> str:
    """Derived from the e-mail, so that a second run can log in; it protects nothing."""
    return f"Demo-7{hashlib.sha256(email.encode()).hexdigest()[:12]}"


def _referrers(
    candidates: list[Person], asks: Iterable[tuple[Person, Posting]]
) -> tuple[dict[str, tuple[Person, ...]], list[str]]:
    """The referrers of each company that is asked, invented where necessary, and a note on each invented one."""
    spellings = {guessed_company_key(posting.company): posting.company for _, posting in asks}
    found: dict[str, list[Person]] = defaultdict(list)
    for person in candidates:
        found[guessed_company_key(person.company)].append(person)
    notes = []
    for key, spelling in spellings.items():
        if not found[key]:
            found[key].append(_invented("Robin", "Referrer", spelling))
            notes.append(f"{spelling.strip()} has no referrer: Robin Referrer is invented")
    if all(len(found[key]) == 1 for key in spellings):
        key = _where_two_are_needed(found, asks)
        found[key].append(_invented("Kim", "Colleague", spellings[key]))
        notes.append(f"{spellings[key].strip()} has one referrer: Kim Colleague is invented as the second")
    return {key: tuple(found[key]) for key in spellings}, notes


def _where_two_are_needed(referrers: dict[str, list[Person]], asks: Iterable[tuple[Person, Posting]]) -> str:
    """A company whose only referrer asks there (nobody could decide that ask), or else the one with the most asks."""
    for seeker, posting in asks:
        key = guessed_company_key(posting.company)
        if seeker in referrers[key]:
            return key
    return Counter(guessed_company_key(posting.company) for _, posting in asks).most_common(1)[0][0]


def _invented(first: str, last: str, company: str) -> Person:
    email = f"{last.lower()}-{hashlib.sha256(guessed_company_key(company).encode()).hexdigest()[:10]}@example.org"
    personal = {"email": email, "firstName": first, "lastName": last, "company": company}
    personal["password"] = _demo_password(email)
    return Person({"personalInformation": personal, "education": [], "experience": []}, "referrer", (), "invented")


def _left_out(seekers: int, postings: int, limit: int) -> list[str]:
    """Notes on what the limit leaves out."""
    totals = {"seekers": seekers, "postings": postings}
    return [f"only the first {limit} of {n:,} {what} take part (--limit)" for what, n in totals.items() if n > limit]
