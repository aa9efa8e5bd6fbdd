# ruff: noqa: E501 (lists of phrases and patterns read better unbroken)
"""Templates and phrases, written for this project, from which postings for training and evaluation are generated.

In a template {D}, {F} and {Y} are a degree, a field and years that are required, and so are answers; {d}, {f} and {y} are
such words that are not answers. {H} is a degree above {D}, no answer because {D} is enough. {S} is a kind of work, {n} a
number, {A} an abbreviation. <d LEVEL>…</d> marks a degree written in the template (by default a bachelor's).
Every fifth template of each list is held out: see generate.py.
"""

# Degree phrases by the lowest level that they name.
TIDY_DEGREES = {
    "bachelor": """Bachelor's degree|Bachelor’s degree|BA/BS degree|BS degree|BA degree|BS|BA|BA/BS|B.S.|B.A.|Bachelor of Science|Bachelor of Arts
        Bachelor's or Master's degree|BS/MS|BS or MS|Bachelor's degree or higher|Bachelors degree|Bachelor's|BS/MS degree|B.Tech|B.E./B.Tech
        Bachelor's, Master's or PhD|BSc|BEng|University degree|College degree|Undergraduate degree|Four-year degree|4-year degree|Degree|BSN
        Bachelor's/Master's degree|BS/BA|Bachelor of Engineering|Bachelor's degree (or above)|BCom|LLB|BFA""",
    "master": """Master's degree|Master’s degree|MS degree|MS|MBA|Master's or PhD|MS/PhD|PhD or Master's degree|M.S.|MSc|Master of Science|Masters degree
        Graduate degree|Advanced degree|Master's|M.Tech|PhD, or Master's degree|MPH|MSW|MA/MS|Master of Arts|Postgraduate degree|MSN""",
    "doctorate": "PhD|Ph.D.|Doctorate|PhD degree|Doctoral degree|Doctor of Pharmacy|PharmD|MD|JD|Doctor of Philosophy|MD/PhD",
    "associate": """Associate degree|Associate's degree|Associate’s degree|Associate's or Bachelor's degree|AA/AS degree|Two-year degree
        Diploma|Diploma or Degree|Associate of Applied Science|Vocational diploma|Degree/Diploma|AAS|Advanced Diploma""",
    "high_school": """High school diploma|High school diploma or GED|High School Diploma/GED|GED|High school diploma or equivalent|High school education
        Secondary school diploma|High school graduate|HS diploma""",
}
UNTIDY_DEGREES = {
    "bachelor": """bachlors|bachelors deg|bachelor degre|4 yr degree|4yr degree|4-yr college degree|four yr college degree|college degree|bs/ms|ba/bs
        bs or ms|b.s./m.s.|b.tech/b.e|BTech|BE/BTech/MCA|undergrad degree|uni degree|university education|bachelors|batchelors degree|Bach. degree
        bachelor's or better|bsc/msc|B.Sc./M.Sc|BS / BA|any graduate|graduate|university grad|college grad|college diploma (4 years)|bachelor-level education
        completed university studies|finished college|4 years of college|degree (BS/BA min)|BS+|bs|ba|BSc Hons|a degree|deg.|BA/BS/MA|first degree|undergraduate diploma
        BS or better|Bach degree|bachelor deg.|degreed|BSc.|B.Eng|B Tech|uni grad|Bachelors or equiv|a bachelors|4-year uni degree|BA or BS|UG degree|any degree|B.Com|BS min
        BSEE|BSME|BSCS|batchelor|bachelor's dgree|undergrad|BA/BSc|BSN|LLB|4 yr. degree|college graduate""",
    "master": """masters|master degree|masters deg|MS/phd|ms/PhD|m.s. or ph.d.|grad degree|mba|Masters or Doctorate|post graduate|post-grad degree|masters level
        MSc/PhD|M.Tech/PhD|master's or above|MBA / PGDM|MCA|a masters|M.A./M.S.|graduate-level degree
        MS or PhD|M.Ed|MSW|MPH|Masters or above|masters or phd|MS+|M.Sc.|PG degree|MLS|M.Ed.|MHA|MPA|adv. degree|advanced deg|Mstrs degree|MSEE|MA or MS|master's lvl|MFA|LLM""",
    "doctorate": "phd|ph.d|Phd degree|PHD|doctoral|ph d|doctorate degree|dr. degree (PhD)|pharm d|terminal degree (PhD)|Ph. D.|JD|J.D.|MD|M.D.|DVM|DDS|DPT|PhD or MD|a doctorate|phd-level training",
    "associate": """associates|associates degree|2 yr degree|2-yr tech degree|AA degree|A.A.S.|two year college degree|diploma|diploma holder|diploma/degree
        tech school diploma|community college degree|assoc. degree|AS degree|associate's (or BS)|ADN
        Assoc degree|assoc's|associate or bachelor degree|2 year college|2-year degree|trade school diploma|technical college diploma|voc. diploma|AA|AAS or BS|polytechnic diploma|dip.|HND""",
    "high_school": """HS diploma/GED|h.s. diploma|highschool diploma|high school grad|hs grad or equiv|ged|HS Diploma or G.E.D.|12th pass|high-school dipolma
        high school or equivalent|HS/GED|Finished high school|H.S. grad
        hs diploma|high school dip|high school|HS grad|GED or HS diploma|HSD/GED|a high school diploma|hs education|GED ok|secondary education|grade 12|diploma (high school) or GED|high skool diploma""",
}

FIELDS = """Computer Science|Computer Engineering|Electrical Engineering|Mechanical Engineering|Civil Engineering|Chemical Engineering|Nursing|Accounting
Finance|Economics|Statistics|Mathematics|Physics|Chemistry|Biology|Biochemistry|Psychology|Social Work|Education|Early Childhood Education|Marketing
Communications|Journalism|Public Relations|English|Linguistics|History|Political Science|Law|Criminal Justice|Business Administration|Business
Management|Hospitality Management|Hotel Management|Culinary Arts|Nutrition|Dietetics|Public Health|Health Administration|Pharmacy|Physical Therapy
Occupational Therapy|Respiratory Therapy|Radiologic Technology|Medical Laboratory Science|Dental Hygiene|Veterinary Science|Animal Science|Agriculture
Horticulture|Forestry|Environmental Science|Geology|Geography|Urban Planning|Architecture|Interior Design|Graphic Design|Industrial Design|Fine Arts
Fashion Design|Music|Film Production|Game Design|Human-Computer Interaction|Human-Computer Interaction (HCI)|Information Systems
Management Information Systems (MIS)|Information Technology|Cybersecurity|Data Science|Software Engineering|Robotics|Automotive Technology|Welding
HVAC|Construction Management|Surveying|Industrial Engineering|Supply Chain|Supply Chain Management|Logistics|Operations Research|Human Resources
Industrial Relations|Sociology|Anthropology|Philosophy|Theology|Library Science|Kinesiology|Sports Management|Exercise Science|Aviation
Aerospace Engineering|Materials Science|Biomedical Engineering|Petroleum Engineering|Nuclear Engineering|Marine Biology|Food Science|Textile Engineering
Packaging Engineering|Real Estate|Insurance|Actuarial Science|Taxation|Commerce|Digital Marketing|Advertising|Retail Management|Electronics|Mechatronics
Instrumentation|Telecommunications|Speech-Language Pathology|Counseling|Special Education|Emergency Management|Fire Science|Drafting|Machining""".replace(
    "\n", "|"
).split("|")
SHORT_FIELDS = "Mktg|bus admin|bus. mgmt|elem ed|early childhood ed|info systems|info tech|comp eng|elec engr|ME|IE|ChemE|Mech. Engr.|biochem|psych|soc work|crim justice|comms|comm|PR|journ|fin|accounting/finance|int'l business|poly sci|constr mgmt|env sci|microbio|HCI|EE/CE|CS or EE|life sciences|physical sciences|social sciences|natural sciences|humanities|engineering|science|business|health sciences|design|a/c refrigeration|EE|ECE|IT|HR|MIS|comp sci|CompSci|Comp. Sci.|mech eng|civil eng|bio|chem|econ|math|stats|acctg|biz admin|poli sci|CS/EE|CS/IT|STEM|liberal arts|nursing|engg|Electronics & Comm|EEE|CSE"
BROAD_FIELDS = """technical field|quantitative discipline|quantitative field|technical or engineering field|science or engineering discipline|business discipline|health-related field
scientific discipline|analytical or business field|design-related field|STEM discipline|technical discipline|creative field|healthcare field
quantitative field such as Statistics, Economics or Physics|technical field such as Engineering or Computer Science""".replace(
    "\n", "|"
).split("|")

# A degree and its field, or the degree alone.
DEGREE_LINES = """{D} in {F} or a related field
{D} in {F}
{D} or equivalent
{D} in {F} or equivalent practical experience
{D} required
{D} in {F}, or a related field, or equivalent practical experience.
{D}
{D} or equivalent practical experience.
{D} in {F} or a related technical field
{D} in a relevant field
{D} from an accredited university
{D} in {F} from an accredited college or university
{D} in {F} required; {d} preferred
{D} required, {d} a plus
{D} in {F} with {d} preferred
{D} with a major in {F}
{D} in {F} (or equivalent)
{D} with a concentration in {F} or similar
{D} in {F} and strong analytical skills
You hold a {D} in {F}
Education: {D} in {F}
Education: {D}
A {D} in {F} is required
Must possess a {D} in {F}.
Must have a {D}
Requires {D} in {F} or closely related discipline
Minimum education: {D}
{D} in {F} or other relevant discipline, or an equivalent combination of education and experience
Completion of a {D} in {F}
Currently holds {D} ({F})
{D}, {F} or related
{D} {F}
{D} - {F} or similar
{F} <d>degree</d> or equivalent
{F} <d>degree</d> required
<d>Degree</d> in {F} or other related areas
A relevant <d>degree</d> ({F} or similar)
<d associate>Graduate of an accredited {F} program</d>
<d associate>Graduation from an approved {F} program</d>
Candidates need a {D}, ideally in {f}
{D} (preferably in {f})
{D} in {F} or in lieu of degree, {Y} of relevant experience
Education level: {D} Field: {F}
Qualified candidates will have earned a {D} in {F} or related area of study
{D} or equivalent experience in {S}
We ask for a {D} in {F} (a {d} would be nice)
{D} minimum, {d} strongly desired
{D} in {F} | {d} is a bonus
Academic background: {D} in {F}
{D} preferred in {f} but any major accepted
{H} in {F} preferred; {D} accepted
{H}, or {D} with equivalent experience
{D} in {F}; an advanced degree is welcome but not expected
{D} in {F}, including coursework in {f}
Major in {F} at {D} level
{D} with coursework in {f} or something close to it
{D} required. Field of study: {F}
{D}, major: {F}
Degree: {D}. Discipline: {F}
{D} in one of the following: {F}
{D} in an area such as {F}
{D} in {F} (or a field like it) from a university that is recognised
{D} or its foreign equivalent in {F}
{D} in {F} or work experience that replaces it
Applicants hold {D}, for instance in {F}
{D} in {F}, {f} preferred
Formal education: {D}, specialised in {F}
Have completed {D} with specialisation in {F}
{F} <d>degree</d> or work experience in its place
Holder of {D} in {F}
Education required: {D}; education preferred: {d}
{D} in {F} completed before the start date
{D} (in {F}), or comparable training on the job
{D} or {H} in {F}
You studied {F} and finished with a {D}
{D} or a certificate in {S}
Have {D} or be able to show the same knowledge
{D} in {F} or in a subject that is close to it, with good grades
Enrolled in or finished with {D} in {F}""".split("\n")
UNTIDY_DEGREE_LINES = """{D} in {F}
{D} {F}
{D} reqd
{D} req'd in {F}
{D} in {F} or rel field
{D} in {F} or equiv
{D}, {F}
{D} min
must hav {D}
must have {D} in {F} , {d} a plus
{D} w/ major in {F}
{D} ({F})
{D} (req), {d} (pref)
edu - {D} {F}
qualification: {D} in {F}
Education:{D} in {F} or related
{D} in {F} or similar,{d} preferred
{D} in {F} plus strong comm skills
need someone with {D} in {F} pls
looking for {D} / {F}
{F} <d>degree</d>
{F} <d>degree</d> needed
{F} <d>grad</d>
<d associate>grad of an accredited {F} program</d>
<d associate>graduate of an accredited {F} school</d>
<d associate>completion of an approved {F} course</d>
studied {F} at <d>university</d> level
{F} <d associate>diploma</d>
{D} in any of: {F}
{D} or higher,{F}
{D} or exp in lieu
no {d} needed but {D} is a must
{D} - {F} - from recognised univ
you've got a {D} in {F}
You have {D} ( {F} ) under your belt
{D}/{F} background
a {D} of some sort ({F} is fine)
{D} a must! {d} = bonus
{D} in {F} is mandatory
ed. req: {D}
{H} or {D} in {F}
{H} pref, {D} ok
{H} in {F} (will take {D})
{H} ideal but {D} in {F} works
{D} or {H} ({F})
{D} is all u need
{D} a must
{D} + license
{D}, valid license, own car
{D} or equiv, clean record
{D} and a good attitude
we ask for {D}, thats it
only {D} required, we train the rest
at least {D}
min edu {D}
Edu: {D}
Education - {D} - {F}
Education {D} ({F} or similar)
{D} w/ {F} major
{D} with {F}
{D} major {F}
{D} maj: {F}
major: {F} ({D})
{D} in {F} or smth similar
{D} in {F} pref'd school
{D} from any univ , {F} stream
{D} any discipline
{D} of {F}
{F} <d>degree</d> / cert
{F} or similar <d>degree</d>
accredited {F} <d>degree</d>, no exceptions
u hold {D} in {F}
u need {D}.
{D} (any major)
{D} (in {F} or whatever is near it)
{D} in {F} - {d} better
{D} ... {d} gets you more $$
{D} in {F}!!! {d} = higher pay
if u have {D} in {F} call us
{D}, {F} preferred major
must be a {D}
Must've finished {D} in {F}
need: {D}
need {D} {F}
Reqs: {D}, {F}
Requirement - {D} ({F})
<d associate>trade school</d> for {F}
<d associate>diploma</d> from a {F} school
<d associate>grad of {F} school</d>
<d high_school>finished school</d>, can read and write
<d high_school>High school</d> is enough
you finished <d high_school>high school</d>
<d high_school>HS</d> or better
{D} (or {H}), {F}
no {d} necessary, {D} will do
<d associate>grad of accredited {F} program</d>
<d associate>Graduate of state approved {F} program</d>, licensed
must be a <d associate>graduate of a board-approved {F} program</d>
<d associate>completed accredited {F} course</d>
<d associate>{F} program graduate</d>
{F} <d associate>diploma or degree</d>
{F} <d associate>diploma/degree</d>
certificate or {D} in {F}
{D} {F}, certified, {d} desirable
{D} w/ emphasis in {F}
{D} w/ coursework in {F}
{D} w/ 24 credits in {F}
graduation from <d>a four year college</d> w/ major work in {F}
{D} in {F}, board certified
{F} <d>degree</d> ({f} preferred)
{D} from a good school
{D} from a {S} school or similar
{D}, some {S} school a plus
<d>Bachelor</d> of {F}
<d>Bachelor</d> of {F} or comparable training
<d master>Master</d> of {F}
<d master>Master</d> of {F}; {A}
<d doctorate>Doctor</d> of {F}
{D} in {F} from {A}-accredited program
{D} in {F}, {A}
{D} {F} ({d} pref)
{D} {F} min.
{d} in {f} strongly pref., {D} {F} min
{D} from {A}-accredited school
{D} in {F}; {A} pref
{D}; {A}; {S}
{D}/{A}, {S}
{D} or {A}
{D} in {F} or {A}
{D} or {H} in {F}, {A}
{D}, {F} or something near
{D}. {A} cert.
{F} <d associate>diploma</d> ({A})
{D}, new grads ok
{D} in {F} - any school
<d>degree</d> {F}
<d>degree</d> {F}, {A}
<d>Degree</d> ({F})
{D}, {F} major
{D}; {F}
{D}: {F}
{D} - {F} or {A}
{D} [{F}]
{D} ({F} or rel.)
{D} (in {F} or close)
{D} (in {F})
{D} in {F} w/ {A}
{D} in {F} a must, {d} in {f} a plus
{D} in {F} needed. {f} background helpful
{D} in {F} &/or {A}
{D} {F} from any school
{D} {F} req'd, {d} {f} nice
{D} concentration in {F}
{D} specialized in {F}
{D} with major course work in {F}
{F} at {D} level
{F} ({D})
{F} major, {D}
{F} majors ({D})
{F} {D} or {A}
majored in {F}, {D}
you majored in {F} ({D} or up)
education in {F} ({D} min)
schooling: {D}, {F}
<d>graduation from a college or univ.</d> with course work in {F}
<d>Graduation from a four year school</d> with a major in {F}
<d>graduate of a 4 year college</d>, {F} major
<d>grads</d> of {F}
<d>grad</d> in {F}
<d>degree</d> in {F}
<d>degree</d> in {F} or so
<d>degree</d> in {F}, {A}, {S}
<d>degree</d>: {F}
<d>degree</d>, {F} or similar
<d>degree</d> needed ({F})
{F} <d>degree</d>, {A}
{F} <d>degree</d> or apprenticeship
{F} <d>degree</d> is a must
{F} <d>degree</d> / {S}
{F} <d>degree</d>; {S}""".split("\n")

YEARS = """{n}+ years|{n} years|{n} years|{n}+ years|{n}-{m} years|{n} to {m} years|{w} years|{w} ({n}) years|{n} or more years|{w} or more years|{n} plus years|{w}+ years|{w} to {v} years
{n} – {m} years|{n}+ years’|{n} years'|{n}-{m}+ years""".replace("\n", "|").split("|")
UNTIDY_YEARS = """{n}+ yrs|{n}yrs|{n} yrs|{n}+yrs|{n}-{m} yrs|{n}-{m}yrs|{n} to {m} yrs|{w} yrs|{n} yr|{n}+ yr|{n}years|{n}+years|{n} + years|{n}- {m} years|{n} yeras|{n} yaers
{n} yoe|{n}+ yoe|{n} full years|{n}-yrs|{n}+ yrs.|{n} or so years|{n} solid years|{n} ~ {m} years|{w}-{v} years|{n}y|{n}+ Years|{n}+ YRS|{w} (or more) years|{n}/{m} years|{n} year|{n}.5 years|{n}ish years|{w}-plus yrs|{w} yrs+|{n} yrs+|{n}-plus years|{n}-{m} Yrs|{n} -{m} yrs|min {n} yrs|{n} plus yrs""".replace(
    "\n", "|"
).split("|")
ODD_YEARS = {
    "a decade": 10,
    "couple of years": 2,
    "a couple of years": 2,
    "half a dozen years": 6,
    "a year": 1,
    "one full year": 1,
}

YEARS_LINES = """{Y} of experience in {S}
{Y} of {S} experience
{Y} experience in {S}
{Y} of professional experience in {S}
Minimum of {Y} of experience in {S}
Minimum {Y} of related experience
At least {Y} of experience with {S}
At least {Y} experience as a {S} lead
{Y} of work experience.
{Y} of relevant work experience in {S}, {y} preferred
{Y} of experience working in {S} or similar
{Y} of hands-on {S}
{Y} of progressive experience
A minimum of {Y} experience working with {S}
Requires {Y} of experience in {S}
You have {Y} of {S} experience under your belt
{Y} of experience in {S}, including {y} in a leadership role
{Y} of {S} experience, or {y} with a {d}
{Y} of {S}; {y} of people management
Experience: {Y} in {S}
Work experience required: {Y}
Must have {Y} of recent experience in {S}
More than {Y} of {S} experience
No less than {Y} working in {S}
You bring {Y} in {S}
Overall {Y} of experience which includes {y} of {S}
Proven track record of {Y} in {S}
{Y} of post-qualification experience in {S}
Experience in {S} ({Y})
{S} experience of {Y} or above
Having worked {Y} in {S}
Must be 18 years of age and have {Y} of {S} experience
Prior {S} background of at least {Y}
{Y} in a {S} position, or {y} with {d}
{Y} of experience in {S} or {y} with an advanced degree
{Y} of paid work in {S}, internships not counted
{Y} of full-time {S} after graduation
{Y} leading teams in {S}
{Y} of {S} experience and {y} of managing people
{Y} of {S} experience, of which {y} abroad
Between {Y} of experience in {S}
{Y} of {S} in an enterprise setting
Worked for {Y} or longer in {S}
{Y} in {S} or in a role near to it, for example {S}
{Y} of experience with {S} and with {S}
Solid experience of {Y} in {S}
Your {Y} of {S} show in your portfolio
Experience required: {Y}; experience preferred: {y}
{S}: at least {Y}, ideally {y}
In {S} for {Y} at a minimum
You have done {S} for {Y}
Not less than {Y} of {S} with the same employer
{Y} of experience gained in {S}, or an equal mix of training and practice
Experience level: {Y}
Has {Y} of {S} behind them
{Y} (preferably {y}) of experience in {S}
{Y} of {S} within the last ten years""".split("\n")
UNTIDY_YEARS_LINES = """{Y} exp
{Y} exp in {S}
{Y} exp. {S}
min. {Y} exp
min {Y} experience in {S}
{Y} {S}
{S} - {Y}
{S}: {Y}
exp: {Y}
Exp - {Y} in {S}
experience {Y}
atleast {Y} of {S}
at least {Y} doing {S}
must have {Y} in {S} , {y} is better
{Y} min in {S}
{Y} reqd
{Y} expirience with {S}
{Y} of exp (or {y} w/ {d})
{S} exp ({Y})
we want {Y} of {S}
{Y} in the {S} trade
worked in {S} for {Y}
{Y}+ of {S}, more is better
{Y} on the job in {S}
{Y} hands on w/ {S}
>{Y} {S}
{Y} as {S} or similar
{Y} under your belt in {S}
been doing {S} for {Y}
ideally {y} but {Y} is ok for {S}
{Y} exp min
{Y} exp req, {y} pref
{Y} of exp
exp {Y}
Exp: {Y} {S}
Exp. {Y}
experience - {Y}
Experience:{Y}
experience of {Y} in {S}
yrs of exp: {Y}
u have {Y} in {S}
u did {S} for {Y}
did {S} {Y} or longer
with {Y} {S}
{Y} recent {S} exp
{Y} {S} exp a must, {S} a plus
{Y} {S}, {y} as lead
{Y} in {S} incl. {y} supervising
{Y} overall, {y} in {S}
total {Y}, relevant {y}
{Y} total exp with {y} rel. in {S}
{Y} exp in {S}/{S}
{Y} in {S} or {S}
{Y} w/ {S}
{Y} doing {S}, tools of your own
{Y} as a lead in {S}
{Y} in a busy {S} shop
{Y} of real {S}, not school projects
{Y} exp. or {d}
{Y} or {d}
{Y} (or {y} + {d})
{Y}, {y} if you have {d}
no {d} needed, just {Y} of {S}
dont care about {d} but {Y} of {S} is a must
{S} for {Y}, ur own tools
someone who has been in {S} {Y}
somebody with {Y} {S} pls
we need {Y}
NEED {Y} {S}!!!
looking for {Y} in {S}, will pay more for {y}
~{Y} of {S}
about {Y} of {S}
roughly {Y} {S}
{S}, {Y}
{S} ({Y} min)
{S} ({Y})
{S} exp min {Y}
{S} exp of {Y}
{S} {Y} exp
{Y} post grad exp
{Y} PQE
{Y} verifiable {S}
{Y} behind the wheel
{Y} on the tools
seasoned pro w/ {Y}
(min {Y})
six months to {Y} {S}
6 months or {Y} of {S}
prior {S} min 6 months or {Y}
{S} {Y} min., {S}
{Y} {S} or {S}
{Y} {S} a must, {S} a plus!
{Y} {S}; {S}; {S}
{Y} {S} + {S}
{S}, {S}, {Y} {S}
{Y} of it in {S}
{Y} acute {S}
{Y} commercial {S}
{Y} agency or in-house
{Y} industry exp in {S}
{Y} customer facing
{Y} hands-on
{Y} in a similar role
you have spent {Y} doing {S}
spent {Y} in {S}
led {S} for at least {Y}
ran {S} for {Y}
ran a team of {n} for {Y}
must have run {n}+ people for at least {Y}
managed {n} accounts for {Y}
managed {n}+ {S} for {Y}
{n} hrs/wk. {S} {Y} min
{S} {Y} min., {A}, {n} hrs
{S} {Y} minimum
{Y} minimum, {A}
{Y} {A}
{Y} w/ {A}
{Y} of {A} or {A}
{Y} of {S} at a {n}+ person company
{Y} of {S} in the last {y}
{S} {Y}, {n} of them as lead
{Y}. {S}. {A}.
{Y} in {S} - {n} positions
team lead of {n}, {Y} in {S}
spent {Y} leading {S}
{Y} leading {S} teams
a background of {Y} in {S}
min exp {Y}
minimum exp: {Y} {S}
{Y} on the floor
{Y} in the chair
{Y} in the kitchen
{Y} in the field
{Y} in sales
{Y} in retail or similar
{Y} teaching
{Y} supervising {n}+ people
{Y} and up
{Y} would do
at least {Y}
min {Y}
{Y}
{Y}, no less
{Y}!
has {Y}""".split("\n")

BOTH_LINES = """{D} in {F} and {Y} of experience in {S}
{D} and {Y} of {S} experience
{D} in {F} with {Y} of relevant experience
{D} with {Y} of experience, or PhD with {y} of experience
{Y} of experience and a {D} in {F}
{D} in {F} plus {Y} in {S}
{D} with at least {Y} of experience in {S}
Requires a {D} in {F} or related field and {Y} of progressive experience in {S}
{D} in {F} (or equivalent) with {Y} of {S}
{Y} of {S} experience with a {D}, or {y} with a doctorate
{D} in {F}, or {Y} of experience in {S}
{D} and minimum {Y} experience in {S}; {d} preferred
Candidates must have a {D} in {F} and at least {Y} of related experience
{H} in {F}, or {D} and {Y} of experience
{H} with {Y} of experience or {D} with {y} of experience
{D} with {Y} of experience, or {H} with {y} of experience
{D} in {F} and {Y} of {S}; with {H}, {y} are enough
{Y} of experience, or {y} with {d}, and a {D} in {F}
{D} plus {Y}, or an equivalent mix of education and experience
Either {D} in {F} or {Y} of experience in {S}
{D} in {F} together with {Y} of practice
{D} required, with {Y} in {S}; {d} and {y} preferred
{D} and {Y} in {S} or in lieu of the degree {y}
Education and experience: {D} in {F}, {Y} of {S}
Your profile: {D} in {F}, {Y} in {S}
Minimum: {D}, {Y}. Preferred: {d}, {y}
{Y} in {S} after your {D} in {F}
{D}. {Y} of {S}.
{D} and {Y} of {S}, including {y} of leading others""".split("\n")
UNTIDY_BOTH_LINES = """{D} + {Y}
{D} & {Y} exp
{D} w/ {Y} exp in {S}
{D} {F} + {Y} {S}
{D},{Y} exp
{D} in {F}, {Y} exp.
{Y} exp + {D}
{Y} {S} and {D} in {F}
{D}/{Y} in {S}
{D} ({F}) with min {Y}
{D} {F}, {Y}, {d} a plus
{D} in {F} & atleast {Y} of {S}
{D} and {Y} , {y} for non grads
seeking {F} <d>grads</d> w/ {Y}
{D} with {Y} or phd w/ {y}
must have: {D} - {F}, {Y} exp. nice: {d}
{D} & {Y}
{D}/{Y}
{D}, {Y}
{D}. {Y} {S}
{D} / {Y} exp
{D} in {F} or {Y}
{D} OR {Y}
{D} or {Y} in {S}
{H} or {D} w/ {Y}
{H}, or {D} + {Y}
{H}/{D} with {Y} in {S}
{D} + {Y} or {H} + {y}
{H} + {Y}, {D} + {y}
{H} in {F} (will consider {D} w/ {Y})
{H} w/ {Y} or {D} w/ {y}
{D} w/ {Y}, {H} w/ {y}
{D} in {F} + {Y}. {d} or {y} = more pay
{D}, {Y} in {S}, license, own car
{Y}, {D}
{Y} / {D} / {S}
{Y} {S} / {D} {F}
{Y} of {S}. {D} req'd.
{D} reqd, {Y} reqd
{D} reqd, {Y} pls
{D} and like {Y} of {S}
u got {D} and {Y}? call us
edu: {D} {F} exp: {Y}
Edu {D} / Exp {Y}
Education: {D} | Experience: {Y}
Educ. {D}, exper. {Y}
qual: {D} exp: {Y}
we need {D} in {F} w/ {Y} or {y} w/o
{D} (any major) and {Y}
{F} <d>degree</d> and {Y}
{F} <d>degree</d> or {Y} in {S}
{F} <d associate>diploma</d>, {Y}
{F} <d>grad</d> + {Y}
{Y} as {S} w/ {D}
experienced ({Y}) w/ {D} in {F}
{D} ({F}) / {Y} ({S})
{D} , {Y} , {S}
{D} in {F}... {Y} in {S}... {d} nice
lic. + {D} + {Y}
{H} in {F}; or {D} + {Y} {S}
{H} or {D} and {Y} of {S}
{H} ({F}) or {D} + {Y}
{D} + {Y} of {S}; {H} may stand in for {y}
{D} + {Y}. {H} counts for {y}
{H} {F}, but {D} w/ {Y} is ok too
{D} in {F} required, {d} strongly preferred, {Y} {S}, of which {y} as lead
{D}, {F}, certified. {Y} in {S}
{D} {F}, licensed. {Y} exp. in {S}. {d} desirable
{D} from an accredited school, {Y} {S}
{D} w/ {Y} or {H} w/ {y} in {F}
{D} in {F} + {Y}, or {H} + {y}
{D} + {Y} or {H} in {f} + {y}
{D} {F}, {A}, {Y} {S}
{D} in {F}; {Y} may be replaced by {d}
{D}; {Y}; {A}; {S}
{Y}; {D}; {S}; {A}
{Y} || {D} || {S}
{D} || {Y} || start now
{Y} / {D} in {F} / {A}
you spent {Y} in {S} and have {D} from somewhere good
{Y} leading {S} & {D}
{D} & a background of {Y} in {S}
{D} {F}; {Y} {S}; {A}
{D} ({A}), {Y}
{D}. Min {Y} {S}. {A}
{D} ({F}), {A}, {Y} {S}
{F} <d>degree</d> ({f} preferred) / {Y} {S} incl. {y} supv.
{F} <d>degree</d>, {Y}
<d>degree</d> in {F} + {Y}
<d>degree</d> ({F}) and {Y}
<d>graduation from college</d> with course work in {F} and {Y} of {S}
<d>grad</d> w/ {Y}""".split("\n")

# Separators of statements.
JOINTS = ("\n", "\n", "\n", "\n- ", "\n• ", ". ", ".\n", "\n* ")
UNTIDY_JOINTS = (" • ", " - - ", "; ", ", ", " ", " / ", " // ", " | ", "... ", " - ", "! ")
# Openings of postings.
TITLES = """Welder|RN - Med/Surg|Java Developer|Sr. Java Dev|Senior Accountant|Staff Accountant (FT)|Line Cook|Sous Chef|Office Manager|Admin Asst|Executive Assistant
Civil Engineer II|Mech Engineer|Electrical Engineer|Project Manager|Jr. Project Engineer|Data Analyst|Data Scientist|Sr Data Engineer|Truck Driver CDL-A|Warehouse Lead
Forklift Operator|Phlebotomist|Dental Hygienist|Physical Therapist|Pharmacist|Teacher, Grade 5|Preschool Teacher|School Counselor|Social Worker|Case Manager|Paralegal
Attorney|Graphic Designer|UX Designer|Marketing Mgr|Sales Rep|Inside Sales|Account Executive|HR Generalist|Recruiter|Security Guard|Electrician|HVAC Tech|Plumber
CNC Machinist|Quality Inspector|Production Supervisor|Lab Tech|Research Associate|Postdoc|Professor|Librarian|Chef de partie|Front Desk Agent|Store Manager|Barista
Network Admin|Sys Admin|DevOps Engr|QA Tester|PHP developer wanted|Product Owner|Business Analyst|Financial Analyst|Controller|Bookkeeper p/t|Underwriter|Claims Adjuster
Hair Stylist|Dog Groomer|Vet Tech|Caregiver|CNA|Nurse Practitioner|Surgeon|Speech Therapist|Occupational Therapist|Nutritionist|Translator|Copywriter|Journalist""".replace(
    "\n", "|"
).split("|")
LEADS = """wanted:|hiring:|NOW HIRING!|we're hiring|urgent req|Urgent requirement for|Looking for|looking for a|Our client needs a|We need a|Immediate opening|Hiring|help wanted|JOB:|
Busy practice seeks|Growing company seeks|small shop needs|Local firm is looking for a|needed asap:|Position:""".replace(
    "\n", "|"
).split("|")
# Abbreviations that people use in a hurry.
SHORTENED = {
    "experience": ("exp", "exp.", "exper", "exp'ce", "experiance", "experince"),
    "required": ("reqd", "req'd", "req", "req.", "requird"),
    "preferred": ("pref", "pref'd", "prefd", "pref.", "prefered"),
    "minimum": ("min", "min.", "minimun"),
    "degree": ("deg", "deg.", "degre"),
    "years": ("yrs", "yrs.", "yr", "yers", "years'"),
    "management": ("mgmt", "mgt", "mgmt."),
    "engineering": ("engg", "eng", "engr", "eng'g"),
    "with": ("w/", "wth"),
    "and": ("&", "n", "+"),
    "or": ("/", "OR"),
    "bachelor's": ("bachelors", "bach", "bach."),
    "bachelor": ("bach",),
    "master's": ("masters", "mstrs"),
    "associate": ("assoc", "assoc."),
    "high school": ("HS", "hs", "H.S.", "high-school", "highschool"),
    "university": ("univ", "univ.", "uni"),
    "college": ("coll.",),
    "certificate": ("cert", "cert."),
    "education": ("edu", "educ.", "ed."),
    "qualifications": ("quals", "qual."),
    "equivalent": ("equiv", "equiv.", "eqv", "eq."),
    "related": ("rel", "rel.", "rltd"),
    "technology": ("tech",),
    "science": ("sci", "sci."),
    "administration": ("admin",),
    "accounting": ("acctg", "acct"),
    "computer": ("comp", "comp."),
    "business": ("bus", "bus.", "biz"),
    "communications": ("comms",),
    "marketing": ("mktg",),
    "mechanical": ("mech", "mech."),
    "electrical": ("elec", "elec."),
    "manufacturing": ("mfg",),
    "construction": ("constr.", "const"),
    "you": ("u",),
    "your": ("ur",),
    "people": ("ppl",),
    "please": ("pls", "plz"),
    "must have": ("must hv", "need", "gotta have"),
    "at least": ("atleast", "min", ">="),
}

# Statements about degrees and years that require nothing.
WISHES = """{d} preferred
{d} in {f} preferred
{d} a plus
{d} in {f} is a plus
{d} would be an advantage
{d} in {f} or related field desirable
Preferred: {d} in {f}
Ideally a {d} in {f}
{d} nice to have
{d} is desired but not required
No {d} required
{d} not necessary
{y} of experience in {S} preferred
{y} of {S} a plus
{y} experience in {S} is desirable
Preferably {y} of {S}
Bonus: {y} with {S}
{y} of {S} experience would be nice
No experience necessary, {d} not needed
preference given to candidates w/ {d}
{d} pref
{y} pref'd
{d}/{y} helpful but we will train
Bonus points if you have a {d} in {f}
{y} in {S} strongly preferred
{d} not a must
{d} optional
{d} or {y} a plus but not needed
we dont need {d}
dont need a {d}
{d} appreciated
{d} welcome
{d} gets you a bonus
no {d}? no problem
without {d} is fine too
{d} students welcome
working towards a {d} is fine
love to see {d} but not req'd
a {d} would set you apart
candidates with {d} will stand out
{y} ideal but not required
more than {y} would be a dream
{y} of {S} would help
up to {y} of {S} is a nice extra
We do not expect a {d}
Neither a {d} nor {y} of experience are needed
{f} {d} pref.
{d} in {f} = big plus
{y} exp in {S} a +
Our {S} people hold a {d}
Our team has {y} of {S} behind it
our crew averages {y} in {S}
The owner has {y} in {S}
You will report to someone with {y} in {S}
We help you get your {d} in {f}
tuition paid for {d} in {f}
after {y} with us you can lead {S}
contract runs {y}
{y} contract, may extend
promotion possible after {y}
{f} degree a plus
{f} degree pref'd
{f} degree or cert a +
{f} degree helpful
degree in {f} pref.
degree in {f} preferred but not needed
degree preferred
{f} background a plus
MBA strongly preferred
MBA a plus
masters in {f} would be nice
PhD nice but no must
degrees don't matter to us
degree or not, we don't care
no degree needed
degree not required
no formal schooling needed
recent {f} grads welcome
new grads ok
new grads encouraged to apply
{f} students may apply
grads of any school welcome""".split("\n")
WISH_HEADINGS = """Preferred qualifications:
Nice to have:
Preferred:
Desired skills
Bonus points:
PREFERRED QUALIFICATIONS
Pluses:
Nice-to-haves
Desirable""".split("\n")
DISTRACTORS = """Must be at least 18 years of age
Must be 21 years or older
at least 18 yrs old
Applicants must be 16+ years old
Founded 20 years ago, we are a family business
For over 35 years, our company has served the region.
Established more than 50 years ago by two engineers
With 100+ years of combined experience, our team leads the industry
celebrating 75 years in business
Over the last 10 years we have tripled in size
We have been in business for 15 years
401k with 4% match after one year
401(k), dental and vision after 90 days
3 weeks of vacation, rising to 4 weeks after 5 years
$50,000 - $65,000 per year
Salary: 60-80k/year DOE
This is a 2 year contract
12 month fixed-term position, renewable for 3 years
Clean driving record for the past 3 years
Valid driver's license for at least 3 years
No DUI within the last 5 years
Tuition reimbursement toward a bachelor's degree after two years
We pay for your master's degree while you work
Our team of PhDs and engineers builds the future
Experience with MS Office
Proficient in MS Word, MS Excel and MS Project
MS SQL Server and Oracle
master data management
Certified Scrum Master
Work alongside master electricians
Reports to the Associate Director
a high degree of accuracy and attention to detail
360 degree feedback
able to work in temperatures above 100 degrees
some degree of flexibility required
Teach high school students
Coach the high school football team
Partner with colleges and universities to recruit graduates
Supervise graduate students in the lab
Support the school district
Develop a 5-year strategic plan
Manage a 3 year roadmap
Ability to lift 50 lbs
Ability to travel 25% of the time
Must pass a background check going back 7 years
24/7 on-call rotation
Shift: 7am to 3pm, 5 days a week
Team of 12 engineers
Excellent communication skills
RN license in good standing
CPA required
CDL Class A
Speak, write, and read fluently in English
Lead projects of $5M to $10M
Be part of a company that grew 30% each year
Company of the Year 2022
Experience with B2B sales
Own the BA process with business analysts
Work with BS EN 1090 standards
Responsible for training associates
Fast learner with a can-do attitude
Knowledge of economics and finance news
Experience with accounting software
Nursing home setting
Strong background in statistics and machine learning
Passion for education
Authorization to work in the United States
2-year warranty claims processing
Recent experience with budgeting
Prior experience in a similar role
Several years of experience in a kitchen
Extensive experience in project delivery
First year bonus of $2,000
Serving seniors aged 65 years and up
Care for children ages 2 to 5 years
Annual reviews every 2 years
Full time, Monday to Friday, 40 hours
30+ hrs a week, weekends off
Call Mike at 555-0123 after 5
Send your resume to jobs@example.com
Apply in person between 9 and 4
No phone calls please
$18-$22/hr DOE
Pay starts at $17.50/hr + tips
up to $1,500/week
sign-on bonus $3000 after 6 months
start asap
10 hour shifts, 4 on 3 off
must be able to work nights
own transportation a must
bring your own tools
We are a small team of 8
Family business in its third generation
Our clinic opened in 1998
since 1987
Est. 1974
over a century of tradition
in business since 1962 and still growing
we turned 40 this year
10 years in a row voted best place to work
Our founder started the firm 12 years ago
Fortune 500 client
series B startup, 45 people
drug test and background check required
Must be 18 or older
Min age 21
18+
age 25 to 35 yrs
children aged 3-6 yrs
patients 65 years and older
6 month contract to hire
12 mo contract
initial term of 3 years
3 yr contract w/ option to extend
2 years limited contract
lease is 5 years
equipment is 2 years old
cars older than 10 years
clean MVR past 5 yrs
no felonies in last 7 years
no accidents in 3 yrs
lived in the US for the past 3 years
license within 1 year of hire
certification within 2 years of start
CPR/First Aid
OSHA 10 or 30
CDL-B with air brakes
state license required
notary is a plus
Certified Public Accountant
Chartered accountant
registered nurse with active license
LPN or RN
ServSafe certified
journeyman electrician
master plumber license
master of ceremonies
Scrum Master
master's touch
associates earn a discount
sales associate
Senior Associate
associate director
bachelor apartment provided
high school gym
after-school program
elementary school setting
college town
university hospital
student housing
MS Excel, MS Word
MS Dynamics
MS in the afternoon is for staff meetings
BA and QA teams work with you
BS-free workplace
be a self starter, be on time
we graduate 200 people a year from our training
campus recruiting
graduate trainee scheme
doctor's office
Dr. Patel's practice needs you
to the highest degree
degree of independence
95 degrees in summer
first class customer service
fluent Spanish a plus
bilingual
good w/ people
lift 75 lbs
typing 60 wpm
GPA 3.0+
20% travel
team of 25+
100+ accounts
5 star hotel
24 hr gym
2 weeks PTO, 3 after five years
dental after 60 days
401k after 1 yr
vested after 3 years
first year earnings 60k
year end bonus
year-round work
seasonal, May to Sept
school year only
fiscal year planning
5 year plan
10-year anniversary
multi-year programs
years ahead of the competition
many years of growth
many years of experience a plus
some experience helpful
experience preferred
experience in {S} preferred
experience with {S}
knowledge of {S}
strong {S} skills
proven {S} background
{S} experience required
{S} certification
{S} certificate
interest in {S}
passion for {S}
you will do {S}
help with {S}
{S} a plus
responsible for {S}
background in {S}
train others in {S}
AP/AR and payroll
CCNA or CCNP
PMP cert
CPA or CMA
ACCA / CIMA qualified
qualified lawyer
admitted to the state bar
board certified
EIT
PE license
RN, BLS, ACLS
LCSW
CCC-SLP
CISSP, CEH
six sigma green belt
GAAP and IFRS
Type II SOC
state lic.
guard card
forklift cert
must know {S} and {S}
{S}, {S}, {S}
{S} and {S}
{S} or {S} a plus
you know {S}
comfortable w/ {S}
portfolio a must
base + commission
50 accounts, 8 reps
weekends
bondable
on call every 4th week
serves ages 2 to 12
infants 0-3 years
last 3 employers
23 yrs of age
at least 23 yrs old
our 80 year old firm
a 60 yr old company
the 2 year program
pays for itself in 2 years
rotates every 2 years
position runs {y}
position is for {y}, may be renewed
appointment of {y}
{y} appointment
{y} bond
{y} term
{y} apprenticeship, paid
first {y} are remote
founded {y} ago
our team has {y} combined exp
the crew has {y} together
{y} in business
in business for {y}
serving the valley for {y}
after {y} you get {n} wks vac
raise after {y}
we pay for school after {y}
license held for {y}
clean record for {y}
no accidents for {y}
valid DL {y} clean
within {y} of hire
within {y} must get {A}
over the past {y} we grew
next {y} are exciting
every {y} we move
warranty of {y}
kids of {n} and {n}
{n} kids ages {n} and {n}
ages {n} to {n}
age {n}-{n}
min age {n}
{n}+ only
must be {n}+
{n} or older
{n} hrs/wk
{n} hrs
standing {n} hrs
{n}-hr course
{n} hr training
{n} day contract
{n} patients a day
team of {n}
{n}+ people
{n}+ stores
{n}% travel
up to {n}% trvl
${n}/hr
${n}k - ${n}k
{n}k base
{n} lbs
{n} acres
{n} wpm
{n} units
{n} credits
{n} beds
{n} weeks PTO
{n} months contract
{n} mo. assignment
min {n} months of {S}
{n} months of {S}
{n}x a week
shift {n}-{n}
top {n}
no. {n} in the region
{A} cert
{A} cert.
{A} required
{A}
{A}; {A}
{A}, {A}, {A}
{A} or {A}
{A} or {A} certified
{A} license
{A} a plus
{A} pref'd
{A}-certified
{A} accredited
{A} within {n} days
{S} ({A})
{S}; {A}; {S}
works with {A} and {A}
{A} tools
{A} member
{A} clearance
{A} studies a plus
exp. helpful
exp helpful, we'll teach you
will train the right person
some college a plus
some college or trade school a plus
paid training toward {A}
trade school paid
university is our client
school is out in summer
good with students
you'll teach {S}
read & write English
public speaking
references from last {n} jobs
publications
portfolio
Assoc
Sr. Assoc
{S} Assoc
{S} Asst
{S} Assoc ${n}/hr
base + comm
base + comm.
{S} Coord.
{S} Mgr
{S} Dept
Dept of {S}
{A} Dept
{S} tech
staff of {n}
Open {n} days
{n}th week off
every {n}rd week
{n} shifts/wk
comes w/ {n}k sign on
{A} or {A} considered""".split("\n")
HEADINGS = """Requirements
Qualifications:
Minimum qualifications
What you need
Basic Qualifications
REQUIREMENTS:
What you'll bring
Must haves
Who you are
Job requirements:
Skills & Experience
About you""".split("\n")
WORK = """software development|project management|sales|customer service|accounting|nursing|welding|teaching|marketing|data analysis|plumbing|carpentry|event planning|graphic design
supply chain|warehouse operations|logistics|HR|recruiting|payroll|bookkeeping|patient care|phlebotomy|machine learning|web development|network administration|technical support
quality assurance|manufacturing|food service|line cooking|hotel front desk|retail management|journalism|copywriting|video editing|UX design|product management|business development
account management|clinical research|laboratory work|pharmacy|social work|case management|counseling|childcare|special education|security|law enforcement|fire safety|electrical work
HVAC repair|auto repair|CNC machining|forklift operation|truck driving|dispatch|procurement|inventory control|audit|tax|investment banking|underwriting|claims handling|legal practice
contract law|compliance|cloud infrastructure|DevOps|Java|Python|SQL and ETL|embedded systems|circuit design|civil design|surveying|landscaping|farming|veterinary care|dental assisting
medical billing|ICU|operating room|home health|people management|team leadership|vendor management|fundraising|grant writing|museum curation|photography|translation|call center work
B2B sales|merchandising|fashion buying|interior design|construction management|estimating|property management|facilities maintenance|oil and gas drilling|aviation maintenance""".replace(
    "\n", "|"
).split("|")
