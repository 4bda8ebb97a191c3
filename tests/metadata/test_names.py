"""Names of authors and titles of pages, cleaned."""

from __future__ import annotations

import pytest

from clipper.metadata import titles
from clipper.metadata.authors import bylines, kinds, names


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        ("By Jane Doe", ["Jane Doe"]),
        ("by JANE DOE", ["Jane Doe"]),
        ("Jane Doe, John Roe and Ann B. Poe", ["Jane Doe", "John Roe", "Ann B. Poe"]),
        ("Von Anna Groß und Jörg Weiß", ["Anna Groß", "Jörg Weiß"]),
        ("Par Zoé Petit et Luc Grand", ["Zoé Petit", "Luc Grand"]),
        ("Por Ana Ruiz y Luis Sanz", ["Ana Ruiz", "Luis Sanz"]),
        ("Di Mario Rossi", ["Mario Rossi"]),
        ("Ana da Silva", ["Ana da Silva"]),
        ("Da Young Kim", ["Da Young Kim"]),
        ("Jane Doe & John Roe", ["Jane Doe", "John Roe"]),
        ("Jane Doe, M.D.", ["Jane Doe, M.D."]),
        ("Jane Doe, Senior Editor", ["Jane Doe"]),
        ("Silje HaugJournalist", ["Silje Haug"]),
        ("Ben McEditor", ["Ben McEditor"]),
        ("Sinéad MhurchadhaHealth Correspondent", ["Sinéad Mhurchadha"]),
        ("Jane McDonald Senior Editor", ["Jane McDonald"]),
        ("Redactora Málaga", []),
        ("木曽原千尋 塩見岳", ["木曽原千尋", "塩見岳"]),
        ("長谷川 裕美子", ["長谷川 裕美子"]),
        ("By GhostEditor", ["GhostEditor"]),
        ("Jan van der BergFoto", []),
        ("Emily Tan Su Ling", ["Emily Tan Su Ling"]),
        ("Lars Erik Per Nilsson", ["Lars Erik Per Nilsson"]),
        ("Jane Doe, Banksy", ["Jane Doe", "Banksy"]),
        ("Jane Doe, Moby and John Roe", ["Jane Doe", "Moby", "John Roe"]),
        ("GhostEditor", ["GhostEditor"]),
        ("Jane Doe och Elsa BergFoto", ["Jane Doe"]),
        ("Malin StjernText Elsa BergFoto", ["Malin Stjern"]),
        ("رويترز - نيو يورك", ["رويترز"]),
        ("高 田 万 里", ["高 田 万 里"]),
        ("FIONA HART and TOM ASH IN KELM", ["Fiona Hart", "Tom Ash"]),
        ("Jane Doe, Lagos and Ann Poe, Abuja", ["Jane Doe", "Ann Poe"]),
        ("Ana Ruiz Sanz, y Daniela Huerta", ["Ana Ruiz Sanz", "Daniela Huerta"]),
        ("Ana-Leena Rautioana-leena.rautio@post.example", ["Ana-Leena Rautio"]),
        ("ענבר שטרית ורועי בן-לולו", ["ענבר שטרית", "רועי בן-לולו"]),
        ("אלמוג שוורצמן, ליאת דהאן", ["אלמוג שוורצמן", "ליאת דהאן"]),
        ("Zoé Petit (Plougrescant, Côtes-d’Armor) et Luc Grand", ["Zoé Petit", "Luc Grand"]),
        ("오세린 기자오세린", ["오세린"]),
        ("السبت،", []),
        ("Sindri Hafberg skrifar", ["Sindri Hafberg"]),
        ("Malin StjernText", ["Malin Stjern"]),
        ("Elsa BergFoto", []),
        ("البحراوية - إيهاب مرزوق - هدير الشناوى", ["إيهاب مرزوق", "هدير الشناوى"]),
        ("周沛宁　贺　岚", ["周沛宁", "贺岚"]),
        ("贺岚 久保田", ["贺岚 久保田"]),
        ("Jane Doe Senior Reporter", ["Jane Doe"]),
        ("ByJane DoePublished", ["Jane Doe"]),
        ("作者：蒋一帆", ["蒋一帆"]),
        ("文/王小明", ["王小明"]),
        ("记者 李四", ["李四"]),
        ("홍길동 기자", ["홍길동"]),
        ("Автор: Анна Иванова", ["Анна Иванова"]),
        ("بقلم منى سالم", ["منى سالم"]),
        ("https://e.example/jane", []),
        ("jane@e.example", []),
        ("By", []),
        ("Share", []),
        ("", []),
        ("Maria &amp; Katerina", ["Maria", "Katerina"]),
    ],
)
def test_split(text: str, authors: list[str]) -> None:
    assert names.split_names(text) == authors


@pytest.mark.parametrize(
    "name", ["Jane Doe", "J. R. Smith", "Ludwig van Beethoven", "Ana de la Cruz"]
)
def test_persons(name: str) -> None:
    assert kinds.is_person(name)


@pytest.mark.parametrize(
    "name", ["The Evening Times", "Tageblatt Süd", "Jane", "Tea and cake for two", "东屿日报"]
)
def test_no_persons(name: str) -> None:
    assert not kinds.is_person(name)


@pytest.mark.parametrize(
    ("title", "sites", "clean"),
    [
        ("Tea is hot | The Paper", ["The Paper"], "Tea is hot"),
        ("Tea is hot - The Paper", ["The Paper"], "Tea is hot"),
        ("The Paper: Tea is hot", ["The Paper"], "The Paper: Tea is hot"),
        ("The Paper | Tea is hot", ["The Paper"], "Tea is hot"),
        ("Tea is hot | Food | paper.example", ["paper.example"], "Tea is hot | Food"),
        ("Tea – a long drink", ["The Paper"], "Tea – a long drink"),
        ("The Paper", ["The Paper"], "The Paper"),
        ("茶很热_生活_东屿日报", ["东屿日报"], "茶很热_生活"),
        ("お茶は熱い｜川辺タイムス", ["川辺タイムス"], "お茶は熱い"),
        ("お茶は熱い－川辺タイムス", ["川辺タイムス"], "お茶は熱い"),
    ],
)
def test_without_site(title: str, sites: list[str], clean: str) -> None:
    assert titles.without_site(title, sites) == clean


def test_a_wide_sign_parts_a_printed_headline_from_the_site() -> None:
    for title in ("お茶は熱い：川辺タイムス", "お茶は熱い（川辺タイムス）"):
        assert titles.without_site(title, [], ["お茶は熱い"]) == "お茶は熱い"
    assert titles.parts_behind("お茶は熱い：川辺タイムス", "お茶は熱い") == ["川辺タイムス"]


def test_a_printed_headline_ends_the_title() -> None:
    assert titles.without_site("Tea is hot | Food | Paper", [], ["Tea is hot"]) == "Tea is hot"


def test_the_title_on_which_page_and_head_agree() -> None:
    said = [("Hot tea in the news", "og:title"), ("Tea is hot", "title element")]
    assert titles.agreed(["TEA IS HOT!"], said) == ("TEA IS HOT!", "headline, title element")
    assert titles.agreed(["Cold tea"], said) is None
    assert titles.agreed([], said) is None


def test_the_first_part_of_a_title() -> None:
    assert titles.first_part("Tea is hot | Food | The Paper") == "Tea is hot"
    assert titles.first_part("Tea-house") == "Tea-house"


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        ("Jane Doe, Matt De La O", ["Jane Doe", "Matt De La O"]),
        ("Jane Doe Senior Reporter at", ["Jane Doe"]),
    ],
)
def test_a_capital_alone_is_an_initial(text: str, authors: list[str]) -> None:
    assert names.split_names(text) == authors


def test_what_follows_a_name() -> None:
    assert names.before_file("Jane Doe on behalf of the Gardeners") == "Jane Doe"
    assert names.before_file("A day in Town") == "A day in Town"
    assert names.before_helpers("Jane Doe, edited by John Roe") == "Jane Doe"


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        ("By Priya Raman, London", ["Priya Raman"]),
        ("By Priya Raman, CNN", ["Priya Raman"]),
        ("BY PRIYA RAMAN, LONDON", ["Priya Raman"]),
        ("Von Petra Müller und Hans Maier, Berlin", ["Petra Müller", "Hans Maier"]),
        ("Von Petra Müller, ARD-Studio London", ["Petra Müller"]),
        ("Par Claire Dupont, à Kelm", ["Claire Dupont"]),
        ("Par Claire Dupont (Kelm, correspondance", ["Claire Dupont"]),
        ("राहुल शर्मा, नई दिल्ली", ["राहुल शर्मा"]),
        ("أحمد محمود، القاهرة", ["أحمد محمود"]),
        ("İbrahim Çelik, İstanbul", ["İbrahim Çelik"]),
        ("By Paris Hill, Jack London", ["Paris Hill", "Jack London"]),
        ("Sophie Petit, Luc Bureau", ["Sophie Petit", "Luc Bureau"]),
        ("JANE DOE, MOBY", ["Jane Doe", "MOBY"]),
        ("BBC, ITV", ["BBC", "ITV"]),
        ("Jane Doe, M.D., FACP", ["Jane Doe, M.D., FACP"]),
        ("Berlin", ["Berlin"]),
    ],
)
def test_a_place_an_agency_an_office_behind_a_name(text: str, authors: list[str]) -> None:
    assert names.split_names(text) == authors


@pytest.mark.parametrize(
    ("capitals", "name"),
    [
        ("SEAN O'BRIEN", "Sean O'Brien"),
        ("D’ANGELO ROSSI", "D’Angelo Rossi"),
        ("LUCA DELL'ORTO", "Luca Dell'Orto"),
        ("ALI SA'AD", "Ali Sa'ad"),
        ("MARY-ANN SMITH", "Mary-Ann Smith"),
        ("JEAN-PIERRE DUPONT-MORETTI", "Jean-Pierre Dupont-Moretti"),
        ("ANN MCDONALD", "Ann McDonald"),
        ("JB MACK", "JB Mack"),
        ("KENDRICK LAMAR JR", "Kendrick Lamar JR"),
        ("IVO FIORI", "Ivo Fiori"),
        ("İBRAHİM ÇELİK", "İbrahim Çelik"),
        ("ILGIN ÖĞÜTÇÜ YILDIZ", "Ilgın Öğütçü Yıldız"),
        ("ΓΙΑΝΝΗΣ ΠΑΠΠΑΣ", "Γιαννης Παππας"),
        ("ЖАН-ПОЛЬ ИВАНОВ", "Жан-Поль Иванов"),
        ("Sean O'brien", "Sean O'brien"),
    ],
)
def test_names_in_capitals(capitals: str, name: str) -> None:
    assert names.clean_name(capitals) == name


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        ("लेखिका: सीमा शर्मा", ["सीमा शर्मा"]),
        ("लेखिका सीमा शर्मा", ["सीमा शर्मा"]),
        ("संवाददाता: सीमा शर्मा", ["सीमा शर्मा"]),
        ("द्वारा सीमा शर्मा", ["सीमा शर्मा"]),
        ("எழுதியவர்: மீனா", ["மீனா"]),
        ("द्वारावती शर्मा", ["द्वारावती शर्मा"]),
        ("Bya Jane Doe", ["Bya Jane Doe"]),
    ],
)
def test_cues_that_end_in_a_vowel_sign(text: str, authors: list[str]) -> None:
    assert names.split_names(text) == authors


@pytest.mark.parametrize(
    ("name", "office"), [("दैनिक बंदरगाह", True), ("दिन कुमार", False), ("भारत कुमार", False)]
)
def test_words_of_papers_with_vowel_signs(name: str, office: bool) -> None:
    assert kinds.is_organisation(name) is office


def test_two_chinese_names_on_one_line() -> None:
    assert names.split_names("鄺曉澄 麥啟朗") == ["鄺曉澄", "麥啟朗"]
    assert names.split_names("久保田 旭") == ["久保田 旭"]
    assert names.split_names("小笠原 慎之介") == ["小笠原 慎之介"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Jane Doe. Photographs by John Roe", ["Jane Doe"]),
        ("Marta Quintela (texto) e Rui Sobral (fotos)", ["Marta Quintela"]),
        ("Marlen Zurfluh (Text), Reto Aebersold (Bilder)", ["Marlen Zurfluh"]),
        ("Foto: Bo Lindegaard", []),
        ("Jane Doe and John Roe (photos)", ["Jane Doe"]),
        ("Max Muster (Fotos) und Anna Beck (Text)", ["Anna Beck"]),
        ("Story and photos by Jane Doe", ["Jane Doe"]),
        ("Jane Doe, with John Roe", ["Jane Doe", "John Roe"]),
        ("Jane Doe, staff writer and Bob Hill", ["Jane Doe", "Bob Hill"]),
        ("JOHN SMITH II", ["John Smith II"]),
        ("Jane Photo Doe", ["Jane Photo Doe"]),
        ("Daniela Huenchumilla, enviada especial a Copiapó", ["Daniela Huenchumilla"]),
    ],
)
def test_who_took_the_pictures_did_not_write(text: str, wanted: list[str]) -> None:
    assert names.split_names(text) == wanted


@pytest.mark.parametrize("text", ["Aa" * 500_000, "(" * 500_000, "Jane Doe, " * 90_000])
def test_of_an_endless_list_the_beginning_is_read(text: str) -> None:
    assert len(names.split_names(text)) <= 1_000


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("記者簡郁珊", ["簡郁珊"]),
        ("本报记者王小明", ["王小明"]),
        ("记者手记", ["记者手记"]),
        ("연해=구본하", ["구본하"]),
        ("الدقهلية ـ شريف النجدى - مروة عبد الغنى", ["شريف النجدى", "مروة عبد الغنى"]),
        ("محمد علي - أحمد سالم", ["محمد علي", "أحمد سالم"]),
        ("عبد الرحمن", ["عبد الرحمن"]),
        ("Anna Doe-Roe", ["Anna Doe-Roe"]),
    ],
)
def test_what_stands_before_names_without_capitals(text: str, found: list[str]) -> None:
    assert names.split_names(text) == found


def test_a_paper_among_east_asian_authors() -> None:
    assert bylines.without_wide_papers(["聚合日報", "簡郁珊"]) == ["簡郁珊"]
    assert bylines.without_wide_papers(["聚合日報"]) == ["聚合日報"]
    assert bylines.without_wide_papers(["Jane Doe", "Harbour Post"]) == ["Jane Doe", "Harbour Post"]
