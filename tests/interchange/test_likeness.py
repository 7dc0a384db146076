from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from timeline_app.interchange.likeness import ALIKE, Batch, phrases, resemblance, shingles

STORY = " ".join(
    f"On day {n} the people of village {n * 7 % 13} said that they had seen {n * 3}." for n in range(60)
)
OTHER = " ".join(
    f"Of boat {n} nobody knew whether harbour {n * 5 % 11} was its own or {n}." for n in range(60)
)


def share(first: str, second: str) -> float:
    return resemblance(shingles(first), shingles(second))


def test_a_corrected_text_is_alike_and_another_is_not() -> None:
    assert share(STORY, STORY.replace("day 30 ", "night 30 ")) > 0.95
    assert share(STORY, STORY + " " + OTHER[:800]) > ALIKE
    assert share(STORY, OTHER) < 0.1


def test_spaces_capitals_and_line_ends_do_not_count() -> None:
    assert share(STORY, STORY.upper().replace(" ", "\n")) == 1.0


def test_texts_of_a_few_words_are_not_told_to_be_alike() -> None:
    assert share("They met on Tuesday.", "They met on Tuesday.") == 0.0


def test_texts_without_spaces_are_compared_by_letters() -> None:
    text = "".join(chr(0x4E00 + n * 37 % 5000) for n in range(300))
    assert share(text, text.replace(text[100], "中")) > 0.8
    assert share(text, text[::-1]) < 0.1


@given(st.text(max_size=200), st.text(max_size=200))
def test_resemblance_is_a_share_and_the_same_both_ways(first: str, second: str) -> None:
    assert 0.0 <= share(first, second) <= 1.0
    assert share(first, second) == share(second, first)


@given(st.text(max_size=300))
def test_phrases_are_rows_of_words_of_the_text(text: str) -> None:
    for phrase in phrases(text):
        assert all(word in text for word in phrase.split())


def test_a_batch_finds_the_most_alike_of_those_before() -> None:
    batch = Batch()
    for text in (OTHER, STORY, STORY[: len(STORY) // 2]):
        batch.add(shingles(text))
    found = batch.most_alike(shingles(STORY.replace("day 30 ", "night 30 ")))
    assert found is not None
    assert found[0] == 1
    assert batch.most_alike(shingles("Nothing of the kind " * 30)) is None
