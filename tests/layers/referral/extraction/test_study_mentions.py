import pytest

from referral.extraction.study_mentions import named_fields, study_in, without_related


@pytest.mark.parametrize(
    ("text", "field"),
    [
        (
            "Bachelor's degree in Electrical Engineering, related field or equivalent experience",
            "Electrical Engineering",
        ),
        ("BS Packaging Engineering", "Packaging Engineering"),
        ("bs/ba life sciences, IRB exp", "life sciences"),
        ("BS Strong communication skills", ""),
        ("Bachelor's degree is minimum", ""),
        ("culinary degree or apprenticeship", "culinary"),
        ("Accounting, Finance or Economics degree", "Accounting, Finance or Economics"),
        ("An engineering degree", "engineering"),
        ("a relevant degree", ""),
        ("BA/BS/LLB degree", ""),
        ("Grad of an accredited physical therapy program", "physical therapy"),
        ("Education: PhD. Discipline: Marine Biology.", "Marine Biology"),
        ("Discipline: Marine Biology.", ""),
        ("BA in Elem. Ed., 1-3 years", "Elem. Ed."),
        ("degree with a quantitative focus in Economics or Physics", "Economics or Physics"),
        ("MS in EE w/ emphasis in DSP", "EE"),
        ("BSc Computers, BCA, MSc", "Computers"),
        ("Engineering degree (ME, IE preferred)", "Engineering"),
        ("Bachelor degree (preferably in Physics)", ""),
        ("HS grad. Radiology cert.", ""),
        ("BS Civil Engineering, EIT", "Civil Engineering"),
    ],
)
def test_the_field_that_a_degree_is_asked_for_in(text, field):
    study = study_in(text)
    assert (study.text if study else "") == field
    assert study is None or text[study.start : study.end] == field


def test_a_wish_counts_where_it_is_asked_for():
    assert study_in("Master's degree in Physics preferred") is None
    assert study_in("Master's degree in Physics preferred", wishes=True).text == "Physics"


def test_any_field_names_none():
    assert named_fields("any discipline") == named_fields("Physics or any field") == ()
    assert named_fields("Accounting, Finance or Business") == ("Accounting", "Finance", "Business")
    assert named_fields("CS or a related technical field") == ("CS",)


def test_the_wording_of_a_posting_says_whether_related_fields_will_do():
    open_to_kin = study_in("Bachelor's degree in CS or a related technical field, or equivalent experience")
    assert open_to_kin.wording == "CS or a related technical field"
    assert study_in("BS in CS or equivalent practical experience").wording == "CS"


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("BA (Hons) Economics", "Economics"),
        ("Bachelor's degree in London", ""),
        ("Degree in any subject", ""),
        ("Degree (any field)", ""),
        ("Bachelor's in a relevant field", ""),
        ("A degree in one of the following: Law, Finance or Economics", "Law, Finance or Economics"),
        ("Degree in at least one of: Physics, Maths", "Physics, Maths"),
        ("Bachelor's degree in process", ""),
        ("Bachelor's degree in lieu of experience", ""),
        ("BSc in Nursing", "Nursing"),
        ("Master's degree in a business-related field", "business-related field"),
        ("Bachelor's degree, Computer Science", "Computer Science"),
        ("Abgeschlossenes Studium der Betriebswirtschaft oder vergleichbar", "Betriebswirtschaft"),
        ("Studium Maschinenbau", "Maschinenbau"),
        ("Wirtschaftswissenschaftliches Studium", ""),
        ("Laurea in Giurisprudenza", "Giurisprudenza"),
        ("Licenciatura en Derecho o afín", "Derecho"),
        ("Graduação em Administração ou áreas afins", "Administração"),
        ("Diplôme d'ingénieur en informatique", "informatique"),
        ("Master en génie civil", "génie civil"),
        ("HBO-opleiding richting bedrijfskunde", "bedrijfskunde"),
        ("Studia wyższe na kierunku informatyka", "informatyka"),
        ("本科及以上学历，计算机相关专业", "计算机"),
        ("Bachelor's degree in Canada or the US", ""),
        ("MS in EE/CS", "EE/CS"),
        ("Master's degree in Social Work (MSW)", "Social Work (MSW)"),
        ("Bachelor's degree in the evenings", ""),
        ("Bachelor's degree with honors", ""),
        ("Bachelor's degree in full", ""),
        ("BS in Underwater Basket Weaving", ""),
        ("Bachelor's degree in STEM", "STEM"),
        ("Bachelor's in Engineering, Math, or a similar quantitative field", "Engineering, Math"),
    ],
)
def test_a_field_is_what_the_table_knows_or_any(text, field):
    study = study_in(text)
    assert (without_related(study.wording) if study else "") == field
