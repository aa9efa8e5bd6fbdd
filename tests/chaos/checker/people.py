"""People: whoever was told that they are registered is there as they said last, and whoever was erased left nothing."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from tests.chaos.checker.asks import may_be_last
from tests.chaos.checker.finding import Finding
from tests.chaos.journal import Told, Wish
from tests.chaos.world import Row, World

_SHOWN = ("email", "company", "headline")


def people(world: World, told: Sequence[Told]) -> Iterator[Finding]:
    erased = {one.person for one in told if one.wish is Wish.ERASE and one.acknowledged}
    maybe = {one.person for one in told if one.wish is Wish.ERASE and one.may_have_happened}
    yield from _registered(world, told, maybe)
    yield from _profiles(world, told)
    yield from _cached(world)
    for person in erased:
        yield from _traces(world, told, person)


def _registered(world: World, told: Sequence[Told], erased: set[str]) -> Iterator[Finding]:
    users = {email: user for user, email in world.accounts.items()}
    gone = {one.sent["email"] for one in told if one.wish is Wish.ERASE and one.person in erased}
    for one in told:
        if one.wish is Wish.REGISTER and one.acknowledged and one.person not in gone:
            user = users.get(one.person)
            if user is None:
                yield Finding("lost: account", one.person)
            elif user not in world.profiles:
                yield Finding("lost: profile", user)


def _profiles(world: World, told: Sequence[Told]) -> Iterator[Finding]:
    """Profiles have accounts, resumes have profiles, and a changed profile is as it was changed last."""
    changes: defaultdict[str, list[Told]] = defaultdict(list)
    for one in told:
        if one.wish is Wish.CHANGE:
            changes[one.person].append(one)
    for user, profile in world.profiles.items():
        if user not in world.accounts:
            yield Finding("a profile of nobody", user)
        if profile["resumeKey"] and profile["resumeKey"] not in world.resumes:
            yield Finding("lost: resume", user, profile["resumeKey"])
        last = may_be_last(changes[user])
        if any(one.acknowledged for one in last) and not any(_fits(one, profile, world) for one in last):
            yield Finding("lost: change of a profile", user, f"{len(last)} changes may be the last one")
    named = {profile["resumeKey"] for profile in world.profiles.values()}
    for key in world.resumes.keys() - named:
        yield Finding("a resume of nobody", key)


def _fits(change: Told, profile: Row, world: World) -> bool:
    """Whether the profile has what the change names."""
    found = profile["career"] | profile["person"] | {"resume": world.resumes.get(profile["resumeKey"] or "")}
    wanted = change.sent | change.sent.get("personalInformation", {})
    return all(_within(wanted[name], found[name]) for name in wanted.keys() & found.keys())


def _within(wanted: object, found: object) -> bool:
    if isinstance(wanted, dict) and isinstance(found, dict):
        return all(_within(value, found.get(name)) for name, value in wanted.items())
    if isinstance(wanted, list) and isinstance(found, list):
        return len(wanted) == len(found) and all(map(_within, wanted, found))
    return wanted == found


def _cached(world: World) -> Iterator[Finding]:
    """The directory shows people as their profiles do, and nobody who is gone."""
    for user, entry in (world.directory or {}).items():
        profile = world.profiles.get(user)
        if profile is None:
            yield Finding("a directory entry of nobody", user)
            continue
        person = profile["person"]
        shown = {name: entry[name] for name in _SHOWN if person[name] is not None}
        if shown != {name: person[name] for name in shown}:
            yield Finding("a directory entry is old", user, f"{shown}")


def _traces(world: World, told: Sequence[Told], person: str) -> Iterator[Finding]:
    asks = [ask for ask in world.asks.values() if ask["seeker"] == person]
    texts = [ask for ask in asks if ask["company"] or ask["role"] or not ask["link"].startswith("erased:")]
    sent = [one.sent for one in told if one.wish is Wish.ASK and one.person == person]
    others = [one.sent for one in told if one.wish is Wish.ASK and one.person != person]
    left = {
        "account": person in world.accounts,
        "profile": person in world.profiles,
        "proof of employment": person in world.employed,
        "resume": any(person in key for key in world.resumes),
        "directory entry": person in (world.directory or {}),
        "submission": any(seeker == person for seeker, _ in world.submissions),
        "text in an ask": bool(texts),
        "score": any(ask[name] is not None for ask in asks for name in ("score", "evidence", "summary", "reason")),
        "open ask": any(ask["state"] in ("scoring", "queued") for ask in asks),
        "posting": any(_only_theirs(posting, sent, others) for posting in _unconfirmed(world)),
    }
    for trace, is_left in left.items():
        if is_left:
            yield Finding("a trace of an erased person", person, trace)


def _unconfirmed(world: World) -> Iterator[Row]:
    confirmed = {row["revision"] for row in world.confirmed.values()}
    return (posting for revision, posting in world.postings.items() if revision not in confirmed)


def _only_theirs(posting: Row, sent: Sequence[Row], others: Sequence[Row]) -> bool:
    return _is_sent(posting, sent) and not _is_sent(posting, others)


def _is_sent(posting: Row, sent: Sequence[Row]) -> bool:
    return any(all(one.get(name, "") == value for name, value in posting.items()) for one in sent)
