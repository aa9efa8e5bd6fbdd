"""Company names as people write them, and the key on which they match."""

import re
import unicodedata

_LEGAL_FORMS = frozenset(
    "inc incorporated corp corporation co company llc llp ltd limited plc gmbh ag kg se sa sas sarl srl spa bv nv oy ab"
    " as aps pty pte kk holdings".split()
)
_DOMAIN = re.compile(r"^(?:https?://)?(?:www\.)?([^\s/]+?)\.(?:com|org|net|io|ai|dev|app|co|co\.uk|de|fr|eu)(?:/.*)?$")
_NOT_A_WORD = re.compile(r"[^\w]+")


def company_key(name: str) -> str:
    """The key on which spellings of one company agree: "Amazon", "amazon.com " and "Amazon, Inc." all give "amazon".

    A name that consists of nothing else than a legal form or punctuation is its own key.
    """
    folded = unicodedata.normalize("NFKC", name).casefold().strip()
    bare = _DOMAIN.sub(r"\1", folded).replace("'", "").replace("’", "").replace("&", " and ")
    words = [word for word in _NOT_A_WORD.split(bare) if word]
    while len(words) > 1 and words[-1] in _LEGAL_FORMS:
        words.pop()
    return " ".join(words) or folded
