from __future__ import annotations

import codecs

import pytest

from timeline_app.interchange.decoding import NotText, decode

FRENCH = (
    "Le ministre a déclaré mardi que les négociations, commencées en août, reprendraient à la fin de l’année."
)
RUSSIAN = "Министр заявил во вторник, что переговоры, начатые в августе, возобновятся. Жители покинули дома."
ARABIC = "قال الوزير يوم الثلاثاء إن المفاوضات التي بدأت في آب ستستأنف في نهاية العام. غادر السكان منازلهم."
JAPANESE = "大臣は火曜日、八月に始まった交渉が年末に再開されると述べた。住民は村を離れた。"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (FRENCH, "utf-8"),
        (FRENCH, "utf-8-sig"),
        (FRENCH, "utf-16"),
        (FRENCH, "utf-32"),
        (FRENCH, "utf-16-le"),
        (FRENCH, "utf-16-be"),
        (FRENCH, "cp1252"),
        (RUSSIAN, "utf-16-le"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN * 3, "koi8-r"),
        (ARABIC, "cp1256"),
        (ARABIC, "utf-8"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc_jp"),
        (JAPANESE, "iso2022_jp"),
    ],
)
def test_text_is_read_in_the_encoding_it_was_written_in(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text


def test_a_declared_encoding_is_used() -> None:
    page = '<html><head><meta charset="iso-8859-7"></head><body>Ω</body></html>'
    assert decode(page.encode("iso-8859-7")).text == page


def test_utf8_wins_over_a_declaration_that_the_page_was_saved_with() -> None:
    page = '<meta http-equiv="Content-Type" content="text/html; charset=windows-1252"><p>Dara’a</p>'
    assert decode(page.encode()).text == page


def test_a_declaration_of_latin_1_means_what_browsers_take_it_for() -> None:
    page = '<meta charset="ISO-8859-1"><p>Dara’a</p>'
    assert decode(page.encode("cp1252")).text == page


@pytest.mark.parametrize("name", ["klingon", "undefined", "rot13", "base64", "idna"])
def test_a_declaration_of_no_encoding_is_passed_over(name: str) -> None:
    page = f'<meta charset="{name}"><p>{FRENCH}</p>'
    assert decode(page.encode("cp1252")).text == page


def test_a_page_does_not_choose_how_backslashes_are_read() -> None:
    page = f'<meta charset="unicode_escape"><p>{FRENCH} C:\\new</p>'
    assert "C:\\new" in decode(page.encode("cp1252")).text


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7\n...", "PDF"),
        (b"PK\x03\x04....", "Word"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"SQLite format 3\x00", "project"),
        (bytes(range(256)) * 20, "not text"),
        (codecs.BOM_UTF8 + bytes(range(32)) * 20, "not text"),
    ],
)
def test_what_is_no_text_is_called_by_its_name(data: bytes, what: str) -> None:
    with pytest.raises(NotText, match=what):
        decode(data)
