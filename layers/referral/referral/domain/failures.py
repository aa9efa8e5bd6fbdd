"""Why something could not be encoded: for good, or for now."""


class NotEncodable(Exception):
    """Trying again gives the same; `reason` is written for seeker and referrer."""

    def __init__(self, reason: str):
        super().__init__(reason)
        self.reason = reason


class Outage(Exception):
    """Something that is needed did not answer; trying again later may succeed."""
