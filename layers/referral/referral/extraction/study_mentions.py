"""The field of study that a text asks for, as it words it."""

from dataclasses import dataclass
from itertools import chain

from referral.domain.degree_level import Level
from referral.extraction.degrees import Degree, degrees_in
from referral.extraction.patterns import study_fields as patterns
from referral.extraction.study_fields import names_a_field, names_in
from referral.extraction.wishes import is_wished

_LONGEST_NAME = 4
_LONGEST_LIST = 100
_NO_FIELD = frozenset("a an and degree diploma experience must no or program required the".split())
_TRIM = " \t,;:./-–—*&+"


@dataclass(frozen=True)
class Study:
    """A field of study that a text names at text[start:end]; `wording` includes "or a related field", if said."""

    text: str
    start: int
    end: int
    wording: str


def study_in(text: str, wishes: bool = False) -> Study | None:
    """The first field of study that goes with a degree that a text asks for (or wishes for, on request), or None."""
    degrees = degrees_in(text, wishes)
    studies = (read(text, degree) for degree in degrees for read in (_after, _of_program, _before))
    label = patterns.LABELLED_FIELD.compiled.search(text) if degrees else None
    labelled = _trimmed(text, label.start("field"), label.end()) if label else None
    unspaced = _unspaced(text) if degrees else None
    found = (study for study in chain(studies, (labelled, unspaced)) if study)
    return next((study for study in found if wishes or not is_wished(text, study.start, study.start)), None)


def named_fields(field: str) -> tuple[str, ...]:
    """The fields that a wording names, one by one; none where any field will do."""
    pieces = [piece for piece in patterns.NAME_SEPARATOR.compiled.split(field.strip()) if piece]
    if any(patterns.ANY_FIELD.compiled.match(piece) and not next(names_in(piece), None) for piece in pieces):
        return ()
    return tuple(piece for piece in pieces if not patterns.RELATED_ALONE.compiled.match(piece))


def accepts_kin(field: str) -> bool:
    """True where a wording accepts a related field."""
    return bool(patterns.OR_RELATED.compiled.search(field))


def without_related(field: str) -> str:
    """A wording without "or a related field"."""
    return patterns.OR_RELATED.compiled.sub("", field)


def _after(text: str, degree: Degree) -> Study | None:
    rest = text[degree.end : degree.end + 300].split("\n")[0]
    introduced = patterns.FIELD_AFTER_DEGREE.compiled.match(rest)
    match = introduced or patterns.KNOWN_FIELD_AFTER_DEGREE.compiled.match(rest)
    study = _trimmed(text, degree.end + match.start("field"), degree.end + len(rest)) if match else None
    if not study:
        return None
    pieces = [piece for piece in patterns.NAME_SEPARATOR.compiled.split(study.text) if piece]
    if introduced and degree.level > Level.SCHOOL:
        return study if any(next(names_in(piece), None) for piece in pieces) else None
    return study if names_a_field(patterns.BETWEEN_NAMES.compiled.split(study.text)[0]) else None


def _unspaced(text: str) -> Study | None:
    match = patterns.UNSPACED_FIELD.compiled.search(text)
    if not match or not next(names_in(match["field"]), None):
        return None
    return _trimmed(text, match.start("field"), match.end("field"))


def _of_program(text: str, degree: Degree) -> Study | None:
    match = patterns.PROGRAM.compiled.match(text, degree.start, degree.end + 20)
    return _ending(text, match.start("words"), match.end("words")) if match else None


def _before(text: str, degree: Degree) -> Study | None:
    if not patterns.DEGREE_NOUN.compiled.match(text, degree.start):
        return None
    return _ending(text, max(text.rfind("\n", 0, degree.start) + 1, degree.start - _LONGEST_LIST), degree.start)


def _ending(text: str, start: int, end: int) -> Study | None:
    """The known fields, one or a list of them, that text[start:end] ends with."""
    begin = None
    pieces = [start, *(match.end() for match in patterns.BETWEEN_NAMES.compiled.finditer(text, start, end))]
    stops = [*(match.start() for match in patterns.BETWEEN_NAMES.compiled.finditer(text, start, end)), end]
    for piece, stop in zip(reversed(pieces), reversed(stops), strict=True):
        words = [piece + word.start() for word in patterns.NAME_START.compiled.finditer(text[piece:stop])]
        known = next((word for word in words[-_LONGEST_NAME:] if names_a_field(text[word:stop])), None)
        if known is None:
            break
        begin = known
        if known > piece:
            break
    return _trimmed(text, begin, end) if begin is not None else None


def _trimmed(text: str, start: int, end: int) -> Study | None:
    stop = patterns.FIELD_END.compiled.search(text, start, end)
    words = text[start : stop.start() if stop else end]
    stripped = words.strip(_TRIM)
    if not any(map(str.isalpha, stripped)) or stripped.lower() in _NO_FIELD:
        return None
    if patterns.NOT_A_FIELD.compiled.match(stripped):
        return None
    begin = start + words.index(stripped)
    if patterns.SHORTENED_END.compiled.search(stripped) and text.startswith(".", begin + len(stripped)):
        stripped += "."
    end = begin + len(stripped)
    kin = patterns.OR_RELATED.compiled.match(text, end)
    return Study(stripped, begin, end, text[begin : kin.end() if kin else end])
