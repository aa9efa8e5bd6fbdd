import pytest
from hypothesis import given
from hypothesis import strategies as st

from referral.extraction.skill_mentions import extract, is_a_skill, skills_in


@pytest.mark.parametrize(
    ("text", "skill"),
    [
        ("Experience in C and assembly", "C"),
        ("Proficient in R for statistics", "R"),
        ("Backend services written in Go", "Go"),
        ("Built services in Go and deployed them", "Go"),
        ("MS Access and Excel", "Microsoft Access"),
        ("Knowledge of Access databases", "Microsoft Access"),
        ("We communicate over Teams and Slack", "Microsoft Teams"),
        ("Advanced Excel skills", "Microsoft Excel"),
        ("Comfortable with Word, Excel and PowerPoint", "Microsoft Word"),
        ("Designed REST APIs", "REST"),
        ("Experience with REST and GraphQL", "REST"),
        ("Java, Spring, Hibernate", "Spring Framework"),
        ("Systems programming in Rust", "Rust"),
        ("iOS apps in Swift", "Swift"),
        ("Experience with Julia or MATLAB", "Julia"),
        ("Data pipelines in Scala and Spark", "Scala"),
        ("Data pipelines in Scala and Spark", "Apache Spark"),
        ("dashboards with Plotly Dash", "Matplotlib"),
        ("Oracle DBA experience", "Oracle Database"),
        ("Shell scripting", "shell scripting"),
        ("Games built with Unity", "Unity"),
        ("Ruby developer", "Ruby"),
        ("Configuration with Puppet, Chef or Salt", "Puppet"),
        ("Configuration with Puppet, Chef or Salt", "Chef"),
        ("Configuration with Puppet, Chef or Salt", "SaltStack"),
        ("Hadoop, Hive, Pig", "Apache Hive"),
        ("Hadoop, Hive, Pig", "Apache Pig"),
        ("Python (Flask, Django)", "Flask"),
        ("front-ends in React", "React"),
        ("React developer", "React"),
        ("Node and Express", "Express.js"),
        ("Angular 2+ experience", "Angular"),
        ("Bash scripts", "Bash"),
        ("SAS programming", "SAS"),
        ("SAP FICO", "SAP"),
        ("ADP payroll", "ADP"),
        ("Familiar with GNU Make", "GNU Make"),
        ("Visual Basic", "Visual Basic"),
        ("x86 assembly", "assembly language"),
        ("Lean and Six Sigma", "lean manufacturing"),
        ("Scrum master", "Scrum"),
        ("Sage 50 accounting", "Sage accounting"),
        ("Slack, Zoom and Notion", "Notion"),
        ("Slack, Zoom and Notion", "Zoom"),
        ("R&D of polymers", "scientific research"),
        ("go-to-market planning", "product marketing"),
        ("nextjs and next.js", "Next.js"),
        ("Certified in TIG and MIG welding", "TIG welding"),
        ("Fluent in German", "German"),
        ("Rails and Ruby", "Ruby on Rails"),
        ("Python/R/SQL", "R"),
        ("C/C++ development", "C"),
        ("languages: Java, C, Go, Rust", "C"),
        ("languages: Java, C, Go, Rust", "Go"),
        ("Skills: Greenhouse, Lever, sourcing", "Greenhouse ATS"),
        ("Moodle, Canvas and Blackboard", "Moodle"),
        ("SAST and DAST scanning", "application security"),
        ("Track OKRs for the team", "OKR"),
        ("Configured firewalls", "network security"),
        ("Built RAG pipelines with LangChain", "generative AI"),
    ],
)
def test_everyday_words_count_where_the_context_speaks_of_skills(text, skill):
    assert skill in skills_in(text)


@pytest.mark.parametrize(
    ("text", "skill"),
    [
        ("C-level executives", "C"),
        ("Presents to the C-suite", "C"),
        ("Vitamin C research", "C"),
        ("R&D department", "R"),
        ("Jane R. Miller", "R"),
        ("Go above and beyond", "Go"),
        ("Ready to go", "Go"),
        ("You will go to customers", "Go"),
        ("Go-to-market strategy", "Go"),
        ("Access to confidential data", "Microsoft Access"),
        ("Provide access to systems", "Microsoft Access"),
        ("Lead teams of engineers", "Microsoft Teams"),
        ("Teams of ten people", "Microsoft Teams"),
        ("Cross-Functional Teams", "Microsoft Teams"),
        ("You excel at solving problems", "Microsoft Excel"),
        ("Excel in a fast-paced environment", "Microsoft Excel"),
        ("An opportunity to excel", "Microsoft Excel"),
        ("the rest of the team", "REST"),
        ("Rest assured", "REST"),
        ("in the spring of 2020", "Spring Framework"),
        ("Spring semester 2019", "Spring Framework"),
        ("Removes rust from metal", "Rust"),
        ("swift response to requests", "Swift"),
        ("Julia Roberts", "Julia"),
        ("a dash of salt", "Matplotlib"),
        ("a dash of salt", "SaltStack"),
        ("word of mouth", "Microsoft Word"),
        ("spread the word", "Microsoft Word"),
        ("Landing pages and home pages", "Google Slides"),
        ("a shell company", "shell scripting"),
        ("in unity with the team", "Unity"),
        ("ruby jewellery", "Ruby"),
        ("pastry chef with knife skills", "Chef"),
        ("Executive Chef at a hotel", "Chef"),
        ("spark joy in customers", "Apache Spark"),
        ("hive of activity", "Apache Hive"),
        ("guinea pig", "Apache Pig"),
        ("laboratory flask", "Flask"),
        ("react to incidents quickly", "React"),
        ("React quickly to changes", "React"),
        ("express your ideas clearly", "Express.js"),
        ("Express delivery", "Express.js"),
        ("next steps", "Next.js"),
        ("the next generation", "Next.js"),
        ("make a difference", "GNU Make"),
        ("Make sure that all orders ship", "GNU Make"),
        ("basic knowledge of Java", "BASIC"),
        ("BASIC QUALIFICATIONS: Java", "BASIC"),
        ("assembly of parts", "assembly language"),
        ("lean on others", "lean manufacturing"),
        ("sage advice", "Sage accounting"),
        ("cut some slack", "Slack"),
        ("no notion of time", "Notion"),
        ("apply IT now", "Go"),
        ("it is a great job", "information technology"),
        ("polish your skills", "Polish"),
        ("health insurance, dental, 401(k) and paid time off", "dentistry"),
        ("We are an equal opportunity employer regardless of disability", "disability support"),
        ("articulate, self-motivated and punctual", "Articulate Storyline"),
        ("a lever to pull", "Greenhouse ATS"),
        ("greenhouse, irrigation and harvesting", "Greenhouse ATS"),
        ("opening, closing and cleaning", "closing deals"),
        ("power transformers, switchgear and PLC programming", "generative AI"),
        ("paint, canvas, photography", "Moodle"),
    ],
)
def test_everyday_words_do_not_count_elsewhere(text, skill):
    assert skill not in skills_in(text)


@pytest.mark.parametrize(
    ("written", "skill"),
    [
        ("node js", "Node.js"),
        ("Node.js", "Node.js"),
        ("nodejs", "Node.js"),
        ("NODE.JS", "Node.js"),
        ("k8s", "Kubernetes"),
        ("front-end", "front-end development"),
        ("frontend", "front-end development"),
        ("CI/CD", "CI/CD"),
        ("ci cd", "CI/CD"),
        ("relational database", "relational databases"),
        ("data modelling", "data modeling"),
        ("virtualisation", "virtualization"),
        ("mergers & acquisitions", "mergers and acquisitions"),
        ("driver’s license", "driver's license"),
        ("drivers license", "driver's license"),
        ("Ｐｙｔｈｏｎ", "Python"),
        ("Dja\u200bngo", "Django"),
        ("java11", "Java"),
        (".NET", ".NET"),
        ("ASP.NET", "ASP.NET"),
        ("français", "French"),
    ],
)
def test_one_skill_is_written_in_many_ways(written, skill):
    text = f"Experience with {written}, please"
    assert [(m.skill, text[m.start : m.end]) for m in extract(text)] == [(skill, written)]


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("Python 3.11 or later", "Python 3.11"),
        ("Java 17, Spring Boot", "Java 17"),
        ("Angular 2+ experience", "Angular 2+"),
        ("Java 8+ years", "Java"),
        ("SQL 5 years", "SQL"),
        ("Tableau 50% of the time", "Tableau"),
    ],
)
def test_a_version_belongs_to_the_name_and_a_number_of_years_does_not(text, span):
    first = extract(text)[0]
    assert text[first.start : first.end] == span


def test_the_longest_name_wins():
    assert skills_in("Microsoft SQL Server") == {"Microsoft SQL Server"}
    assert skills_in("Azure DevOps") == {"Azure DevOps"}
    assert skills_in("Spring Boot") == {"Spring Boot"}


def test_names_do_not_reach_over_commas_lines_and_sentences():
    assert skills_in("project\nmanagement") == frozenset()
    assert skills_in("power. Point") == frozenset()
    assert skills_in("data, mining law") == frozenset()


def test_what_a_posting_offers_is_not_what_it_asks():
    text = "Registered nurse required.\nHealth insurance, dental insurance and 401(k).\nKnowledge of wound care."
    assert skills_in(text) == {"registered nurse license", "wound care"}


def test_repetition_adds_nothing():
    assert skills_in("Python, " * 10) == skills_in("Python")


@given(st.text(max_size=300))
def test_mentions_lie_in_the_text_in_order_and_apart(text):
    end = 0
    for mention in extract(text):
        assert end <= mention.start < mention.end <= len(text)
        end = mention.end


@given(
    st.lists(
        st.sampled_from("Python C R Go Excel , / and experience with the . \n team-lead İ ﬁ ̈ \u00ad 3.11".split(" "))
    )
)
def test_mentions_of_texts_made_of_traps_lie_in_the_text(pieces):
    text = " ".join(pieces)
    assert all(text[m.start : m.end].strip() for m in extract(text))


@pytest.mark.parametrize(
    ("text", "skills"),
    [
        ("- Go\n- Rust", {"Go", "Rust"}),
        ("* Swift\n* Ruby", {"Swift", "Ruby"}),
        ("Ruby/Scala", {"Ruby", "Scala"}),
        ("Word | Excel", {"Microsoft Word", "Microsoft Excel"}),
        ("Tools: Maven; Gradle", {"Maven", "Gradle"}),
        ("Solid Excel", {"Microsoft Excel"}),
        ("#rust #swift", {"Rust", "Swift"}),
        ("C # and C ++", {"C#", "C++"}),
        ("Drivers in C for sensors", {"C"}),
        ("experience with tableau", {"Tableau"}),
        ("精通Rust和Swift", {"Rust", "Swift"}),
        ("Rustの経験", {"Rust"}),
        ("C言語の経験", {"C"}),
        ("Erfahrung in Rust und Swift", {"Rust", "Swift"}),
        ("Dominio de Excel", {"Microsoft Excel"}),
        ("Obsługa Excel", {"Microsoft Excel"}),
    ],
)
def test_a_name_is_shown_by_its_line_its_list_its_script_or_another_language(text, skills):
    assert skills_in(text) >= skills


@pytest.mark.parametrize(
    ("text", "skill"),
    [
        ("- Chef", "Chef"),
        ("Serves java and espresso", "Java"),
        ("Feeds the python at the reptile house", "Python"),
        ("Unloads containers from the ship", "containers"),
        ("Airflow through the ducts", "Apache Airflow"),
        ("A sunny outlook on life", "Microsoft Outlook"),
        ("Sings in C major", "C"),
        ("C型肝炎の看護", "C"),
        ("concur with the findings", "Concur"),
        ("captivate the audience", "Articulate Storyline"),
        ("telemetry nurse", "observability"),
        ("Teams: five of them", "Microsoft Teams"),
    ],
)
def test_a_word_of_another_sense_is_no_skill(text, skill):
    assert skill not in skills_in(text)


@pytest.mark.parametrize("entry", ["Qdrant", "Keycloak", "COSHH", "Heidenhain", "NextGen EHR", "Lexware", "Polars"])
def test_skills_of_many_trades_are_known(entry):
    assert is_a_skill(entry)
