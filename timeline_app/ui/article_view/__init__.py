"""The article: a text to read, to mark, and to make events from."""

from timeline_app.ui.article_view.view import ArticleView

__all__ = ["ArticleView"]
