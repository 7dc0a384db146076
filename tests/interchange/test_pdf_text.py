from __future__ import annotations

import pytest

from tests.interchange.documents import Words, lines, pdf
from timeline_app.interchange.draft import Draft, ImportCancelled, Refused
from timeline_app.interchange.pdf_text import read_pdf


def read(*pages: list[Words], info: str = "") -> Draft:
    return read_pdf(pdf(pages, info=info))


WIDE = "The two sides met on 6 September 2021, said a man who was there, and they"


def test_lines_become_paragraphs_again_and_parted_words_whole() -> None:
    first = lines(WIDE, "agreed, as a spokes-", "man said, to go on talking.")
    second = lines("Another paragraph, with an indent of its own that is", "long.", top=658, left=60)
    second[0] = (72, *second[0][1:])
    assert read(first + second).text == (
        f"{WIDE} agreed, as a spokesman said, to go on talking.\n\n"
        "Another paragraph, with an indent of its own that is long."
    )


def test_a_compound_keeps_its_hyphen_where_the_text_has_it_elsewhere() -> None:
    text = read(lines(f"{WIDE} spoke of a cease-", "fire. The cease-fire would hold.")).text
    assert text == f"{WIDE} spoke of a cease-fire. The cease-fire would hold."


def test_a_gap_and_another_size_begin_paragraphs() -> None:
    page = (
        lines("Talks resume", size=18, top=760)
        + lines(WIDE, "met.", top=720)
        + lines("Later", "more.", top=660)
    )
    found = read(page)
    assert found.text == f"Talks resume\n\n{WIDE} met.\n\nLater more."
    assert found.title == "Talks resume"


def test_columns_are_read_one_after_the_other() -> None:
    left = lines(*(f"left {n} and some more words" for n in range(6)), left=60)
    right = lines(*(f"right {n} and some more words" for n in range(6)), left=330)
    mixed = [line for pair in zip(left, right, strict=True) for line in pair]
    text = read(mixed).text
    assert text.index("left 5") < text.index("right 0")


def test_running_heads_and_page_numbers_are_left_out() -> None:
    def page(number: int) -> list[Words]:
        head = lines("The Harbour Post", top=800, size=8)
        foot = lines(f"Page {number} of 9", top=30, size=8)
        return head + lines(f"The text of page {number} begins here.") + foot

    text = read(*(page(number) for number in range(8, 13))).text
    assert "Harbour" not in text
    assert "of 9" not in text
    assert text.count("The text of page") == 5


def test_what_stands_in_the_margin_once_is_text() -> None:
    head = lines("A line at the top of the page", top=810)
    assert "A line at the top" in read(head + lines(WIDE), lines("Another page.")).text


def test_a_sentence_goes_on_on_the_next_page() -> None:
    assert read(lines(f"{WIDE} went"), lines("on talking.")).text == f"{WIDE} went on talking."


def test_signs_of_a_list_stand_before_their_words() -> None:
    page = [(60.0, 700.0, 11.0, "\u2022"), *lines("One thing to be said", top=700, left=80)]
    page += [(60.0, 686.0, 11.0, "\u2022"), *lines("Another thing", top=686, left=80)]
    assert read(page).text.splitlines() == ["• One thing to be said", "", "• Another thing"]


def test_it_says_who_wrote_it_but_not_which_program_made_it() -> None:
    page = lines(WIDE)
    assert read(page, info="/Title (The talks) /Author (A. Writer)").author == "A. Writer"
    assert read(page, info="/Title (The talks)").title == "The talks"
    assert read(page, info="/Title (Microsoft Word - talks.doc)").title == ""


def test_it_is_doubtful_and_pages_without_text_are_told() -> None:
    found = read(lines(WIDE), [])
    assert found.doubtful
    assert found.losses == ("1 of its 2 pages have no text; they may be pictures.",)


def test_pages_of_pictures_are_refused() -> None:
    with pytest.raises(Refused, match="only pictures of pages"):
        read([], [])


def test_a_file_cut_off_is_read_or_refused_in_words() -> None:
    whole = pdf([lines(WIDE)])
    for length in range(9, len(whole), 40):
        try:
            assert read_pdf(whole[:length]).text in (WIDE, "")
        except Refused as why:
            assert "is damaged" in str(why) or "has no text" in str(why)


def test_reading_can_be_called_off() -> None:
    def enough(done: float) -> None:
        if done > 0:
            raise ImportCancelled

    with pytest.raises(ImportCancelled):
        read_pdf(pdf([lines(WIDE)] * 3), enough)


def test_an_encrypted_file_without_a_password_is_read() -> None:
    assert read_pdf(pdf([lines(WIDE)], encrypted=True)).text == WIDE


def test_an_encrypted_page_that_unpacks_to_too_much_is_refused() -> None:
    bomb = pdf([[], lines(WIDE)], streams=[b" " * 40_000_000], encrypted=True)
    bomb = bomb.replace(b"/Contents 5 0 R", b"/Contents 8 0 R")
    with pytest.raises(Refused, match="unpacks to more than 32 MB"):
        read_pdf(bomb)
