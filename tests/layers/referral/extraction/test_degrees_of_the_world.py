"""What the world writes for degrees: entries of profiles, and lines of postings."""

from collections import Counter
from pathlib import Path

import pytest

from referral.domain.degree_level import Level
from referral.extraction import degree_table
from referral.extraction.degrees import studies_asked, sufficient_level
from referral.extraction.folding import folded
from referral.extraction.stated_degree import level_of, stated_degree
from tests.linear import is_linear

NONE, SCHOOL, ASSOCIATE, BACHELOR, MASTER, DOCTORATE = Level


@pytest.mark.parametrize(
    ("level", "statements"),
    [
        (
            NONE,
            "Honorary Doctorate | Doctor honoris causa | Dr. h.c. | honorary PhD | dropped out of BSc | "
            "Incomplete degree | BSc unfinished | College dropout | Master abgebrochen | Studium abgebrochen",
        ),
        (
            SCHOOL,
            "GCSEs | GCSE | A Levels | A-levels | A levels (3) | BTEC Level 3 | BTEC National Diploma | "
            "T Level | International Baccalaureate | IB Diploma | Scottish Highers | Leaving Certificate | "
            "HIGH_SCHOOL | Some High School | High School Diploma | GED | highschool | Secondary School | "
            "Secondary | vocational | Vocational School | Trade School | Certificate | Certification | "
            "Bootcamp | Coding bootcamp | Abitur | Fachabitur | Fachhochschulreife | Mittlere Reife | "
            "Berufsausbildung | Kaufmännische Ausbildung | Ausbildung zur Bürokauffrau | Matura | Lehre | "
            "Baccalauréat | Bac | CAP | BEP | Bac pro | Bachillerato | ESO | Técnico en Informática | "
            "Formación profesional | Ensino Médio | Curso Técnico | Diploma di maturità | "
            "Maturità classica | Perito industriale | MBO | MBO 4 | VWO | HAVO | Technik | Matura | Liceum | "
            "średnie | Gymnasieexamen | Ylioppilas | Среднее | 高中 | 高卒 | 고졸 | Lise | "
            "Maturita | BA in progress | Bachelor (ongoing) | Undergraduate student | BS candidate | "
            "Studying for a BSc | Some university | Some college | 2 years of college, no degree | "
            "60 credits towards BA | Licence en cours | Professional Certificate | WASSCE | KCSE | HSC | SSC | "
            "12th | Class XII | 10+2 | Intermediate | ITI",
        ),
        (
            ASSOCIATE,
            "Diploma | Higher National Diploma | HND | HNC | Foundation Degree | FdSc | NVQ 4 | NVQ level 5 | "
            "ASSOCIATE_DEGREE | associatesDegree | Meister | Industriemeister | Techniker | "
            "Staatlich geprüfter Techniker | Fachwirt | Bac +2 | BTS | DUT | FP Grado Superior | "
            "Ciclo Formativo de Grado Superior | Técnico Superior | Tecnólogo | Högskoleexamen | "
            "Среднее специальное | 大专 | 专科 | 短大卒 | 専門学校 | 전문학사 | "
            "Ön Lisans | Certificate of Higher Education | Advanced Diploma | Higher Diploma | "
            "Ordinary Diploma | National Diploma | OND | AA | A.A. | A.S. | AAS | AS Nursing | "
            "Associate of Arts | Associates degree | ADN | RN diploma",
        ),
        (
            BACHELOR,
            "B.Tech | BE (Hons) | B Com | B.COM (Hons) | bcom | BBA | B. Arch | LL.B. | BEng | BA (Hons) | "
            "BSc(Hons) | Bsc Hons | Level 6 Diploma | BachelorsDegree | bachelor | UNDERGRADUATE | University | "
            "College | Graduate | Diplom (FH) | Diplom-Kauffrau (FH) | Bachelor of Engineering (B.Eng.) | "
            "Hochschulabschluss | Universitätsabschluss | Studium | BUT | Licence professionnelle | "
            "Licence Pro | Bac+3 | Grado | Licenciatura en Derecho | Licenciado | Diplomatura | "
            "Ingeniero Técnico | Ingeniería Industrial | Ensino Superior | Graduação | Bacharel em Direito | "
            "Licenciatura | Laurea | Laurea triennale | HBO | HBO Bachelor | WO | ing. | Licencjat | Inżynier | "
            "wykształcenie wyższe | Kandidatexamen | Bachelorgrad | Insinööri (AMK) | Высшее | "
            "Высшее образование | Бакалавриат | 大学本科 | 本科（统招） | "
            "大学卒 | 大卒 | 学士（工学） | 학사 | 대졸 | Lisans | Bc. | Ing. | Licență | "
            "Πτυχίο | بكالوريوس | Sarjana | S1 | MBA (expected 2027) | Master's student | "
            "Currently pursuing MSc | AB | A.B. Economics | S.B. | B.S.E. | BSN | BSW | B.Phil | BASc | "
            "B.Sc. Hons | B.Math | BHMS | BCA | B.Voc | B.P.T | BPT",
        ),
        (
            MASTER,
            "M.E. | m.tech | LL.M | LLM | MPhil | M.Phil. | MRes | MEng (Hons) | MA Oxon | MA (Cantab) | PgDip | "
            "PGDip | Post Graduate Diploma | PG Diploma | Level 7 Apprenticeship | MASTER_DEGREE | "
            "masters_degree | POSTGRADUATE | Postgraduate | Diplom | Dipl.-Kfm. | Dipl.-Kffr. | Dipl. Ing. | "
            "Diplom-Ingenieur | Magister | Magister Artium (M.A.) | Staatsexamen | 1. Staatsexamen | Master 2 | "
            "M2 | Maîtrise | DEA | DESS | Ingénieur | Máster | Máster universitario | Maestría | Mestre | "
            "Mestrado Integrado | Pós-graduação | Laurea Magistrale | Laurea specialistica | WO Master | "
            "drs. | ir. | Doctoraal | Magister inżynier | mgr | studia podyplomowe | Masterexamen | "
            "Cand.merc. | cand.scient. | Sivilingeniør | Siviløkonom | Maisteri | Filosofian maisteri | "
            "Diplomi-insinööri | Магистр | магистратура | Специалист | 硕士 | "
            "硕士研究生 | MBA（在职） | 修士課程修了 | 大学院 | 석사 | Yüksek Lisans | "
            "Mgr. | Masterat | ماجستير | Thạc sĩ | PhD candidate | PhD (in progress) | "
            "Doctoral candidate | All but dissertation | ABD | Graduate Diploma | Postgraduate Certificate | "
            "PGCE (QTS) | Chartered Accountant | Executive MBA | MiM | MSc Finance | M.S. in CS | MFA | M.F.A. | "
            "MSW | MPA | MPP | MLIS | M.Div | MArch | MDes | M.Pharm | MCA | PGDM | M.P.T",
        ),
        (
            DOCTORATE,
            "BDS | MBBS, MD | B.V.Sc | Pharm.D | MD | M.D | J.D. | DOCTORATE | PHD | Promotion | Dr.-Ing. | "
            "Dr. med. | Dr. phil. | Doctorat | Bac + 8 | Doctorado | Doutorado | Doutoramento | "
            "Dottorato di ricerca | Dottorato | Doktorat | Tohtori | Кандидат наук | "
            "博士研究生 | 박사 | Doktora | דוקטורט | DMD | OD | DNP | AuD | DrPH | SJD | ThD | "
            "Ed.D. | Eng.D | D.Sc. | DLitt",
        ),
        (
            None,
            "Student | CA | CPA | Wizard | Hogwarts | Scrum Master | AWS Certified | "
            "Crane licence | MS Excel | Pilot license",
        ),
    ],
)
def test_the_level_of_an_entry_in_any_country_case_and_punctuation(level, statements):
    said = statements.split(" | ")
    assert {one: level_of(one) for one in said} == dict.fromkeys(said, level)


@pytest.mark.parametrize(
    ("level", "lines"),
    [
        (
            SCHOOL,
            "HS diploma or GED | High school diploma/GED or equivalent | HS or GED | "
            "GCSE Maths and English grade C | 5 GCSEs including English | A levels or equivalent | "
            "NVQ Level 3 in Childcare | Level 2 certificate in food hygiene | Level 3 Diploma in Adult Care | "
            "Matric / Grade 12 | 12th pass | 10+2 or above | HSC with 2 years | "
            "Abgeschlossene Ausbildung als Mechatroniker | Abgeschlossene kaufmännische Ausbildung | "
            "Abitur oder Fachabitur | Niveau Bac minimum | Bachillerato terminado | Ensino médio completo | "
            "Diploma di scuola superiore | MBO niveau 4 | Minimaal MBO-4 diploma | Wykształcenie średnie | "
            "高卒以上",
        ),
        (
            ASSOCIATE,
            "AA or AS degree | AS in Nursing | HND in Mechanical Engineering | HNC/HND | Degree or HND | "
            "Diploma of Nursing | National Diploma in IT | ITI or Diploma in Electrical | Titulaire d'un Bac+2 | "
            "BTS ou DUT en informatique | FP de Grado Superior en Informática | 大专以上学历 | "
            "Среднее специальное образование",
        ),
        (
            BACHELOR,
            "Requires a BS or MS in Biology | BA/BS required | BS in CS | Must have a BA | Minimum BS | "
            "B.S. in Physics | BE/BTech in Computers | B.E. / B.Tech / MCA | LLB or LLM | "
            "BSN required, MSN preferred | RN with BSN | Recent graduate with a BSc | "
            "Bachelor's degree (completed) | 2:1 degree | 2.1 honours degree | A 2:1 in any subject | "
            "First class degree | Educated to degree level | Degree educated | degree-qualified engineer | "
            "Tertiary qualified in Law | B.Com / BBA | Any graduate | Graduate in any discipline | "
            "BCA/MCA/B.Sc | Abgeschlossenes Hochschulstudium | Abgeschlossenes Bachelorstudium im Bereich BWL | "
            "Hochschulabschluss oder vergleichbare Qualifikation | "
            "Erfolgreich abgeschlossenes Studium (FH/Uni) | Diplôme Bac+3 en informatique | Licence en droit | "
            "Licenciatura en Economía | Título universitario en Ingeniería | Grado universitario | "
            "Estudios universitarios en Marketing | Ensino Superior completo em Administração | "
            "Graduação em Engenharia | Licenciatura em Gestão | Laurea in Informatica | "
            "Laurea triennale o magistrale | HBO werk- en denkniveau | Afgeronde hbo opleiding richting ICT | "
            "WO-opleiding | HBO of WO diploma | Wykształcenie wyższe techniczne | "
            "Studia wyższe z informatyki | Licencjat lub magister | 学士以上 | 大卒以上 | "
            "학사 이상 | 대졸 이상 | Высшее образование | Kandidatexamen i datavetenskap",
        ),
        (
            MASTER,
            "MS or PhD | MS, 5+ years | ME or MTech in VLSI | MBA or CA | MBA from a tier 1 institute | "
            "PGCE or QTS | M.Com or CA | Masterabschluss in Physik | Diplom-Ingenieur Maschinenbau | "
            "De formation Bac +5 | Titulaire d'un Master en finance | Diplôme d'ingénieur ou équivalent | "
            "Máster en Finanzas | Mestrado em Economia | Pós-graduação em TI | "
            "Laurea magistrale in Ingegneria | Tytuł magistra | 硕士及以上学历 | "
            "修士号をお持ちの方",
        ),
        (
            DOCTORATE,
            "MD/DO with board certification | MD required | JD and active bar license | PharmD or RPh | DVM | "
            "Ed.D. in Leadership | Abgeschlossene Promotion | Doctorat en biologie | Doctorado en Química | "
            "Dottorato in fisica",
        ),
        (
            None,
            "M.S. preferred | Certified Medical Assistant (CMA or MA) | Works as an MA in a busy clinic | "
            "Office in Boston, MA | Springfield, MA preferred | Lives with MS | MS Excel and MS Word | "
            "MS in the morning | Experience with MS Dynamics | BA team and PO | Acts as BA for the squad | "
            "BS 5839 fire alarms | Works to BS EN 12845 | HS2 project experience | Track HS codes for customs | "
            "AS/400 programming | AS9100 audits | Knows AA batteries | DO inspections daily | "
            "Mentors associates and interns | Sales Associates report to you | "
            "Trains store associates in upselling | Reports to the MD | Liaises with MDs and RNs | "
            "Supports PhD researchers | Works with PhD students in the lab | Advises Master's students | "
            "Sells degree programs to adults | Manage Bachelor's programmes | Turn 90 degrees | "
            "A 360-degree view of customers | high degree of accuracy | the doctor's office | "
            "Sees doctors daily | Master of ceremonies | Master data management | ability to master Excel | "
            "Certified Scrum Master | Be on time | ME team lead | ISO, BS and EN standards | "
            "PG tips brand manager | ED nurse | MUST BE ABLE TO LIFT 50 LBS | WILL BE REQUIRED TO DRIVE | "
            "AS NEEDED | Currently enrolled in a Master's program | Pursuing a Bachelor's degree in Finance | "
            "Enrolled in an accredited BSc | Student in the final year of a BA | Must be a PhD student | "
            "Master's student in Physics | Bachelor's degree in progress | Working towards a BSc in Biology | "
            "Laufendes Studium der Informatik (Bachelor oder Master) | Eingeschrieben in einem Masterstudium | "
            "Étudiant en Master 2 informatique | Estudiante de grado en Derecho | "
            "Iscritto a una laurea in economia | Student kierunku informatyka, studia magisterskie",
        ),
    ],
)
def test_the_level_that_a_line_of_a_posting_asks_for(level, lines):
    said = lines.split(" | ")
    assert {line: sufficient_level(line) for line in said} == dict.fromkeys(said, level)


def test_studies_under_way_are_asked_of_students_alone():
    assert studies_asked("Enrolled in a Master's program") is MASTER
    assert studies_asked("Étudiant en Master 2 informatique") is MASTER
    assert studies_asked("Works with PhD students in the lab") is None
    assert studies_asked("Bachelor's degree in Physics") is None


def test_an_entry_keeps_the_degree_that_is_studied_for():
    assert (stated_degree("MSc, expected 2027").level, stated_degree("MSc, expected 2027").under_way) == (MASTER, True)
    assert stated_degree("MSc 2019").under_way is False


@pytest.mark.parametrize(
    "piece", ["B.", "MA ", "BA/", "dr ", "学士", "level 3 ", "hbo ", "enrolled in a BSc ", "or MS, "]
)
def test_hostile_text_is_read_in_linear_time(piece):
    assert is_linear(sufficient_level, piece)
    assert is_linear(level_of, piece)


def test_a_name_stands_in_the_table_once_and_under_one_level():
    path = Path(degree_table.__file__).with_name("degree_names.txt")
    rows = [line.partition(": ")[2] for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]
    names = Counter(folded(name.lstrip("~?=")) for row in rows if row for name in row.split(", "))
    assert [name for name, times in names.items() if times > 1] == []
