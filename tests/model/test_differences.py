from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from timeline_app.model.differences import Run, compare, fold, gathered, is_slight, sentences_around

texts = st.lists(
    st.sampled_from(
        ["The ferry left. ", "Nobody saw it! ", "قال نادر. ", "他说。", "e\u0301t ", "🛳", "\n\n", "40 ", "x"]
    )
    | st.text(max_size=6),
    max_size=12,
).map("".join)


def changed(old: str, new: str) -> list[tuple[str, str]]:
    return [(old[r.start : r.end], new[r.new_start : r.new_end]) for r in compare(old, new) if not r.same]


@given(texts, texts)
def test_the_runs_make_up_both_texts_and_what_is_the_same_is_the_same(old: str, new: str) -> None:
    runs = compare(old, new)

    assert "".join(old[r.start : r.end] for r in runs) == old
    assert "".join(new[r.new_start : r.new_end] for r in runs) == new
    assert all(old[r.start : r.end] == new[r.new_start : r.new_end] for r in runs if r.same)


@given(texts, texts)
def test_folded_runs_that_are_the_same_differ_in_nothing_that_counts(old: str, new: str) -> None:
    for run in compare(old, new, folded=True):
        if run.same:
            ours, theirs = old[run.start : run.end], new[run.new_start : run.new_end]
            assert "".join(fold(ours).split()) == "".join(fold(theirs).split())


@given(texts)
def test_a_text_is_the_same_as_itself(text: str) -> None:
    assert compare(text, text) == ([Run(True, 0, len(text), 0, len(text))] if text else [])


def test_a_word_that_became_another_is_a_run_of_its_own() -> None:
    old = "The ferry left at ten. Forty people were on board."
    assert changed(old, old.replace("Forty", "Fifty")) == [("Forty", "Fifty")]


def test_a_sentence_that_came_is_not_mixed_with_the_one_beside_it() -> None:
    old = "The ferry to Karsen left on Monday. The bell rang."
    came = "The ferry to Dunvale left on Friday. "
    assert changed(old, came + old) == [("", came)]


def test_a_sentence_is_found_in_the_two_that_it_became() -> None:
    old = "A. The mill burned for hours before anyone rang the bell. B."
    new = "A. The mill burned for hours. Before anyone rang the bell. B."
    assert changed(old, new) == [("", "."), ("before", "Before")]


def test_paragraphs_that_have_nothing_in_common_go_and_come_as_a_whole() -> None:
    assert changed("Same.\n\nQuite another thing.\n\nEnd.", "Same.\n\n12345 67890!\n\nEnd.") == [
        ("Quite another thing.\n\n", ""),
        ("", "12345 67890!\n\n"),
    ]


def test_a_letter_is_slight_and_a_number_or_a_word_more_is_not() -> None:
    assert is_slight("forty people were mising", "forty people were missing")
    assert is_slight("“Forty” people", '"forty"  people')
    assert not is_slight("40 people were missing", "45 people were missing")
    assert not is_slight("people were missing", "people were not missing")
    assert not is_slight("Ada Ferris said so", "Colm Brandt said so")


def test_the_sentences_around_a_place() -> None:
    text = "One. Two is here. Three.\nFour"
    at = text.index("is")
    assert text[slice(*sentences_around(text, at, at + 2, 100))] == "Two is here. "
    assert text[slice(*sentences_around(text, at, at + 12, 100))] == "Two is here. Three.\n"


def test_words_changed_in_a_row_are_read_as_one_change() -> None:
    old = "It kept to the rounder figure; the difference has not been told."
    new = "It kept to a rounder figure of more than 400."
    runs = gathered(compare(old, new), new)
    assert "".join(old[r.start : r.end] for r in runs) == old
    assert "".join(new[r.new_start : r.new_end] for r in runs) == new
    changes = [(old[r.start : r.end], new[r.new_start : r.new_end]) for r in runs if not r.same]
    assert changes == [("the", "a"), ("; the difference has not been told", " of more than 400")]
