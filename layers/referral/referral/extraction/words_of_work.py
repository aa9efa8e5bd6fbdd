"""Words that a person's name may share with their work: "Nurse", "Sales", "Cloud"."""

from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("words_of_work.txt")
# Occupations that are surnames, and that the file lacks.
_OCCUPATIONS = frozenset(
    """archer barber chandler clerk cooper farrier fletcher gardener glazier mercer priest sergeant sexton shepherd
    thatcher tiler vicar wainwright wright
    bauer bäcker fischer fleischer förster gärtner gerber glaser imker jäger kellner koch kraemer krämer lehrer maler
    maurer metzger müller pfarrer richter sattler schäfer schlosser schmied schneider schreiner tischler winzer
    zimmermann boucher boulanger charpentier berger chevalier couturier fermier jardinier mercier meunier tailleur
    carpintero herrero molinero panadero pastor zapatero cocinero barbeiro ferreiro padeiro sarto pastore barbiere
    bakker kapper kok slager timmerman visser""".split()
)


def is_word_of_work(word: str) -> bool:
    """True in any case of letters. A word that is nothing but a name of people or tools is none: "Allen", "Ruby"."""
    return word.casefold() in _words()


@cache
def _words() -> frozenset[str]:
    return _OCCUPATIONS.union(FILE.read_text(encoding="utf-8").split())
