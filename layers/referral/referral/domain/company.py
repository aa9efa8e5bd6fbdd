"""Company names as people write them, and the key by which they match."""

import re
import unicodedata
from functools import cache

from referral.domain import legal_forms
from referral.domain.identifiers import CompanyKey

KEY_LENGTH = 200
FILLERS = frozenset("and the und et og och".split())
_MOST_WORDS_OF_A_FORM = 8

# ------------------------------------------------------------ remarks beside the name

_TRADE_MARK = re.compile(r"[™®℠©]|\((?:tm|r|sm)\)", re.IGNORECASE)
_FORMERLY = r"(?:formerly|previously known|f/?k/?a|f\.k\.a\.|ehemals|vormals|anciennement)(?=[\s:])"
_FORMER_NAME = re.compile(rf"(?<=\w)\W{{0,3}}\s{_FORMERLY}.*")
_TRADE_NAME = re.compile(r".*\w\W{0,2}\s(?:d/?b/?a|d\.b\.a\.|t/a|doing business as|trading as)[\s:]+(?=\w)")
_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_NEW_NAME = re.compile(r"(?:now|jetzt)\s(?!hiring\b)(?:known as\s|called\s)?(.*\w.*)")
_REMARK = re.compile(
    rf"{_FORMERLY}|(?:previously|ex|früher|antes|già|now|an?|aka|also|part of|member of|subsidiary of|division of|yc"
    r"|owned by|acquired by|y combinator|remote|hybrid|hiring|we.re hiring|confidential)(?!\w)"
    r"|(?:nyse|nasdaq|amex|otc|lse|aim|tsx|asx|xetra|nse|bse|tse|sgx|hkex)\b|[\w. ]{2,20}:\s?[\w.-]{1,12}$"
    r"|(?:[株有同주유]|มหาชน)$"
)
# Letters that are a form only with dots or behind a comma: "PA" is also a state, and "EV" a car.
_DOTTED_FORM = re.compile(r"(?:,?\s+(?:p\.\s?[acs]|n\.\s?a|e\.\s?[gkv])|,\s*(?:p[acs]|na))\.?$")

# ------------------------------------------------------------ addresses of the web

_SCHEME = re.compile(r"^(?:https?://)?(?:(?:www|careers?|jobs)\.(?=[\w-]+\.\w))?")
_PATH = re.compile(r"(?<=\w\.\w\w)(\w*)[/?#]\S*$")
# Endings that say nothing of the name. "ai", "io" and "app" do: "scale.ai" is "Scale AI".
_COUNTRY = (
    r"(?:ar|at|au|be|bg|br|ca|ch|cl|cn|cz|de|dk|ee|es|eu|fi|fr|gr|hk|hr|hu|id|ie|il|in|it|jp|ke|kr|lt|lu|lv|ma|mx|my"
    r"|ng|nl|no|nz|ph|pk|pl|pt|ro|rs|ru|se|sg|si|sk|th|tr|tw|ua|uk|us|vn|za)"
)
_ENDING = re.compile(
    rf"(?:\.(?:com|org|net)|(?<=[\w-]{{2}})\.(?:co|or|ne|ac|edu|biz|info|{_COUNTRY}))(?:\.{_COUNTRY})?(?=[\s,]|$)"
)

# ------------------------------------------------------------ letters

_INSIDE_WORDS = re.compile(r"[.'’ʼ´`]")
_SPOKEN = re.compile(r"(?<=\w)#(?!\w)|(?<=[\w+])\+(?=[\s,.)+]|$)|&")
_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "ё": "е"}
)
# "Mueller" and "Müller" are one name, and so is "Muller"; "Bauer" and "Baur" are two.
_CONSONANT = "[b-df-hj-np-tv-z]"
_UMLAUT = re.compile(rf"(?:(?<={_CONSONANT})ae|(?<![aeiou])oe|(?<![aeiougq])ue)(?={_CONSONANT})")


def company_key(name: str) -> CompanyKey:
    """The key that all spellings of one company share: "Amazon", "amazon.com " and "Amazon, Inc." all give "amazon".

    It has no spaces, no accents, and neither legal forms nor former names. A name that consists only of fillers or
    symbols is its own key. A key has at most 200 characters.
    """
    key = _detached(_plain("".join(own_words(name))))
    return CompanyKey(_UMLAUT.sub(lambda match: match[0][0], key)[:KEY_LENGTH] or _folded(name))


def own_words(name: str) -> list[str]:
    """The words of the name alone, folded, without legal forms and fillers."""
    words = _words(_name_alone(_folded(name)))
    return [word for word in words[_own(words)] if word not in FILLERS]


def without_legal_form(name: str) -> str:
    """The name as written, without the legal forms around it: "Amazon" of "Amazon, Inc."."""
    words = name.split()
    return " ".join(words[_own(["".join(_words(_folded(word))) for word in words])]).strip(',"“”«»')


def _folded(name: str) -> str:
    """Removes differences of case, width and composition; twice, because each step can make work for the other."""
    once = unicodedata.normalize("NFKC", (_TRADE_MARK.sub(" ", name).strip() or name).casefold())
    return unicodedata.normalize("NFKC", once.casefold()).strip()[:KEY_LENGTH].strip()


def _name_alone(folded: str) -> str:
    """The name without former names, remarks in brackets, and what only an address of the web has."""
    name = _TRADE_NAME.sub("", folded)
    renamed = next((new[1] for inside in _BRACKETS.findall(name) if (new := _NEW_NAME.match(inside))), None)
    name = renamed or _FORMER_NAME.sub("", name)
    name = _BRACKETS.sub(lambda match: _said_in(match, name), name).strip()
    return _DOTTED_FORM.sub("", _ENDING.sub("", _PATH.sub(r"\1", _SCHEME.sub("", name))))


def _said_in(brackets: re.Match[str], name: str) -> str:
    """The words in brackets, which belong to the name: "Acme (India) Ltd". A remark or its initials don't."""
    inside = brackets[1].strip()
    initials = "".join(word[0] for word in _words(name[: brackets.start()]))
    return " " if _REMARK.match(inside) or (len(inside) > 1 and inside == initials) else f" {inside} "


def _words(text: str) -> list[str]:
    """Runs of letters, digits and combining marks, with which many scripts write vowels, and signs that are spoken."""
    spoken = _SPOKEN.sub(lambda match: {"#": " sharp ", "+": " plus ", "&": " and "}[match[0]], text)
    bare = _INSIDE_WORDS.sub("", spoken)
    spaced = "".join(char if unicodedata.category(char)[0] in "LMN" else " " for char in bare)
    return [_plain(word) for word in spaced.split() if any(map(str.isalnum, word))]


def _plain(word: str) -> str:
    """Without accents. Other scripts than Latin and Greek keep their marks, which are letters there."""
    plain, base = [], ""
    for char in unicodedata.normalize("NFD", word.translate(_LETTERS)):
        if not unicodedata.combining(char):
            base = char
        elif base.isascii() or "\u0370" <= base <= "\u03ff":
            continue
        plain.append(char)
    return unicodedata.normalize("NFKC", "".join(plain))


def _own(words: list[str]) -> slice:
    """The words that are not a legal form before or behind the name. At least one stays that is no filler."""
    first, end = 0, len(words)
    while form := _form_behind(words, first, end):
        end -= form
    while form := _form_in_front(words, first, end):
        first += form
    return slice(first, end)


def _form_behind(words: list[str], first: int, end: int) -> int:
    """How many words before `end` are one form, perhaps with "and" before it: 2 of "Acme & Co"."""
    for start in range(max(first + 1, end - _MOST_WORDS_OF_A_FORM), end):
        if "".join(words[start:end]) in _forms(legal_forms.BEHIND):
            while start > first and words[start - 1] in FILLERS:
                start -= 1
            return end - start if start > first else 0
    return 0


def _form_in_front(words: list[str], first: int, end: int) -> int:
    for stop in range(min(end - 1, first + _MOST_WORDS_OF_A_FORM), first, -1):
        if "".join(words[first:stop]) in _forms(legal_forms.IN_FRONT) and not FILLERS.issuperset(words[stop:end]):
            return stop - first
    return 0


def _detached(key: str) -> str:
    """The key without the forms that scripts without spaces write on either side of a name."""
    for form in _forms(legal_forms.ATTACHED):
        rest = key.removeprefix(form).removesuffix(form)
        if rest and rest != key:
            return _detached(rest)
    return key


@cache
def _forms(table: str) -> dict[str, None]:
    """The forms of a table as words are written in a key, longest first."""
    forms = {"".join(_words(_folded(form))) for form in re.split(r"[,\n]", table)} - {""}
    return dict.fromkeys(sorted(forms, key=lambda form: (-len(form), form)))
