import pytest
from hypothesis import given
from hypothesis import strategies as st

from referral.domain.company import KEY_LENGTH, company_key, without_legal_form


@pytest.mark.parametrize(
    "spellings",
    [
        ["Amazon", "amazon.com ", "Amazon, Inc.", "AMAZON.COM, Inc.", "https://www.amazon.com/jobs", "Ａｍａｚｏｎ"],
        ["Moody's", "Moody’s", "MOODYS", "moody's Corporation"],
        ["Boeing", "The Boeing Company"],
        ["Johnson & Johnson", "Johnson and Johnson", "JOHNSON & JOHNSON INC"],
        ["Tiffany", "Tiffany & Co."],
        ["Müller", "MÜLLER GmbH & Co. KG", "Mu\u0308ller"],
        ["J.P. Morgan", "JP Morgan"],
        ["Philips", "Philips N.V."],
        ["example", "example.co.uk"],
        ["Straße", "STRASSE"],
        ["Orbis India Private Limited", "Orbis India", "Orbis (India) Pvt. Ltd.", "ORBIS INDIA (P) LTD"],
        ["Nordwind", "Nordwind GmbH & Co. KGaA", "Nordwind Aktiengesellschaft", "Nordwind UG (haftungsbeschränkt)"],
        ["Balder", "Balder A/S", "Balder ApS", "Balder AB (publ)", "Oy Balder Ab", "Balder ehf."],
        ["Vistula", "Vistula Sp. z o.o.", "Vistula spółka z o.o. sp.k.", "Vistula S. A.", "Vistula d.o.o."],
        [
            "Cordel",
            "Cordel S.A. de C.V.",
            "Cordel, S. de R.L. de C.V.",
            "Cordel Ltda",
            "CORDEL LDA.",
            "Cordel S à r.l.",
        ],
        ["Lotus", "Lotus Sdn. Bhd.", "PT Lotus Tbk", "PT. Lotus (Persero)", "Lotus Pte. Ltd.", "Công ty TNHH Lotus"],
        ["Karoo", "Karoo (Pty) Ltd", "Karoo Pty. Limited", "Karoo L.P.", "Karoo W.L.L.", "Karoo FZ-LLC", "Karoo, P.C."],
        ["青空", "株式会社青空", "青空㈱", "(株)青空", "青空 株式会社", "青空有限公司"],
        ["한빛", "한빛 주식회사", "㈜한빛", "한빛(주)"],
        ["Берёзка", "ООО «Березка»", "Берёзка АО"],
        ["Ευρώπη", "ΕΥΡΩΠΗ Α.Ε."],
        [
            "Orbis",
            "Orbis™",
            "Orbis®",
            "Orbis (TM) Inc.",
            "orbis.com.br",
            "orbis.pl",
            "jobs.orbis.com",
            "Orbis [hiring!]",
        ],
        ["Orbis", "Orbis (formerly Ellipse)", "Orbis, Inc. f/k/a Ellipse", "Ellipse (now Orbis)", "Ring LLC dba Orbis"],
        ["Orbis", "Orbis Corp. (NASDAQ: ORBX)", "Orbis (TSX ORB)", "Orbis (a Ring company)", "Orbis (YC W21)"],
        ["Deep Space Mining", "Deep Space Mining (DSM)"],
        ["Größwang", "Groesswang", "Grosswang"],
        ["Žižka à la Façon", "Zizka a la Facon"],
        ["Øresund Łan", "Oresund Lan", "OERESUND LAN"],
        ["ILGIN", "Ilgın", "ılgın", "İlgin"],
        ["Rank AI", "rank.ai", "RankAI"],
        ["R2++", "R2 plus plus"],
        ["Blue Fish", "BlueFish", "blue-fish.com"],
        ["أرامكو", "\u200fأرامكو\u200f"],
    ],
)
def test_spellings_of_one_company_agree(spellings):
    assert len({company_key(spelling) for spelling in spellings}) == 1


@pytest.mark.parametrize(
    "names",
    [
        ["Amazon", "Amazon Web Services", "Amazonas"],
        ["阿里巴巴集团", "腾讯", "🚀", "❤️", "☂️"],  # the last two end in the same invisible selector
        ["किला", "कला", "काला"],  # vowels are marks
        ["Inc.", "The", "Co", "AG", "&"],
        ["Apple", "Аpple"],  # the second begins with a Cyrillic letter
        ["Orbis", "Orbis Holdings", "Orbis Group", "Orbis.ai", "orbis.io", "Orbis Capital", "Orbis+", "Orbis UK"],
        ["Q++ Co", "Q# Co", "Q Co"],
        ["Bauer", "Baur"],
        ["Sia Partners", "SAS Institute", "Partners", "Institute", "AB InBev", "InBev", "AS Roma", "Roma"],
        ["Once Upon", "Orbis Now", "Orbis (UK)", "Orbis"],
    ],
)
def test_different_companies_differ(names):
    assert len({company_key(name) for name in names}) == len(names)


PIECES = st.sampled_from(
    "Orbis & + # . ' (now (株) 株式会社 A/S Inc. SE AB the, ue oe n ＋ ™ ß İ Æ .com .ai / www. http:// e.V.".split()
)


@given(st.text(min_size=1, max_size=200).filter(str.strip) | st.lists(PIECES, min_size=1).map("".join))
def test_a_key_is_never_empty_fits_its_column_and_is_its_own_key(name):
    key = company_key(name)
    assert key
    assert len(key) <= KEY_LENGTH
    assert company_key(key) == key


@pytest.mark.parametrize("name", ["ﷺ" * 200, "&" * 200, "a&" * 100, "ß" * 200])
def test_names_that_grow_when_folded_still_fit(name):
    assert len(company_key(name)) <= KEY_LENGTH


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Orbis, Inc.", "Orbis"),
        ("Orbis Maschinenbau GmbH & Co. KG", "Orbis Maschinenbau"),
        ("PT Orbis Tbk", "Orbis"),
        ("ООО «Берёзка»", "Берёзка"),
        ("Orbis Holdings", "Orbis Holdings"),
        ("Inc.", "Inc."),
    ],
)
def test_a_name_without_its_legal_form_is_as_written(name, bare):
    assert without_legal_form(name) == bare
