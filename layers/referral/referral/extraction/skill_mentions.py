"""Skills found in a text: the longest known names, unless the words around them show another sense."""

import unicodedata
from functools import cache, lru_cache
from typing import Any, NamedTuple

from referral.extraction.patterns import skill_context as context
from referral.extraction.patterns.skills import (
    BENEFIT,
    EQUALITY,
    INVISIBLE,
    LINE_END,
    LINE_START,
    LIST_END,
    LIST_GAP,
    LIST_START,
    SENTENCE,
    SENTENCE_START,
    VERSION,
    WORD,
)
from referral.extraction.scope import Name as ScopedName
from referral.extraction.scope import Part, Reason, unclaimed, within
from referral.extraction.skill_vocabulary import Name, Skill, SkillKind, skills
from referral.extraction.text import terms


class Mention(NamedTuple):
    """A skill by its canonical name, and where the text speaks of it."""

    skill: str
    start: int
    end: int


class Recognised(NamedTuple):
    """A name in the text, and whether its context makes it a skill."""

    skill: Skill
    start: int
    end: int
    believed: bool


class _Word(NamedTuple):
    """A word of the text, and its form without capitals, plural and spelling habits."""

    form: str
    start: int
    end: int


class _Entry(NamedTuple):
    skill: Skill
    name: Name


# Nested dictionaries by words of names; the entry of a name stands under None where it ends.
_Node = dict[str | None, Any]


class _Candidate(NamedTuple):
    """Words first..last (inclusive) of the text that spell a known name."""

    first: int
    last: int
    entry: _Entry


# What may stand between the words of one name.
_JOINTS = frozenset((" ", "-", ".", "/", "", "_", "  ", " / ", " - ", "/ ", "–", "\u2011", " & "))
_LONGEST_GAP = 24

_BENEFITS_IN_A_LIST = 2
_LAST_LATIN = 0x24F
_SHORTEST_SMALL = 4  # letters


class _Folding(dict[int, str]):
    """Character by character without capitals, accents and typographic variants; never changes the length."""

    def __missing__(self, code: int) -> str:
        plain = unicodedata.normalize("NFKD", chr(code))[0].lower()
        self[code] = plain if len(plain) == 1 else chr(code)
        return self[code]


_FOLDING = _Folding({ord("’"): "'", ord("ʼ"): "'", ord("`"): "'"})


def extract(text: str) -> list[Mention]:
    """The skills that a text names, in its order; names within longer names do not count."""
    return [Mention(found.skill.name, found.start, found.end) for found in recognised(text) if found.believed]


def skills_in(text: str) -> frozenset[str]:
    return frozenset(mention.skill for mention in extract(text))


def is_a_skill(entry: str) -> bool:
    """True where an entry of a list is the name of one known skill and nothing else."""
    return any(not (entry[: found.start] + entry[found.end :]).strip() for found in recognised(entry))


def recognised(text: str) -> list[Recognised]:
    """All words that spell a known name, believed or not."""
    return _read(text).names


def claimed(text: str) -> str:
    """What a person's text says of the person: without what it denies or wishes for, and without the names of skills
    that it says others have."""
    found = _read(text)
    others = within([part for part in found.unclaimed if part.reason is Reason.OF_OTHERS])
    names = [(name.start, name.end) for name in found.names if others(name.start, name.end)]
    parts = [(part.start, part.end) for part in found.unclaimed if part.reason is not Reason.OF_OTHERS]
    return _without(text, [*names, *parts])


def affirmed(text: str) -> str:
    """What a posting's text says, without what it denies: "Java is not required" asks for nothing."""
    parts = _read(text).unclaimed
    return _without(text, [(part.start, part.end) for part in parts if part.reason is Reason.DENIED])


class _Reading(NamedTuple):
    """The names in a text, and its parts that claim nothing."""

    names: list[Recognised]
    unclaimed: list[Part]


@lru_cache(maxsize=1_000)  # the lines of a career or posting, which several questions are asked about
def _read(text: str) -> _Reading:
    if INVISIBLE.compiled.search(text):
        return _without_unseen(text)
    folded = _folded(text)
    words = _words(folded)
    candidates = _candidates(words, text)
    spans = [(words[c.first].start, _end(c, words, text)) for c in candidates]
    found = zip(candidates, spans, _verdicts(candidates, words, text), strict=True)
    names = [Recognised(c.entry.skill, *span, bool(verdict)) for c, span, verdict in found]
    believed = [ScopedName(n.start, n.end, n.skill.kind is SkillKind.TOOL) for n in names if n.believed]
    parts = unclaimed(folded, believed)
    is_unclaimed = within(parts)
    return _Reading([n._replace(believed=n.believed and not is_unclaimed(n.start, n.end)) for n in names], parts)


def _without_unseen(text: str) -> _Reading:
    """The same of a text whose words hold soft hyphens and zero-width characters, at the positions in it."""
    seen = [i for i, char in enumerate(text) if not INVISIBLE.compiled.match(char)]
    plain = _read("".join(text[i] for i in seen))
    names = [name._replace(start=seen[name.start], end=seen[name.end - 1] + 1) for name in plain.names]
    parts = [part._replace(start=seen[part.start], end=seen[part.end - 1] + 1) for part in plain.unclaimed]
    return _Reading(names, parts)


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    if not spans:
        return text
    kept, at = [], 0
    for start, end in sorted(spans):
        kept.append(text[at : max(at, start)])
        at = max(at, end)
    rest = " ".join(" ".join([*kept, text[at:]]).split()).strip(" ,;:-–—")
    return rest if terms(rest) else ""


def _folded(text: str) -> str:
    return text.lower() if text.isascii() else text.translate(_FOLDING)


def _words(folded: str) -> list[_Word]:
    return [_Word(_form(m[0]), *m.span()) for m in WORD.compiled.finditer(_about_work(folded))]


def _about_work(folded: str) -> str:
    """The text with blanks in place of sentences about benefits and equal opportunity."""
    if not (EQUALITY.compiled.search(folded) or BENEFIT.compiled.search(folded)):
        return folded
    return SENTENCE.compiled.sub(lambda m: " " * len(m[0]) if _is_beside_the_work(m[0]) else m[0], folded)


def _is_beside_the_work(sentence: str) -> bool:
    return (
        bool(EQUALITY.compiled.search(sentence)) or len(set(BENEFIT.compiled.findall(sentence))) >= _BENEFITS_IN_A_LIST
    )


@lru_cache(maxsize=50_000)
def _form(word: str) -> str:
    """A folded word in the form under which names are kept: singular, American spelling."""
    if word == "&":
        return "and"
    word = word.removesuffix("'s").replace("'", "").replace(" ", "")
    if len(word) < 4 or not word.isalpha():
        return word
    if word.endswith("ies") and len(word) > 4:
        word = word[:-3] + "y"
    elif word.endswith("s") and not word.endswith(("ss", "us", "is", "ics")) and word != "sales":
        word = word[:-1]
    if len(word) > 6:
        word = word.replace("isation", "ization").replace("programme", "program")
        word = word.replace("modelling", "modeling").replace("labour", "labor").replace("behaviour", "behavior")
    return word


@cache
def _trie() -> _Node:
    """Names by their words: nested dictionaries, with the entry under None where a name ends."""
    root: _Node = {}
    for skill in skills().values():
        for name in skill.names:
            forms = [_form(m) for m in WORD.compiled.findall(_folded(name.text))]
            _insert(root, forms, _Entry(skill, name))
            if len(forms) > 1 and ("." in name.text or "-" in name.text) and " " not in name.text:
                _insert(root, [_form("".join(WORD.compiled.findall(_folded(name.text))))], _Entry(skill, name))
    return root


def _insert(root: _Node, forms: list[str], entry: _Entry) -> None:
    node = root
    for form in forms:
        node = node.setdefault(form, {})
    node.setdefault(None, entry)


def _candidates(words: list[_Word], text: str) -> list[_Candidate]:
    root, found = _trie(), []
    at, count = 0, len(words)
    while at < count:
        node = _step(root, words[at].form)
        if node is None:
            at += 1
            continue
        entry, last, here = node.get(None), at, at
        while len(node) > (None in node) and here + 1 < count:
            if text[words[here].end : words[here + 1].start] not in _JOINTS:
                break
            node = _step(node, words[here + 1].form)
            if node is None:
                break
            here += 1
            if None in node:
                entry, last = node[None], here
        if entry:
            found.append(_Candidate(at, last, entry))
            at = last + 1
        else:
            at += 1
    return found


def _step(node: _Node, form: str) -> _Node | None:
    """The node after a word; "java11" and "es6+" lead where "java" and "es6" do."""
    found = node.get(form)
    if found is None and not form.isalpha():
        found = node.get(form.rstrip("+#")) or node.get(form.rstrip("+#0123456789") or form)
    return found


def _verdicts(candidates: list[_Candidate], words: list[_Word], text: str) -> list[bool | None]:
    """Whether each candidate is a skill. An everyday word is one only if the words around it say so."""
    verdicts = [_by_itself(c, words, text) for c in candidates]
    _believe_lists(candidates, verdicts, words, text)
    count = len(candidates)
    for order, step in ((range(1, count), -1), (range(count - 2, -1, -1), 1)):
        for i in order:
            if verdicts[i] is None and verdicts[i + step] and _in_company(candidates, i, step, words, text):
                verdicts[i] = True
    return verdicts


def _believe_lists(candidates: list[_Candidate], verdicts: list[bool | None], words: list[_Word], text: str) -> None:
    """Believes everyday words in a list of nothing but names, each with its capitals: "Word, Excel", "Scala/Spark"."""
    first = 0
    for i in range(1, len(candidates) + 1):
        if i < len(candidates) and _gap(candidates, i, -1, words, text) is not None:
            continue
        group = range(first, i)
        first = i
        if len(group) > 1 and None in verdicts[group.start : group.stop] and _is_a_list(candidates, group, words, text):
            for place in group:
                verdicts[place] = verdicts[place] is not False


def _is_a_list(candidates: list[_Candidate], group: range, words: list[_Word], text: str) -> bool:
    start, end = words[candidates[group[0]].first].start, words[candidates[group[-1]].last].end
    return (
        all(_has_its_capitals(candidates[place], words, text) for place in group)
        and LINE_START.compiled.search(text[max(0, start - _LONGEST_GAP) : start]) is not None
        and LINE_END.compiled.match(text[end : end + _LONGEST_GAP]) is not None
    )


def _has_its_capitals(candidate: _Candidate, words: list[_Word], text: str) -> bool:
    name = candidate.entry.name.text
    return name != name.lower() and text[words[candidate.first].start : words[candidate.last].end] == name


def _by_itself(candidate: _Candidate, words: list[_Word], text: str) -> bool | None:
    """Whether a candidate is a skill; None where that depends on its neighbours in a list."""
    name = candidate.entry.name
    if _of_another_sense(candidate, words, text):
        return False
    if not name.exact and not name.everyday:
        return True
    start, end = words[candidate.first].start, words[candidate.last].end
    surface = text[start:end]
    as_written = surface == name.text
    if _of_another_phrase(candidate, words, text):
        return False
    if not name.everyday:
        return True if as_written or _known(candidate, words, text) else None
    if surface.lower() != name.text.lower() or (name.exact and not as_written):
        return False
    has_capitals = name.text != name.text.lower()
    if text[start - 1 : start] == "#" and len(surface) > 1 and text[start - 2 : start - 1].strip() == "":
        return True
    if has_capitals and not as_written and not (surface.isupper() and len(surface) > 2):
        return True if _known(candidate, words, text) else None
    if _form_after(candidate, words) in context.CUE_AFTER or _cued(candidate, words, text):
        return True
    if has_capitals and as_written and _shown(candidate, words, text):
        return True
    within_a_sentence = not SENTENCE_START.compiled.search(text[max(0, start - 4) : start])
    return (
        True
        if has_capitals and len(surface) > 1 and within_a_sentence and _stands_out(candidate, words, text)
        else None
    )


def _of_another_sense(candidate: _Candidate, words: list[_Word], text: str) -> bool:
    """Whether words nearby, in the same line, speak of another sense: "a cup of java", "port and docker work"."""
    others = context.OTHER_SENSE.get(words[candidate.first].form)
    if others is None or candidate.first != candidate.last:
        return False
    near = _near(candidate, words, text)
    return not others.isdisjoint(near) and near.isdisjoint(context.PROGRAMMING)


def _near(candidate: _Candidate, words: list[_Word], text: str) -> set[str]:
    """The forms of the words around a candidate, in its line."""
    first, end = max(0, candidate.first - context.NEAR), candidate.last + 1 + context.NEAR
    before = text.rfind("\n", words[first].start, words[candidate.first].start)
    line_end = text.find("\n", words[candidate.last].end, words[min(end, len(words)) - 1].end)
    return {w.form for w in words[first:end] if w.start > before and (line_end < 0 or w.end <= line_end)}


def _shown(candidate: _Candidate, words: list[_Word], text: str) -> bool:
    """Whether a name with its capitals is shown to be one: alone in its line, amid another script, after a word of
    quality, or as the language that a program is written in."""
    first, last = words[candidate.first], words[candidate.last]
    before, after = text[max(0, first.start - _LONGEST_GAP) : first.start], text[last.end : last.end + _LONGEST_GAP]
    if _amid_another_script(first, last, text):
        return True
    if LINE_START.compiled.search(before) and LINE_END.compiled.match(after):
        return first.form not in context.NEVER_ALONE
    previous = words[candidate.first - 1] if candidate.first else None
    if previous is None or text[previous.end : first.start] != " ":
        return False
    if previous.form in context.QUALITY:
        return LIST_END.compiled.match(after) is not None
    return previous.form in context.WITH and not _near(candidate, words, text).isdisjoint(context.PROGRAMMING)


def _amid_another_script(first: _Word, last: _Word, text: str) -> bool:
    """Whether a name stands right beside letters of another script; one letter must be called a language as well."""
    neighbours = text[max(0, first.start - 1) : first.start] + text[last.end : last.end + 1]
    if not any(char.isalpha() and ord(char) > _LAST_LATIN for char in neighbours):
        return False
    return last.end - first.start > 1 or text.startswith(context.LANGUAGE_IN_CHINESE_OR_JAPANESE, last.end)


def _known(candidate: _Candidate, words: list[_Word], text: str) -> bool:
    """Whether a name without its capitals ends an item that speaks of knowing it: "experience with tableau"."""
    first, last = words[candidate.first], words[candidate.last]
    if candidate.first < 2 or first.form in context.NEVER_SMALL or last.end - first.start < _SHORTEST_SMALL:
        return False
    verb, preposition = words[candidate.first - 2 : candidate.first]
    return (
        preposition.form in context.WITH
        and verb.form in context.KNOWING
        and text[verb.end : preposition.start] == text[preposition.end : first.start] == " "
        and LIST_END.compiled.match(text[last.end : last.end + _LONGEST_GAP]) is not None
    )


def _of_another_phrase(candidate: _Candidate, words: list[_Word], text: str) -> bool:
    """Whether the next or the previous word gives it another meaning: "C-level", "vitamin C", "access to"."""
    first, last = words[candidate.first], words[candidate.last]
    after, before = _form_after(candidate, words), words[candidate.first - 1].form if candidate.first else ""
    goes_on = text[last.end : last.end + 1] in (" ", "-", "&")
    return (goes_on and after in context.NOT_BEFORE.get(first.form, ())) or before in context.NOT_AFTER.get(
        first.form, ()
    )


def _form_after(candidate: _Candidate, words: list[_Word]) -> str:
    return words[candidate.last + 1].form if candidate.last + 1 < len(words) else ""


def _cued(candidate: _Candidate, words: list[_Word], text: str) -> bool:
    """Whether the words before speak of knowing or using: "experience with", "proficient in", "knowledge of"."""
    at = candidate.first - 1
    for _ in range(4):
        if at < 0 or any(char in ".;!?\n" for char in text[words[at].end : words[at + 1].start]):
            return False
        if words[at].form in context.CUE_BEFORE:
            return True
        if words[at].form not in context.BRIDGE:
            return False
        at -= 1
    return False


def _stands_out(candidate: _Candidate, words: list[_Word], text: str) -> bool:
    """Whether its capital stands out, because the words around it have none."""
    around = (candidate.first - 1, candidate.last + 1)
    return not any(0 <= i < len(words) and text[words[i].start].isupper() for i in around)


def _in_company(candidates: list[_Candidate], i: int, step: int, words: list[_Word], text: str) -> bool:
    """Whether a candidate stands in a list: beside its neighbour at `step`, and on its other side the list goes on
    or ends."""
    gap = _gap(candidates, i, step, words, text)
    if gap is None:
        return False
    candidate = candidates[i]
    start, end = words[candidate.first].start, words[candidate.last].end
    name = candidate.entry.name
    if (name.exact or name.everyday) and not gap.strip() and text[start:end] != name.text:
        return False
    if _gap(candidates, i, -step, words, text) is not None:
        return True
    if step < 0:
        return LIST_END.compiled.match(text[end : end + _LONGEST_GAP]) is not None
    return LIST_START.compiled.search(text[max(0, start - _LONGEST_GAP) : start]) is not None


def _gap(candidates: list[_Candidate], i: int, step: int, words: list[_Word], text: str) -> str | None:
    """What stands between a candidate and its neighbour, if that may stand between the items of a list."""
    if not 0 <= i + step < len(candidates):
        return None
    first, second = (candidates[i + step], candidates[i]) if step < 0 else (candidates[i], candidates[i + step])
    gap = text[words[first.last].end : words[second.first].start]
    return gap if len(gap) <= _LONGEST_GAP and LIST_GAP.compiled.match(gap) else None


def _end(candidate: _Candidate, words: list[_Word], text: str) -> int:
    """Where a name ends, with the version of a tool ("Java 17")."""
    end = words[candidate.last].end
    version = VERSION.compiled.match(text, end) if candidate.entry.skill.kind is SkillKind.TOOL else None
    return version.end() if version else end
