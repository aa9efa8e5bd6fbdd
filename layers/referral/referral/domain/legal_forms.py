"""Legal forms of companies of the world, which people write or leave out as they like.

Written by hand and compared with the lists of rigour and cleanco. rigour brings 11 MB of machine code; cleanco takes
words such as "OK", "UK" and "DA" for forms. Left out here: forms that are words or abbreviations of other things
("CA", "SC", "PC", "EV"), and words that tell one company from another ("Holdings", "Group").
"""

# Behind the name. Spaces, dots, slashes, capitals and accents don't matter.
BEHIND = """
Inc, Incorporated, Incorp, Corp, Corporation, Co, Company, LLC, LLP, LLLP, LP, PLLC, PBC, Public Benefit Corporation
Limited Liability Company, Limited Liability Partnership, Limited Partnership, Limited Company, Joint Stock Company, JSC
CJSC, OJSC, PJSC, Ltd, Limited, PLC, Public Limited Company, Public Company Limited, PCL, CIC, CLG, DAC
Designated Activity Company, Teoranta, CPT, Cyf, Cyfyngedig
Private Limited, Private Ltd, Pvt, Pvt Ltd, Pvt Limited, P Ltd, P Limited, OPC, Pty, Pty Ltd, Pty Limited
Proprietary Limited, Pte, Pte Ltd, Pte Limited, Bhd, Sdn Bhd, Sendirian Berhad, Berhad, Tbk, Persero, NPC
AG, Aktiengesellschaft, GmbH, mbH, gGmbH, Gesellschaft mit beschränkter Haftung, GmbH Co KG, GmbH Co, KG, KGaA, OHG
Kommanditgesellschaft, Offene Handelsgesellschaft, Gesellschaft bürgerlichen Rechts, GbR, eGbR, GesbR, UG, gUG
Unternehmergesellschaft, haftungsbeschränkt, PartG, PartG mbB, mbB, e Kfm, e Kfr, eingetragener Kaufmann
eingetragene Genossenschaft, eingetragener Verein, SE, Societas Europaea
SA, SAS, SASU, SARL, S à r l, EURL, SNC, SCA, SCS, SCOP, SELARL, Sàrl, SAGL, Société Anonyme
Société par Actions Simplifiée, Société à Responsabilité Limitée
SpA, Srl, Srls, SApA, Scarl, Scrl, Società per Azioni, Società a Responsabilità Limitata
SL, SLU, SLL, SLNE, SAU, SAC, SAA, SAB, SA de CV, SAB de CV, SAPI de CV, S de RL de CV, SRL de CV, EIRL, Cia Ltda
Sociedad Anónima, Sociedad Limitada, Sociedad Anónima de Capital Variable, Sociedad de Responsabilidad Limitada
Sociedad por Acciones Simplificada
Ltda, Lda, Limitada, EIRELI, Unipessoal Lda, SGPS, Sociedade Anônima, Sociedade Limitada
BV, NV, VOF, BVBA, SPRL, CVBA, Comm V, VZW, ASBL, Besloten Vennootschap, Naamloze Vennootschap
AB, publ, Aktiebolag, Oy, Oyj, Abp, Osakeyhtiö, AS, ASA, Aksjeselskap, A/S, ApS, IVS, Aktieselskab, Anpartsselskab, AMBA
hf, ehf, ohf, OÜ, Osaühing, Aktsiaselts, SIA, UAB, Uždaroji akcinė bendrovė
Sp z oo, Spółka z oo, Spółka z ograniczoną odpowiedzialnością, Spółka akcyjna, Sp j, Sp k, SKA, PSA
Sro, Spol s r o, akc spol, vos, akciová společnost, společnost s ručením omezeným
Kft, Zrt, Nyrt, Kkt, Korlátolt Felelősségű Társaság, doo, dooel, jdoo, dd, ad, ead, ood, eood
društvo s ograničenom odgovornošću, Sh pk, Sh a
AŞ, Anonim Şirketi, Ltd Şti, Limited Şirketi, San ve Tic, Sanayi ve Ticaret, Tic, MMC
OOO, OAO, ZAO, PAO, TOV, ООО, ОАО, ЗАО, ПАО, АО, НАО, ОДО, ТОО, ТОВ, ТзОВ, ПАТ, ПрАТ, АТ, ЛТД, ЕООД, ООД, ЕАД, АД
Общество с ограниченной ответственностью, Акционерное общество, Публичное акционерное общество
Товариство з обмеженою відповідальністю
ΑΕ, ΕΠΕ, ΟΕ, ΕΕ, ΙΚΕ, EPE
WLL, FZE, FZCO, FZC, FZ LLC, LLC FZ, DMCC, PSC, QSC, QPSC, KSC, KSCP, BSC, SAOC, SAOG, SAE, SAL
ذ م م, ش م م, ش م ل, المحدودة
בע״מ
KK, GK, YK, Kabushiki Kaisha, Kabushiki Gaisha, Godo Kaisha, Yugen Kaisha
"""
# Before the name. "AB", "SAS" and "AS" are left out, because names begin so: AB InBev, SAS Institute, AS Roma.
IN_FRONT = """
PT, Perseroan Terbatas, OOO, OAO, ZAO, PAO, ООО, ОАО, ЗАО, ПАО, АО, НАО, ОДО, ТОО, ТОВ, ТзОВ, ИП, ПАТ, ПрАТ
Общество с ограниченной ответственностью, Акционерное общество, Публичное акционерное общество
Товариство з обмеженою відповідальністю
UAB, Oy, SARL, EURL, SASU, SELARL, SPRL, BVBA, ASBL, VZW, Aktiebolaget, Kabushiki Kaisha
Công ty Cổ phần, CTCP, Công ty TNHH, Công ty TNHH MTV, Cty TNHH, Công ty, شركة
"""
# On either side, also without a space.
ATTACHED = """
株式会社, 有限会社, 合同会社, 合資会社, 合名会社, 股份有限公司, 有限责任公司, 有限責任公司, 有限公司
주식회사, 유한회사, 유한책임회사, บริษัท, จำกัด
"""
