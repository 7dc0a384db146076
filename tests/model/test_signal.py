"""Listeners are called in order, and those who have gone are not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from timeline_app.model.signal import Signal


def test_listeners_are_called_in_the_order_in_which_they_came() -> None:
    signal: Signal[[int]] = Signal()
    heard: list[tuple[str, int]] = []
    signal.connect(lambda n: heard.append(("first", n)))
    signal.connect(lambda n: heard.append(("second", n)))
    signal.emit(7)
    assert heard == [("first", 7), ("second", 7)]


def test_who_has_disconnected_hears_nothing_and_may_say_so_twice() -> None:
    signal: Signal[[]] = Signal()
    heard: list[str] = []
    leave = signal.connect(lambda: heard.append("gone"))
    signal.connect(lambda: heard.append("here"))
    leave()
    leave()
    signal.emit()
    assert heard == ["here"]


def test_who_is_disconnected_during_a_call_is_not_called_any_more() -> None:
    signal: Signal[[]] = Signal()
    heard: list[str] = []
    leave: list[Callable[[], None]] = []

    def send_away() -> None:
        leave[0]()

    signal.connect(send_away)
    leave.append(signal.connect(lambda: heard.append("too late")))
    signal.emit()
    assert heard == []


def test_who_connects_during_a_call_waits_for_the_next() -> None:
    signal: Signal[[]] = Signal()
    heard: list[str] = []
    signal.connect(lambda: signal.connect(lambda: heard.append("new")))
    signal.emit()
    assert heard == []
    signal.emit()
    assert heard == ["new"]


def test_the_same_function_twice_is_two_listeners() -> None:
    signal: Signal[[]] = Signal()
    heard: list[int] = []

    def listener() -> None:
        heard.append(1)

    leave = signal.connect(listener)
    signal.connect(listener)
    signal.emit()
    leave()
    signal.emit()
    assert len(heard) == 3


def test_a_listener_that_fails_is_heard_of() -> None:
    signal: Signal[[]] = Signal()

    def fail() -> None:
        raise RuntimeError("no")

    signal.connect(fail)
    with pytest.raises(RuntimeError):
        signal.emit()
