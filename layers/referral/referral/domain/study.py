"""Fields of study as postings ask for them and as people name their own."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Study:
    """What one wording names: its words, the known fields among them, and the families of fields that they belong to.

    A broad word such as "sciences" names no field: it covers whole families and verges on others.
    """

    words: tuple[str, ...]
    fields: tuple[str, ...] = ()
    families: tuple[str, ...] = ()
    covers: tuple[str, ...] = ()
    verges_on: tuple[str, ...] = ()

    @property
    def is_known(self) -> bool:
        return bool(self.fields or self.covers)


@dataclass(frozen=True, slots=True)
class AskedStudy:
    """The fields of study that a posting accepts, as it words them: any field where `options` is empty, and related
    fields as well where `related` is true."""

    wording: str
    options: tuple[Study, ...]
    related: bool
