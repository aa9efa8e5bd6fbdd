"""How texts name a field of study: what introduces it, where it ends, and what stands for "or a related one"."""

from referral.extraction.patterns import Pattern, one_of
from referral.extraction.patterns.wishes import FULL_STOP, SHORTENED

_RELATED_ABROAD = (
    r"vergleichbar\w*|ähnlich\w*|verwandt\w*|artverwandt\w*|équivalent\w*|similaires?|connexes?|apparentée?s?"
    r"|similar\w*"
    r"|afín|afines|afin\b|relacionad[oa]s?|equiparable|equivalentes?|afins|correlat[oa]s?|affin[ei]|simil[ei]"
    r"|equipollent[ei]"
    r"|vergelijkba\w*|verwante?|soortgelijke?|gelijkwaardige?|aanverwante?|pokrewn\w+|podobn\w+|zbliżon\w+"
)
_RELATED = (
    r"(?:closely\s+)?"
    r"(?:relat(?:ed|able)|rel\.|similar|equivalent|equiv\b|eqv\b|relevant|comparable|allied(?! health)|like\b|adjacent"
    rf"|{_RELATED_ABROAD})"
)
_OR = r"(?:or|and|and/or|&|/|oder|und|ou|et|o|y|e|of|en|lub|albo|i)"
_ARTICLES = (
    r"(?:in\s+)?(?:an?\s+|some\s+|the\s+|other\s+|another\s+|any\s+other\s+|its\s+|eine[smnr]?\s+|une?\s+|un[oa]\s+"
    r"|um[a]?\s+|een\s+|outr[ao]s?\s+|otr[ao]s?\s+|áreas?\s+|domaines?\s+|carreras?\s+|cursos?\s+|discipline\s+)*"
)
_NUMBER = r"(?:\d|one|two|three|four|five|six|seven|eight|nine|ten\b)"

FIELD_END = one_of(
    "end of a field",
    "where the name of a field ends",
    (
        Pattern(
            "mark",
            "a mark that begins a statement of its own",
            r"\s*[;:\n•|=]|\.{2,}",
            ("Physics; 3 years", "Physics | Kafka", "Physics..."),
            ("Physics, Maths", "Physics. Kafka"),
        ),
        Pattern(
            "end of sentence",
            "a full stop, but not that of a shortened name",
            rf"\s*{FULL_STOP}",
            ("Physics. Next",),
            ("Elem. Ed", "node.js"),
        ),
        Pattern("dash", "a dash between spaces", r"\s*[-–—]{1,2}\s", ("Physics - Kafka",), ("Human-Computer",)),
        Pattern(
            "strokes", "two strokes with a space between", r"\s+/\s*/", ("Physics / / Kafka",), ("Physics / Maths",)
        ),
        Pattern(
            "opening bracket",
            "a bracket, unless it holds the field's own short name",
            r"\s*\((?![A-Z]{2,6}\))",
            ("Physics (required)", "Physics (or Maths)"),
            ("Interaction (HCI)",),
        ),
        Pattern(
            "closing bracket",
            "the end of a bracket that holds more than a short name",
            r"(?-i:(?<!\([A-Z]{2})(?<!\([A-Z]{3})(?<!\([A-Z]{4}))\s*\)",
            ("Physics)",),
            ("(HCI)", "(CS)"),
        ),
        Pattern(
            "or a related one",
            'a related field after "or" or "and"',
            rf"[\s,/]+{_OR}\s+{_ARTICLES}{_RELATED}",
            ("Physics or a related field", "Physics, and other similar"),
            ("Physics or Maths", "or an allied health field"),
        ),
        Pattern(
            "comma related",
            "a related field after a comma",
            rf",\s*(?:an?\s+|other\s+)?{_RELATED}",
            ("Physics, related field", "Physics, a similar one"),
            ("Physics, Maths",),
        ),
        Pattern("stroke related", "a related field after a stroke", rf"/\s?{_RELATED}", ("Physics/related",), ("a/b",)),
        Pattern("or other", "any other field", r"[\s,]+(?:or|and)\s+other\b", ("Physics or other",), ("or mother",)),
        Pattern(
            "or something",
            "any other field, casually",
            r"[\s,/]+or\s+(?:something|smth|anything|whatever)\b",
            ("Physics or something", "Physics, or smth"),
            ("or some",),
        ),
        Pattern("figure", "a figure, which begins the years", r"\s+\d", ("Physics 3 years",), ("Web2",)),
        Pattern("plus sign", "a plus sign between spaces", r"\s*\+\s", ("Physics + Kafka",), ("C++",)),
        Pattern(
            "comma years",
            "years after a comma",
            rf",\s*(?:{_NUMBER}|min|at least)\b",
            ("Physics, two years", "Physics, min", "Physics, at least"),
            ("Physics, Maths",),
        ),
        Pattern(
            "and years",
            "years after a conjunction",
            rf"[\s,]+(?:or|and|plus|w/|\+)\s+(?:at\s+least|min|over|more|{_NUMBER})",
            ("Physics and 3 years", "Physics plus at least"),
            ("Physics and Maths",),
        ),
        Pattern("w/", '"with", shortened', r"[\s,]+w/(?=\s|\d)", ("Physics w/ 3 years",), ("w/o",)),
        Pattern(
            "how it is asked for",
            "a word that says that the field is required, preferred or replaceable",
            r"[\s,]+(?:(?:and|or)\s+)?(?:required|requ?d|req'?d|needed|mandatory|minimum|min\.?|a must|must"
            r"|preferred|pref\b|desired|desirable|a plus|plus|helpful|highly|strongly|preferably|ideally|in\s+lieu)\b",
            ("Physics required", "Physics, preferably", "Physics in lieu"),
            ("Physics", "Plush Toys"),
        ),
        Pattern(
            "rest of the sentence",
            "a verb or preposition that goes on with the sentence",
            r"[\s,]+(?:(?:and|or)\s+)?(?:with|from|is|are|would|will|to be|who|that is|involving|at an?"
            r"|at\s+least|atleast|together|including|please|pls|(?:and )?experience|strong|excellent|proven)\b",
            ("Physics with", "Physics from a university", "Physics and experience"),
            ("Island Studies", "Physics"),
        ),
        Pattern(
            "another qualification ends it",
            "training, a licence or the like as another choice or demand",
            r"[\s,]+(?:or|and)\s+(?:(?:a|an|the)\s+)?(?:\w+\s+){0,3}"
            r"(?:experience|training|certifi\w*|licen[sc]e|background|knowledge|ability)\b",
            ("Physics or on the job training", "Nursing and a state license"),
            ("Physics or Maths",),
        ),
        Pattern(
            "comma experience",
            "experience or skills after a comma",
            r",\s*(?:[\w/-]+\s+){0,2}(?:exp\b|experience|skills?\b|knowledge)",
            ("life sciences, IRB exp", "Physics, good skills"),
            ("Physics, Maths",),
        ),
        Pattern(
            "comma licence",
            "a licence or certificate after a comma",
            r",\s*(?:(?:current|valid|state|active)\s+)?"
            r"(?:certifi\w*|licen[sc]e\w*|(?-i:EIT|FE|PE|PMP|RN|LPN|CCC|BLS|CFA|CISSP)\b)",
            ("Civil Engineering, EIT", "Nursing, current license"),
            ("Physics, pe", "Nursing, Law"),
        ),
        Pattern(
            "another degree ends it",
            "another degree after a conjunction",
            r"[\s,]+(?:or|and)\s+(?:an?\s+)?(?:bachelor|master|mba\b|ph\.?d|b\.?s\b|m\.?s\b|graduate|diploma|degree"
            r"|high school|minimum|equivalent|equal|work|military|commensurate|cpa\b)",
            ("Physics or MBA", "Physics and a master's", "Accounting or CPA"),
            ("Physics or Maths",),
        ),
        Pattern(
            "another degree noun",
            "another degree after a stroke or comma",
            r"\s*/\s*(?:\w+\s+)?degree\b|,\s*master\s+of\b",
            ("Physics / technical degree", "Physics, Master of"),
            ("Physics degree",),
        ),
        Pattern(
            "degree in capitals",
            "another degree by its abbreviation",
            r"[\s,/]+(?:(?:or|and)\s+)?(?-i:BCA|MCA|B\.?E\b|B\.?\s?Tech|M\.?\s?Tech|B\.?Sc|M\.?Sc|MBA|LLB)\b",
            ("Computers, BCA", "Physics or M.Sc"),
            ("to be", "Physics"),
        ),
    ),
    counterexamples=("Electrical Engineering", "Accounting, Finance or Economics", "Human-Computer Interaction (HCI)"),
)

# ------------------------------------------------------------ between a degree and its field

_LEAD = (
    r"(?:an?\s+|the\s+|either\s+|some\s+|(?:at least\s+)?(?:one|any)\s+of\s*(?:the\s+(?:following|below)\s*)?"
    r"(?:fields|areas|disciplines|subjects)?\s*:?\s*|(?:fields?|areas?)\s+(?:of|such\s+as)\s+)*"
)
_OTHER_DEGREES = (
    r"(?>(?:\s*[/,]?\s*(?:or|and|/)?\s*(?:equivalent|higher|above|better|minimum|diploma|degree|graduate|foreign"
    r"|master'?s?|[mb]\.?[sa]\b\.?|bachelor'?s?|llb|jd|mba|iti|ph\.?d\.?|a|an|college|university"
    r"|level)\b['’]?\s*){0,4})"
)
_NOUN = (
    r"(?>(?:\(?(?:degree|deg\b\.?|degre|diploma|program(?:me)?|qualification|grad(?:uate)?|holder)s?\)?\s*"
    r"|\((?:MBA|BA|BS|MS|UG|PG|BSc|MSc|PhD)\)\s*|\(?(?:hons?|honou?rs)\b\.?\)?\s*"
    r"|or (?:foreign )?equiv\w*\.?\s+(?=in\b)){0,3})"
)
_DEMAND = r"(?:\(?(?:required|reqd|req|min|minimum|or (?:higher|equivalent|above))\)?,?\s+)?"
_BEHIND_DEGREE = rf"['’`.s]{{0,2}}\s*{_OTHER_DEGREES}{_NOUN}{_DEMAND}"

FIELD_AFTER_DEGREE = one_of(
    "field after a degree",
    "what follows a degree up to its field, by the words that introduce the field",
    (
        Pattern(
            "with an emphasis in",
            "an emphasis or concentration",
            r"(?:in|w/|with)\s+(?:an?\s+)?(?:\w+\s+)?(?:emphasis|majors?|concentration|speciali[sz]ation"
            r"|focus)\s+(?:in|on)\s+",
            (" with a concentration in Physics", " w/ emphasis on DSP"),
            (" with a smile",),
        ),
        Pattern(
            "with a … focus (",
            "a focus that a bracket explains",
            r"with an? \w+ focus\s+(?=\()",
            (" with a quantitative focus (Physics)",),
            (" with focus on Physics",),
        ),
        Pattern(
            "majoring in",
            "a major",
            r"(?:major(?:ing)?|specializ\w+)\s+in\s+",
            (" majoring in Physics", " specialized in Law"),
            (" major in",),
        ),
        Pattern(
            "… major in",
            "a major later in the sentence",
            r"[^.;\n]{0,60}?\bmajor(?: course ?work|ed)?\s+in\s+",
            (" from a good school, major coursework in Physics",),
            (" from a good school. Physics is the major",),
        ),
        Pattern(
            "credit hours in",
            "hours of lessons",
            r"w/\s?\d+ (?:semester|credit) h(?:ou)?rs\.? in\s+",
            (" w/ 24 credit hrs in Accounting",),
            (" w/ hours in Accounting",),
        ),
        Pattern(
            "of science in",
            "the science or art that a degree is of",
            r"of\s+(?:science|arts|engineering in|commerce|technology)\s+(?:degree\s+)?(?:in\s+)?",
            (" of Science in Physics", " of Arts degree in History"),
            (" of",),
        ),
        Pattern(
            "in",
            'the plain "in"',
            r"\b(?:degree\s+)?(?:in|within|en|em|der|des|im (?:bereich|fach|fachbereich)|der fachrichtung|richtung"
            r"|richting|na kierunku|z zakresu|w zakresie|dans le domaine|nel(?:le|la)?|completo em|completa em"
            r"|de la|de|di)\s+",
            (" in Physics", "'s degree within Engineering", " (MBA) in Finance"),
            (" inside Physics", " of 3 years"),
        ),
        Pattern(
            "field of study:",
            "a label",
            r",?\s*field(?:\s+of\s+study)?\s*[:=]\s*",
            (", field of study: Physics", " field = Law"),
            (" field trips",),
        ),
        Pattern("colon", "a colon alone", r"\s*[:=]\s*", (": Physics", " degree: Law"), (" Physics",)),
        Pattern("dash before a letter", "a dash", r"\s*[-–]\s*(?=[A-Z])", (" - Physics",), (" Physics", " - 3")),
        Pattern("bracket", "a bracket with words", r"\((?=[A-Za-z]+[^)]*\))", (" (Physics)",), (" (3)", "(Physics")),
    ),
    before=rf"(?i:{_BEHIND_DEGREE})",
    after=rf"(?i:\(?{_LEAD}(?P<field>[^\W\d].*))",
    counterexamples=(" required", " with 3 years"),
)
KNOWN_FIELD_AFTER_DEGREE = Pattern(
    "words right after a degree",
    'words without "in", of which only known fields count: "BS Nursing", but not "BS Strong"',
    rf"(?i:{_BEHIND_DEGREE})(?:,\s*)?(?<=[\s(,.])(?!(?:of|and|in|or|is|it|me|course|program)\b)(?P<field>[^\W\d].*)",
    (" Nursing", " degree Civil Engineering"),
    ("s", " 3"),
    flags="",
)
PROGRAM = Pattern(
    "programme",
    "the words that name a programme or school which somebody finished",
    r"\b(?:graduate|completion|grad|graduation)\s+(?:of|from)\s+(?P<words>(?:[\w/,&-]+\s+){1,10}?)"
    r"(?:program(?:me)?|school|course)\b",
    ("Graduate of an accredited nursing program", "grad from culinary school"),
    ("graduate of distinction", "graduate of program"),
)
DEGREE_NOUN = Pattern(
    "degree noun",
    "a noun for a degree, before which its field may stand",
    r"(?:deg(?:ree)?|diploma|graduate|grad|studium|hochschulstudium|opleiding)\b",
    ("engineering degree", "grad"),
    ("Bachelor", "degrees"),
)
LABELLED_FIELD = Pattern(
    "labelled field",
    'a field after a label: "Discipline: Marine Biology"',
    r"\b(?:field|discipline|major|stream|subject)(?:\s+of\s+study)?\s*[:=]\s*(?P<field>[^\W\d].*)",
    ("Discipline: Marine Biology", "field of study = Law"),
    ("Fields: Law", "major league"),
)

# ------------------------------------------------------------ names in a list

BETWEEN_NAMES = Pattern(
    "between names",
    "what separates two names in a list",
    r"\s*(?:[,/]\s*(?:(?:or|and)\s)?|\b(?:or|and|and/or)\s)\s*",
    ("Physics, Law", "CS/EE", "Physics or Law", "Physics, or Law"),
    ("Physics", "Electrical Engineering"),
)
NAME_START = Pattern(
    "start of a name",
    "where a word begins that a name can begin with",
    r"(?!(?:an?|the)\s)(?<!\S)[^\W\d]",
    ("Physics", "3 Law"),
    ("3", "the "),
)
NAME_SEPARATOR = Pattern(
    "name separator",
    "what separates the fields of a wording",
    r"\s*(?:[,;/]|\bor\b|\band/or\b|\bsuch as\b|\be\.g\.)\s*",
    ("CS/EE", "Physics or Law", "science such as Physics"),
    ("Art and Design", "Physics"),
)
RELATED_ALONE = Pattern(
    "related alone",
    "a piece of a wording that names no field of its own",
    rf"^(?:any\b.*|(?:an?\s+|some\s+|another\s+|other\s+)?{_RELATED}(?:\s+\w+)*"
    r"\s+(?:fields?|disciplines?|subjects?|areas?|majors?|streams?|degrees?)"
    rf"|(?:an?\s+)?{_RELATED}|fields?|disciplines?)\Z",
    ("any discipline", "a related technical field", "similar", "fields"),
    ("Physics", "related Physics"),
)
ANY_FIELD = Pattern(
    "any field",
    "any field at all, but not any other or any related one",
    rf"any\b(?!\s+(?:other|{_RELATED}))",
    ("any discipline",),
    ("any other field", "any related field", "Physics"),
)
OR_RELATED = Pattern(
    "or a related field",
    '"or a related field", but not "or equivalent experience"',
    rf"(?:(?<![\s,(])[\s,(]*\b{_OR}\s+|(?<!\s)\s*[,/&]\s*){_ARTICLES}(?:any\s+)?{_RELATED}"
    r"(?!\s+(?:\w+\s+){0,3}(?:experience|work|training|combination|education|qualification))"
    r"(?:(?:\s+\w+){0,3}?\s+(?:fields?|disciplines?|subjects?|areas?|majors?|streams?|degrees?)\b)?",
    ("Physics or a related field", "Physics, similar", "CS/related"),
    ("Physics or equivalent experience", "related field", "Physics or Law"),
)
NOT_A_FIELD = Pattern(
    "not a field",
    "words that stand where a field could, and begin a wish or an example",
    r"^(?:preferabl|preferred|ideally|e\.g|i\.e|pref\b)",
    ("preferably in Physics", "e.g. Law"),
    ("Physics preferred",),
)
SHORTENED_END = Pattern(
    "shortened end",
    "a name whose last word is shortened, so that the full stop behind it belongs to it",
    rf"\.\s{SHORTENED}$|\b(?-i:Ed)$",
    ("Elem. Ed", "Constr. mgmt"),
    ("Physics", "ed. law"),
)

# ------------------------------------------------------------ the words of a field, in small letters

DEGREE_IN_FIELD = Pattern(
    "degree in a field",
    "a degree's name, which is no part of a field's",
    r"\b(?:bachelor|master|associate|doctor)'?s? of (?:applied )?(?:science|arts)\b"
    r"|\b[bm]\.\s?(?:sc?|a)\b\.?|\bph\.?\s?d\b",
    ("bachelor's of science", "b.sc. physics", "ph.d"),
    ("science", "BSc"),
    flags="",
)
WORD = Pattern("word of a field", "letters and digits in a row", r"[^\W_]+", ("physics", "été"), ("_", "&"), flags="")
WITHOUT_SPACES = Pattern(
    "script without spaces",
    "letters of Chinese, Japanese or Korean, which no space separates from the next word",
    r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]",
    ("学士", "고졸"),
    ("BA", "Бакалавр"),
    flags="",
)
INITIALS = Pattern(
    "initials of a field",
    "letters with points, which are one abbreviation",
    r"\b[a-z](?:\.[a-z]\b)+\.?",
    ("c.s.", "e.e"),
    ("cs", "node.js"),
    flags="",
)
ELISION = Pattern(
    "elision",
    "a French or Italian word before an apostrophe",
    r"\b(?:[cdjlmnst]|qu|dell|nell|sull|all)'(?=\w)",
    ("l'information", "d'entreprise", "dell'informazione"),
    ("women's", "acct'g"),
    flags="",
)
UNSPACED_FIELD = Pattern(
    "field without spaces",
    "the fields before the Chinese, Japanese or Korean word for a subject",
    r"(?P<field>[^\W\d_][^，。；;,\n]{0,40}?)(?:等)?(?:及|和|或|の)?(?:相关|相關|関連|관련)?(?:类)?(?:专业|專業"
    r"|専攻|전공|학과|学科|学部)",
    ("计算机相关专业", "情報工学専攻", "컴퓨터공학 전공"),
    ("专业", "计算机"),
    flags="",
)
