import pytest

from referral.extraction.years import is_something_else, years_asked, years_in
from tests.linear import is_linear


@pytest.mark.parametrize(
    ("years", "texts"),
    [
        (
            3,
            [
                "3 years",
                "3+ yrs",
                "3+ years",
                "3+years",
                "three years",
                "Three (3) years",
                "3 (three) years",
                "3 or more years",
            ],
        ),
        (
            3,
            [
                "three to five years",
                "3-5 years",
                "3 – 5+ years",
                "between 3 and 5 years",
                "3 plus years",
                "min. 3 yrs. of C",
            ],
        ),
        (3, ["3 full years", "3 years of C, then 5 years of Go"]),
        (10, ["10+ years", "ten years"]),
        (20, ["20 years in nursing"]),
        (1.5, ["1.5 years"]),
        (0, ["0-2 years"]),
        (None, ["at least 18 years of age", "Must be 18 years or older", "18 yrs. old", "21 years and over"]),
        (None, ["founded 25 years ago", "100 years of trust", "within the last 5 years", "the past three years"]),
        (None, ["four year degree", "4-year degree", "years of experience", "a few years", "Python 3", ""]),
    ],
)
def test_the_years_that_a_line_asks_for(years, texts):
    assert {text: years_asked(text) for text in texts} == dict.fromkeys(texts, years)


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("three to five years of experience", 3),
        ("five (5) years", 5),
        ("5 years, or 3 with a Master's", 5),
        ("a decade of sales", 10),
        ("0-3 years of experience", 0),
        ("Over 5 years of experience", 5),
        ("at least half a decade", 5),
        ("10y in sales", 10),
        ("founded 20 years ago", None),
        ("Family owned, 70 years of experience in roofing! We want 2 yrs", 2),
        ("You will report to someone with 5 years of experience", None),
        ("our team has 2 years of experience", None),
        ("toddlers 0-3 years", None),
        ("no accidents in 3 yrs", None),
        ("currently enrolled in a 4-year BA/BS program", None),
        ("5 years of experience preferred", None),
        ("within the last 5 years", None),
    ],
)
def test_the_first_required_figure_counts(text, years):
    assert years_asked(text) == years


def test_a_wish_counts_where_it_is_asked_for():
    assert years_asked("5 years of experience preferred", wishes=True) == 5


@pytest.mark.parametrize(
    ("years", "texts"),
    [
        (35, ["Thirty-five years at sea", "thirty five years of flying"]),
        (2, ["two-to-four years in a kitchen", "at least 2 to max. 6 yrs of welding", "min 2yr max 6yr"]),
        (2, ["2 years to 4 years", "between two and four years"]),
        (3.5, ["3½ years of carpentry", "3 1/2 years of carpentry", "three and a half years", "3,5 years"]),
        (1.5, ["a year and a half of sales", "1 year and 6 months of sales"]),
        (1, ["at least a year behind a bar", "a year's experience", "a year of bar experience"]),
        (20, ["two decades of law", "Twenty-plus years"]),
        (4, ["Experience: 4+", "Years of experience: 4", "Experience (in years): 4-6", "YOE: 4"]),
        (9, ["3 years with Kafka and 9 years of engineering overall", "9 years in total, 2 of them abroad"]),
        (None, ["Experience: 4 tools", "once a year", "a few years", "several years"]),
    ],
)  # fmt: skip
def test_figures_in_other_words(years, texts):
    assert {text: years_asked(text) for text in texts} == dict.fromkeys(texts, years)


@pytest.mark.parametrize(
    ("years", "texts"),
    [
        (0.25, ["At least 3 months' experience in a bakery", "Three (3) months of kitchen experience"]),
        (0.25, ["min. 3 months as a porter"]),
        (0.5, ["6-18 months of experience in sales", "6 months to 3 years experience", "half a year of experience"]),
        (1.5, ["18 mos. experience", "Experience: 18 months in logistics"]),
        (None, ["3 months probation", "12-month contract", "certified within 6 months of hire", "5 months"]),
        (None, ["6-month paid internship", "passport valid for 6 months", "the first 3 months on the job"]),
        (None, ["notice period: 3 months"]),
    ],
)  # fmt: skip
def test_months_are_parts_of_a_year(years, texts):
    assert {text: years_asked(text) for text in texts} == dict.fromkeys(texts, years)


@pytest.mark.parametrize(
    "text",
    [
        "We have 60 years of experience in printing",
        "Hillside Print, with 60 years' experience, is growing",
        "With more than 60 years of experience, Hillside Print is growing",
        "You join a crew with 60+ years of joint experience",
        "A family business for over 60 years",
        "60 years of innovation",
        "Driving licence held for over 3 years",
        "Clean licence (min 3 years)",
        "Resident of Ohio for at least 3 years",
        "3 years of UK address history",
        "4 winters as a ski guide",
        "$8/year, or 8 per year",
        "Commit to at least 2 years",
        "The position is for 2 years",
        "A 2 yr bond applies",
        "Children aged 3 to 5 years",
        "Age limit: 35 years",
    ],
)
def test_years_that_are_no_experience(text):
    assert years_in(text, wishes=True) == []


def test_an_answer_that_is_known_to_be_something_else():
    text = "Our crew has 60 years of experience, you need 2 yrs"
    assert is_something_else(text, "60 years")
    assert not is_something_else(text, "2 yrs")


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("We need 4 years of experience", 4),
        ("Our client asks for 4 years of experience", 4),
        ("We are looking for a baker with 4 years at the oven", 4),
        ("With 4 years of experience, you know your trade", 4),
        ("Truck licence with 4 years of experience", 4),
        ("Licensed plumber with 4 years on sites", 4),
        ("Experience in an agency, at least 4 years", 4),
        ("Contract role, 4 years of experience", 4),
    ],
)
def test_words_of_the_employer_that_ask(text, years):
    assert years_asked(text) == years


@pytest.mark.parametrize(
    ("years", "texts"),
    [
        (0, ["0-2 years", "0 to 1 year of experience", "less than 2 years of experience", "no more than 3 years"]),
        (0, ["No experience required", "Freshers welcome", "experience not necessary", "sin experiencia"]),
        (3, ["no less than 3 years", "more than 3 years"]),
        (None, ["No experience with Kafka", "a refresher course"]),
    ],
)
def test_zero_years_are_not_the_same_as_none_said(years, texts):
    assert {text: years_asked(text) for text in texts} == dict.fromkeys(texts, years)


@pytest.mark.parametrize(
    ("years", "texts"),
    [
        (2, ["Mindestens 2 Jahre Berufserfahrung", "zwei bis vier Jahre Erfahrung", "2 Jahre als Koch"]),
        (2, ["zweijährige Praxis"]),
        (2, ["2 ans d'expérience minimum", "deux à quatre ans d'expérience", "Expérience : 2 ans"]),
        (2, ["2 años de experiencia", "Experiencia mínima de dos años", "entre 2 y 4 años de experiencia"]),
        (2, ["2 anos de experiência", "Experiência mínima: dois anos", "de 2 a 4 anos de experiência"]),
        (2, ["almeno 2 anni di esperienza", "esperienza almeno biennale", "da due a quattro anni di esperienza"]),
        (2, ["minimaal 2 jaar werkervaring", "twee tot vier jaar ervaring", "2-jarige ervaring"]),
        (2, ["co najmniej 2 lata doświadczenia", "dwuletnie doświadczenie", "od 2 do 4 lat doświadczenia"]),
        (2, ["実務経験2年以上", "2年以上开发经验", "２年以上", "两年以上工作经验"]),
        (1.5, ["anderthalb Jahre Erfahrung", "un an et demi d'expérience", "un año y medio de experiencia"]),
        (1.5, ["półtora roku doświadczenia"]),
        (0.5, ["6 Monate Erfahrung", "6 mois d'expérience", "6 meses de experiencia", "sei mesi di esperienza"]),
        (0.5, ["półroczne doświadczenie"]),
        (None, ["Seit 30 Jahren am Markt", "mindestens 18 Jahre alt", "dreijährige Ausbildung"]),
        (None, ["mehrjährige Erfahrung", "CDD de 12 mois", "contrato de 2 años", "há mais de 20 anos no mercado"]),
        (None, ["laurea triennale", "18 jaar oud"]),
        (None, ["ukończone 18 lat", "4年制大学卒", "創業30年", "3年前", "Pay: 5 an hour", "due 3 tasks"]),
    ],
)  # fmt: skip
def test_years_in_other_languages(years, texts):
    assert {text: years_asked(text) for text in texts} == dict.fromkeys(texts, years)


@pytest.mark.parametrize(
    "piece", ["3 years ", "1 ", "a year ", "drei bis ", "3年", "½ ", "licence ", "We have 3+ years, or 5. "]
)
def test_any_text_is_read_in_linear_time(piece):
    assert is_linear(years_asked, piece)


@pytest.mark.parametrize(
    "text",
    [
        "Unsere Bäcker haben 40 Jahre Erfahrung",
        "Nuestra panadería tiene 40 años de experiencia",
        "3 Jahre Erfahrung von Vorteil",
        "Idéalement 3 ans d'expérience",
        "3 jaar ervaring is een pré",
        "Mile widziane 3 lata doświadczenia",
    ],
)
def test_employers_and_wishes_in_other_languages(text):
    assert years_asked(text) is None
