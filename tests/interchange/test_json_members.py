from __future__ import annotations

import json
from json import JSONDecodeError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.interchange.json_members import Members

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@given(st.dictionaries(st.text(), VALUES), st.sampled_from([None, 1, "\t"]), st.booleans())
def test_members_are_what_the_standard_library_reads(
    data: dict[str, object], indent: int | str | None, ascii_only: bool
) -> None:
    members = Members(json.dumps(data, indent=indent, ensure_ascii=ascii_only))
    assert members.names() == set(data)
    for name, value in data.items():
        assert members.value(name) == value
        assert members.is_list(name) == isinstance(value, list)
        if isinstance(value, list):
            assert list(members.items(name)) == value


@given(st.dictionaries(st.text(), VALUES), st.data())
def test_a_text_that_was_cut_off_or_added_to_is_refused(data: dict[str, object], draw: st.DataObject) -> None:
    text = json.dumps(data)
    cut = draw.draw(st.integers(0, len(text) - 1))
    with pytest.raises(JSONDecodeError):
        Members(text[:cut])
    with pytest.raises(JSONDecodeError):
        Members(text + "x")


@pytest.mark.parametrize(
    "text", ['{"a" 1}', '{"a": 1 "b": 2}', "{1: 2}", '{"a": [1 2]}', '{"a": [1,]}', '{"a": }', "{,}"]
)
def test_what_is_not_json_is_refused(text: str) -> None:
    with pytest.raises(JSONDecodeError):
        Members(text)


@pytest.mark.parametrize("text", ["[]", "1", " null ", '"{}"'])
def test_json_that_is_no_object_is_refused(text: str) -> None:
    with pytest.raises(TypeError):
        Members(text)


def test_what_is_not_there_has_no_value() -> None:
    members = Members("{}")
    assert members.value("a") is None
    assert not members.is_list("a")
