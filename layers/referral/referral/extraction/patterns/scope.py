"""Words that say whom a clause speaks of, and whether it is true of them. Texts are in lower case, without accents."""

from referral.extraction.patterns import Pattern, one_of

_KNOWING = (
    r"(?:experience|knowledge|skills?|background|training|exposure|expertise|understanding|familiarity|proficiency"
    r"|competence|need|requirements?|certificat\w{1,7}|licen[cs]es?|qualifications?|idea|clue|use|usage|contact|desire"
    r"|intention|plans?|wish)"
)
_KIND = (
    r"(?:any|prior|previous|formal|professional|commercial|practical|hands-on|direct|actual|real|relevant|specific"
    r"|working|work|industry|advanced|deep|further|own|special|particular|such|more|technical|programming|coding"
    r"|production|significant|current|extensive|or little|much|at all|real-world|related)"
)
_DOING = (
    r"(?:us(?:e|es|ed|ing)|work(?:ed|ing)?|know|known|learn(?:ed|t)?|touch(?:ed)?|tr(?:y|ied)|develop(?:ed)?"
    r"|program(?:med)?|cod(?:e|ed|ing)|wr(?:ite|itten|ote)|deploy(?:ed)?|speak|spoken|master(?:ed)?|operate[ds]?"
    r"|stud(?:y|ied)|seen|come across|employ|offer|support|look for|ask for|expect|care for|like|enjoy|want"
    r"|been (?:trained|taught)|buil[dt]|plan to|intend to|do)"
)
_HOW = r"(?:yet|ever|really|actually|personally|currently|normally|usually|often|even|previously|yourself|to)"
_NO_PEOPLE = (
    r"(?!(?:servers?|computers?|containers?|routers?|printers?|orders?|papers?|numbers?|clusters?|layers?|folders?"
    r"|processors?"
    r"|sensors?|motors?|monitors?|compilers?|\w*ments?|events?|patents?|contents?|components?|plants?|variants?"
    r"|fees|trees"
    r"|degrees|errors?|vectors?|doors?|floors?|colors?|lists?|letters?|matters?|others?|over|under|after|never|ever"
    r"|other"
    r"|paper|data\w*|users?|customers?|parameters?|filters?|headers?|buffers?|registers?|years|offers?|transfers?"
    r"|centers?"
    r"|centres?|newsletters?|trailers?|tankers?|boilers?|burners?|helicopters?|excavators?|generators?|elevators?|per"
    r"|for|or|indicators?|factors?|connectors?|consent|accident|different|current|agent)\b)"
)
PEOPLE = (
    rf"(?:{_NO_PEOPLE}\w{{2,16}}(?:ers?|ors?|ists?|ants?|ents|ians?|ees)|nurses?|experts?|colleagues?|workmates?|people"
    rf"|persons?|staff|talent|teams?|candidates?|cooks?"
    r"|chefs?|architects?|squads?|department|crews?|folks)"
)

SENTENCE_END = Pattern(
    "where a clause ends",
    "a mark that ends a statement, or a contrast, behind which another one begins",
    r"[;!?\n…。！？；]|\.(?=\s|$)(?<!\be\.g\.)(?<!\bi\.e\.)(?<!\betc\.)(?<!\bincl\.)|\s[-–—]\s"
    r"|,?\s(?:but|however|although|though|whereas|while|instead(?! of)|otherwise|aber|sondern|jedoch|mais|pero|sino"
    r"|porem|maar)\b|,\s(?:ma|mas|ale|just|only|yet|lecz)\b",
    ("go. next", "no java but go", "a; b", "kein java, aber go"),
    ("node.js", "e.g. java", "full-time", "instead of java"),
    flags="",
)
_PREDICATE = (
    r"(?:(?:am|is|are|was|were|has|have|had|having|do|does|did|can|could|will|would|should|must|may|i|we|he|she|they"
    r"|you)\b"
    r"|(?:experienced?|expert(?:ise)?|skilled|proficien\w{1,3}|fluent|familiar|knowledge(?:able)?|strong|solid|good"
    r"|excellent|advanced|comfortable|competent|years?|able|ability|keen|eager|willing|interested|looking|not|no|never"
    r"|\d{1,2}\+?\s?(?:years?|yrs?))\b"
    r"|(?:us|writ|work|develop|program|cod|deploy|design|creat|maintain|implement|manag|teach|train|learn|know|lov|lik"
    r"|prefer|enjoy|requir|support|analy[sz]|test|automat|migrat|operat|cook|serv|deliver|report|handl|lead|sell|hir"
    r"|build|run|keep|mak|bak)(?:e|es|s|ed|ing|ning|ming)?\b"
    r"|(?:wrote|written|built|ran|knew|taught|kept|made|sold|led|need|want|wish|hope|plan)s?\b|\w{3,16}ed\b)"
)
NEXT_CLAUSE = Pattern(
    "next clause",
    "a comma or an and before a clause with a verb of its own",
    rf"(?:,|\b(?:and|und|et)\b)\s*(?:(?:and|or|so|then|plus|also)\s+){{0,2}}"
    rf"(?={_PREDICATE}|[^,;.!?\n]{{1,30}}\s(?:is|are|was|were|has|will|must|required|needed|preferred)\b)",
    ("java, strong in go", "php and write java", "php, java is our language", "java and developed apps"),
    ("java, go and rust", "java and devops engineers"),
    flags="",
)
PREDICATE = Pattern(
    "predicate",
    "a word that makes a clause of the words around it",
    rf"\b{_PREDICATE}|required|needed",
    ("no experience with java", "we use php"),
    ("java", "the big house"),
    flags="",
)

DENIED_AHEAD = one_of(
    "denied ahead",
    "words that deny all that follows them in their clause",
    (
        Pattern(
            "no experience",
            "no knowledge, or no need of it",
            rf"(?:\b(?:no|zero|without|lack(?:s|ed|ing)?(?: of| in)?|neither|hardly any|not (?:much|any)"
            rf")|(?:\bnot|n't|\bnever) (?:{_HOW} ){{0,2}}(?:have|had|has|need|require|possess|hold|got|get|gained"
            rf"|acquired))"
            rf"(?: (?:{_KIND}|an?|the|to have|or|and)){{0,4}} {_KNOWING}\b(?! to detail)",
            ("no experience with", "no prior hands-on knowledge of", "don't have any experience", "lacks training in"),
            ("no errors in", "no less than 5 years of", "not had an accident", "no doubt"),
            flags="",
        ),
        Pattern(
            "never used",
            "a verb of using or knowing that is denied",
            rf"(?:\bnot|n't|\bnever|\bcannot|\byet to|\bnever having) (?:{_HOW} ){{0,3}}{_DOING}\b(?! without)",
            ("do not use", "never worked with", "haven't yet learned", "yet to try", "we don't really use"),
            ("did not lose data in", "not only uses", "never works without"),
            flags="",
        ),
        Pattern(
            "not familiar",
            "somebody who is not familiar with what follows",
            r"\bunfamiliar with|\bnew to\b|(?:\bnot|n't) (?!only|just|merely)(?:\w+ )?(?:familiar|proficient"
            r"|experienced|comfortable|skilled"
            r"|fluent|trained|certified|versed|good|an expert)\b|\bunable to (?:use|work)|\brefuse[sd]? to (?:use|work)"
            r"|\b(?:nobody|no one|none of us)\b[^,;.\n]{0,20}\b(?:us(?:e|es|ed)|knows?|knew|work(?:s|ed)|wr(?:ites"
            r"|ote))\b"
            r"|\bno longer (?:us(?:e|es|ing)|work(?:s|ing)? (?:with|in))",
            ("unfamiliar with", "not yet familiar with", "isn't proficient in", "new to", "no longer use"),
            ("familiar with", "renew to", "not only familiar"),
            flags="",
        ),
        Pattern(
            "not required heading",
            "what isn't needed, before what is meant",
            r"\b(?:not|never) (?:required|needed|necessary|wanted)\s?:|\bno need (?:for|of|to)\b"
            r"|\b(?:don't|do not) (?:need|have) to (?:know|be|use|have)\b",
            ("not required: go", "no need for go", "you don't need to know"),
            ("required: go",),
            flags="",
        ),
        Pattern(
            "denied in other languages",
            "no experience, in German, French, Spanish, Portuguese, Italian, Dutch or Polish",
            r"\b(?:keine?[rnms]?|ohne|noch nie|nicht|ni|pas (?:de|d|encore)|sans|aucune?|sin|ningun[ao]?|sem|nenhuma?"
            r"|senza|nessun[ao]?|geen|zonder|nog nooit|bez|brak|nie)[ '’](?:\w+ ){0,2}(?:vor)?(?:kenntnisse|erfahrung"
            r"(?:en)?|wissen|experience|connaissances?|experiencia|conocimientos?|conhecimentos?|esperienza"
            r"|conoscenz[ae]"
            r"|ervaring|kennis|doswiadczenia|znajomosci|wiedzy)\b"
            r"|\b(?:benutzen|verwenden|nutzen|utilisons|utilise|usamos|uso|utilizamos|usiamo|gebruiken|uzywamy)"
            r"[^,;.\n]{0,10}\b(?:keine?n?|nicht|pas|niet|geen)\b|\b(?:no|nao|non|nie) (?:usamos|utilizamos|usiamo"
            r"|utilizziamo|uzywamy|uso|utilizo|conozco|conheco|conosco|znam)\b",
            ("keine erfahrung mit", "sans experience en", "sin conocimientos de", "wir nutzen kein", "no usamos"),
            ("erfahrung mit", "avec experience"),
            flags="",
        ),
    ),
    counterexamples=("experience with java",),
)
DENIED_NAME = Pattern(
    "denied name",
    "words right before the name of a skill that deny it",
    rf"(?:\b(?:no|not|nor|never|without|neither|non|zero|excluding|unlike|avoid(?:s|ed|ing)?|hates?|dislikes?"
    r"|kein(?:e|en|er|em)?|ohne|sans|pas de|pas|sin|sem|senza|geen|zonder|bez)"
    r"|\b(?:instead of|rather than|other than|anything but|except(?: for)?|as opposed to|statt))[ -]"
    rf"(?:(?:{_KIND}|an?|the|in|with|on|of|for|using|via|having) ){{0,3}}$",
    ("no ", "not in ", "without using ", "rather than ", "no formal ", "non-", "not a "),
    ("not only ", "no errors in ", "know ", "no. 1 in "),
    flags="",
)
DENIED_TWICE = Pattern(
    "denied twice",
    "a denial of what isn't there",
    r"(?:\bcannot|n't|\bnot|\bnever|\bhard(?:ly)?|\bimpossible)\b[^,.;\n]{0,40}\bwithout (?:\w{1,12} )?$",
    ("cannot work without ", "hard to imagine without any "),
    ("without ", "not in "),
    flags="",
)
SUBJECT = Pattern(
    "subject",
    "little words before a cue, which say nothing without it",
    r"\b(?:(?:i|we|you|they|he|she|it|do|does|did|have|has|had|am|are|is|was|were|would|will|ca|can|could|currently"
    r"|and|but|also|so|that|there|please|note)(?: |(?=n't)|, ){1,2}){1,6}$",
    ("i have ", "we do ", "but i "),
    ("the team ", "java "),
    flags="",
)
DENIED_BEHIND = Pattern(
    "denied behind",
    "words that deny what stands before them in their clause",
    r"(?:(?:\bnot|n't|\bnever|\bno longer) (?:(?:strictly|actually|really|absolutely|an?|at all|be|been|necessarily|our"
    r"|explicitly|currently|yet) ){0,2}(?:required?|necessary|needed|essential|mandatory|compulsory|must(?:-have)?"
    r"|requirement|prerequisite|expected|used|in use|wanted|relevant|obligatory|asked for|supported|part of)"
    r"|\bunnecessary|\bno longer (?:required|needed|wanted|used)|\b(?:nicht|pas|no|nao|non|niet|nie)"
    r" (?:(?:zwingend|unbedingt|es|son|e|est|sono|jest|zijn) ){0,2}(?:erforderlich|notwendig|notig|requise?s?"
    r"|necessaires?|obligatoires?|exigee?s?|necesari[oa]s?|requerid[oa]s?|obligatori[oae]s?|imprescindibles?"
    r"|necessari[oae]s?|exigid[oa]s?|richiest[oae]|vereist|nodig|noodzakelijk|wymagan[aey]?|konieczn[aey]?))\b"
    r"|\s?[:=]\s?(?:no|none|n/a|nil|never|keine)(?=\s*(?:$|[.,;\n]))",
    ("java is not required", "isn't a must", "php is not used", "java: none", "nicht zwingend erforderlich"),
    ("required", "is not lost", "not a small"),
    flags="",
)
STILL_WISHED = Pattern(
    "still wished",
    "words behind a denial that wish for the same all the same",
    r"\A[,;]?\s*(?:but|though|although|however|yet)\b[^.;\n]{0,30}?\b(?:plus|helpful|preferred|preferable"
    r"|desir\w{3,5}|nice"
    r"|bonus|advantage\w{0,3}|asset|beneficial|welcome|appreciated|good|ideal)\b",
    (" but a plus", ", but preferred", " but would be helpful"),
    (" but go is required", "."),
    flags="",
)
DENIED_IN_CHINESE = Pattern(
    "denied in Chinese and Japanese",
    "no experience, behind or before the name of a skill; folded kana have no voice marks",
    r"(?:没有|沒有|无需|無需|不需要|不要求|不用|不使用|不会|未使用)[^\s,，、。;；]{0,12}(?:[a-z0-9+#. ]{1,20})"
    r"|(?:[a-z0-9+#. ]{1,20})(?:の)?(?:実務|業務)?(?:経験|知識)?(?:は|か|も|の)?"
    r"(?:なし|無し|不要|未経験|不問|ない|ありません"
    r"|必要ありません|使いません|使っていません|未使用)",
    ("没有java经验", "java経験なし", "javaは不要", "不需要python"),
    ("熟悉java", "java経験3年"),
    flags="",
)

_LEARNING = (
    r"(?:learn(?:ing)?|stud(?:y|ying)|pick(?:ing)? up|explor(?:e|ing)|get(?:ting)? into|be(?:ing)? (?:trained|taught)"
    r"|deepen(?:ing)?|acquir(?:e|ing)|master(?:ing)?|gain(?:ing)? (?:experience|knowledge|skills?)|read up on"
    r"|get(?:ting)? to know|familiari[sz]e)"
)
WISHED_AHEAD = one_of(
    "wished ahead",
    "words that make all that follows in their clause something that is still to be learned",
    (
        Pattern(
            "to learn",
            "a wish or a chance to learn",
            r"\b(?:like|love|want(?:s|ed|ing)?|wish(?:es|ing)?|hop(?:e|es|ing)|plan(?:s|ning)?|aim(?:s|ing)?"
            r"|intend(?:s|ing)?|eager(?:ness)?|keen(?:ness)?|willing(?:ness)?|ready|readiness|happy|excited|motivated"
            r"|motivation|desire|aspir(?:e|es|ing)|dream(?:s|ing)?|look(?:s|ing)? (?:forward )?|interest(?:ed)?|curious"
            r"|goal|ambition|opportunity|opportunities|chance|open|going|you(?:'ll| will| can| could| get to)|we(?:'ll"
            r"| will))(?: (?:is|about|of|in|on|for|to|you|also|quickly|someday|soon|one day)){0,3}"
            rf" ?\b{_LEARNING}\b",
            ("would like to learn", "eager to learn", "interested in learning", "you will learn", "hope to pick up"),
            ("machine learning", "likes e-learning", "i learned"),
            flags="",
        ),
        Pattern(
            "to work with",
            "a wish to work with something",
            r"(?<!we )(?<!you )(?:\bwould (?:like|love)|'d (?:like|love)|\b(?:want(?:s|ed)?|hop(?:e|es|ing)"
            r"|dream(?:s|ing)?"
            r"|wish(?:es|ing)?|aspir(?:e|es|ing)|look(?:s|ing)? forward|plan(?:s|ning)?))(?: (?:of|to|also|someday"
            r"|one day|soon"
            r")){1,3} (?:work(?:ing)?|us(?:e|ing)|try(?:ing)?|mov(?:e|ing)|becom(?:e|ing)|switch(?:ing)?|start(?:ing)?"
            r"|chang(?:e|ing)|know(?:ing)?|be(?:ing)?)\b",
            ("would love to work with", "hopes to become", "dreams of working with", "i'd like to try"),
            ("we would like to work with", "used to work with"),
            flags="",
        ),
        Pattern(
            "taught here",
            "what an employer teaches",
            r"\bwe(?:'ll| will)? (?:teach|train) you\b|\bwill be (?:taught|trained)\b",
            ("we will teach you", "you will be trained in"),
            ("we teach children", "trained in"),
            flags="",
        ),
        Pattern(
            "wished in other languages",
            "a wish to learn, in German, French, Spanish, Portuguese, Italian or Dutch",
            r"\b(?:mochte|wurde gern(?:e)?|will)\b[^,;.\n]{0,40}\b(?:lernen|erlernen)\b|\b(?:souhaite|voudrais|aimerais"
            r"|envie d[e']) ?(?:apprendre|decouvrir)|\b(?:quiero|quisiera|me gustaria|deseo|quero|gostaria de|vorrei|mi"
            r" piacerebbe)\s(?:aprender|imparare)|\b(?:wil|zou graag)\b[^,;.\n]{0,40}\bleren\b",
            ("mochte java lernen", "souhaite apprendre", "me gustaria aprender", "wil graag java leren"),
            ("lernen", "apprendre"),
            flags="",
        ),
    ),
    counterexamples=("learned java",),
)
WISHED_NAME = Pattern(
    "wished name",
    "words right before the name of a skill that show no more than interest in it",
    r"\b(?:interest(?:ed|s)?|curious|curiosity|enthusias(?:m|tic))(?: (?:in|about|for|the|using)){1,2} $",
    ("interested in ", "curious about "),
    ("interesting ", "interest rates in "),
    flags="",
)
WISHED_BEHIND = Pattern(
    "wished behind",
    "words that make what stands before them something that is taught here",
    r"\b(?:training|course|certification|instruction)s?(?: (?:in|on|for|with) [^,.;\n]{1,40}?)?(?: (?:is|are"
    r"|will be|can be))?"
    r" (?:provided|given|offered|available)\b"
    r"|\bwill be (?:taught|trained)\b",
    ("forklift training provided", "excel will be taught"),
    ("training providers", "trained"),
    flags="",
)

SOLD = Pattern(
    "sold",
    "what somebody sells, before its name",
    r"\b(?:sold|sells?|selling|resold|resells?|reselling|sales of)"
    r"(?: (?!using|with|via|through|and|in|on|by)[\w'-]{1,20}){0,3} $",
    ("sold ", "selling licences of ", "sales of "),
    ("sold with ", "unsold "),
    flags="",
)
LICENCES = Pattern(
    "licences",
    "what follows the name of a product that somebody buys or sells",
    r"\A\s(?:\w{1,16} )?(?:licen[cs]es|subscriptions|seats|resellers?|reselling)\b",
    (" licences", " cloud subscriptions"),
    (" developer", " licensed"),
    flags="",
)
HIRED = Pattern(
    "hired",
    "people whom somebody hires",
    r"(?<!\bwe )(?<!\bwe are )(?<!\bwe're )(?<!\bis )(?<!\bare )(?<!\bnow )(?<!\bcurrently )"
    r"\b(?:(?:hire[ds]?|hiring|recruit"
    r"(?:ed|s|ing)?|headhunt(?:ed|s|ing)?|interview(?:ed|s|ing)|staffed)\b(?=[^.;\n]{0,60}\b"
    rf"{PEOPLE}\b)|(?:placed|placing|sourced|sourcing|screened|screening)\b(?=[^.;\n]{{0,60}}\b(?:developers|engineers"
    r"|programmers|candidates|consultants|nurses|talent|administrators|analysts|specialists)\b))",
    ("hired java developers", "recruits nurses", "sourced java engineers"),
    ("we are hiring java developers", "placed orders", "hired a van"),
    flags="",
)
MEANS = Pattern(
    "means",
    "a word before the means of work",
    r"\b(?:using|via|through|by|over|on|at|while)\b",
    ("using java", "hired through linkedin"),
    ("used", "with java"),
    flags="",
)
OTHERS_WHO = Pattern(
    "others who",
    "people whom somebody manages or works with, and who do what follows",
    r"\b(?:manag(?:ed|es|ing|er of)|supervis(?:ed|es|ing)|oversaw|overs(?:ees|eeing)|led|leads?|leading|headed|directed"
    r"|coordinat(?:ed|es|ing)|in charge of|responsible for|work(?:s|ed|ing)? (?:closely )?with"
    r"|sat (?:with|beside|next to)"
    r"|alongside|beside|support(?:ed|s|ing)|assist(?:ed|s|ing)|help(?:ed|s|ing))"
    rf"(?: [\w'’-]{{1,20}}){{0,5}}? {PEOPLE} (?:who|that|which|whose)\b",
    ("managed the people who", "led a team of five engineers that", "worked with colleagues who"),
    ("looking for people who", "managed a shop which"),
    flags="",
)
OTHERS_DO = Pattern(
    "others do",
    "others who do what follows",
    r"\b(?:my|his|her|their|other|the) (?:\w{1,16} )?(?:colleagues?|co-?workers?|teammates?|developers?|engineers?"
    r"|programmers?|clients?|customers?|husband|wife|friends?|brother|sister|boss|interns?|students?|consultants?"
    r"|agency|vendors?"
    r"|contractors?|others) (?:\w{1,16} )?(?:(?:is|are|was|were) (?:an?|using|writing)|us(?:e|es|ed|ing)|wr(?:ite"
    r"|ites|ote)|r[au]ns?|did|do|does|buil[dt]s?"
    r"|handle[ds]?"
    r"|work(?:s|ed)? (?:with|in|on)|develop(?:s|ed)?|maintain(?:s|ed)?|knew|knows?|deploy(?:s|ed)?|program(?:s|med)?"
    r"|cod(?:e|es|ed))\b",
    ("my colleagues used", "the developers wrote", "her husband codes"),
    ("our team uses", "colleagues who"),
    flags="",
)
BESIDE_PEOPLE = Pattern(
    "beside people",
    "words before the name of what others do, with whom or over whom somebody works",
    r"(?:\b(?:work(?:s|ed|ing)?|collaborat(?:e|es|ed|ing|ion)|liais(?:e|es|ed|ing|on)|partner(?:s|ed|ing)?"
    r"|communicat\w{1,4}"
    r"|interfac\w{1,3}|coordinat\w{1,3}|cooperat\w{1,3}|assistant|secretary|support(?:s|ed|ing)?|together)"
    r"(?: (?:closely|directly|daily|hand in hand|as|a|bridge|notes)){0,2} (?:with|to|for|between|alongside)"
    r"|\b(?:manag(?:ed|es|ing)|supervis(?:ed|es|ing)|oversaw|overseeing|line-managed"
    r"|(?:support|assist|help)(?:ed|s|ing)(?= (?:the|our|their)\b)))"
    r"(?: (?:the|our|their|other|all|an?|team|teams|group|of|senior|junior|offshore|remote|experienced|external"
    r"|internal|\d{1,4}|several|many|some|cross-functional)){0,5} $",
    ("works closely with ", "managed a team of 12 ", "liaised with the ", "assistant to the "),
    ("worked in ", "work with a "[:4], "manages "[:4]),
    flags="",
)
PEOPLE_BEHIND = Pattern(
    "people behind",
    "people named right behind what they do",
    rf"\A[\s/]{PEOPLE}\b(?! (?:tools?|software|systems?))",
    (" developers", " team", " consultants"),
    (" code", ""),
    flags="",
)
