"""Prints what postings name beside known skills and the vocabulary does not know: python -m models.skills.unknown_names
POSTINGS [--at-least N]. Each line of POSTINGS is a posting: a JSON object, whose texts are read, or plain text."""

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from referral.extraction.skill_mentions import recognised

# An item of a list: what stands between commas, slashes, bullets, brackets, "and" and "or".
_SEPARATOR = re.compile(r"[,;/|()•·、]|\s(?:and|or|und|et|y)\s|\n")
# Looks like a name: few words, and a capital or digit beyond that of a sentence's start ("n8n", "DATEV", "Vault").
_NAME = re.compile(r"(?:[A-Z][\w.+#-]*|[a-z]+[A-Z0-9][\w.+#-]*)(?: [A-Z0-9][\w.+#-]*){0,2}")


def unknown_names(texts: Iterable[str]) -> Counter[str]:
    """In how many texts each unknown name stands in a list right beside a known skill."""
    return Counter(name for text in texts for name in set(_beside_known(text)))


def _beside_known(text: str) -> Iterator[str]:
    for sentence in re.split(r"(?<=[.!?])\s|\n\n", text):
        items = [item.strip(" .:-*") for item in _SEPARATOR.split(sentence)]
        known = [bool(recognised(item)) for item in items]
        for place, item in enumerate(items):
            beside = known[max(0, place - 1) : place] + known[place + 1 : place + 2]
            if any(beside) and not known[place] and _NAME.fullmatch(item):
                yield item


def texts_in(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        if line.lstrip().startswith("{"):
            yield "\n".join(value for value in json.loads(line).values() if isinstance(value, str))
        elif line.strip():
            yield line


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("postings", type=Path)
    parser.add_argument("--at-least", type=int, default=3, help="how many postings must name it (default: 3)")
    options = parser.parse_args()
    found = unknown_names(texts_in(options.postings.read_text(encoding="utf-8").splitlines()))
    for name, count in found.most_common():
        if count >= options.at_least:
            print(f"{count:6} {name}")


if __name__ == "__main__":
    main()
