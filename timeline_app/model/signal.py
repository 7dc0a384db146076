"""Plain callbacks: the one way in which the model and the project tell the views."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, ParamSpec

P = ParamSpec("P")


class Signal(Generic[P]):
    """A list of listeners called in the order in which they connected.

    A listener that disconnects another one during a call is honoured: who has gone is not called any more.
    """

    __slots__ = ("_listeners",)

    def __init__(self) -> None:
        self._listeners: dict[object, Callable[P, object]] = {}

    def connect(self, listener: Callable[P, object]) -> Callable[[], None]:
        """Call `listener` at each emit from now on; return the function that ends this."""
        token = object()
        self._listeners[token] = listener
        return lambda: self._disconnect(token)

    def emit(self, *args: P.args, **kwargs: P.kwargs) -> None:
        """Call every listener with these arguments."""
        for token, listener in list(self._listeners.items()):
            if token in self._listeners:
                listener(*args, **kwargs)

    def _disconnect(self, token: object) -> None:
        self._listeners.pop(token, None)
