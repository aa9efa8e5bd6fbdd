"""Fields of study, as postings ask for them and as people name theirs."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Study:
    """The meaning of one wording: its words, the known fields that it names, and the families of those fields.

    A broad word such as "sciences" names no field. It covers whole families and is close to others.
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
    """The fields of study that a posting accepts, with its own wording. Empty `options` accept any field, and `related`
    accepts related fields as well."""

    wording: str
    options: tuple[Study, ...]
    related: bool

    @property
    def is_any(self) -> bool:
        """True where no known field is asked for, so that any will do."""
        return not any(option.is_known for option in self.options)
