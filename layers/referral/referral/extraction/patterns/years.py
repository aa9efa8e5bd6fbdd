"""How texts state years and months of experience, and spans of time that are something else.

Each language has its own number words and units, so that "due" is a figure before "anni" and nowhere else.
"""

from dataclasses import dataclass

from referral.extraction.patterns import Pattern, one_of

_ONES = "one two three four five six seven eight nine".split()
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty".split()
_ENGLISH = (
    dict(zip([*_ONES, *_TEENS], range(1, 20), strict=True))
    | {ten: 20 + 10 * place for place, ten in enumerate(_TENS)}
    | {f"{ten} {one}": 21 + 10 * i + j for i, ten in enumerate(_TENS) for j, one in enumerate(_ONES)}
    | {"zero": 0, "couple": 2, "half a dozen": 6, "dozen": 12, "a": 1, "an": 1, "half a": 0.5, "half an": 0.5}
)


@dataclass(frozen=True)
class _Language:
    """How one language states a span; `numbers` are words with their figures where they do not count up from one."""

    name: str
    numbers: dict[str, float]
    unit: str
    year: str
    month: str
    to: str
    more: str
    half: str
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


def _numbers(*words: str, **others: float) -> dict[str, float]:
    """Number words from one up, those of one number separated by a stroke, and other words with their figures."""
    return {word: float(n) for n, same in enumerate(words, start=1) for word in same.split("|")} | others


_LANGUAGES = (
    _Language(
        "German",
        _numbers(
            *("ein|eine|einem|eines", "zwei", "drei", "vier", "fünf|fuenf", "sechs", "sieben", "acht", "neun", "zehn"),
            *("elf", "zwölf|zwoelf"),
            **{"fünfzehn": 15, "zwanzig": 20, "anderthalb": 1.5, "eineinhalb": 1.5, "zweieinhalb": 2.5},
            **{"halbes": 0.5, "ein halbes": 0.5},
        ),
        r"jahr|jähr|monat",
        r"jahr(?:e[ns]?|s)?\b|jährig\w*",
        r"monat(?:en?|s)?\b|monatig\w*",
        r"bis(?:\ zu)?|oder|und",
        r"(?:oder|und)\ (?:mehr|länger)",
        r"(?!)",
        ("3 Jahre", "drei bis fünf Jahren", "2-jährige", "zweijährige", "18 Monate", "anderthalb Jahre", "5+ Jahre"),
        ("mehrjährige", "Jahre", "2019 Jahre"),
    ),
    _Language(
        "French",
        _numbers(
            *("un|une", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze"),
            quinze=15,
            vingt=20,
        ),
        r"\b(?:ans|années?|mois)\b|(?<=\b1 )an\b|(?<=\bun )an\b",
        r"ans\b|années?\b|(?:(?<=\b1\s)|(?<=\bun\s))an\b(?!\ h)",
        r"mois\b",
        r"à|a|ou|et",
        r"(?:ou|et)\ plus|minimum",
        r"et\ demie?",
        ("3 ans", "deux à cinq ans", "2 ans et demi", "un an", "6 mois", "3 à 5 années", "3 ans ou plus"),
        ("ans", "plusieurs années", "5 an hour"),
    ),
    _Language(
        "Spanish",
        _numbers(
            *("un|uno|una", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce"),
            **{"quince": 15, "veinte": 20, "medio": 0.5},
        ),
        r"\baños?\b|\bmes(?:es)?\b",
        r"años?\b",
        r"mes(?:es)?\b",
        r"a|o|y",
        r"o\ más",
        r"y\ medio",
        ("3 años", "dos años", "de 3 a 5 años", "un año y medio", "6 meses", "2 o más años"),
        ("varios años", "años"),
    ),
    _Language(
        "Portuguese",
        _numbers(
            *("um|uma", "dois|duas", "três|tres", "quatro", "cinco", "seis", "sete", "oito", "nove", "dez", "onze"),
            **{"doze": 12, "quinze": 15, "vinte": 20, "meio": 0.5},
        ),
        r"\banos?\b|\bm[eê]s(?:es)?\b",
        r"anos?\b",
        r"m[eê]s(?:es)?\b",
        r"a|ou|e",
        r"ou\ mais",
        r"e\ meio",
        ("3 anos", "dois anos", "3 a 5 anos", "um ano e meio", "6 meses"),
        ("vários anos", "anos"),
    ),
    _Language(
        "Italian",
        _numbers(
            *("un|uno|una", "due", "tre", "quattro", "cinque", "sei", "sette", "otto", "nove", "dieci", "undici"),
            **{"dodici": 12, "quindici": 15, "venti": 20, "mezzo": 0.5},
        ),
        r"\bann[io]\b|\bmes[ei]\b",
        r"ann[io]\b",
        r"mes[ei]\b",
        r"a|ai|o|e",
        r"o\ più",
        r"e\ mezzo",
        ("3 anni", "due anni", "da 3 a 5 anni", "un anno e mezzo", "sei mesi"),
        ("alcuni anni", "anni"),
    ),
    _Language(
        "Dutch",
        _numbers(
            *("een|één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf"),
            **{"vijftien": 15, "twintig": 20, "anderhalf": 1.5, "half": 0.5, "een half": 0.5},
        ),
        r"\bjaar\b|\bjaren\b|jarige?\b|\bmaand",
        r"jaar\b|jaren\b|jarige?\b",
        r"maand(?:en)?\b",
        r"tot(?:\ en\ met)?|à|a|of|en",
        r"of\ meer",
        r"(?!)",
        ("3 jaar", "drie tot vijf jaar", "3-jarige", "anderhalf jaar", "6 maanden", "2 à 3 jaar"),
        ("enkele jaren", "jaar"),
    ),
    _Language(
        "Polish",
        _numbers(
            *("jeden|jednego|jedno", "dwa|dwóch|dwu", "trzy|trzech", "cztery|czterech|cztero", "pięć|pięciu|pięcio"),
            *("sześć|sześciu|sześcio", "siedem|siedmiu", "osiem|ośmiu", "dziewięć|dziewięciu"),
            *("dziesięć|dziesięciu|dziesięcio",),
            **{"półtora": 1.5, "pół": 0.5},
        ),
        r"\brok(?:u|iem)?\b|\blata?\b|letni|\bmiesi[ąę]c",
        r"rok(?:u|iem)?\b|lata\b|lat\b|letni\w*",
        r"miesi[ąę]c\w*",
        r"do|lub|albo|i",
        r"(?:lub|i)\ więcej",
        r"(?!)",
        ("3 lata", "5 lat", "dwuletnie", "3-letnie", "2 do 4 lat", "pół roku", "półtora roku", "6 miesięcy", "1 rok"),
        ("kilka lat", "lat"),
    ),
)
# Spans that are one word.
_WHOLE = {"biennale": 2.0, "triennale": 3.0, "quadriennale": 4.0, "quinquennale": 5.0, "decennale": 10.0}
_WHOLE_POLISH = {"roczn": 1.0, "półroczn": 0.5}
KANJI = {digit: n for n, digit in enumerate("〇一二三四五六七八九十")} | {"两": 2, "兩": 2}
_HALF_IN_KANJI = {"半": 0.5}

NUMBERS: dict[str, float] = {word: figure for language in _LANGUAGES for word, figure in language.numbers.items()}
NUMBERS |= _HALF_IN_KANJI | _ENGLISH | _WHOLE | _WHOLE_POLISH
FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "1/2": 0.5, "1/4": 0.25, "3/4": 0.75}
AND_A_HALF = r"and\s+(?:a\s+half\b|½|1/2)"
HALF_MORE = Pattern(
    "half more",
    "a half after a figure",
    rf"\s+(?:{AND_A_HALF}|et demie?|[ye] medio|e (?:meio|mezzo))$",
    ("two and a half", "deux et demi", "tre e mezzo"),
    ("half", "one half"),
)
FRACTION = Pattern(
    "fraction",
    "a fraction, alone or behind a whole number",
    r"^(?P<whole>\d+(?=\D))?\s*(?P<part>[½¼¾]|[13]/[24])$",
    ("½", "2½", "1 1/2"),
    ("2", "1/7"),
    flags="",
)

_DIGITS = r"(?:\d{1,2}(?:[.,]\d{1,2})?(?:\s*[½¼¾]|\s+[13]/[24](?!\d))?|[½¼¾]|(?<![\d/])[13]/[24])(?![\d%])"
_ONE_TO_99 = rf"(?:{'|'.join(_TENS)})(?:[\s-](?:{'|'.join(_ONES)}))?|{'|'.join([*_TEENS, *_ONES])}|zero"
_FIGURE = (
    rf"(?:(?:{_DIGITS}|(?:{_ONE_TO_99}|(?:a\s+)?couple(?:\s+of)?|half\s+a\s+dozen|a\s+dozen)\b)(?:\s+{AND_A_HALF})?)"
)
_YEAR = r"(?:y(?:ea|ae|e|ea?r|era)r{0,2}s?\b['’]?|yr[s]?\b\.?|yoe\b|y\b)"
_MONTH = r"(?:m(?:on|n)?ths?\b['’]?|mos?\b\.?)"
_AT_MOST = r"(?:(?:a\s+)?max(?:imum)?\.?\s+(?:of\s+)?)?"
_TO = rf"(?:[\s-]*(?:to|or|and|through|up\s+to)[\s-]+{_AT_MOST}|\s*(?:-{{1,2}}|[–—~/])\s*{_AT_MOST}|\s+{_AT_MOST})"
_START = r"(?<![\w$€£¥])(?<!\d[.,/-])"
_FILLER = (
    r"(?:\(?(?:or|/)\s*(?:more|so)\)?|full|full-time|solid|consecutive|cumulative|total|good|calendar|continuous|complete|relevant"
    r"|professional|proven)"
)

ENGLISH = Pattern(
    "span of time",
    'a figure or a range with the word "years" or "months", or a short form of them',
    rf"""
    {_START}
    (?P<low>{_FIGURE})
    (?:\s*[(\[]\s*{_FIGURE}\s*\+?\s*[)\]])?
    \s*(?:\+|-?plus\b|\(?or\ more\b\)?|or\ above\b|or\ so\b|ish\b)?\)?
    (?: (?:\s*-?\s*(?:(?P<low_month>{_MONTH})|(?P<low_year>{_YEAR})))?
        {_TO}(?P<high>{_FIGURE}|more)(?:\s*[(\[]\s*{_FIGURE}\s*[)\]])?\s*\+? )?
    \s*-?\s*(?:{_FILLER}\s+){{0,2}}
    (?: (?P<month>{_MONTH}) | (?P<decade>decades?\b) | (?P<year>\(?{_YEAR}) )
    \+?(?P<half>\s+{AND_A_HALF})?
    """,
    (
        "3+ yrs",
        "three to five years",
        "five (5) years",
        "a couple of years",
        "half a dozen years",
        "10yoe",
        "2 solid years",
        "twenty-five years",
        "1 1/2 years",
        "2½ years",
        "3 to max 5 yrs",
        "6 months to 2 years",
        "two decades",
        "18 mos.",
    ),
    ("$5 years", "2019 years", "years of experience", "5/year", "3 weeks", "a few years", "several months"),
    flags="ix",
)
WITH_ARTICLE = Pattern(
    "span with an article",
    "one year, half a year or a decade, said without a figure, where it is asked for",
    rf"""
    {_START}(?:
      (?P<decade>(?P<half_of>half\ )?(?:an?|one)\ (?:full\ )?decade)
    | (?P<low>half\ an?)\ (?:(?P<half_month>{_MONTH})|{_YEAR})
    | (?:(?:at\ least|min(?:imum|\.)?(?:\ of)?|over|more\ than)\ )?an?\ (?:full\ |solid\ |good\ )?
      {_YEAR}(?P<half>\s+{AND_A_HALF})
    | (?:at\ least|min(?:imum|\.)?(?:\ of)?|over|more\ than)\ an?\ (?:full\ |solid\ |good\ )?{_YEAR}
    | an?\ (?:full\ |solid\ |good\ )?(?:{_YEAR})(?=\ or\ (?:more|two)|s?\ (?:of\ )?(?:\w+\ ){{0,2}}exp)
    )
    """,
    ("a decade", "half a decade", "half a year", "a year and a half", "at least a year", "a year of sales experience"),
    ("once a year", "a year", "twice a year"),
    flags="ix",
)


def _span(language: _Language) -> Pattern:
    words = "|".join(sorted(language.numbers, key=len, reverse=True)).replace(" ", r"\ ")
    figure = rf"(?:{_DIGITS}|(?:{words}))(?:\ {language.half})?"
    return Pattern(
        f"{language.name} span of time",
        f"the same in {language.name}",
        rf"""
        {_START}(?P<low>{figure})(?:\s*\(\s*{figure}\s*\))?\s*(?:\+|{language.more})?
        (?: (?:\s*-?\s*(?:(?P<low_month>{language.month})|(?P<low_year>{language.year})))?
            (?:\s*(?:[-–—~/]|\b(?:{language.to})\b)\s*)(?P<high>{figure})\s*\+? )?
        \s*-?\s*(?:(?P<month>{language.month})|(?P<year>{language.year}))(?P<half>\ {language.half})?
        """,
        language.examples,
        language.counterexamples,
        flags="ix",
    )


_KANJI_FIGURE = rf"(?:\d{{1,2}}(?:\.\d)?|[{''.join(KANJI)}]{{1,3}})"
CHINESE_OR_JAPANESE = Pattern(
    "Chinese or Japanese span of time",
    "the same in Chinese or Japanese",
    rf"(?<![\d.,〇一二三四五六七八九十第])(?P<low>{_KANJI_FIGURE}|半)\s*"
    rf"(?:(?:(?P<low_year>年)|(?P<low_month>[个個かヶカケ]月))?\s*[-–—~～〜至到]\s*(?P<high>{_KANJI_FIGURE}))?\s*"
    r"(?:(?P<month>[个個かヶカケ]月)|(?P<year>年)(?P<half>半)?)(?![前度生目制代])",
    ("3年以上", "３年", "五年", "半年", "3-5年", "十五年", "6ヶ月", "1年半"),
    ("2019年", "4年制", "3年前", "第3年", "1年生"),
)
_OTHER_WORDS = (
    Pattern(
        "Italian span in a word",
        "two to ten years in one word, which without experience is the length of a course",
        rf"\besperienz[ae]\s+(?:[\w'’]+\s+){{0,3}}(?P<low>{'|'.join(_WHOLE)})\b",
        ("esperienza almeno triennale", "Esperienza biennale"),
        ("laurea triennale",),
    ),
    Pattern(
        "Polish span in a word",
        "a year or half a year in one word",
        r"\b(?P<low>(?:pół)?roczn)\w*(?=\s+(?:\w+\s+)?doświadcz)",
        ("roczne doświadczenie", "półrocznego doświadczenia"),
        ("roczne sprawozdanie",),
    ),
)
_SPAN = {language.name: _span(language) for language in _LANGUAGES}
# By the language of the unit; "meses" is Spanish and Portuguese.
SPANS: dict[str, tuple[Pattern, ...]] = {
    "English": (ENGLISH, WITH_ARTICLE),
    **{name: (span,) for name, span in _SPAN.items()},
    "Spanish": (_SPAN["Spanish"], _SPAN["Portuguese"]),
    "Chinese": (CHINESE_OR_JAPANESE,),
    "words": _OTHER_WORDS,
}
_UNITS = {
    "English": rf"(?<![a-z])(?:{_YEAR}|{_MONTH}|decades?\b)",
    **{language.name: language.unit for language in _LANGUAGES},
    "Chinese": "[年月]",
    "words": r"\besperienz[ae]|roczn",
}
UNIT = Pattern(
    "unit of time",
    "the words for a year or a month in each language; a span of time is near one of them",
    "|".join(f"(?P<{name}>{unit})" for name, unit in _UNITS.items()),
    ("3 years", "10y", "2 mos", "Jahre", "ans", "años", "anni", "jaar", "lat", "3年", "triennale esperienza"),
    ("answer", "late", "plans", "My"),
)

_MINIMUM = r"(?:min(?:imum)?\S*\s+(?:of\s+)?|at\s+least\s+)?"
WITHOUT_UNIT = Pattern(
    "experience without a unit",
    'a figure after "experience:" or "years of experience:", which needs no "years"',
    rf"\b(?:exp(?:erience|\.)?|yoe|(?:years?|yrs)(?:\s+of\s+(?:\w+\s+)?exp(?:erience|\.)?)?)"
    rf"(?:\s*(?:\(?(?:required|needed|years|yrs|in\s+years)\)?\s*)?[:=-]"
    rf"|(?<=\bexp)\.?\s)\s*{_MINIMUM}(?P<low>{_FIGURE})"
    rf"(?:\s*(?:-|–|to)\s*(?P<high>{_FIGURE}))?(?!\s*(?:%|[\w/]))",
    ("Experience: 5", "exp = min. 3", "YOE: 4", "Years of experience: 5+", "Experience (years): 3-5", "Exp. 3-5"),
    ("experience with 5 tools", "Experience: Kafka", "Experience: 5 tools", "exp 5 tools"),
)
ANY_FIGURE = Pattern(
    "any figure",
    "the figure of an answer that speaks of time and names no unit",
    rf"(?<!\w)(?P<low>{_FIGURE})(?=(?:\s*(?:-|–|to|or)\s*{_FIGURE})?"
    r"[\s+)\].,-]*(?:(?:or\s+more|plus|min\S*|exp\S*)[\s.]*)?$)",
    ("five", "2-4", "5+", "3 or more"),
    ("ages of it", "v5", "two summers", "12 wks", "5/year"),
)
BARE_WITH_DEGREE = Pattern(
    "bare figure with a degree",
    'years without a unit beside a degree, as in "or BS with 8"',
    rf"(?:\b(?:with|and|plus)\ |\+\ ?|\bw/\ ?)(?:at\ least\ |min(?:imum|\.)?\ )?(?P<low>{_FIGURE})\+?(?=\ of\b"
    rf"|[\s.,;)]*$)"
    rf"|^\W*(?:at\ least\ |only\ )?(?P<ahead>{_FIGURE})\+?(?=\ (?:with|w/|if|for|plus|and)\b)",
    ("BS with 8", "3 with a Master's", "MS + 5"),
    ("MS with 5 tools", "in 3 places"),
)
YEARS_FIRST = Pattern(
    "years first",
    "a part of a line that begins with a figure",
    rf"^\W*(?:at least |an? minimum of |min(?:imum|\.)? (?:of )?|over |more than )?{_FIGURE}",
    ("5 years of experience", "at least five years", "3 with a Master's"),
    ("related field and 5 years",),
)
GOES_ON_WITH_OR = Pattern(
    "goes on with or",
    "the beginning of a line that is an alternative to the one before",
    r"^or\b(?! (?:more|above)\b)",
    ("OR Master's degree", "or"),
    ("or more years", "Oracle"),
)
WITHOUT_DEGREE = Pattern(
    "without a degree",
    "a way to qualify that needs no degree",
    r"\b(?:without|no) (?:an? |any )?(?:\w+ )?(?:degree|diploma)",
    ("6 years without a degree", "no degree"),
    ("with a degree", "a degree"),
)
BETWEEN_ALTERNATIVES = Pattern(
    "between alternatives",
    'what may stand between two ways to qualify; an "or" says that they are two',
    r"(?P<either>(?P<mark>[,;.(|]\s*)?\bor\s)|[,;/(|]",
    ("PhD, or MS", "BS + 5 yrs; MS + 3 yrs", "MS OR BS"),
    ("BS for sure", "sensor"),
)
IN_ALL = Pattern(
    "in all",
    "that a figure is of all experience and includes the others",
    r"\b(?:overall|in\s+total|total|altogether|in\s+all)\b",
    ("8 years overall", "10 years in total"),
    ("totally", "install"),
)
BELOW = Pattern(
    "below",
    "words that make a figure the upper limit",
    r"(?<!no )(?<!not )\b(?:less than|fewer than|below|under|max(?:imum)?\.?(?: of)?|(?:no|not) more than|at most"
    r"|up to|bis zu|maximal|weniger als|moins de|jusqu'à|menos de|hasta|até|meno di|fino a|minder dan|maximaal)\s*$"
    r"|<\s*$",
    ("less than ", "up to", "no more than ", "maximal"),
    ("no less than ", "more than ", "at least "),
)
NONE_NEEDED = Pattern(
    "no experience needed",
    "that experience is not asked for",
    r"\bno (?:prior |previous |work |working |professional |relevant )*experience (?:is |or training )?"
    r"(?:required|needed|necessary|at all)|\bexperience (?:is )?(?:not|un)[ -]?(?:required|needed|necessary)"
    r"|\bfreshers?\b"
    r"|\b(?:new|recent|fresh) grad(?:uate)?s? (?:are )?(?:welcome|encouraged|considered)|\bentry[- ]level (?:role"
    r"|position|job)"
    r"|\b(?:keine|ohne) (?:Berufs)?erfahrung (?:erforderlich|notwendig|nötig)|\bBerufseinsteiger|\bdébutants? accepté"
    r"|\bsin experiencia\b|\bno (?:es necesaria|se requiere) experiencia|\bsem experiência\b|\banche prima esperienza"
    r"|\bgeen ervaring (?:vereist|nodig)|\bdoświadczenie nie jest wymagane|\bbez doświadczenia",
    ("No experience required", "freshers", "no prior work experience needed", "sin experiencia", "débutants acceptés"),
    ("no experience with Java", "experience required", "refresher"),
)

# ------------------------------------------------------------ what makes a span of time experience

EXPERIENCE = Pattern(
    "word for experience",
    "experience or work, in any of the languages",
    r"experien|\bexp\b|\bwork(?:ed|ing|s)?\b|\bemploy(?:ed|ment)\b|\bbackground\b|erfahr|praxis|tätig|expérience"
    r"|experiência"
    r"|esperienz|ervaring|doświadcz|\bstaż|経験|经验|經驗|工作|実務|\bas an?\b|\bin an?\b|\bin the\b",
    ("experience", "Berufserfahrung", "werkervaring", "経験", "as a cook"),
    ("exported", "as far"),
)
_AS_BEHIND = r"\W{0,2}(?:of|in|as|als|como|comme|come|jako|dans|en|em|nel|nella|im|op|w|以上)(?:\b|(?<=上))"
WORK_BEHIND = Pattern(
    "work behind",
    "the start of what was done for so long",
    rf"^{_AS_BEHIND}",
    (" in retail", " als Koch", " of data entry", "以上"),
    (" ago", ", inside"),
)
MINIMUM_AHEAD = Pattern(
    "minimum ahead",
    "that a figure is the lower limit",
    r"(?:\bat least|\bmin(?:imum|\.)?(?: of)?|\bover|\bmore than|mindestens|mind\.|\bau moins|\bminimum|\bal menos"
    r"|mínim[oa](?: de)?"
    r"|\bpelo menos|\balmeno|\bminimaal|\bminstens|\bco najmniej|\bmin\.)\s*$",
    ("at least ", "mindestens ", "mínimo de "),
    ("for ", "within "),
)

# ------------------------------------------------------------ spans of time that are no experience

# What may stand between "four-year" and the noun of a course.
_COURSE_BEFORE_NOUN = (
    r"(?:(?:full[- ]time|accredited|bachelor\S*|college|university|ba/bs|b\.?[as]\.?|master\S* of [a-z ()]{3,40}) )*"
)
# Words of one clause, none of which asks for anything: "our client has …", not "our client asks for …".
_ASKING = (
    r"(?:requir|seek|look|need|want|ask|expect|hir(?:e|ing)|prefer|must|candidate"
    r"|some(?:one|body)|person\b|who\b|you\b)"
)
_ASKING_ELSEWHERE = (
    r"(?:such|sucht|erwart|recherch|cherch|demand|exig|busca|requier|procura|cerca|ricerca|zoek|vraagt|szuka|oczek)"
)
_NOT_ASKING = rf"(?:(?!\b{_ASKING})[^.!;\n]){{0,40}}"
_SOMETHING_ELSE_BEHIND = (
    Pattern(
        "age behind",
        "years of age",
        r"of age|in age|old\b|(?:or|and) (?:older|over\b|above)|alt\b|d['’]âge|révolus|de edad|de idade|di età"
        r"|compiuti|oud\b"
        r"|życia",
        ("of age", "old", "or older", "and over", "alt", "de edad"),
        ("or overnight", "of experience", "alternatively"),
    ),
    Pattern(
        "past behind",
        "the past of a company",
        r"ago\b|in a row|in (?:business|operation|the market)(?=\s*(?:[,.;!)]|and\b|we\b|$))|history(?! of)|heritage"
        r"|tradition|legacy|track record"
        r"|以上の歴史|の歴史|历史"
        r"|of (?:research|history|heritage|tradition|excellence|success|innovation|growth|trust|continuous growth)\b"
        r"|of service (?:in|to) (?:our|the)\b|anniversary|am Markt|auf dem Markt|en el mercado|no mercado|na rynku"
        r"|sul mercato|d['’]existence",
        ("ago", "in business", "of service to our", "of innovation", "am Markt"),
        ("in marketing", "agony", "of successful sales"),
    ),
    Pattern(
        "course behind",
        "how long a course takes",
        rf"{_COURSE_BEFORE_NOUN}(?:degree|college|university|program|course|diploma|student|apprenticeship|traineeship"
        r"|internship|residency program|of (?:college|study(?! abroad)|high school|schooling)|(?:Berufs)?ausbildung"
        r"|Lehre\b"
        r"|Studium"
        r"|d['’]études|de estudios|opleiding|studi(?:a|ów)\b)",
        ("degree", "accredited program", "of college", "bachelor's degree", "apprenticeship", "Ausbildung"),
        ("of practice",),
    ),
    Pattern(
        "term behind",
        "how long something is agreed for",
        r"(?:fixed[- ]term |notice |probation\w* |paid |rolling |initial )?(?:contract|warranty|guarantee|term\b|period"
        r"|fixed[- ]term\b|probation|notice\b|appointment|commitment|vesting|lease|maternity|parental|bond\b|visa\b"
        r"|rotation|cliff"
        r"|leave\b|secondment|placement|assignment|FTC\b|of (?:paid|parental|maternity)|(?:de )?(?:contrat|contrato"
        r"|garantía))",
        ("contract", "fixed-term appointment", "warranty", "bond", "notice period"),
        ("terminal work", "bonding"),
    ),
    Pattern(
        "substitute behind",
        "years of study that something else may stand for",
        r"(?:may|can|could) be (?:subbed|substituted|replaced|waived)",
        ("may be subbed w/", "can be substituted"),
        ("may be spent",),
    ),
    Pattern("plan behind", "a plan for years", r"roadmap|plan\b|strateg\w+", ("roadmap", "strategy"), ("planning",)),
    Pattern(
        "record behind",
        "residence, or a record that must be clean or can be checked",
        r"(?:of )?(?:['’] ?)?(?:[\w-]+ ){0,2}?(?:residen(?:ce|cy)\b|address history|checkable"
        r"|verifiable (?:references|history)"
        r"|references\b|(?:clean|accident[- ]free|no[- ]claims?)\b|driving (?:licen\w+|record|history)"
        r"|credit history|(?:\w+ )?(?:registration|membership)\b|(?:valid )?(?:driver\S*|driving) licen\w+)",
        ("of residence", "UK address history", "clean", "no claims bonus", "of clean driving"),
        ("of cleaning", "of driving trucks", "of resident care"),
    ),
    Pattern(
        "joint experience behind",
        "the experience of several people together, who are here",
        r"of (?:combined|collective|joint|shared) (?:experience|expertise|knowledge)(?! (?:in|with|of)\b)",
        ("of combined experience.", "of collective expertise"),
        ("of combined experience in Go and Java",),
    ),
)
_SOMETHING_ELSE_AHEAD = (
    Pattern(
        "limit ahead",
        "a limit in time, or a rate",
        r"\b(?:last|past|next|every|previous|first|per|each|after|within|until|coming|renewable for|letzten|nächsten"
        r"|innerhalb"
        r"|dernières|derniers|últimos|próximos|ultimi|negli|laatste|afgelopen|komende|ostatnich)(?: (?:the|von))?",
        ("within the last", "every", "renewable for", "letzten"),
        ("at least 3 of", "blast", "superb"),
    ),
    Pattern(
        "age ahead",
        "an age",
        r"\b(?:aged?|ages|alter|edad|âge|idade|età|leeftijd|wiek)\b[^.;,\n]{0,20}|\bolder than|\b(?:turned|ukończone)",
        ("aged", "age at least", "older than", "Age limit:"),
        ("manage", "old", "average"),
    ),
    Pattern(
        "children ahead",
        "the ages of children and pupils",
        r"\b(?:toddlers|infants|children|kids|students|pupils|learners|grades|ages|kinder\w*|enfants"
        r"|niños)[\s(]*(?:(?:of|aged|from"
        r"|under|von|de)\b)?",
        ("toddlers", "children (", "grades", "children from"),
        ("child",),
    ),
    Pattern(
        "past ahead",
        "the past of a company",
        r"\b(?:founded|established|celebrating|in business|owned|since \d{4}"
        r"|we(?:['’]ve| have) been)\b[^.!;\n]{0,40}"
        r"|\b(?:business|firm|company|trusted|serving (?:the|our|customers|clients|families)[^.;\n]{0,20}) for"
        r"(?: over| more than| nearly)?"
        r"|\b(?:seit|depuis|desde hace|há(?: mais de)?|sinds|da oltre|da più di|al meer dan|już od)(?: (?:über"
        r"|mehr als|plus de"
        r"|más de))?",
        (
            "founded",
            "family business for over",
            "family owned, for",
            "we have been here for",
            "since 1952, for",
            "seit über",
        ),
        ("since we", "we are"),
    ),
    Pattern(
        "we ahead",
        "what the employer has and brings",
        rf"\bwe(?:['’](?:ve|re))?\s(?:(?:have|has|had|bring|offer|boast|possess|share|carry|hold|combine|count"
        rf"|deliver|draw|look back)\b"
        rf"|are\b(?! {_ASKING})){_NOT_ASKING}|\bwir (?:bringen|haben|blicken)\b[^.!;\n]{{0,40}}",
        ("we bring", "We have over", "We are a firm with", "wir haben"),
        ("we need", "we are looking for a cook with", "We expect"),
    ),
    Pattern(
        "others ahead",
        "the experience of other people",
        rf"\b(?:our|the|a|an)\s(?:[\w-]+\s){{0,2}}?(?:team|owner|crew|staff|company|clinic|shop|founders?|firm|agency"
        rf"|business|practice"
        rf"|organi[sz]ation|employer|group|clients?|partners?|manufacturer|provider|leader)\b(?:,? with"
        rf"|\s(?:has|have|had|brings?|boasts?|having|offers?|counts?|shares?|(?:is|are)(?! {_ASKING})))\b{_NOT_ASKING}",
        ("our team has", "the owner brings", "a team with", "our company, with"),
        ("your team has", "our teams", "the team is looking for someone with", "the company requires"),
    ),
    Pattern(
        "employer ahead",
        "the employer's own experience, in other languages",
        r"\b(?:unsere?|nous avons|notre|nuestr[oa]s?|tenemos|contamos con|noss[oa]s?|temos|nostr[oa]|abbiamo|onze"
        r"|wij hebben"
        rf"|we hebben|nasz[ae]?|mamy|posiadamy)\b(?![^.!;\n]{{0,40}}\b{_ASKING_ELSEWHERE})[^.!;\n]{{0,40}}",
        ("unsere", "nous avons", "Nuestra empresa tiene", "mamy ponad"),
        ("nuestro cliente busca a alguien con", "notre équipe recherche"),
    ),
    Pattern(
        "boss ahead",
        "the experience of the person to report to",
        r"\breport(?:s|ing)? to\b[^.!;\n]{0,40}",
        ("reports to someone with", "report to a chef of"),
        ("write reports for",),
    ),
    Pattern(
        "duration ahead",
        '"For five years" at the start of a statement',
        r"(?:^|[\n.•*-]\s*)for (?:(?:more than|over|nearly|almost|about) )?",
        ("For ", "we bake. For over "),
        ("worked for ", "before "),
    ),
)
# What "3 years of experience" behind it overrules.
_SOMETHING_ELSE_NEAR = (
    Pattern(
        "record ahead",
        "a record that must be clean, or the length of a contract or payment",
        r"\bno\b[^.!;\n]{0,30}\b(?:in|within|for)|\bcontract runs|\b(?:paid|pd|spread) over|\bclean\b[^.;,\n]{0,25}",
        ("no accidents in", "contract runs", "paid over", "clean record for"),
        ("accidents in", "knowledge in"),
    ),
    Pattern(
        "length ahead",
        "how long something lasts or binds",
        r"\b(?:must|should|to) be(?: (?:at least|over|above|a minimum of))?|\bbe at least"
        r"|\b(?:promot\w+|grown|doubled|become)\b[^.;\n]{0,20} in|\blast(?:s|ing)|\bduration(?: of)?:?"
        r"|\b(?:contract|term|bond|probation\w*|commitment|appointment|warranty|notice(?: period)?|FTC|visa"
        r"|maternity(?: leave)?|CDD"
        r"|contrat|contrato|Vertrag|befristet)\b(?:\s?[:(]|(?: (?:is|of|for|lasts|auf|für|de|runs|at least|minimum"
        r"|up to))*(?=\s*$))"
        r"|\b(?:commit(?:s|ting|ted)?|stay|remain)(?: (?:to|for|with us|here|at least|a minimum of|minimum))*(?=\s*$)"
        r"|\b(?:position|post|role|appointment|job) (?:is|lasts|runs)(?: initially)?(?: for)?"
        r"|\bavailab\w+(?: to work)?(?: for)?(?: at least)?",
        (
            "lasts",
            "a duration of",
            "Duration:",
            "contract of",
            "commit to at least",
            "position is for",
            "befristet auf",
        ),
        ("last year's", "endurance", "in a similar role for", "contract work"),
    ),
    Pattern(
        "course ahead",
        "how long a course takes, in brackets",
        r"\b(?:degree|diploma|college|course|program|bachelor\S*)\b\s*\(",
        ("degree (", "diploma("),
        ("degree, ",),
    ),
    Pattern(
        "residence ahead",
        "how long somebody has lived somewhere or must be known for",
        r"\b(?:lived|living|liv(?:e|es) in|resid(?:ed|es?|ing|ency|ence|ent)|domiciled|checkable|address(?:es)?"
        r"|references?"
        r"|right to work|wohnhaft)\b[^.;\n]{0,40}",
        ("lived in the UK for", "resident of Ohio for at least", "references covering"),
        ("alive", "delivered for"),
    ),
    Pattern(
        "licence ahead",
        "how long a document has been held or is valid",
        r"\b(?:licen[cs]es?|permit|registration|passport|clearance|certificate|führerschein|permis(?: \w)?"
        r"|carn[eé]t|carta|patente|rijbewijs|prawo jazdy)\b[^.;\n]{0,20}?"
        r"(?:\b(?:held|valid|owned|obtained|seit|depuis|from|since|for|of)\b[^.;\n]{0,25}|\(\s*(?:min\S* |at least )?"
        r"|:\s*)"
        r"|\b(?:held|valid)(?: for)?(?: (?:at least|a minimum of|minimum|more than|over))?|\bDL",
        ("licence held for at least", "permit valid for", "licence (min ", "held for"),
        ("licence and", "licensed nurse with", "upheld for"),
    ),
)
SOMETHING_ELSE_BEHIND = one_of(
    "something else behind",
    "what follows years that are no experience",
    _SOMETHING_ELSE_BEHIND,
    before=r"[\s.'’-]*",
    after=r"(?![\s-]+(?:manage|support|advis|develop|coordinat|administ|teach|negotiat|level|affairs|servic|recruit"
    r"|deliver|research"
    r"|consult|review|law|industry|sales|experience))",
    counterexamples=("of experience", "in sales", "program management", "contract negotiation"),
)
SOMETHING_ELSE_AHEAD = one_of(
    "something else ahead",
    "what stands before years that are no experience",
    _SOMETHING_ELSE_AHEAD,
    after=r"\s*$",
    counterexamples=("at least ", "we ask for ", "the last of which took"),
)
SOMETHING_ELSE_NEAR = one_of(
    "something else near",
    "what stands before years that are no experience unless the word follows",
    _SOMETHING_ELSE_NEAR,
    after=r"\s*$",
    counterexamples=("licence and ", "we ask for "),
)
EXPERIENCE_BEHIND = Pattern(
    "experience behind",
    "that a span is one of experience",
    r"^[\s'’]*(?:of )?(?:[\w/&-]+ ){0,3}(?:exp(?:erience)?\b|Berufserfahrung)",
    (" of experience", "' relevant work experience", " exp"),
    (", experience", " of age"),
)
# "With 30 years of experience, Acme is …", "Acme, with 30 years of experience, is …".
WITH_AHEAD = Pattern(
    "with ahead",
    "the beginning of a statement about somebody with years of experience",
    r"(?:^|[.!•]\s)(?:[^,.;\n]{1,40}, (?:an? [^,.;\n]{1,30} )?)?(?:with|having|mit) (?:(?:over|more than|nearly"
    r"|almost|about|über) )?$",
    ("With over ", "Acme, with ", "Acme, a bakery with "),
    ("a cook with ",),
)
WHO_BEHIND = Pattern(
    "who behind",
    "a statement that goes on with somebody who is not the reader",
    r"^[^.;\n]{0,80}?,\s*(?!you\b|who\b|and\b)(?:[\w&'’-]+\s){0,3}?"
    r"(?:is|are|was|has|have|we|our|offers?|provides?|helps?|seeks?|needs?|ist|sind|wir)\b",
    (" of experience, Acme is hiring", " in cloud, we help"),
    (" of experience, you are", " of experience, Python"),
)
