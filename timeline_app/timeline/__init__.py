"""Geometry and gestures of the timeline as pure functions, without a toolkit."""
