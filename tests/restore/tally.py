"""What the reconciler has to tell after a restore, counted in another way: from everything that the stores hold."""

from collections import Counter

from tests.chaos.world import Row, World

_OPEN = ("scoring", "queued")


def tally(world: World) -> Counter[str]:
    open_asks = [ask for ask in world.asks.values() if ask["state"] in _OPEN]
    found = Counter(
        {
            "AskWithoutPosting": sum(_counting(ask, world) not in world.postings for ask in open_asks),
            "AskWithoutProfile": sum(
                ask["seeker"] not in world.profiles and ask["seeker"] in world.accounts for ask in open_asks
            ),
            "ProfileWithoutAccount": len(world.profiles.keys() - world.accounts.keys()),
            "ProfileWithoutResume": sum(
                bool(profile["resumeKey"]) and profile["resumeKey"] not in world.resumes and user in world.accounts
                for user, profile in world.profiles.items()
            ),
            "ConfirmedWithoutPosting": len(_confirmed(world) - world.postings.keys()),
            "AccountWithoutProfile": len(world.accounts.keys() - world.profiles.keys()),
            "PostingOfNobody": len(world.postings.keys() - _named(world)),
            "TracesOfNobody": len(_holders(world) - _known(world)) + len(_resumes_of_nobody(world)),
            "ResumeOfNoProfile": len(_unnamed(world)),
        }
    )
    return +found


def _counting(ask: Row, world: World) -> str | None:
    confirmed = world.confirmed.get((ask["link"], ask["company_key"]))
    return str(confirmed["revision"] if confirmed else ask["submitted_revision"])


def _confirmed(world: World) -> set[str]:
    return {row["revision"] for row in world.confirmed.values()}


def _named(world: World) -> set[str]:
    sent = {revision for _, revision in world.submissions}
    return sent | _confirmed(world) | {ask["submitted_revision"] for ask in world.asks.values()}


def _known(world: World) -> set[str]:
    return world.profiles.keys() | world.accounts.keys()


def _holders(world: World) -> set[str]:
    """People of whom the database holds more than ids, states and times."""
    asking = {ask["seeker"] for ask in world.asks.values() if not ask["link"].startswith("erased:")}
    return asking | world.employed | {seeker for seeker, _ in world.submissions}


def _owner(key: str) -> str:
    return key.split("/")[1]


def _resumes_of_nobody(world: World) -> set[str]:
    return {key for key in world.resumes if _owner(key) not in _known(world)}


def _unnamed(world: World) -> set[str]:
    named = {profile["resumeKey"] for profile in world.profiles.values()}
    return {key for key in world.resumes.keys() - named if _owner(key) in world.profiles}
