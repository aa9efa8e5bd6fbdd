"""Words that tell what a name means, in the form of `skill_mentions`: without capitals, accents and plural."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Of knowing and using; in English, German, French, Spanish, Portuguese, Italian, Dutch and Polish.
CUE_BEFORE = _words(
    """experience experienced knowledge knowledgeable proficiency proficient familiar familiarity expertise expert
    skill skilled understanding background fluent fluency certified certification trained training command mastery
    using use utilizing competent competency competence exposure versed coding programming program programmed written
    developing development built e.g like including
    kenntnis kenntnisse programmierkenntnisse erfahrung erfahrungen umgang beherrschung programmierung entwicklung
    maitrise maitriser connaissance connaissances pratique utilisation competence developpement programmation
    conocimiento conocimientos experiencia dominio manejo uso desarrollo programacion
    conhecimento conhecimentos programacao desenvolvimento
    conoscenza conoscenze esperienza padronanza utilizzo programmazione sviluppo
    kennis ervaring beheersing vaardigheid
    znajomosc doswiadczenie umiejetnosc obsługa wiedza programowanie"""
)
BRIDGE = _words(
    """in with of on the and or an a using for such as to at strong good basic advanced solid excellent practical deep
    working hands both either technical professional modern core
    mit von im der den dem die das sehr gute guten gut sichere sicherer fundierte erste tiefe
    de du des d en la le les l sur avec et ou bonne bonnes bon solide solides del el los las con y o sobre buen buenos
    do da dos das em com e bom boa di della dell del delle nell nel un una buona buone ottima
    van met het een goede z w ze oraz i lub dobra bardzo"""
)
CUE_AFTER = _words(
    """programming language developer development framework script scripting code coding engineer library stack
    database server software certification certified skill tool platform application app api ecosystem experience
    knowledge expertise administrator admin consultant plugin pipeline cluster lang macro spreadsheet proficiency
    programmer dba sdk cli config dashboard model package studio ide specialist expert
    kenntnis kenntnisse entwickler entwicklung programmierung erfahrung"""
)
# Of quality: right before a name with its capital that ends an item.
QUALITY = _words(
    """strong solid good excellent great advanced intermediate basic expert proficient fluent deep modern gute guten
    bonne buen buena boa buona goede dobra"""
)
# Of knowing: with a preposition, they make a skill even of a name without its capital that ends an item.
KNOWING = _words(
    "experience experienced proficient proficiency skilled knowledge familiar familiarity expertise fluent"
)
WITH = _words("with in of using")
# Names that mean something else in lower case wherever they stand.
NEVER_SMALL = _words("team page number rest word note access go next express make react basic notion scheme unity")
# Names that are a job or a heading where they stand alone.
NEVER_ALONE = _words("chef illustrator inventor it team access language name security database architecture law")
# Of writing programs: beside them, one letter after "in" is a language.
PROGRAMMING = _words(
    """firmware software code program driver embedded algorithm library app application service script tool package
    statistic statistics dashboard backend api microcontroller kernel write writing wrote written coding programming
    develop developed developing implement implemented implementation analysis model compiler module system
    deploy deployed pipeline data developer engineer job microservice website site"""
)
LANGUAGE_IN_CHINESE_OR_JAPANESE = ("语言", "語言", "言語", "编程", "編程", "开发", "開発", "フロクラミンク", "程序")

# Words that make another phrase of what stands before them, and of what stands behind them.
NOT_BEFORE = {
    "c": _words("level suite section corp class vitamin major minor sharp flat"),
    "r": _words("d &"),
    "go": _words("to live the beyond above ahead further through out on for green getter big back"),
    "access": _words("to the a your our for control and right all point road"),
    "excel": _words("at"),
    "word": _words("of processing"),
    "team": _words("of that to"),
    "express": _words("your a the interest delivery shipping yourself"),
    "rest": _words("of day assured"),
    "react": _words("to quickly"),
    "spring": _words("semester term break season 20"),
    "make": _words("a the sure it an your use"),
    "next": _words("to step level generation year month week day"),
    "it": _words("is was will has can would may must"),
}
NOT_AFTER = {"c": _words("vitamin class hepatitis grade level series category key")}

_COFFEE = _words("coffee brew brewing espresso barista cup latte roast roasting cafe tea drink island indonesia bean")
_SHIP = _words("ship port vessel cargo harbor harbour stevedore truck freight yard crane forklift warehouse load")
_ANIMAL = _words("snake reptile zoo ball boa lizard pet leather handler habitat terrarium monty")
_MIND = _words("therapy therapist dialectical client patient mental trauma cbt behavioral counseling borderline")
_GARDEN = _words("soil plant garden tree maple syrup wood leaf seed crop harvest vegetable salad pickle fruit")
_STAGE = _words("theatre theater stage show play string children opera concert film jazz band music")
# Words of another sense of a name. Beside one of them, in the same line, a name is no skill unless the line is about
# programs.
OTHER_SENSE = {
    "java": _COFFEE,
    "python": _ANIMAL,
    "docker": _SHIP,
    "container": _SHIP | _GARDEN | _words("food storage shipping glass steel plastic waste 20 40 ft foot"),
    "sap": _GARDEN,
    "elk": _words("hunt hunting deer moose antler meat wildlife herd"),
    "dbt": _MIND,
    "tms": _MIND | _words("magnetic stimulation depression"),
    "edi": _words("equality diversity inclusion equity"),
    "cm": _words("medicare medicaid"),
    "crm": _words("crew cockpit flight pilot aviation"),
    "telemetry": _words("nurse nursing cardiac patient ward unit rn hospital icu bed"),
    "django": _STAGE,
    "puppeteer": _STAGE,
    "delphi": _words("method technique study panel survey oracle greece"),
    "selenium": _words("vitamin zinc mineral supplement diet soil iron"),
    "kafka": _words("novel literature author franz reading book novella"),
    "prometheus": _words("myth greek titan fire"),
    "primavera": _words("pasta sauce salad vegetable"),
    "intercom": _words("door doorbell building install phone apartment gate pa"),
    "alfresco": _words("dining restaurant terrace seating dinner guest"),
    "peachtree": _words("street road atlanta"),
    "programming": _words("tv television radio event youth festival summer camp children audience art concert"),
    "redshift": _words("galaxy astronomy telescope star cosmology"),
    "meltwater": _words("snow glacier river flood ice"),
    "basecamp": _words("mountain everest climb climbing trek expedition hike"),
    "looker": _words("good model stunning"),
    "cad": _words("coronary artery heart cardiac patient"),
    "git": _words("grumpy"),
    "perl": _words("knit purl"),
}
NEAR = 8  # words on each side that can tell the sense
