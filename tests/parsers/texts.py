"""Texts from outside: any text, texts of words that parsers look for, and long repetitions."""

import json
from typing import Any

from hypothesis import strategies as st

# Words and signs that the readers of profiles and postings react to, and signs that regular expressions trip over.
FRAGMENTS = tuple(
    "bachelor's|bachelor|Master of Science|MBA|Ph.D.|PhD|B.S.|BS/MS|degree|diploma|or equivalent|in a related field|"
    "computer science|engineering|high school|GED|years|yrs|year|3+|5-7|10 to 15|two|twenty-five|decade|experience|of|"
    "or|and|and/or|at least|minimum|preferred|required|a plus|nice to have|Qualifications:|Responsibilities:|About us|"
    "Python|C++|C#|.NET|Node.js|SQL|AWS|Go|R|machine learning|CI/CD|Senior|Lead|Vice President|Intern|Staff nurse|"
    "Maya|Okafor|MAYA|she|he/him|Mr.|Mrs.|born|age|+1 (555) 010-9999|maya@example.org|https://example.org/cv|@maya|"
    "Acme, Inc.|Acme University|GmbH|the|&|-|–|•|*|1.|a)|;|:|,|.|..|...|/|(|)|[|]|{|}|\"|'|’|`|<li>|<br/>|&amp;|\\|$|"
    "%|^|a|A|1|2019-02|02/2019|Jan 2020|2020–present|19|0|1e9|ß|İ|é|e\u0301|中文|ひ|٣|👩‍👩‍👧‍👦|\u200b|\u202e|\ufeff|"
    "\u00a0|\u2028|\x85|\t|\n|\r\n|\n\n|  ".split("|")
)

fragments = st.sampled_from(FRAGMENTS)
anything = st.text(max_size=300)
worded = st.lists(st.tuples(fragments, st.sampled_from(("", " ", " ", "\n"))), max_size=60).map(
    lambda pairs: "".join(word + gap for word, gap in pairs)
)
invisible = st.text(
    "a1#*☂中\u0627\u0915\u094d\u0301\u034f\u200c\u200d\ufe0f\ufe00\u200b\u202e\U000e0100👩❤ ", max_size=12
)
texts = anything | worded | invisible | st.lists(anything | worded, max_size=4).map("\n".join)
# No lone surrogates, which no request can bring in.
wellformed = texts.map(lambda text: text.encode("utf-8", "replace").decode())


def repeated(size: int) -> st.SearchStrategy[str]:
    """About `size` characters in which a few fragments come again and again."""
    pieces = st.lists(fragments | st.text(min_size=1, max_size=2), min_size=1, max_size=4)
    return st.builds(_repeated, pieces, st.sampled_from(("", " ")), st.sampled_from(("", "!", "\n")), st.just(size))


def _repeated(pieces: list[str], gap: str, end: str, size: int) -> str:
    once = gap.join(pieces) + gap
    return once * (size // len(once)) + end


def mangled(base: Any) -> st.SearchStrategy[str]:
    """JSON like `base`, with other values in some places, or broken."""
    text = json.dumps(base)
    return like(base).map(json.dumps) | st.builds(_cut, st.just(text), st.integers(0, len(text)), st.text(max_size=4))


def like(base: Any) -> st.SearchStrategy[Any]:
    """Values in the shape of `base`, with anything in some places."""
    if isinstance(base, dict):
        whole = st.fixed_dictionaries({}, optional={name: like(value) for name, value in base.items()})
        return st.one_of(whole, whole, whole, junk)
    if isinstance(base, list) and base:
        return st.lists(like(base[0]), max_size=3) | junk
    return st.just(base) | st.just(base) | junk


junk = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | wellformed,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


def _cut(text: str, at: int, between: str) -> str:
    return text[:at] + between + text[at:]
