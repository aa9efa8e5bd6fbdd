"""What degrees are called: for each level the patterns that count in any case, and those that count as written.

Abbreviations count only in spellings in which they are no ordinary words, unless "degree" or another one explains them.
"""

from referral.domain.degree_level import Level

# The shortened and the usual mistyped forms are read wherever a pattern says "degree" or "diploma".
SPELLINGS = {
    "degree": r"(?:degree|degre|dgree|deree|deg\b\.?)",
    "diploma": r"(?:diploma|dipolma|diplma|dimploma)",
}
# Where "bs" in small letters begins a statement, and goes on like a degree.
_ALONE = r"(?:(?<=[;•*|:] )|(?<=- )|(?m:^))"
_ASKED = r"(?=\s*[+&]|\s+(?:or|in|with|w/|req|a must|degree|min)\b)"

IN_ANY_CASE = {
    Level.DOCTORATE: (
        r"\bph\.?\s?\.?d\b\.?(?:'?s\b)?",
        r"\bd\.?\s?phil\b",
        r"\bdoctt?ora(?:t{1,2}e|l)s?\b",
        r"\bdoctor of\b",
        r"\bdoctor(?:'s)? degree",
        r"\bpost-?\s?doc(?:toral)?\b",
        r"\b(?:jd|edd|dvm|pharm\.?\s?d)\b",
    ),
    Level.MASTER: (
        r"\bmaster[’'`]?s\b(?! touch)(?: of (?:science|arts|\w+))?",
        # "master" alone is a verb, a Scrum role and a branch, unless what follows makes it a degree
        r"(?<!scrum\s)(?<!to\s)(?<!web)\bmaster(?="
        r"$|[,.)]|\s*/\s*(?:ph|doc|dipl)|\s+(?:degree|in|level|program|thesis|or|and)\b"
        r"|\s+of\s+(?:sc|art|eng|bus|ed|public|social|law|tech|phil|fine|health|nurs|applied|comp|lib|soc|econ))",
        r"\bm\.\s?(?:sc?|a|eng|ed|tech|b\.\s?a)\b\.?",
        r"\b(?:mba|msc|meng|m\.?\s?tech|magister|pgdm|mca|llm)\b",
        r"\b(?:mster|maser|masetr)s?(?= degree)",
        r"\bms(?:n|w|cs|ee|me)\b",
        # not multi-factor authentication
        r"(?<!\()\bmfa\b(?![,/ ]+(?:and )?(?:sso|2fa|rbac|enabled|auth))",
        r"\b(?:ms|ma)(?= degree)",
        r"(?<=\bbs/)ms?\b",
        r"(?<=\bba/)m[as]\b",
        r"(?<=\bb\.s\./)m\.s\.",
        r"(?<=\bbs or )ms\b",
        r"(?<=\bbs / )ms\b",
        r"\bpost[- ]?grad(?:uate|uation)?\b",
        r"(?<!under)(?<!under-)(?<!under )\bgrad(?:uate)?[- ](?:degree|level degree|school)",
        r"\b(?:advanced|higher) degree",
    ),
    Level.BACHELOR: (
        r"\bbat?ch[ae]?l{1,2}[aeo]?u?r[’'`]?s?\b",  # and the ways to mistype it
        r"\bbach(?:['’]s)?\b\.?(?= (?:degree|of)\b)",
        r"\bbach\.",
        r"\bb\.\s?(?:sc?|a|eng?|tech|com|b\.\s?a)\b\.?",
        r"\b(?:bsc|beng|b\.?\s?tech|bba|bca|bcom)\b",
        r"\b(?:bs(?:n|w|cs|ee|me)|bfa|llb)\b",
        rf"{_ALONE}(?:bs|ba)\b{_ASKED}",
        r"(?<=\baas or )bs\b",
        r"\bb\.?s\.?(?=(?: degree|/m\.?s\b|/ba\b| or ms\b| / ms\b| in [a-z]))",
        r"\bba(?= degree|/bs\b|/ma\b)",
        r"(?<=\bba/)bs\b",
        r"(?<=\bbs/)ba\b",
        r"\b(?:licen[cs]iatura|baccalaureate)\b",
        r"\bundergrad(?:uate)?\b(?: degree)?",
        r"\b(?:college|coll\.|university|uni|univ\.?|four[- ]years?|4[- ]?y(?:ea)?rs?\.?)(?: level)?[ -](?:\w+ )?"
        r"(?:degree|diploma|grad(?:uate)?s?)",
        r"\b(?:4|four)[- ](?:years?|yrs?\.?) of (?:college|coll\b\.?|university)",
        r"\b(?:completed|finished) (?:college|university|uni)\b",
        r"\bcollege educated|\buniversity (?:education|studies)\b|\bat university level\b",
        r"(?m:^)(?:[•*-]\s*)?(?:any )?graduates?\b"
        r"(?!\s+(?:student|school|assistant|date|degree|level|program))",
        r"\bgrad(?:uate|uation)\b(?!\s+(?:student|school|assistant|date|between|degree))(?="
        r"\s+(?:in|with|from|of an? (?:recogni|college|universit|4|four))\b|\s*[,/.(]|\s*$"
        r"|\s+or\b(?!\s+intern)| and\b)",
    ),
    Level.ASSOCIATE: (
        r"\bassoc(?:iate|\.)?(?:[’'`]?s)? (?:degree|deg\b|of (?:arts|science|applied|occupational)"
        r"|in (?:applied|arts|science|nurs))",
        r"\bassoc(?:iate)?[’'`]s\b",
        r"\bassociates\b(?= (?:or|degree|in)\b)",
        r"\b(?:two|2)[- ]?(?:year|yr)s?\.?[ -](?:\w+ )?(?:degree|diploma|college)",
        r"\bfoundation degree",
        r"\bvocational (?:degree|diploma|qualification)",
        r"\bcommunity col(?:lege|l\b\.?)",
        r"\bdip\.(?= in\b)",
        r"\b(?:aas|adn)\b",
        r"\bhn[dc]\b",
        r"\b(?:aa|as|a\.a\.|a\.s\.) (?:degree|in\b(?= [A-Z]))",
        r"\ba\.a\.(?:s\.)?(?=\W)",
        # a diploma, but not that of a school
        r"(?<!high school )(?<!high-school )(?<!highschool )(?<!\bhs )(?<!equivalent )(?<!secondary )"
        r"\bdiploma\b(?!\s*(?:/|or|and)\s*g\.?e\.?d)",
        r"\b(?:graduate|graduation|completion|grad) (?:of|from) (?:an? )?"
        r"(?:(?!college\b|universit)[\w,/&.-]+ ){0,8}?(?:program(?:me)?|school|course\b)",
    ),
    Level.SCHOOL: (
        r"\b(?:high[- ]?schoo?l|secondary (?:school|education))s?\b"
        r"(?!\s+(?:stud|foot|sport|prog|teach|team|kid|princ|age|math|level stud|class|and coll|or coll))",
        r"\bh\.?s\.?(?: (?:diploma|grad\w*|degree)|\s?/\s?g\.?e\.?d)",
        r"\bdiploma\s?(?:/|or)\s?g\.?e\.?d",
        r"\b(?:abitur|matura|matric(?:ulation)?|hsc|gcses?|grade 12|10\+2)\b",
        r"\bcompleted (?:\w+ ){0,3}apprenticeship\b",
        r"\bfinished school\b|\bhigh skool\b|\bh\.?s\.? (?:edu|or better)",
        r"\b(?:12th|twelfth) (?:grade|std|standard|pass)",
        r"\bg\.e\.d\b",
        r"\bged\b(?=\W|$)",
    ),
}
AS_WRITTEN = {
    Level.DOCTORATE: (
        r"(?<![a-z], )\bM\.?D\b\.?(?=$|\W)(?! \d)",  # not Bethesda, MD
        r"\bJ\.\s?D\b\.?",
        r"\b(?:JD|EdD|PharmD|DNP|DVM|DDS)\b",
    ),
    Level.MASTER: (
        # neither Boston, MA nor MS Office
        r"(?<![a-z], )\bM[AS]c?\b(?! in the\b)(?!\s(?i:office|365|excel|word|power|outlook|access|project|teams"
        r"|visio|sharepoint|dynamics|azure|windows|server|exchange|sql|visual|\.net|products|tools|apps|suite|dos))",
        r"\b(?:MSN|MPH|MSW|MEd|PG)\b",
    ),
    Level.BACHELOR: (
        r"\bBS(?:N|W|BA|C[EPS]|E[ES]|I[ET]|M[ET]|AE)?\b(?! EN\b)",
        r"\bBA\b(?! (?:process|team|role|and QA))",
        # "BE" in a text that is all capitals is a verb
        r"(?<!\b[Mm]ust )(?<!\bMUST )(?<!\bTO )(?<!\bWILL )(?<!\bCAN )\bBE\b(?! (?:A|AN|THE|ABLE|ON|\d))",
        r"\b(?:BSc|BFA|BCom|LLB|UG)\b",
    ),
    Level.ASSOCIATE: (r"\b(?:AAS|ADN|AS/AA|AA/AS)\b",),
    Level.SCHOOL: (
        r"\bHS\b(?=\s*(?:[+,/;]|or\b|$))",
        r"\bGED\b",
        r"\bA(?:-(?i:levels?)| (?i:levels))\b",
    ),
}
