"""Words of job titles that say how senior the role is, in German, French, Spanish, Portuguese, Italian, Dutch, Polish.

Accents may be missing, as in "directeur general", and so may umlauts, as in "Geschaeftsfuehrer".
"""

from referral.extraction.patterns import Pattern, one_of

# "Leiterin", "Leiter:in", "Leiter*in", "Leiter/in", "Leiter(in)"
_IN = r"(?:[(:*/_]?-?in\)?)?"
# "étudiant", "étudiante", "étudiant(e)", "étudiant·e"
_E = r"(?:[(·.]?e\)?)?"
# What may follow a word that is the whole of a title's part.
_PART_END = r"(?=\s*(?:$|[-–—,;:/&|(@)]))"

LEARNER = one_of(
    "learner in other languages",
    "somebody who is still learning the work",
    (
        Pattern(
            "learner in German",
            "an intern, a working student or an apprentice",
            rf"praktikant{_IN}|(?:pflicht|vor|schul)?praktikum|werkstudent{_IN}|auszubildende[rn]?|azubi(?:ne)?|lehrling|volont(?:ä|ae?)r{_IN}"
            rf"|referendar{_IN}|duale[rs]?\s+stud(?:ent{_IN}|ium)|(?:studentische|wissenschaftliche)\s+hilfskraft",
            ("Praktikantin", "Werkstudent:in", "Auszubildender", "Volontär"),
            ("Praktiker", "Ausbilder"),
        ),
        Pattern(
            "learner in French",
            "an intern or an apprentice",
            rf"stagiaires?|(?:^|(?<=de\s))stage(?={_PART_END}|\s+(?:en|de|dans|di|bij|als)\b)|alternant{_E}|alternance|apprenti{_E}|(?:contrat\s+d['’])?apprentissage",
            ("Stagiaires", "Stage en finance", "Alternante", "Apprenti"),
            ("Stage Manager", "Early-stage Investor"),
        ),
        Pattern(
            "learner in Spanish and Portuguese",
            "an intern or an apprentice",
            r"becari[oa]|practicante|pasante|aprendi[zc](?:es)?|(?:en\s+)?pr[áa]cticas|estagi[áa]ri[oa](?:\(a\))?|est[áa]gio",
            ("Becaria", "Practicante", "Ingeniero en prácticas", "Estagiário", "Aprendiz"),
            ("Practical Nurse",),
        ),
        Pattern(
            "learner in Italian",
            "an intern or an apprentice",
            r"stagista|tirocinante|tirocinio|apprendista|praticante",
            ("Stagista", "Tirocinante", "Praticante avvocato"),
            ("Pratica",),
        ),
        Pattern(
            "learner in Dutch",
            "an intern or a pupil",
            r"stagi(?:ai|è)re?|leerling|(?:meewerk|afstudeer)stage|afstudeerder",
            ("Stagiair", "Leerling-kok", "Afstudeerstage"),
            ("Leraar",),
        ),
        Pattern(
            "learner in Polish",
            "an intern or an apprentice",
            r"praktykant(?:ka)?|sta[żz]yst(?:a|ka)|sta[żz]|praktyki|aplikant(?:ka)?",
            ("Praktykant", "Stażystka"),
            ("Praktyk",),
        ),
    ),
    counterexamples=("Praktiker", "Stage Manager"),
)
EXECUTIVE = one_of(
    "executive in other languages",
    "a head of the whole company, an owner or a founder",
    (
        Pattern(
            "executive in German",
            "a managing director, a member of the board, a founder or an owner",
            rf"gesch(?:ä|ae?)ftsf(?:ü|ue?)hrer{_IN}|vorst(?:and|(?:ä|ae?)ndin)|vorstands(?:vorsitzende|mitglied|sprecher)\w*"
            rf"|(?:mit)?inhaber{_IN}|(?:mit)?gr(?:ü|ue?)nder{_IN}|(?:vize)?pr(?:ä|ae?)sident{_IN}|generaldirektor{_IN}",
            ("Geschäftsführerin", "Geschaeftsfuehrer", "Vorstand", "Vorstandsmitglied", "Mitgründer", "Inhaber"),
            ("Geschäftsstelle",),
        ),
        Pattern(
            "executive in French",
            "a general manager, a president, a founder or a managing partner",
            rf"direct(?:eur|rice)\s+g[ée]n[ée]rale?|pdg|(?:vice-)?(?:pr[ée]sident(?:e|\(e\)|-directeur)|président)"
            rf"|(?:co-?)?fondat(?:eur|rice)|(?:co-?)?g[ée]rant{_E}{_PART_END}",
            ("Directrice générale", "Directeur Général adjoint", "PDG", "Présidente", "Cofondateur", "Gérant"),
            ("Directeur", "Gérant de magasin"),
        ),
        Pattern(
            "executive in Spanish and Portuguese",
            "a general manager, a president, a founder or an owner",
            r"directora?\s+(?:general|ejecutiv[oa]|gerente)|gerente\s+general|consejer[oa]\s+delegad[oa]"
            r"|(?:vice-?)?president[ea]|(?:co-?)?fundador(?:a|\(a\))?|due[ñn][oa]|propriet[áa]ri[oa]|propietari[oa]"
            r"|diretora?[ -](?:geral|executiv[oa]|presidente)"
            rf"|s[óo]ci[oa](?:{_PART_END}|[ -](?:gerente|administradora?|diretora?|directora?|fundadora?))",
            ("Directora general", "Consejero delegado", "Vicepresidenta", "Diretor-geral", "Sócio-gerente", "Dueña"),
            ("Director", "Gerente"),
        ),
        Pattern(
            "executive in Italian",
            "a managing director, a founder or an owner",
            r"amministrat(?:ore|rice)\s+(?:delegat[oa]|unic[oa])|dirett(?:ore|rice)\s+generale|titolare"
            r"|(?:co-?)?fondat(?:ore|rice)",
            ("Amministratore delegato", "Direttrice generale", "Fondatore"),
            ("Direttore", "Amministratore di sistema"),
        ),
        Pattern(
            "executive in Dutch",
            "a managing director, a chair of the board, a founder or an owner",
            r"(?:algemeen|statutair)\s+directeur|bestuursvoorzitter|(?:mede-?)?oprichter|(?:mede-?)?eigenaar",
            ("Algemeen directeur", "Oprichter", "Mede-eigenaar"),
            ("Directeur",),
        ),
        Pattern(
            "executive in Polish",
            "a president, a member of the board, a founder or an owner",
            r"(?:wice)?prezes(?:ka)?|cz[łl]onek\s+zarz[ąa]du|(?:wsp[óo][łl])?za[łl]o[żz]yciel(?:ka)?"
            r"|(?:wsp[óo][łl])?w[łl]a[śs]ciciel(?:ka)?|dyrektor\s+(?:generalny|zarz[ąa]dzaj[ąa]cy)",
            ("Prezes zarządu", "Członek zarządu", "Właścicielka", "Dyrektor generalny"),
            ("Dyrektor handlowy",),
        ),
    ),
    counterexamples=("Directeur", "Gerente"),
)
LEAD = one_of(
    "lead in other languages",
    "a director, or the head of a department",
    (
        Pattern(
            "lead in German",
            "a director, a head of a department, a chief physician or editor",
            rf"direktor{_IN}|(?:haupt)?abteilungsleiter{_IN}|(?:bereichs|ressort|niederlassungs|werks?)leiter{_IN}"
            rf"|leiter{_IN}|leitung{_PART_END}|chef(?:arzt|(?:ä|ae?)rztin|(?:redakteur|ingenieur|architekt|entwickler){_IN})"
            rf"|prokurist{_IN}|dekan{_IN}",
            ("Abteilungsleiterin", "Leiter Einkauf", "Direktorin", "Chefarzt", "Prokurist"),
            ("Chefkoch",),
        ),
        Pattern(
            "lead in French",
            "a director, or the head of a service",
            r"(?:sous-)?direct(?:eur|rice)|drh|daf|dsi|chef(?:fe)?\s+(?:de|du)\s+(?:service|d[ée]partement|p[ôo]le)|doyenne?",
            ("Directrice commerciale", "Chef de service"),
            ("Chef de projet", "Direction"),
        ),
        Pattern(
            "lead in Spanish",
            "a director, or the head of a department",
            r"directora|subdirectora?|decan[oa]"
            r"|jef[ea]\s+(?:del?|en)(?!\s+(?:equipo|proyectos?|obras?|cocina|sala|turno|partida|taller)\b)",
            ("Directora de marketing", "Jefa de ventas", "Jefe del departamento"),
            ("Jefe de proyecto", "Jefe de cocina", "Gerente"),
        ),
        Pattern(
            "lead in Portuguese",
            "a director, or the head of a department",
            r"(?:sub)?diretora?(?:\(a\))?|chefe\s+(?:de|do|da)\s+(?:departamento|divis[ãa]o|servi[çc]os?|setor)",
            ("Diretora financeira", "Chefe do departamento"),
            ("Chefe de cozinha", "Coordenador"),
        ),
        Pattern(
            "lead in Italian",
            "a director, or a manager of the highest rank",
            rf"(?:vice)?dirett(?:ore|rice)|dirigente|primari[oa]{_PART_END}",
            ("Direttrice vendite", "Dirigente"),
            ("Scuola primaria statale", "Responsabile"),
        ),
        Pattern(
            "lead in Dutch",
            "a director, or the head of a department",
            r"(?:adjunct-)?directeur|(?:afdelings)?hoofd|decaan",
            ("Hoofd Inkoop", "Afdelingshoofd"),
            ("Manager",),
        ),
        Pattern(
            "lead in Polish",
            "a director, or the head of a department",
            r"(?:wice)?dyrektor(?:ka)?|kierowni(?:k|czka)\s+dzia[łl]u|naczelnik|ordynator|dziekan",
            ("Dyrektorka", "Kierownik działu"),
            ("Kierownik projektu",),
        ),
    ),
    counterexamples=("Chefkoch", "Gerente"),
)
BEGINNER = Pattern(
    "beginner in other languages",
    "a role for somebody without experience",
    rf"berufs(?:einsteiger|anf(?:ä|ae?)nger){_IN}|d[ée]butant{_E}|[ée]tudiant{_E}|j[úu]nior"
    r"|reci[ée]n\s+(?:egresad|graduad|titulad)[oa]|rec[ée]m[ -]formad[oa]|neolaureat[oa]|m[łl]odsz[ya]",
    ("Berufseinsteiger", "Débutante", "Júnior", "Recién egresado", "Neolaureata", "Młodszy księgowy"),
    ("Berufskraftfahrer", "Medior"),
)
ASSISTING = Pattern(
    "assisting in other languages",
    "an assistant",
    rf"assistent{_IN}|assistenz|hilfskraft|aushilfe|assistant{_E}|auxiliar|asistente|ayudante|assistente|ajudante"
    r"|asystent(?:ka)?",
    ("Assistentin", "Assistante commerciale", "Auxiliar administrativo", "Ayudante de cocina", "Asystentka"),
    ("Assistance", "Sachbearbeiter"),
)
SENIOR = one_of(
    "senior in other languages",
    "a senior, or the leader of a team",
    (
        Pattern(
            "senior in German",
            "a leader of a team, or a senior physician",
            rf"(?:team|gruppen|schicht)leiter{_IN}|leitende[rs]?|ober(?:arzt|(?:ä|ae?)rztin)",
            ("Teamleiterin", "Oberarzt", "Leitende Ingenieurin"),
            ("Projektleiter",),
        ),
        Pattern(
            "senior in Romance languages",
            "a senior, or a leader of a team",
            r"s[éê]nior|chef(?:fe)?\s+d['’][ée]quipe|jef[ea]\s+de\s+equipo|l[íi]der|chefe\s+de\s+equip[ea]|caposquadra"
            r"|capo\s?reparto",
            ("Sénior", "Chef d'équipe", "Líder técnico", "Jefa de equipo", "Caposquadra"),
            ("Chef de rang",),
        ),
        Pattern("senior in Dutch", "a leader of a team", r"teamleider", ("Teamleider",), ("Medewerker",)),
        Pattern(
            "senior in Polish",
            "a senior, a chief, or a leader of a team",
            r"starsz[ya]|g[łl][óo]wn[ya]|wiod[ąa]c[ya]|kierowni(?:k|czka)\s+zespo[łl]u",
            ("Starsza księgowa", "Główny specjalista", "Kierownik zespołu"),
            ("Kierownik projektu",),
        ),
    ),
    counterexamples=("Projektleiter",),
)
_OF = r"\s+(?:de|du|del|della|di|do|da|der|des|van)\s+(?:la\s+|de\s+|[dl]['’])?"
OCCUPATIONS = Pattern(
    "occupations in other languages",
    "occupations that have a word for a level in their name, and the aides of somebody in the lead",
    rf"(?:assist|asist|asyst|secr[eé]t|sekret)[\w():*/]*{_OF}"
    r"(?:dir[ec]\w+|pr[eé]siden\w+|gesch(?:ä|ae?)fts\w+|vorstand\w*|gerente|gerencia)"
    r"|(?:asyst|sekret|assistenz)\w*\s+(?:prezes\w*|zarz[ąa]du|dyrek\w+|gesch(?:ä|ae?)fts\w+|vorstand\w*)"
    r"|(?:assistant(?:e|\(e\))?|asistente|assistente)\s+(?:de\s+gestion|social[ei]?|maternelle?)",
    ("Assistante de direction", "Asistente del director general", "Assistenz der Geschäftsführung", "Asistente social"),
    ("Assistante commerciale", "Assistenz", "Director de asistencia"),
)
# A piece of a pattern: words for a level that stand before an occupation.
ADJECTIVE = r"s[éê]nior|júnior|starsz[ya]|młodsz[ya]"
