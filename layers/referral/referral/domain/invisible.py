"""Characters that nobody sees: they hide words, split words for a program, or make a text read in another order."""

import re
import unicodedata

# Unicode's Default_Ignorable_Code_Point: letters and marks that are blank, format characters, selectors of variants,
# and tags. Beside them the empty pattern of Braille, format characters that are not drawn, and what is no character.
_BLANK = "\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\uffa0"
_FORMAT = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff0-\ufffb"
_FORMAT_BEYOND = "\U00013430-\U0001345f\U0001bca0-\U0001bca3"
_SELECTORS = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
_TAGS = "\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
_NO_CHARACTERS = "\ufdd0-\ufdef" + "".join(chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
_INVISIBLE = re.compile(f"[{_BLANK}{_FORMAT}{_FORMAT_BEYOND}{_SELECTORS}{_TAGS}{_NO_CHARACTERS}]")
_JOINERS = "\u200c\u200d"
_MOST_MARKS = 8  # on one letter
_VIRAMA = 9  # the combining class of the mark after which Indic scripts write a joiner


def without_invisible(text: str) -> str:
    """The text without invisible characters, except where a script or an emoji needs them."""
    seen = _INVISIBLE.sub(lambda found: found[0] if _is_needed(text, found.start()) else "", text)
    # A joiner before a removed character may no longer be needed.
    return seen if seen == text else without_invisible(seen)


def _is_needed(text: str, at: int) -> bool:
    before, after = text[max(at - _MOST_MARKS, 0) : at], text[at + 1 : at + 2]
    if text[at] in _JOINERS:
        return _takes_joiner(before) and bool(after) and not after.isspace() and after not in _JOINERS
    return bool(re.fullmatch(f"[{_SELECTORS}]", text[at])) and _takes_selector(before[-1:])


def _takes_joiner(before: str) -> bool:
    """Whether a joiner may follow: after Arabic letters, after a virama, and within emojis."""
    while before and unicodedata.category(before[-1]) == "Mn":
        if unicodedata.combining(before[-1]) == _VIRAMA:
            return True
        before = before[:-1]
    last = before[-1:]
    return bool(last) and (unicodedata.bidirectional(last) == "AL" or unicodedata.category(last) in ("So", "Sk"))


def _takes_selector(last: str) -> bool:
    """Whether a variant may be selected: of a symbol, of a sign of a keycap, or of an ideograph."""
    return bool(last) and (
        unicodedata.category(last) in ("So", "Sm") or last in "0123456789#*" or unicodedata.category(last) == "Lo"
    )
