"""Each ask as its row shows it, compared with what people sent and saw."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from tests.chaos.checker.finding import Finding
from tests.chaos.checker.history import held, seconds
from tests.chaos.journal import Told, Wish
from tests.chaos.world import Row, World

_OPEN, _DECIDED = ("scoring", "queued"), ("matched", "denied")
_CONTENT = ("score", "score_version", "evidence", "summary")
_TEXTS = ("company", "role", "description", "requiredQualifications", "preferredQualifications")


def may_be_last(told: Iterable[Told]) -> list[Told]:
    """Those whose effect may be the one that is left: no acknowledged one began after their end."""
    known = [one for one in told if one.may_have_happened]
    latest = max((one.began for one in known if one.acknowledged), default=0.0)
    return [one for one in known if one.ended >= latest or one.given_up]


class Asks:
    def __init__(self, world: World, told: Sequence[Told]) -> None:
        self._world, self._told = world, told
        self._erased = {one.person for one in told if one.wish is Wish.ERASE and one.may_have_happened}
        self._sent: defaultdict[tuple[str, str], list[Told]] = defaultdict(list)
        for one in told:
            if one.wish is Wish.ASK and one.may_have_happened:
                self._sent[one.person, one.sent["link"]].append(one)

    def findings(self) -> Iterator[Finding]:
        yield from self._made()
        yield from self._shown()
        yield from self._revealed()
        yield from self._confirmed()
        for ask in self._world.asks.values():
            yield from _row(ask, self._world.moves.get(ask["referral_id"], []))
            if ask["seeker"] not in self._erased:
                yield from self._revision(ask)

    def _made(self) -> Iterator[Finding]:
        """Whoever was told of an ask has it, once; nobody has an ask that they did not make."""
        for (person, link), sent in self._sent.items():
            for one in sent:
                if one.acknowledged and one.answer["referral"]["referralId"] not in self._world.asks:
                    yield Finding("lost: ask", one.answer["referral"]["referralId"], f"{person} asked for {link}")
                    break
        ids = {one.answer["referral"]["referralId"] for sent in self._sent.values() for one in sent if one.acknowledged}
        for ask_id, ask in self._world.asks.items():
            if (
                ask_id not in ids
                and (ask["seeker"], ask["link"]) not in self._sent
                and ask["seeker"] not in self._erased
            ):
                yield Finding("an ask that nobody made", ask_id, f"{ask['seeker']} {ask['link']}")
        for (seeker, link), number in Counter((a["seeker"], a["link"]) for a in self._world.asks.values()).items():
            if number > 1:
                yield Finding("an ask twice", f"{seeker} {link}", f"{number} times")

    # ------------------------------------------------------------ what people saw

    def _shown(self) -> Iterator[Finding]:
        """A list shows states that the asks had then, and a seeker's list all that they had asked before."""
        had: defaultdict[str, set[str]] = defaultdict(set)
        for one in sorted(self._told, key=lambda one: one.ended):
            if not one.acknowledged:
                continue
            if one.wish is Wish.ASK:
                had[one.person].add(one.answer["referral"]["referralId"])
            shown = one.answer.get("referrals", [one.answer["referral"]] if "referral" in one.answer else [])
            for ask in shown:
                moves = self._world.moves.get(ask["referralId"], [])
                if not held(moves, ask["state"], one.began, one.ended):
                    yield Finding(
                        "shown in a state it never had", ask["referralId"], f"{ask['state']} at {one.ended:.3f}"
                    )
            if one.wish is Wish.LIST and (missing := had[one.person] - {ask["referralId"] for ask in shown}):
                yield Finding("missing in a list", min(missing), f"{len(missing)} asks of {one.person}")

    def _revealed(self) -> Iterator[Finding]:
        """Whoever was shown a seeker is in the list of reveals, on one of the days of the request."""
        for one in self._told:
            if not one.acknowledged or one.wish not in (Wish.REFER, Wish.INBOX, Wish.DENY, Wish.UNDO):
                continue
            days = {datetime.fromtimestamp(moment, UTC).date() for moment in (one.began, one.ended)}
            for ask in one.answer.get("referrals", [one.answer["referral"]] if "referral" in one.answer else []):
                rows = {(ask["referralId"], one.person, day) for day in days}
                if ask["seeker"]["email"] and not rows & self._world.reveals:
                    yield Finding("a reveal is not written down", ask["referralId"], f"to {one.person}")

    # ------------------------------------------------------------ which posting counts

    def _confirmed(self) -> Iterator[Finding]:
        """The revision that counts is one that somebody confirmed, and none that was replaced."""
        confirmations: defaultdict[str, list[Told]] = defaultdict(list)
        for one in self._told:
            if one.wish is Wish.CONFIRM:
                confirmations[one.sent["link"]].append(one)
        rows = {link: row["revision"] for (link, _), row in self._world.confirmed.items()}
        for link in rows.keys() | confirmations.keys():
            last = may_be_last(confirmations[link])
            possible = {one.sent["revision"] for one in last}
            if not any(one.acknowledged for one in last):
                possible.add(None)
            if rows.get(link) not in possible:
                yield Finding("a confirmation is wrong", link, f"{rows.get(link)}, of {possible}")

    def _revision(self, ask: Row) -> Iterator[Finding]:
        """The text that the seeker sent last, and the one that counts for the ask."""
        ask_id, sent = ask["referral_id"], self._sent.get((ask["seeker"], ask["link"]), [])
        posting = self._world.postings.get(ask["submitted_revision"])
        if posting is None:
            yield Finding("an ask without a posting", ask_id, str(ask["submitted_revision"]))
            return
        possible = [one.sent for one in may_be_last([one for one in sent if _changes(one)])]
        if possible and not any(_same_text(one, posting) for one in possible):
            yield Finding("a wrong revision", ask_id, "the seeker sent another text last")
        if (ask["seeker"], ask["submitted_revision"]) not in self._world.submissions:
            yield Finding("a submission is not written down", ask_id)
        if ask["state"] in _OPEN:
            confirmed = self._world.confirmed.get((ask["link"], ask["company_key"]))
            counting = confirmed["revision"] if confirmed else ask["submitted_revision"]
            text = self._world.postings.get(counting)
            if ask["revision"] != counting:
                yield Finding("a wrong revision", ask_id, f"{ask['revision']} and not {counting}")
            elif text is None:
                yield Finding("an ask without a posting", ask_id, counting)
            elif (ask["company"], ask["role"]) != (text["company"], text["role"]):
                yield Finding("a wrong revision", ask_id, "company or role are of another text")


def _changes(one: Told) -> bool:
    """A decided ask keeps its text, whatever its seeker sends."""
    return not one.acknowledged or one.answer["referral"]["state"] in _OPEN


def _same_text(sent: dict[str, Any], posting: Row) -> bool:
    return all(sent.get(name, "") == posting[name] for name in _TEXTS)


# ------------------------------------------------------------ the row itself


def _row(ask: Row, moves: Sequence[Row]) -> Iterator[Finding]:
    ask_id, state = ask["referral_id"], ask["state"]
    if state == "scoring":
        yield Finding("an ask is still in scoring", ask_id)
    if ask["claim"] is not None:
        yield Finding("a claim is left", ask_id, ask["claim"])
    if ask["due_at"] is not None:
        yield Finding("an ask is still due", ask_id, f"{state}, at {ask['due_at']}")
    if state == "withdrawn" and any(ask[name] is not None for name in (*_CONTENT, "reason")):
        yield Finding("a withdrawn ask tells something", ask_id)
    yield from _decision(ask, moves)
    if ask["score"] is not None:
        yield from _sums(ask)


def _decision(ask: Row, moves: Sequence[Row]) -> Iterator[Finding]:
    """Who decided last, and who denied before an appeal, are those of the history."""
    decisions = [move for move in moves if move["to_state"] in _DECIDED]
    if ask["state"] in _DECIDED and decisions and ask["decided_by"] != decisions[-1]["moved_by"]:
        yield Finding("decided by somebody else", ask["referral_id"], f"{ask['decided_by']}")
    appeals = [
        place
        for place, move in enumerate(moves)
        if move["from_state"] == "denied" and move["moved_by"] == ask["seeker"]
    ]
    deniers = [moves[place - 1]["moved_by"] for place in appeals if place]
    if ask["denied_by"] != (deniers[-1] if deniers else None):
        yield Finding("an appeal without its denial", ask["referral_id"], f"{ask['denied_by']} and not {deniers}")
    if len(appeals) > 1:
        yield Finding("two appeals", ask["referral_id"])
    if deniers and any(m["moved_by"] == deniers[0] and m["to_state"] in _DECIDED for m in moves[appeals[0] :]):
        yield Finding("decided again by whoever denied", ask["referral_id"])


def _sums(ask: Row) -> Iterator[Finding]:
    evidence = ask["evidence"] or []
    points, weights = (sum(Decimal(str(item[name])) for item in evidence) for name in ("points", "weight"))
    if points != ask["score"]:
        yield Finding("evidence does not add up", ask["referral_id"], f"{points} points and a score of {ask['score']}")
    if weights != 100:
        yield Finding("evidence does not add up", ask["referral_id"], f"weights of {weights}")


__all__ = ["Asks", "may_be_last", "seconds"]
