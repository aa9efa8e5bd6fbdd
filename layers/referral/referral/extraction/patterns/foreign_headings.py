"""Headings in postings that are not in English, in small letters, with dots between them."""

# In this order: German, French, Spanish, Portuguese, Italian, Dutch, Polish, Japanese, Chinese, Korean.
PREFERRED = """
von vorteil · wünschenswert · nice to have · pluspunkte · das wäre ein plus · idealerweise · bonuspunkte
wünschenswerte kenntnisse
les plus · un plus · atouts · serait un plus · souhaité · compétences souhaitées · les atouts · profil idéal
apprécié
deseable · se valora · se valorará · valorable · requisitos deseables · plus · deseables · conocimientos deseables
diferenciais · desejável · requisitos desejáveis · será um diferencial · diferencial · seria um diferencial
valorizamos
costituisce titolo preferenziale · titoli preferenziali · requisiti preferenziali · nice to have · sarà un plus
gradito · preferibile
pré · pre · een pré · pluspunten · mooi meegenomen · wenselijk · nice to haves
mile widziane · dodatkowe atuty · dodatkowym atutem będzie · nice to have · atutem będzie
歓迎 · 歓迎要件 · 歓迎条件 · 歓迎スキル · 歓迎する経験 · 尚可 · 優遇 · 歓迎経験
优先 · 加分项 · 优先条件 · 优先考虑 · 加分 · 優先條件 · 加分條件
우대사항 · 우대조건 · 우대 사항
"""
REQUIRED = """
anforderungen · ihr profil · dein profil · das bringst du mit · das bringen sie mit · was du mitbringst
was sie mitbringen · qualifikationen · qualifikation · voraussetzungen · anforderungsprofil · wir erwarten
was wir erwarten · was wir uns wünschen · profil · ihre qualifikationen · deine qualifikationen · ihre qualifikation
deine qualifikation · das zeichnet dich aus · das zeichnet sie aus · ihre kenntnisse · deine skills · kenntnisse
fähigkeiten · ausbildung · berufserfahrung · unsere anforderungen · das wünschen wir uns · damit überzeugst du
damit überzeugen sie · damit überzeugen sie uns · was wir suchen · wen wir suchen · fachliche anforderungen
profil · profil recherché · votre profil · ton profil · le profil · compétences · compétences requises
compétences techniques · qualifications · exigences · prérequis · pré-requis · formation · expérience
ce que nous recherchons · vous avez · qui êtes-vous · formation et expérience · connaissances · critères
qualités requises · savoir-faire · savoir-être · le profil idéal · profil souhaité · conditions requises
requisitos · perfil · tu perfil · su perfil · requerimientos · requisitos mínimos · qué buscamos · lo que buscamos
qué necesitas · formación · experiencia · conocimientos · habilidades · competencias · perfil requerido
perfil buscado · formación académica · experiencia requerida · requisitos indispensables · requisitos del puesto
imprescindible · ¿qué buscamos? · qué pedimos
requisitos · perfil · qualificações · requisitos obrigatórios · o que procuramos · o que esperamos de você
o que buscamos · o que você precisa · formação · experiência · conhecimentos · habilidades · competências
pré-requisitos · perfil desejado · formação acadêmica · requisitos e qualificações · exigências · o que esperamos
requisiti · profilo · il tuo profilo · profilo ricercato · profilo richiesto · competenze · competenze richieste
qualifiche · cosa cerchiamo · chi cerchiamo · formazione · esperienza · conoscenze · titolo di studio
requisiti richiesti · requisiti minimi · requisiti obbligatori · il profilo ideale · capacità
functie-eisen · functie eisen · jouw profiel · vereisten · eisen · wat vragen wij · wat wij vragen · wie ben jij
wat breng je mee · profiel · dit breng je mee · jouw kwalificaties · kwalificaties · opleiding · ervaring
vaardigheden · wat neem je mee · dit vragen wij · wij vragen · dit ben jij · wie zoeken wij · wat we zoeken · kennis
wymagania · nasze wymagania · oczekujemy · oczekiwania · kwalifikacje · czego oczekujemy · twój profil
wykształcenie · doświadczenie · umiejętności · od kandydatów oczekujemy · profil kandydata · wymagane umiejętności
wymagane kwalifikacje · kogo szukamy · nasze oczekiwania
応募資格 · 応募条件 · 必須 · 必須要件 · 必須条件 · 必須スキル · 求める人物像 · 求めるスキル · 資格 · 必要なスキル
必要な経験 · 応募要件 · 対象となる方 · 求める経験 · スキル · 経験
学歴 · 必須経験
任职要求 · 任职资格 · 岗位要求 · 职位要求 · 要求 · 招聘要求 · 应聘要求 · 资格要求 · 技能要求 · 基本要求 · 必备条件
學歷要求 · 職位要求 · 任職要求 · 條件要求 · 任职条件 · 学历要求
必备技能
자격요건 · 자격 요건 · 지원자격 · 필수조건 · 지원 자격
"""
DUTIES = """
aufgaben · ihre aufgaben · deine aufgaben · das erwartet dich · das erwartet sie · was dich erwartet
was sie erwartet · tätigkeiten · aufgabengebiet · verantwortlichkeiten · deine rolle · ihre rolle · das machst du
stellenbeschreibung · ihr aufgabengebiet · dein aufgabengebiet · tätigkeitsbeschreibung · deine mission
hauptaufgaben · aufgabenbereich · das sind deine aufgaben
missions · vos missions · tes missions · mission · votre mission · responsabilités · vos responsabilités · tâches
description du poste · le poste · votre rôle · missions principales · activités principales · principales missions
vos tâches · activités
responsabilidades · funciones · tareas · tus funciones · qué harás · lo que harás · descripción del puesto · misión
funciones principales · tus responsabilidades · qué vas a hacer · el puesto · principales funciones · tu día a día
responsabilidades · atividades · funções · o que você vai fazer · suas responsabilidades · principais atividades
descrição da vaga · atribuições · o que irá fazer · descrição do cargo · seu dia a dia
responsabilidades e atribuições · principais responsabilidades · tarefas
responsabilità · mansioni · attività · attività principali · il ruolo · cosa farai · compiti
descrizione del lavoro · principali responsabilità · principali attività · le tue responsabilità
di cosa ti occuperai · mansione
taken · jouw taken · verantwoordelijkheden · werkzaamheden · wat ga je doen · functieomschrijving · jouw rol
de functie · dit ga je doen · wat ga jij doen · je taken · taken en verantwoordelijkheden · wat je gaat doen
obowiązki · zakres obowiązków · twoje zadania · zadania · twój zakres obowiązków · opis stanowiska
główne obowiązki · czym będziesz się zajmować · zakres zadań · twoja rola
業務内容 · 仕事内容 · 職務内容 · 担当業務 · 主な業務 · お仕事内容 · 具体的な業務内容 · 業務 · ミッション
岗位职责 · 工作职责 · 职责 · 工作内容 · 职位描述 · 主要职责 · 岗位描述 · 職責 · 工作內容 · 工作職責 · 职责描述
담당업무 · 주요업무 · 업무내용 · 담당 업무 · 주요 업무
"""
OFFER = """
wir bieten · was wir bieten · das bieten wir · unser angebot · benefits · ihre vorteile · deine vorteile
das bieten wir dir · das bieten wir ihnen · gehalt · vergütung · deine benefits · ihre benefits · wir bieten dir
wir bieten ihnen · darauf kannst du dich freuen · darauf können sie sich freuen · leistungen
avantages · nous offrons · ce que nous offrons · rémunération · salaire · nos avantages · les avantages
nous vous offrons · ce que nous proposons · nous proposons · rémunération et avantages · salaire et avantages
ofrecemos · beneficios · qué ofrecemos · lo que ofrecemos · salario · se ofrece · te ofrecemos · remuneración
nuestros beneficios · condiciones
benefícios · oferecemos · o que oferecemos · salário · remuneração · nossos benefícios · benefícios e vantagens
offriamo · cosa offriamo · benefit · retribuzione · vantaggi · stipendio · l'offerta · si offre · cosa ti offriamo
wij bieden · wat bieden wij · wat wij bieden · arbeidsvoorwaarden · salaris · dit bieden wij · wat krijg je
wat bieden we · ons aanbod · wat krijg je van ons · dit krijg je
oferujemy · co oferujemy · benefity · wynagrodzenie · nasza oferta · to oferujemy · twoje benefity
待遇 · 福利厚生 · 給与 · 年収 · 報酬 · 待遇・福利厚生 · 給与・待遇 · 休日・休暇 · 休日休暇
福利待遇 · 薪资 · 薪资福利 · 我们提供 · 薪酬福利 · 福利 · 待遇 · 薪資福利
복리후생 · 급여 · 혜택 · 복지
"""
EMPLOYER = """
über uns · wer wir sind · das unternehmen · unser unternehmen · das sind wir · unser team · wir über uns
à propos · à propos de nous · qui sommes-nous · l'entreprise · notre entreprise · notre équipe
présentation de l'entreprise · qui sommes nous
sobre nosotros · quiénes somos · la empresa · sobre la empresa · nuestra empresa · acerca de nosotros
sobre nós · quem somos · a empresa · sobre a empresa
chi siamo · l'azienda · la nostra azienda
over ons · wie zijn wij · wie wij zijn · het bedrijf · ons bedrijf · over het bedrijf
o nas · o firmie · kim jesteśmy
会社概要 · 企業概要 · 会社情報 · 私たちについて · 会社紹介 · 当社について
公司介绍 · 公司简介 · 关于我们 · 企业介绍 · 公司簡介 · 關於我們
회사소개 · 회사 소개
"""
NOTICE = """
bewerbung · kontakt · standort · arbeitsort · so bewerben sie sich · so bewirbst du dich · interessiert
bewerbungsprozess · ansprechpartner
candidature · lieu · localisation · contact · comment postuler · processus de recrutement · type de contrat
lieu de travail
ubicación · lugar de trabajo · contacto · cómo aplicar · proceso de selección · cómo postular
localização · local de trabalho · como se candidatar · processo seletivo · local
sede · luogo di lavoro · sede di lavoro · come candidarsi · contatti
locatie · contact · solliciteren · sollicitatieprocedure · standplaats
lokalizacja · miejsce pracy · kontakt · jak aplikować · proces rekrutacji
勤務地 · 勤務時間 · 選考プロセス · 応募方法 · 雇用形態 · 選考フロー
工作地点 · 工作地址 · 联系方式 · 应聘方式 · 工作时间 · 工作地點
근무지 · 근무지역 · 접수방법 · 전형절차
"""
