"""Suggestions: looked for in articles, reviewed by a person in a dock, in the article and on the timeline."""

from timeline_app.ui.suggestions.review import Review

__all__ = ["Review"]
