from __future__ import annotations

from timeline_app.interchange.paragraphs import Paragraphs


def test_paragraphs_stand_apart_and_items_together() -> None:
    found = Paragraphs()
    for text, item in (("One.", False), ("a", True), ("b", True), ("Two.", False), ("  \n", False)):
        found.begin()
        found.write(text)
        found.end(item=item)
    assert found.text() == "One.\n\n- a\n- b\n\nTwo."


def test_a_paragraph_within_another_comes_before_it() -> None:
    found = Paragraphs()
    found.begin()
    found.write("Out")
    found.begin()
    found.write("In.")
    found.end()
    found.write("side.")
    found.end()
    assert found.text() == "In.\n\nOutside."


def test_text_between_paragraphs_is_none() -> None:
    found = Paragraphs()
    found.write("nowhere")
    found.end()
    found.add_note("1", "So the Post.")
    assert found.text() == "[1] So the Post."
