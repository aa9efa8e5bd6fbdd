"""Company names as people write them, and the key by which they match."""

import re
import unicodedata

from referral.domain.identifiers import CompanyKey

KEY_LENGTH = 200
_LEGAL_FORMS = frozenset(
    "inc incorporated corp corporation co company llc llp ltd limited plc gmbh ag kg kgaa se sa sas sarl srl spa bv nv"
    " oy ab as aps pty pte kk holdings".split()
)
_FILLERS = frozenset({"and", "the"})
_WEB = re.compile(r"^https?://(?:www\.)?|^www\.|\.(?:com|org|net|io|ai|dev|app|co|co\.uk|de|fr|eu)(?:/\S*)?(?=[\s,]|$)")
_INSIDE_WORDS = re.compile(r"[.'’]")


def company_key(name: str) -> CompanyKey:
    """The key that all spellings of one company share: "Amazon", "amazon.com " and "Amazon, Inc." all give "amazon".

    A name that consists only of fillers or symbols is its own key. A key has at most 200 characters.
    """
    folded = _folded(name)
    bare = _INSIDE_WORDS.sub("", _WEB.sub("", folded))
    words = [word for word in _words(bare) if word not in _FILLERS]
    while len(words) > 1 and words[-1] in _LEGAL_FORMS:
        words.pop()
    return CompanyKey(unicodedata.normalize("NFKC", " ".join(words)) or folded)


def without_legal_form(name: str) -> str:
    """The name as written, without a legal form at its end: "Amazon" of "Amazon, Inc."."""
    words = name.split()
    while len(words) > 1 and _INSIDE_WORDS.sub("", words[-1]).casefold() in _LEGAL_FORMS:
        words.pop()
    return " ".join(words).rstrip(",")


def _folded(name: str) -> str:
    """Removes differences of case, width and composition; twice, because each step can make work for the other."""
    once = unicodedata.normalize("NFKC", name.casefold())
    return unicodedata.normalize("NFKC", once.casefold()).strip()[:KEY_LENGTH].strip()


def _words(text: str) -> list[str]:
    """Runs of letters, digits and combining marks, with which many scripts write vowels."""
    spaced = "".join(char if unicodedata.category(char)[0] in "LMN" else " " for char in text)
    return [word for word in spaced.split() if any(map(str.isalnum, word))]
