from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.benchmarks.anchoring import cases, is_right
from timeline_app.model.anchoring import Anchor, Anchoring, State, find_all

OLD = (
    "The harbour was closed at dawn, a clerk said. The ferry to Karsen left on Monday with 40 people on board. "
    "Nobody rang the bell, although the fog had come down.\n\n"
    "The owners call that untrue. A hearing is set for 3 September, before the court of Dunvale.\n\n"
    "Divers found the wheel in the mud. The inquiry has heard nine witnesses so far."
)
FERRY = "The ferry to Karsen left on Monday with 40 people on board."

texts = st.lists(
    st.sampled_from(["The ferry left. ", "قال نادر. ", "他说。", "e\u0301t ", "🛳", "\n\n", "4 March "])
    | st.text(max_size=5),
    min_size=1,
    max_size=10,
).map("".join)


def find(new: str, quote: str = FERRY, old: str = OLD) -> Anchor:
    start = old.index(quote)
    return Anchoring(old, new).find(start, start + len(quote))


def found(new: str, anchor: Anchor) -> str:
    assert anchor.place is not None, (anchor.state, anchor.reason)
    return new[anchor.place.start : anchor.place.end]


def test_in_the_same_text_a_passage_is_where_it_was() -> None:
    anchor = find(OLD)
    assert (anchor.state, anchor.score) == (State.EXACT, 1.0)
    assert found(OLD, anchor) == FERRY


def test_text_that_comes_before_it_only_shifts_it() -> None:
    new = "Corrected on 4 March: the hour.\n\n" + OLD
    anchor = find(new)
    assert anchor.state is State.EXACT
    assert found(new, anchor) == FERRY


def test_the_shift_of_one_passage_helps_to_find_the_next() -> None:
    new = "x " * 3000 + OLD
    spans = [(OLD.index(q), OLD.index(q) + len(q)) for q in ("Monday", "set for", "witnesses")]
    assert [a.state for a in find_all(OLD, new, spans)] == [State.EXACT] * 3


def test_a_corrected_number_is_a_change_at_its_place_and_said() -> None:
    new = OLD.replace("40 people", "45 people")
    anchor = find(new)
    assert (anchor.state, anchor.reason) == (State.CHANGED, "A number is another one.")
    assert found(new, anchor) == FERRY.replace("40", "45")


def test_other_quotation_marks_and_spaces_are_told_as_no_more_than_that() -> None:
    old, new = (
        OLD.replace("untrue", "“untrue”"),
        OLD.replace("untrue", '"untrue"').replace("owners call", "owners  call"),
    )
    anchor = find(new, "The owners call that “untrue”.", old)
    assert (anchor.state, anchor.reason) == (
        State.CHANGED,
        "Only spaces, capitals or quotation marks differ.",
    )


def test_a_sentence_that_was_put_elsewhere_is_moved() -> None:
    new = OLD.replace(FERRY + " ", "") + "\n\n" + FERRY
    anchor = find(new)
    assert anchor.state is State.MOVED
    assert found(new, anchor) == FERRY


def test_a_deleted_sentence_is_lost() -> None:
    assert find(OLD.replace(FERRY + " ", "")).state is State.LOST


def test_a_lookalike_elsewhere_is_asked_about_and_never_taken() -> None:
    lookalike = FERRY.replace("Monday", "Friday")
    new = OLD.replace(FERRY + " ", "") + "\n\n" + lookalike
    anchor = find(new)
    assert anchor.state is State.AMBIGUOUS
    assert anchor.place is None
    assert [new[p.start : p.end] for p in anchor.places] == [lookalike]


def test_a_lookalike_that_was_there_all_along_is_no_place_to_ask_about() -> None:
    lookalike = FERRY.replace("Monday", "Friday")
    old = f"{OLD}\n\nLater: {lookalike}"
    assert find(old.replace(FERRY + " ", ""), FERRY, old).state is State.LOST


def test_of_two_equal_sentences_each_is_known_by_what_stands_beside_it() -> None:
    old = f"{OLD}\n\nOn the radio it was said again. {FERRY} Then came music until the news at noon."
    new = "A line comes first. " + old
    second = old.rindex(FERRY)
    anchor = Anchoring(old, new).find(second, second + len(FERRY))
    assert anchor.place is not None
    assert anchor.place.start == new.rindex(FERRY)


def test_when_one_of_two_equal_sentences_goes_the_other_does_not_take_its_links() -> None:
    old = f"{OLD}\n\nOn the radio it was said again. {FERRY} Then came music until the news at noon."
    assert find(old.replace(FERRY, "", 1), FERRY, old).place is None


def test_a_few_words_are_found_within_their_corrected_sentence() -> None:
    new = OLD.replace("left on Monday with 40 people", "was seen to leave on Monday, with 45 people")
    anchor = find(new, "on Monday")
    assert found(new, anchor) == "on Monday"


def test_a_span_that_is_none_is_refused() -> None:
    for start, end in ((3, 3), (-1, 2), (0, len(OLD) + 1)):
        with pytest.raises(ValueError, match="no passage"):
            Anchoring(OLD, OLD).find(start, end)


def test_a_whole_long_article_is_a_passage_too() -> None:
    old = "\n".join(f"Line {n} of a long list of things that were said." for n in range(2000))
    anchor = Anchoring(old, "Heading\n" + old.replace("Line 7 ", "Row 7 ")).find(0, len(old))
    assert anchor.state is State.CHANGED


@given(texts, texts, st.data())
def test_whatever_the_texts_a_place_is_within_the_new_one_and_the_same_words_are_the_same(
    old: str, new: str, data: st.DataObject
) -> None:
    if not old:
        return
    start = data.draw(st.integers(0, len(old) - 1))
    end = data.draw(st.integers(start + 1, len(old)))
    anchor = Anchoring(old, new).find(start, end, data.draw(st.integers(-20, 20)))
    for place in anchor.places:
        assert 0 <= place.start < place.end <= len(new)
        assert 0 <= place.score <= 1
    if anchor.place is not None:
        is_same = new[anchor.place.start : anchor.place.end] == old[start:end]
        assert is_same == (anchor.state is not State.CHANGED)


@given(texts, st.data())
def test_any_passage_is_found_in_its_own_text_where_it_was(text: str, data: st.DataObject) -> None:
    if not text:
        return
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    place = Anchoring(text, text).find(start, end).place
    assert place is not None
    assert (place.start, place.end) == (start, end)


def test_labelled_edits_are_nearly_all_found_and_hardly_one_wrongly() -> None:
    labelled = cases(7, 204)
    taken = right = 0
    for case in labelled:
        (anchor,) = find_all(case.old, case.new, [(case.start, case.end)])
        taken += anchor.is_sure
        right += anchor.is_sure and is_right(case, anchor)
    assert taken - right <= 1
    assert right >= 0.93 * sum(case.truth is not None for case in labelled)
