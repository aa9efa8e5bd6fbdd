import pytest

from referral.extraction.sections import Part, passages
from referral.extraction.text import statements
from tests.layers.referral.matching.build import posting
from tests.linear import is_linear


def parts(description: str = "", required: str = "", preferred: str = "") -> dict[str, Part]:
    found = passages(posting(description, required, preferred))
    return {line: passage.part for passage in found for line in statements(passage.text)}


HEADINGS = {
    Part.REQUIRED: """Requirements|MINIMUM QUALIFICATIONS|What you'll need|What you’ll bring|Who you are|About you
        You have|We're looking for|Must-haves:|Essential criteria|What it takes
        To be successful in this role, you need
        Skills and qualifications|Your profile|Our ideal candidate|Prerequisites|Required skills & experience
        Anforderungen|Dein Profil|Das bringst du mit|Profil recherché|Compétences requises|Requisitos|Lo que buscamos
        O que procuramos|Requisiti|Competenze richieste|Functie-eisen|Wie ben jij|Wymagania|Nasze wymagania
        応募資格|【必須要件】|        任职要求|자격요건""",
    Part.PREFERRED: """Nice to have|Preferred qualifications|Bonus points|What will set you apart|How to stand out
        It's a plus if you have|We'd be thrilled if you also bring|Even better|Desirable|Extra credit:|Pluses
        Good to know, but not required|Things we'd love to see|Additional skills|Would be great|Wish list
        Von Vorteil|Wünschenswert|Les plus|Serait un plus|Se valorará|Diferenciais|Titoli preferenziali|Pluspunten
        Mile widziane|歓迎要件|加分项|우대사항""",
    Part.DUTIES: """Responsibilities|What you'll do|The role|Your tasks|Key duties and responsibilities|Day to day
        Essential functions|In this role, you will|Job summary|A day in the life|How you'll make an impact
        Deine Aufgaben|Das erwartet dich|Vos missions|Funciones|O que você vai fazer|Mansioni
        Wat ga je doen|Zakres obowiązków|業務内容|岗位职责|담당업무""",
    Part.OFFER: """Benefits|Perks|What we offer|What's in it for you|Compensation and benefits|Salary range:|You get
        Wir bieten|Nos avantages|Qué ofrecemos|Oferecemos|Cosa offriamo|Wat bieden wij|Oferujemy|福利厚生|福利待遇""",
    Part.EMPLOYER: "About us|Who we are|Our mission|Company overview|Über uns|Qui sommes-nous|Chi siamo|会社概要",
    Part.NOTICE: "Equal opportunity employer|How to apply|Location|Interview process|Standort|勤務地",
}


@pytest.mark.parametrize(
    ("part", "heading"),
    [(part, heading.strip()) for part, text in HEADINGS.items() for heading in text.replace("\n", "|").split("|")],
)
def test_a_heading_begins_the_section_that_it_names_and_is_no_line_itself(part, heading):
    expected = {"Welds steel": part, "Paints doors": part}
    assert parts(f"We bake.\n{heading}\n- Welds steel\n- Paints doors") == {"We bake.": Part.OPENING} | expected
    assert parts(f"We bake.\n\n{heading}\nWelds steel\nPaints doors") == {"We bake.": Part.OPENING} | expected


@pytest.mark.parametrize(
    "line",
    [
        "Python",
        "Welding certificate",
        "5+ years of experience",
        "High school diploma required",
        "Experience with benefits administration",
        "Knowledge of salary surveys",
        "About average typing speed",
        "Asset management",
        "Team player",
        "Experience with requirements engineering",
        "Kubernetes is a plus",
        "Bachelor's degree in one of the following:",
        "Minimum of three years as a baker",
        "Adobe Creative Suite",
        "Excellent communication skills",
    ],
)
@pytest.mark.parametrize("mark", ["", "- "])
def test_a_line_that_says_more_than_a_heading_is_no_heading(line, mark):
    found = parts(required=f"{mark}Welds steel\n{mark}{line}\n{mark}Paints doors")
    assert list(found) == ["Welds steel", line, "Paints doors"]
    assert found["Paints doors"] is Part.REQUIRED


@pytest.mark.parametrize(
    ("required", "expected"),
    [
        ("Certifications\n- Go\nNice to have\n- Zig\nLanguages:\n- Ada", {"Go": "R", "Zig": "P", "Ada": "P"}),
        ("<h3>Zig people</h3><ul><li>Go</li></ul>", {"Go": "R"}),
        ("**Ocean lovers**\n- Go\n**What makes our hearts beat faster: a plus**\n- Zig", {"Go": "R", "Zig": "P"}),
        ("- Go\nOur crew\n- Zig", {"Go": "R", "Zig": "R"}),
        ("Required: Go. Nice to have: Zig. Benefits: cake", {"Go.": "R", "Zig.": "P", "cake": "O"}),
        ("Go\nBonus: Zig\nAda", {"Go": "R", "Zig": "P", "Ada": "R"}),
        ("Education: Go", {"Education: Go": "R"}),
        ("Go. Nice to have: - Zig", {"Go.": "R", "Zig": "P"}),
        ("GENERAL SKILLS. Go", {"GENERAL SKILLS.": "R", "Go": "R"}),
        ("NICE TO HAVE. Zig", {"Zig": "P"}),
        ("Your toolbox\n- Go\nWhat might help\n- Zig", {"Go": "R", "Zig": "P"}),
        ("You may be a good fit if you have\n- Go\nStrong candidates may also have\n- Zig", {"Go": "R", "Zig": "P"}),
        ("CPA LICENSE\nGo", {"CPA LICENSE": "R", "Go": "R"}),
    ],
)
def test_sections_of_required_qualifications(required, expected):
    names = {"R": Part.REQUIRED, "P": Part.PREFERRED, "O": Part.OFFER}
    assert parts(required=required) == {line: names[name] for line, name in expected.items()}


def test_only_a_demand_makes_what_is_preferred_required():
    found = parts(preferred="Qualifications\n- Go\nMust-haves\n- Zig")
    assert found == {"Go": Part.PREFERRED, "Zig": Part.REQUIRED}


def test_prose_behind_a_list_belongs_to_the_posting_as_a_whole():
    found = parts("Requirements\nGo\nZig\n\nOur canteen is famous. Bring a spoon.")
    assert found["Zig"] is Part.REQUIRED
    assert found["Bring a spoon."] is Part.CLOSING
    found = parts("Requirements\n\nYou write Go. You read Zig.")
    assert set(found.values()) == {Part.REQUIRED}


@pytest.mark.parametrize(
    "piece", ["Requirements\n", "Nice to have: Go. ", "a: ", "A B. ", "## x\n", "- a\n", "Bonus ", "；"]
)
def test_no_hostile_text_holds_the_reader_up(piece):
    assert is_linear(lambda text: passages(posting(text)), piece)
