"""The dialogs about articles: a text pasted, and the facts about an article."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from timeline_app.dates import entry, words
from timeline_app.model import edtf
from timeline_app.model.records import Article
from timeline_app.model.text import clean
from timeline_app.project import edits
from timeline_app.project.project import Project
from timeline_app.ui.widgets.zone_field import ZoneField

_LONGEST_TITLE = 120


def paste_article(parent: QWidget) -> tuple[Article, str] | None:
    """Ask for a text and the facts about it; None when the person cancelled. The record has no id yet (0)."""
    dialog = PasteDialog(parent)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return None
    return dialog.article(), dialog.text()


def edit_properties(project: Project, article: int, parent: QWidget) -> bool:
    """Ask for the facts about an article, and change what was changed; whether the person confirmed."""
    before = project.article(article)
    dialog = PropertiesDialog(before, parent)
    if project.read_only or dialog.exec() != QDialog.DialogCode.Accepted:
        return False
    facts = dialog.facts.facts()
    with project.edit("Change article properties") as edit:
        edits.change_article(edit, article, **facts)
    return True


class ArticleFacts(QWidget):
    """The fields about an article; the publication date is read while one types."""

    def __init__(self, article: Article | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = QLineEdit(article.title if article else "")
        self.title.setPlaceholderText("The headline")
        self.publisher = QLineEdit(article.publisher if article else "")
        self.author = QLineEdit(article.author if article else "")
        self.url = QLineEdit(article.url if article else "")
        self.url.setPlaceholderText("https://")
        self.published = QLineEdit(article.published if article else "")
        self.published.setPlaceholderText("8 September 2021, or 2021-09-08T14:30")
        self.reading = QLabel()
        self.reading.setWordWrap(True)
        self.zone = ZoneField(article.zone if article else "", optional=True)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for name, field in (
            ("Title", self.title),
            ("Publisher", self.publisher),
            ("Author", self.author),
            ("Address", self.url),
            ("Published", self.published),
        ):
            field.setAccessibleName(name)
            form.addRow(name, field)
        form.addRow("", self.reading)
        form.addRow("Time zone", self.zone)
        self.published.textChanged.connect(self._read)
        self._read()

    def published_edtf(self) -> str | None:
        """The publication date as EDTF, "" for none, None when what stands there cannot be read."""
        typed = self.published.text().strip()
        if not typed:
            return ""
        try:
            return edtf.write(entry.read(typed, "", self.zone.zone)).text
        except ValueError:
            return None

    def facts(self) -> edits.ArticleFields:
        """What stands in the fields; call it once the date can be read."""
        return {
            "title": self.title.text().strip(),
            "publisher": self.publisher.text().strip(),
            "author": self.author.text().strip(),
            "url": self.url.text().strip(),
            "published": self.published_edtf() or "",
            "zone": self.zone.zone,
        }

    def _read(self) -> None:
        typed = self.published.text().strip()
        error = ""
        if not typed:
            told = "Days without a year in the text (“6 September”) are read from this date."
        else:
            try:
                told = words.words(entry.read(typed, "", self.zone.zone))
            except ValueError as problem:
                told = error = str(problem)
        self.reading.setText(told)
        self.reading.setEnabled(bool(error))
        self.published.setAccessibleDescription(told)
        if self.published.property("invalid") != bool(error):
            self.published.setProperty("invalid", bool(error))
            self.published.style().unpolish(self.published)
            self.published.style().polish(self.published)


class PropertiesDialog(QDialog):
    """The facts about one article; it is not accepted with a date that cannot be read."""

    def __init__(self, article: Article, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Article properties")
        self.setMinimumWidth(480)
        self.facts = ArticleFacts(article)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.facts)
        column.addWidget(buttons)

    def accept(self) -> None:
        """Close, unless the date cannot be read."""
        if self.facts.published_edtf() is None:
            self.facts.published.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().accept()


class PasteDialog(QDialog):
    """A text, and the facts about it; the clipboard's text is there already."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("New article from pasted text")
        self.resize(640, 620)
        self._text = QPlainTextEdit()
        self._text.setAccessibleName("Text of the article")
        self._text.setPlaceholderText("Paste the article's text here")
        self._text.setTabChangesFocus(True)
        self._facts = ArticleFacts()
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self._add = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        self._add.setText("Add article")
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addWidget(self._text, 1)
        column.addWidget(self._facts)
        column.addWidget(self._buttons)
        self._text.textChanged.connect(self._on_text)
        self._text.setPlainText(clean(QApplication.clipboard().text()))
        self._on_text()
        (self._facts.title if self.text() else self._text).setFocus()

    def text(self) -> str:
        """The text as an article keeps it; "" where there is none."""
        text = clean(self._text.toPlainText())
        return text if text.strip() else ""

    def article(self) -> Article:
        """The facts; the first line of the text is the title where none was given."""
        facts = self._facts.facts()
        facts["title"] = facts.get("title") or self._facts.title.placeholderText()
        return replace(Article(id=0, title="", text_sha256=""), **facts)

    def accept(self) -> None:
        """Close, unless there is no text or the date cannot be read."""
        if not self.text():
            self._text.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._facts.published_edtf() is None:
            self._facts.published.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().accept()

    def _on_text(self) -> None:
        first = next((line for line in self.text().splitlines() if line.strip()), "")
        line = " ".join(first.split())
        short = line if len(line) <= _LONGEST_TITLE else line[: line.rfind(" ", 0, _LONGEST_TITLE)] + "…"
        self._facts.title.setPlaceholderText(short or "The headline")
        self._add.setEnabled(bool(self.text()))
