import pytest
from hypothesis import given
from hypothesis import strategies as st

from referral.domain.seniority import Seniority
from referral.extraction.titles import occupation, seniority_by_years, seniority_said

ENTRY, MID, SENIOR, LEAD, EXECUTIVE = Seniority


@pytest.mark.parametrize(
    ("level", "titles"),
    [
        (EXECUTIVE, ["CTO", "Chief Financial Officer", "VP, Engineering", "SVP", "Vice President", "Vice-President"]),
        (EXECUTIVE, ["Senior Vice President", "Managing Director", "Co-Founder", "CEO & Founder", "CFO (interim)"]),
        (LEAD, ["Director of Sales", "Senior Director", "Head of People", "Department Head", "Principal Engineer"]),
        (LEAD, ["Associate General Counsel", "Sales Associate Director", "Dean"]),
        (SENIOR, ["Senior Engineer", "Sr. Engineer", "Sr Engineer", "SENIOR DATA SCIENTIST", "Staff Engineer"]),
        (SENIOR, ["Tech Lead", "Lead", "Group Product Manager", "Cloud Architect"]),
        (SENIOR, ["Engineer III", "Software Engineer III, Payments", "Engineer 3 - Backend", "DevOps Engineer IV"]),
        (ENTRY, ["Junior Engineer", "Jr. Developer", "Intern", "Graduate Nurse", "Trainee", "Entry-level Analyst"]),
        (ENTRY, ["Engineer I", "Engineer 1", "Sales Associate", "Project Coordinator", "Medical Assistant"]),
        (ENTRY, ["Junior Project Lead", "Assistant to the Vice President"]),
        (None, ["", "Engineer", "Engineer II", "HR Manager", "Architect", "Product Owner", "C++ Developer", "护士"]),
    ],
)
def test_the_level_that_a_title_says(level, titles):
    assert {title: seniority_said(title) for title in titles} == dict.fromkeys(titles, level)


@pytest.mark.parametrize(
    ("level", "titles"),
    [
        (
            ENTRY,
            ["Intern, Office of the President", "HR Intern to the CEO", "Apprentice - Head of Bakery"],
        ),
        (ENTRY, ["Co-op Student", "Graduate Engineer", "Summer Analyst", "Data Intern (Office of the CIO)"]),
        (EXECUTIVE, ["CLO", "CHRO", "Founding Partner", "Partner, Tax", "Business Owner", "CTO at a start-up"]),
        (LEAD, ["Chief Architect", "Distinguished Scientist", "Technical Fellow", "Head of Junior School", "AVP"]),
        (
            SENIOR,
            ["Staff Data Scientist", "Platform Engineer, Staff", "Snr Accountant", "Team Leader"],
        ),
        (SENIOR, ["Senior Member of Technical Staff", "Master Sergeant", "Chief Warrant Officer", "Captain"]),
        (LEAD, ["Colonel", "Commander"]),
        (ENTRY, ["Lance Corporal", "Private First Class", "Student Nurse", "Junior Associate"]),
        (MID, ["Senior Sales Associate", "Senior Research Assistant", "Lead Dental Assistant", "Sr. Coordinator"]),
    ],
)
def test_ranks_of_the_private_and_the_armed(level, titles):
    assert {title: seniority_said(title) for title in titles} == dict.fromkeys(titles, level)


@pytest.mark.parametrize(
    ("level", "titles"),
    [
        (ENTRY, ["Praktikantin im Vertrieb", "Werkstudent:in Controlling", "Auszubildende zur Köchin", "Volontär"]),
        (ENTRY, ["Stagiaire en droit", "Stage en finance", "Alternante RH", "Apprenti boulanger"]),
        (ENTRY, ["Becaria de laboratorio", "Contable en prácticas", "Auxiliar administrativo", "Recién graduado"]),
        (ENTRY, ["Estagiária de direito", "Jovem Aprendiz", "Analista júnior", "Ajudante de obra"]),
        (ENTRY, ["Tirocinante", "Apprendista elettricista", "Leerling-kok", "Młodszy księgowy", "Stażystka"]),
        (MID, ["Senior Assistentin"]),
        (SENIOR, ["Teamleiterin Einkauf", "Chef d'équipe", "Analista sénior", "Analista sênior", "Jefa de equipo"]),
        (SENIOR, ["Caposquadra", "Teamleider magazijn", "Starszy specjalista", "Kierownik zespołu"]),
        (LEAD, ["Leiter Vertrieb", "Abteilungsleiterin", "Directrice des ventes", "Jefe de compras", "Diretora de TI"]),
        (LEAD, ["Direttrice vendite", "Hoofd inkoop", "Dyrektorka szkoły", "Kierownik działu sprzedaży"]),
        (EXECUTIVE, ["Geschaeftsfuehrerin", "Vorstandsmitglied", "PDG", "Directora general", "Sócia-gerente"]),
        (EXECUTIVE, ["Amministratrice delegata", "Algemeen directeur", "Mede-oprichter", "Prezes zarządu"]),
        (
            None,
            ["Projektleiter", "Chef de projet", "Jefe de obra", "Chefe de cozinha", "Coordenador"],
        ),
        (
            None,
            ["Assistante de direction", "Assistenz der Geschäftsführung", "Stage Manager"],
        ),
    ],
)
def test_titles_of_other_languages(level, titles):
    assert {title: seniority_said(title) for title in titles} == dict.fromkeys(titles, level)


def test_accents_may_be_typed_in_two_ways():
    assert seniority_said("Młodszy") is seniority_said("Mlodszy") is ENTRY
    assert seniority_said("S\u00e9nior") is seniority_said("Se\u0301nior") is SENIOR


@pytest.mark.parametrize(
    "title",
    [
        "Junior Tennis Coach",
        "Junior Secondary School Librarian",
        "Senior Housing Nurse",
        "Senior Citizens Advisor",
        "Lead Smelter Operator",
        "Lead-free Solderer",
        "Staff Chaplain",
        "Kitchen Staff",
        "Associate Veterinarian",
        "Assistant Branch Manager",
        "Apprentice Training Manager",
        "Graduate School Librarian",
        "Data Entry Clerk",
        "Choir Director",
        "President, Chess Club",
        "CFO Analyst",
        "HR Business Partner",
        "Product Owner",
        "Teacher, Grade 3",
        "Research Fellow",
        "Private Tutor",
        "Major Accounts Manager",
        "Staff Accountant",
        "Staff Nurse",
        "Lead Generation Specialist",
        "Leadership Coach",
        "Account Executive",
        "Executive Assistant",
        "Executive Assistant to the CEO",
        "Physician Assistant",
        "Assistant Manager",
        "Associate Professor",
        "School Principal",
        "Principal Investigator",
        "Internal Auditor",
        "International Sales Manager",
        "Headhunter",
        "Head Chef",
        "Level 3 Support",
    ],
)
def test_words_that_belong_to_an_occupation_say_no_level(title):
    assert seniority_said(title) is None


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Senior Software Engineer", "Software Engineer"),
        ("Software Engineer III", "Software Engineer"),
        ("Sr. Nurse", "Nurse"),
        ("Director of Sales", "Sales"),
        ("Vice President of Sales", "Sales"),
        ("VP, Engineering", "Engineering"),
        ("Associate General Counsel", "General Counsel"),
        ("Engineer", "Engineer"),
        ("Staff Accountant", "Staff Accountant"),
        ("Lead Generation Manager", "Lead Generation Manager"),
        ("Executive Assistant", "Executive Assistant"),
        ("Executive Assistant to the CEO", "Executive Assistant"),
        ("Assistant to the Vice President", "Assistant"),
        ("Managing Director", "Managing Director"),
        ("Lead", "Lead"),
        ("Junior College Librarian", "Junior College Librarian"),
        ("Senior Lead Smelter Operator", "Lead Smelter Operator"),
        ("Staff Chaplain", "Staff Chaplain"),
        ("Starszy Księgowy", "Księgowy"),
        ("Clerk - Office of the Chief Actuary", "Clerk"),
        ("Senior VP", "Senior VP"),
        ("", ""),
    ],
)
def test_the_occupation_is_the_title_without_its_level(title, expected):
    assert occupation(title) == expected


@pytest.mark.parametrize(("years", "level"), [(0, ENTRY), (1.5, ENTRY), (2, MID), (20, MID)])
def test_years_say_a_level_where_the_title_has_none(years, level):
    assert seniority_by_years(years) is level


prefixes = st.sampled_from(["Senior", "Junior", "Lead", "Principal", "Sr.", "Jr", "Associate"])
occupations = st.sampled_from(["Data Scientist", "Welder", "Midwife", "Tax Consultant", "Écrivain"])


@given(prefixes, occupations)
def test_one_occupation_at_all_levels(prefix, title):
    assert occupation(f"{prefix} {title}") == title
    assert seniority_said(f"{prefix} {title}") is not None
    assert seniority_said(title) is None


@given(st.text(st.characters(codec="ascii"), max_size=60))
def test_any_text_is_read_and_capitals_do_not_matter(title):
    assert seniority_said(title) == seniority_said(title.swapcase())
    assert bool(occupation(title)) == bool(title)


@given(st.floats(0, 40), st.floats(0, 40))
def test_more_years_are_never_a_lower_level(fewer, more):
    fewer, more = sorted((fewer, more))
    assert seniority_by_years(fewer) <= seniority_by_years(more)
