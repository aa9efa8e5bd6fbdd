import pytest

from referral.extraction.language import is_english
from tests.linear import is_linear

TEXTS = {
    "en": "Baker\nBaked bread for the shops of our town.\nTrained two apprentices and kept the ovens clean.",
    "de": "Bäckerin\nBrot für die Läden der Stadt gebacken.\nZwei Lehrlinge in der Backstube angelernt.",
    "fr": "Boulangère\nPain pour les magasins de la ville.\nFormation de deux apprentis et entretien des fours.",
    "es": "Panadera\nPan para las tiendas de la ciudad.\nFormé a dos aprendices en nuestra panadería.",
    "pt": "Padeira\nPão para as lojas da cidade.\nFormação de dois aprendizes na nossa padaria.",
    "it": "Fornaia\nPane per i negozi della città e pulizia dei forni.\nHo formato due apprendisti.",
    "nl": "Bakker\nBrood voor de winkels van de stad.\nTwee leerlingen opgeleid in onze bakkerij.",
    "pl": "Piekarz\nWypiekałem chleb dla sklepów i dbałem o piece.\nSzkoliłem też dwóch uczniów.",
    "ru": "Пекарь\nПекла хлеб для городских магазинов.",
    "zh": "面包师\n为城里的商店烤面包。",
    "ja": "パン職人",
    "el": "Φούρναρης",
    "ar": "خباز",
}


@pytest.mark.parametrize("language", TEXTS)
def test_english_is_told_from_other_languages(language):
    assert is_english(TEXTS[language]) is (language == "en")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Baker",
        "Python, Go, Kubernetes, Docker, PostgreSQL, AWS Lambda, Terraform",
        "Baker at Crédit Agricole, Société Générale, São Tomé, Düsseldorf and Łódź",
        "Sous-chef and maître d'hôtel in a café, à la carte",
        "5 years as a baker (パン職人)",
    ],
)
def test_names_loanwords_and_lists_are_no_other_language(text):
    assert is_english(text)


def test_what_most_of_a_text_is_in_counts():
    assert is_english(f"{TEXTS['en']}\n{TEXTS['ja']}")
    assert not is_english(f"{TEXTS['de']}\nSenior Baker")


@pytest.mark.parametrize("piece", [TEXTS["fr"], "a "])
def test_a_text_is_read_in_linear_time(piece):
    assert is_linear(is_english, piece)
