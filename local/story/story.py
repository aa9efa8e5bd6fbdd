"""The story: its stages in order, with what each expects of the API and prints on the console."""

import shutil
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import Barrier
from time import monotonic, sleep
from typing import Any
from uuid import uuid4

from rich.console import Console

from local.story.cast import Cast, Person, Posting, guessed_company_key, work_address
from local.story.client import OUTCOME, ApiClient, Referral, StoryFailed, Tokens
from local.story.tables import asks_table, evidence_table, inbox_table, points_sum

STATES = ("scoring", "queued", "matched", "denied", "withdrawn")
TIMEOUT_SECONDS = 120.0
_DENIAL = "We are looking for somebody closer to the job."
COLUMNS = 120

_SIDE_BY_SIDE = 4
_LOOK_EVERY_SECONDS = 0.3
_TELL_EVERY_SECONDS = 5.0
_NAMED_AT_MOST = 3
_IDENTITY = ("email", "name", "company", "headline", "resume")


@dataclass
class Ask:
    """An ask as its seeker last saw it."""

    seeker: Person
    posting: Posting
    referral: Referral

    @property
    def id(self) -> str:
        return str(self.referral["referralId"])

    @property
    def state(self) -> str:
        return str(self.referral["state"])

    @property
    def is_scored(self) -> bool:
        """True once nobody waits for the score: the ask has one, or is no longer open."""
        return self.state != "scoring" and (self.state != "queued" or self.referral["score"] is not None)

    def __str__(self) -> str:
        return f"{self.seeker.name} → {self.posting.role} ({self.state})"


Confirm = Callable[[str, str], None]


class Story:
    """Plays all stages with `play()`. `asks` (by referralId), `states_seen` and `failures` then tell what happened.

    `confirm(domain, company)` is what the operator does about a domain that no rule confirms.
    """

    def __init__(
        self,
        api: str,
        cast: Cast | None = None,
        *,
        timeout: float = TIMEOUT_SECONDS,
        console: Console | None = None,
        confirm: Confirm | None = None,
    ):
        self.api = ApiClient(api)
        self.cast = cast or Cast.read()
        self.timeout = timeout
        self.console = console or terminal()
        self.confirm = confirm
        self.asks: dict[str, Ask] = {}
        self.states_seen: dict[str, set[str]] = defaultdict(set)
        self.failures: list[str] = []
        self._registered = 0
        self._told = monotonic()
        self._logins: dict[str, Tokens] = {}
        self._decidable: dict[str, deque[Referral]] = {}
        self._taken: Counter[str] = Counter()
        self._raced: Ask
        self._denied: Ask
        self._decider: dict[str, Person] = {}
        self._expected: dict[str, str] = {}

    def play(self) -> None:
        """Plays every stage and prints a line for each; StoryFailed if anything was not as expected."""
        began = monotonic()
        for note in self.cast.notes:
            self._say(f"· {note}", "dim")
        for stage in (
            self.reach,
            self.register,
            self.log_in,
            self.refuse_strangers,
            self.refresh,
            self.prove_employment,
            self.ask,
            self.score,
            self.open_inboxes,
            self.refer,
            self.reveal,
            self.deny,
            self.reconsider,
            self.race,
            self.withdraw,
            self.look_back,
            self.explain,
            self.appeal,
            self.change,
            self.erase,
        ):
            self._play(stage)
        self._conclude(monotonic() - began)

    # ------------------------------------------------------------ stages: each returns what it has to tell

    def reach(self) -> str:
        self.api.reach()
        return f"{self.api.base} answers"

    def register(self) -> str:
        news = self._for_each(self.cast.people, lambda person: self.api.register(person.registration, person.origin))
        self._registered = sum(news)
        known = len(self.cast.people) - self._registered
        codes = f", {self.api.codes_entered} with a code from their mail" if self.api.codes_entered else ""
        return f"{self._registered} people{codes}" + (f", {known} known from before" if known else "")

    def log_in(self) -> str:
        self._for_each(self.cast.people, self._log_in)
        return f"{len(self._logins)} people"

    def refuse_strangers(self) -> str:
        someone = self.cast.people[0]
        wrong = {"email": someone.email, "password": f"{someone.password}?"}
        self.api.call("POST", "/login", body=wrong, expect=(401,))
        self.api.call("GET", "/myreferral", expect=(401,))
        self.api.call("GET", "/myreferral", secret=f"{self._secret(someone)}x", expect=(401,))
        return "a wrong password, a missing secret and a forged one: 401 each"

    def refresh(self) -> str:
        someone = self.cast.people[0]
        token = {"refreshToken": self._logins[someone.email].refresh_token}
        self._logins[someone.email] = self.api.log_in(token, someone.origin)
        self._look_at_asks_of(someone)
        return f"{someone.name} continues with a new secret"

    def prove_employment(self) -> str:
        """Referrers prove where they work by a code that is mailed to their work address."""
        referrers = [referrer for group in self.cast.referrers.values() for referrer in group]
        proving = [one for one in referrers if self.api.must_prove_employment(self._secret(one))]
        for referrer in proving:
            self._prove_employment(referrer)
        if not proving:
            return "every referrer's inbox is open already"
        return f"{len(proving)} inboxes were closed, until their referrers entered the code mailed to a work address"

    def ask(self) -> str:
        ids = self._for_each(self.cast.asks, lambda pair: self._ask(*pair))
        again = self._ask(*self.cast.asks[0])
        self._check(again == ids[0], f"asking twice gave two asks: {ids[0]} and {again}")
        counts = Counter(ask.state for ask in self.asks.values())
        jobs = len({posting.id for _, posting in self.cast.asks})
        return f"{len(self.asks)} asks for {jobs} jobs ({_in_words(counts)}); asking twice gives one ask"

    def score(self) -> str:
        """Polls the seekers' asks in turn until all are scored, or until nothing has changed for the whole timeout."""
        waiting = deque(person for person in self.cast.people if self._unscored(person))
        moved = monotonic()
        while waiting:
            if monotonic() - moved > self.timeout:
                return self._give_up_scoring(waiting)
            seeker = waiting.popleft()
            before = self._unscored(seeker)
            self._look_at_asks_of(seeker)
            after = self._unscored(seeker)
            if after:
                waiting.append(seeker)
            if len(after) < len(before):
                moved = monotonic()
            else:
                sleep(_LOOK_EVERY_SECONDS)
            self._tell(sum(ask.is_scored for ask in self.asks.values()), len(self.asks))
        return f"{len(self.asks)} asks"

    def open_inboxes(self) -> str:
        for company, referrers in self.cast.referrers.items():
            inboxes = [self._open_inbox(company, referrer) for referrer in referrers]
            seen_by_all = set.intersection(*({item["referralId"] for item in inbox} for inbox in inboxes))
            ours = [item for item in inboxes[0] if item["referralId"] in seen_by_all & self.asks.keys()]
            self._decidable[company] = deque(ours)
            self._see_nobody_missing(company, inboxes)
            first = referrers[0]
            title = f"Inbox of {first.name} · {first.company.strip()} · {len(inboxes[0])} queued"
            self.console.print("", inbox_table(title, inboxes[0]), "")
        self._raced = self._take(self._fullest(self._shared()), best=False)
        count = sum(len(group) for group in self.cast.referrers.values())
        return f"{count} referrers see asks, best first, never their own, and not who asks"

    def refer(self) -> str:
        company = self._fullest(self.cast.referrers)
        return self._decide_alone("refer", company, self._take(company))

    def reveal(self) -> str:
        """Who referred a seeker sees who it is, again and again, and the seeker sees that they did."""
        ask, referrer = self._referred(), self._decider[self._referred().id]
        matched = {one["referralId"]: one["seeker"] for one in self.api.inbox(self._secret(referrer), "matched")}
        seeker = matched.get(ask.id, {})
        self._check(seeker.get("email") == ask.seeker.email, f"{referrer.name} does not see who was referred")
        self._look_at_asks_of(ask.seeker)
        reveals = ask.referral["reveals"]
        self._check(bool(reveals), f"{ask.seeker.name} does not see that {referrer.name} knows their name")
        company = reveals[0]["company"] if reveals else "nobody"
        return f"{referrer.name} now knows {seeker.get('name')}, who sees that {company.strip()} does"

    def deny(self) -> str:
        company = self._fullest(self.cast.referrers)
        ask = self._denied = self._take(company, best=False)
        return self._decide_alone("deny", company, ask, _DENIAL)

    def reconsider(self) -> str:
        """Whoever denied an ask undoes that, and then denies it again."""
        ask, referrer = self._denied, self._decider[self._denied.id]
        state = self.api.undo(self._secret(referrer), ask.id)
        self._check(state == "queued", f"{ask} is {state} after its decision was undone")
        queued = {one["referralId"] for one in self.api.inbox(self._secret(referrer))}
        self._check(ask.id in queued, f"{ask} is not in the inbox after its decision was undone")
        counted, state = self.api.decide(self._secret(referrer), ask.id, "deny", _DENIAL)
        self._check(counted and state == "denied", f"{ask} was to become denied again and is {state}")
        return f"{referrer.name} puts {ask.seeker.name} back into the inbox, and denies again"

    def appeal(self) -> str:
        """The denied seeker appeals: the ask is back in the inbox, and not in that of whoever denied it."""
        ask, referrer = self._denied, self._decider[self._denied.id]
        state = self.api.appeal(self._secret(ask.seeker), ask.referral["link"])
        self._check(state == "queued", f"{ask} is {state} after the appeal")
        shown = {one["referralId"] for one in self.api.inbox(self._secret(referrer))}
        self._check(ask.id not in shown, f"{referrer.name} sees {ask} again, which they denied")
        self._look_at_asks_of(ask.seeker)
        return f"{ask.seeker.name} appeals; {referrer.name}, who denied, does not decide again"

    def race(self) -> str:
        """Two referrers of a company decide the same ask at once, one for and one against it: the first one wins."""
        ask, start = self._raced, Barrier(2)

        def decide(referrer: Person, decision: str) -> tuple[bool, str]:
            start.wait()
            return self.api.decide(self._secret(referrer), ask.id, decision)

        one, two = self.cast.referrers[guessed_company_key(ask.posting.company)][:2]
        with ThreadPoolExecutor(2) as pool:
            referring, denying = pool.submit(decide, one, "refer"), pool.submit(decide, two, "deny")
            (refer_won, state), (deny_won, other_state) = referring.result(), denying.result()
        self._check(
            refer_won != deny_won, f"{sum((refer_won, deny_won))} of two referrers won the race for {ask.seeker.name}"
        )
        self._check(state == other_state, f"the loser of the race was told {other_state} and the winner {state}")
        self._expected[ask.id] = OUTCOME["refer" if refer_won else "deny"]
        winner, loser = (one, two) if refer_won else (two, one)
        return f"{winner.name} was first, {ask.seeker.name} is {state}; {loser.name} got 409, {state}"

    def withdraw(self) -> str:
        ask = self._take(self._fullest(self.cast.referrers), best=False)
        self.api.withdraw(self._secret(ask.seeker), ask.referral["link"])
        self._expected[ask.id] = "withdrawn"
        return f"{ask.seeker.name} no longer asks for {ask.posting.role}"

    def look_back(self) -> str:
        """Every seeker whose ask was decided or withdrawn sees its new state."""
        seekers = {self.asks[id].seeker.email: self.asks[id].seeker for id in self._expected}
        for seeker in seekers.values():
            self._look_at_asks_of(seeker)
        for id, state in self._expected.items():
            self._check(self.asks[id].state == state, f"{self.asks[id]} should be {state}")
        seeker = self._referred().seeker
        own = [ask.referral for ask in self.asks.values() if ask.seeker.email == seeker.email]
        self.console.print("", asks_table(f"Asks of {seeker.name}", own), "")
        return f"{len(seekers)} seekers see what became of their asks"

    def explain(self) -> str:
        """The points of the evidence add up to every score; one score is shown in full."""
        scored = [ask for ask in self.asks.values() if ask.referral["score"] is not None]
        for ask in scored:
            total, score = points_sum(ask.referral), ask.referral["score"]
            self._check(total == score, f"{ask}: its evidence adds up to {total}, its score is {score}")
        shown = self._referred()
        if shown.referral["score"] is None:
            raise StoryFailed(f"{shown} has no score to explain")
        title = f"Why {shown.seeker.name} scores {shown.referral['score']:.2f} for {shown.posting.role}"
        self.console.print("", evidence_table(title, shown.referral), "")
        return f"the evidence of {len(scored)} scores adds up to them exactly"

    def change(self) -> str:
        """The seeker who fits least adds the job that they ask for to their profile, and gets another score."""
        ask, job = self._least_fitting(), {"company": "Their own", "dateFrom": "2015-01"}
        if ask is None:
            return "every open ask is for a job that its seeker has had"
        secret, before = self._secret(ask.seeker), ask.referral["score"]
        profile, etag = self.api.profile(secret)
        job |= {"role": ask.posting.role, "description": str(ask.posting.body.get("description") or ask.posting.role)}
        self.api.change_profile(secret, etag, {"experience": [job, *profile["experience"]]})
        deadline = monotonic() + self.timeout
        while ask.referral["score"] == before and monotonic() < deadline:
            sleep(_LOOK_EVERY_SECONDS)
            self._look_at_asks_of(ask.seeker)
        after = ask.referral["score"]
        self._check(after not in (before, None), f"a changed profile does not move the score of {ask}: {after}")
        return f"{ask.seeker.name} adds a job to the profile: {before:.2f} becomes {after or 0:.2f}"

    def erase(self) -> str:
        """Somebody registers, asks, and erases everything again."""
        leaver = self.cast.asks[0][0].under(f"leaver-{uuid4().hex}@example.org")
        self.api.register(leaver.registration, leaver.origin)
        self._log_in(leaver)
        secret = self._secret(leaver)
        posting = self.cast.asks[0][1].body | {"link": f"https://jobs.example.com/{uuid4().hex}"}
        self.api.ask(secret, posting, leaver.origin)
        receipt = self.api.erase(secret)
        self._check(self.api.erase(secret) == receipt, "erasing twice gave two receipts")
        self.api.call("POST", "/login", body={"email": leaver.email, "password": leaver.password}, expect=(401,))
        return f"somebody registers, asks and leaves without a trace; the receipt is {receipt}"

    # ------------------------------------------------------------ parts of stages

    def _play(self, stage: Callable[[], str]) -> None:
        name, began = stage.__name__.replace("_", " "), monotonic()
        self._told = began
        try:
            told = stage()
        except StoryFailed as failure:
            raise StoryFailed(f"{name}: {failure}") from None
        self._say(f"✓ {name:<17} {monotonic() - began:6.1f} s   {told}")

    def _conclude(self, seconds: float) -> None:
        missing = [state for state in STATES if not self.states_seen[state] and not self._is_past(state)]
        if missing:
            self.failures.append(f"never seen: {', '.join(missing)}")
        if self.failures:
            more = f" (and {len(self.failures) - 1} more: {'; '.join(self.failures[1:])})" if self.failures[1:] else ""
            raise StoryFailed(f"{self.failures[0]}{more}")
        counts = Counter(ask.state for ask in self.asks.values())
        repeated = f", {self.api.repeated} requests repeated" if self.api.repeated else ""
        told = f"{len(self.cast.people)} people, {len(self.asks)} asks: {_in_words(counts)}{repeated}"
        self._say(f"✓ the whole story   {seconds:6.1f} s   {told}", "bold green")

    def _is_past(self, state: str) -> bool:
        """True for a state that a second run on the same stack may never see, as the asks may already be scored."""
        return state == "scoring" and not self._registered

    def _log_in(self, person: Person) -> None:
        credentials = {"email": person.email, "password": person.password}
        self._logins[person.email] = self.api.log_in(credentials, person.origin)

    def _prove_employment(self, referrer: Person) -> None:
        secret, address = self._secret(referrer), work_address(referrer)
        self.api.mail_employment_code(secret, address)
        state = self.api.prove_employment(secret, self.api.employment_code(address))
        if state == "pending" and self.confirm:
            self.confirm(address.partition("@")[2], referrer.company.strip())
            state = self.api.employment(secret)
        if state != "verified":
            raise StoryFailed(f"{referrer.name} proved an address at {referrer.company.strip()} and is {state}")

    def _secret(self, person: Person) -> str:
        return self._logins[person.email].secret

    def _ask(self, seeker: Person, posting: Posting) -> str:
        """Asks, and returns the referralId."""
        about = f"{seeker.origin} asks for {posting.origin}"
        ask = Ask(seeker, posting, self.api.ask(self._secret(seeker), posting.body, about))
        self.asks[ask.id] = ask
        self._see(ask.referral)
        return ask.id

    def _look_at_asks_of(self, seeker: Person) -> None:
        for referral in self.api.my_asks(self._secret(seeker)):
            if ask := self.asks.get(referral["referralId"]):
                ask.referral = referral
                self._see(referral)

    def _unscored(self, seeker: Person) -> list[Ask]:
        return [ask for ask in self.asks.values() if ask.seeker.email == seeker.email and not ask.is_scored]

    def _give_up_scoring(self, waiting: Iterable[Person]) -> str:
        """StoryFailed if an ask is still in scoring. If asks are queued without a score, the story goes on."""
        for seeker in waiting:
            self._look_at_asks_of(seeker)
        late = [ask for seeker in waiting for ask in self._unscored(seeker)]
        scoring = [ask for ask in late if ask.state == "scoring"]
        if scoring:
            raise StoryFailed(
                f"nothing moved for {self.timeout:.0f} s; {_some(scoring)} of {len(self.asks)} not scored"
            )
        self._check(not late, f"queued without a score: {_some(late)}")
        return f"{len(self.asks) - len(late)} of {len(self.asks)} asks"

    def _open_inbox(self, company: str, referrer: Person) -> list[Referral]:
        """The referrer's inbox. It must be ranked and hold only asks at this company, none of them by the referrer."""
        inbox = self.api.inbox(self._secret(referrer))
        ranks = [(item["score"] is None, -(item["score"] or 0)) for item in inbox]
        self._check(ranks == sorted(ranks), f"the inbox of {referrer.name} is not ranked")
        for item in inbox:
            self._see(item)
            ask = self.asks.get(item["referralId"])
            self._check(ask is None or ask.seeker != referrer, f"{referrer.name} sees their own ask")
            known = [field for field in _IDENTITY if item["seeker"][field]]
            self._check(not known, f"{referrer.name} sees the {', '.join(known)} of a seeker before referring")
            foreign = guessed_company_key(item["company"]) != company
            self._check(not foreign, f"{referrer.name} of {referrer.company} sees an ask at {item['company']}")
        return inbox

    def _see_nobody_missing(self, company: str, inboxes: list[list[Referral]]) -> None:
        """Checks that every queued ask at the company is in the inbox of each referrer, except those of the seeker and
        of whoever denied it before an appeal."""
        for referrer, inbox in zip(self.cast.referrers[company], inboxes, strict=True):
            shown = {item["referralId"] for item in inbox}
            hidden = [
                ask
                for id, ask in self.asks.items()
                if guessed_company_key(ask.posting.company) == company
                and ask.state == "queued"
                and ask.seeker.email != referrer.email
                and not ask.referral.get("appealed")
                and id not in shown
            ]
            self._check(not hidden, f"the inbox of {referrer.name} lacks {_some(hidden)}")

    def _shared(self) -> list[str]:
        """The companies that have two referrers, who can race."""
        return [company for company, referrers in self.cast.referrers.items() if len(referrers) > 1]

    def _fullest(self, companies: Iterable[str]) -> str:
        """The company with the most asks left to decide; companies that had a turn already count for less."""
        return max(companies, key=lambda company: len(self._decidable[company]) / (1 + self._taken[company]))

    def _take(self, company: str, best: bool = True) -> Ask:
        """Takes the best or the last of the company's asks that each of its referrers can decide."""
        decidable = self._decidable[company]
        if not decidable:
            raise StoryFailed("no queued ask is left to decide; start with a clean stack")
        self._taken[company] += 1
        return self.asks[(decidable.popleft() if best else decidable.pop())["referralId"]]

    def _decide_alone(self, decision: str, company: str, ask: Ask, reason: str | None = None) -> str:
        referrer = self.cast.referrers[company][0]
        counted, state = self.api.decide(self._secret(referrer), ask.id, decision, reason)
        outcome = OUTCOME[decision]
        self._check(counted and state == outcome, f"{ask} was to become {outcome} and is {state}")
        self._expected[ask.id] = outcome
        self._decider[ask.id] = referrer
        return f"{referrer.name}: {ask.seeker.name} is {state} for {ask.posting.role}"

    def _least_fitting(self) -> Ask | None:
        """The open ask with the lowest score, of a seeker who has not had this job; an earlier story may have added
        it."""
        open_asks = [ask for ask in self.asks.values() if ask.state == "queued" and ask.referral["score"] is not None]
        for ask in sorted(open_asks, key=lambda one: one.referral["score"]):
            profile, _ = self.api.profile(self._secret(ask.seeker))
            if all(job["role"] != ask.posting.role for job in profile["experience"]):
                return ask
        return None

    def _referred(self) -> Ask:
        """The first ask that this story decided."""
        return self.asks[next(iter(self._expected))]

    def _see(self, referral: Referral) -> None:
        self.states_seen[referral["state"]].add(referral["referralId"])

    def _check(self, holds: bool, otherwise: str) -> None:
        if not holds:
            self.failures.append(otherwise)
            self.console.print(f"✗ {otherwise}", style="red", markup=False, soft_wrap=True)

    def _for_each(self, items: Sequence[Any], work: Callable[[Any], Any]) -> list[Any]:
        """The results, in order. A few items run at a time; the first failure cancels those that have not started."""
        pool, results = ThreadPoolExecutor(_SIDE_BY_SIDE), []
        try:
            for result in pool.map(work, items):
                results.append(result)
                self._tell(len(results), len(items))
        finally:
            pool.shutdown(cancel_futures=True)
        return results

    def _tell(self, done: int, total: int) -> None:
        """Reports the progress of a long stage from time to time."""
        if monotonic() - self._told > _TELL_EVERY_SECONDS:
            self._told = monotonic()
            self._say(f"  … {done} of {total}", "dim")

    def _say(self, line: str, style: str = "") -> None:
        self.console.print(line, style=style, markup=False, no_wrap=True, overflow="ellipsis")


def terminal() -> Console:
    """The console, at most 120 columns wide; all 120 if it is not a terminal."""
    columns = min(shutil.get_terminal_size((COLUMNS, 24)).columns, COLUMNS)
    return Console(width=columns, highlight=False, emoji=False)


def _in_words(counts: Counter[str]) -> str:
    return ", ".join(f"{counts[state]} {state}" for state in STATES if counts[state])


def _some(asks: list[Ask]) -> str:
    named = ", ".join(str(ask) for ask in asks[:_NAMED_AT_MOST])
    rest = len(asks) - _NAMED_AT_MOST
    return f"{named} and {rest} more" if rest > 0 else named
