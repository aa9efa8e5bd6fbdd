"""The history of each ask: legal, without a gap, and made of what people wished, each wish once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime

from tests.chaos.checker.finding import Finding
from tests.chaos.journal import Told, Wish
from tests.chaos.world import Row, World

RANKER = "ranker"
# Whose a move is: the ranker's, the seeker's or a referrer's.
LEGAL = {
    (None, "scoring"): "seeker",
    ("scoring", "queued"): "ranker",
    ("scoring", "withdrawn"): "seeker",
    ("queued", "scoring"): "seeker",
    ("queued", "withdrawn"): "seeker",
    ("queued", "matched"): "referrer",
    ("queued", "denied"): "referrer",
    ("withdrawn", "scoring"): "seeker",
    ("matched", "queued"): "referrer",
    ("denied", "queued"): "either",
}
# A move has the time at which its statement began, and takes effect when its transaction is committed.
_SLACK_S = 0.1
_LONGEST_COMMIT_S = 35.0


def seconds(moment: datetime) -> float:
    """Seconds since 1970 of a naive time in UTC."""
    return moment.replace(tzinfo=UTC).timestamp()


def histories(world: World, told: Sequence[Told]) -> Iterator[Finding]:
    wishes, of_job = _by_ask(world, told), _asks_by_job(world, told)
    for ask_id, ask in world.asks.items():
        moves = world.moves.get(ask_id, [])
        yield from _chain(ask_id, ask, moves)
        for move in _unwished(ask_id, ask, moves, wishes):
            sent = [one for one in told if one.person == move["moved_by"] and ask_of(one, of_job) == ask_id]
            yield Finding("a move that nobody wished", ask_id, _facts(move, sent))
    yield from _kept(world, told)
    for ask_id in world.moves.keys() - world.asks.keys():
        yield Finding("a history without an ask", ask_id)


def held(moves: Sequence[Row], state: str, since: float, until: float) -> bool:
    """Whether the ask may have been in this state at some moment between the two."""
    ends = [*(seconds(move["moved_at"]) for move in moves[1:]), float("inf")]
    return any(
        move["to_state"] == state and seconds(move["moved_at"]) <= until + _SLACK_S and end + _LONGEST_COMMIT_S >= since
        for move, end in zip(moves, ends, strict=False)
    )


def _chain(ask_id: str, ask: Row, moves: Sequence[Row]) -> Iterator[Finding]:
    """Each move is legal, made by somebody who may, and begins where the one before has ended."""
    state, last, decider = None, datetime.min, None
    for move in moves:
        source, target, by = move["from_state"], move["to_state"], move["moved_by"]
        if source != state:
            yield Finding("a gap in a history", ask_id, f"{state} is followed by {source} → {target}")
        if not _may(by, LEGAL.get((source, target)), ask, decider if source in ("matched", "denied") else None):
            yield Finding("an illegal move", ask_id, f"{source} → {target} by {by}")
        if move["moved_at"] < last:
            yield Finding("a history out of order", ask_id, f"{source} → {target} at {move['moved_at']}")
        state, last = target, move["moved_at"]
        decider = by if target in ("matched", "denied") else decider
    if state != ask["state"]:
        yield Finding("a state without its move", ask_id, f"{ask['state']}, and its history ends with {state}")


def _may(by: str, whose: str | None, ask: Row, decider: str | None) -> bool:
    is_seeker, is_ranker = by == ask["seeker"], by == RANKER
    is_referrer = not (is_seeker or is_ranker) and decider in (None, by)
    roles = {"seeker": is_seeker, "ranker": is_ranker, "referrer": is_referrer, "either": is_seeker or is_referrer}
    return whose is not None and roles[whose]


Key = tuple[str, str, Wish]  # ask, person, wish


def _asks_by_job(world: World, told: Iterable[Told]) -> dict[tuple[str, str], str]:
    """The ids of asks by seeker and link. Asks of erased people have no link any more, but their seeker was told."""
    named = [one for one in told if one.wish is Wish.ASK and one.acknowledged]
    found = {(one.person, one.sent["link"]): str(one.answer["referral"]["referralId"]) for one in named}
    return found | {(ask["seeker"], ask["link"]): ask_id for ask_id, ask in world.asks.items()}


def _by_ask(world: World, told: Sequence[Told]) -> dict[Key, list[Told]]:
    """What may have moved an ask, by ask, person and wish, in the order of time."""
    of_job = _asks_by_job(world, told)
    found: defaultdict[Key, list[Told]] = defaultdict(list)
    for one in sorted(told, key=lambda one: one.began):
        if one.may_have_happened and (ask_id := ask_of(one, of_job)):
            found[ask_id, one.person, one.wish].append(one)
        if one.may_have_happened and one.wish is Wish.ERASE:
            for each, ask in world.asks.items():
                if ask["seeker"] == one.person:
                    found[each, one.person, Wish.WITHDRAW].append(one)
    return found


def ask_of(one: Told, of_job: dict[tuple[str, str], str]) -> str | None:
    """The id of the ask that a request concerns."""
    named = one.sent.get("referralId") or one.answer.get("referral", {}).get("referralId")
    return str(named) if named else of_job.get((one.person, str(one.sent.get("link"))))


def _facts(move: Row, sent: Sequence[Told]) -> str:
    """A move and all that its person sent about the ask, with seconds since 1970."""
    requests = (f"{one.wish} {one.began:.3f}-{one.ended:.3f}, {one.status} after {one.attempts}" for one in sent)
    moved = f"to {move['to_state']} by {move['moved_by']} at {seconds(move['moved_at']):.3f}"
    return "; ".join((moved, *requests))


def _unwished(ask_id: str, ask: Row, moves: Sequence[Row], wishes: dict[Key, list[Told]]) -> Iterator[Row]:
    """The moves of people that go back to no request of theirs, or to one that made another move already."""
    used: set[int] = set()
    for move in moves:
        if move["moved_by"] == RANKER:
            continue
        at, wish = seconds(move["moved_at"]), _wish(move, ask)
        sent = [one for one in wishes.get((ask_id, move["moved_by"], wish), ()) if id(one) not in used]
        one = next((one for one in sent if _covers(one, at)), None)
        if one is None:
            yield move
        elif one.wish is not Wish.ERASE:
            used.add(id(one))


_WISHES = {"scoring": Wish.ASK, "withdrawn": Wish.WITHDRAW, "matched": Wish.REFER, "denied": Wish.DENY}


def _wish(move: Row, ask: Row) -> Wish:
    if move["to_state"] == "queued":
        return Wish.APPEAL if move["moved_by"] == ask["seeker"] else Wish.UNDO
    return _WISHES[move["to_state"]]


def _covers(one: Told, at: float) -> bool:
    """What was given up may still happen, until its function's time is up."""
    return one.began - _SLACK_S <= at <= one.ended + (_LONGEST_COMMIT_S if one.given_up else _SLACK_S)


_TARGETS = {
    Wish.WITHDRAW: "withdrawn",
    Wish.REFER: "matched",
    Wish.DENY: "denied",
    Wish.UNDO: "queued",
    Wish.APPEAL: "queued",
}


def _kept(world: World, told: Sequence[Told]) -> Iterator[Finding]:
    """What was acknowledged has happened: the ask was in the state that the answer promises, by this person's move."""
    of_job = _asks_by_job(world, told)
    for one in told:
        if not one.acknowledged or one.wish not in _TARGETS:
            continue
        ask_id, target = ask_of(one, of_job), _TARGETS[one.wish]
        moves = world.moves.get(ask_id or "", [])
        own = [seconds(m["moved_at"]) for m in moves if m["to_state"] == target and m["moved_by"] == one.person]
        if not own or own[0] > one.ended + _SLACK_S or not held(moves, target, one.began, one.ended):
            subject = ask_id or f"{one.person} {one.sent.get('link')}"
            yield Finding("lost: " + one.wish, subject, f"{one.person} was told so at {one.ended:.3f}")
