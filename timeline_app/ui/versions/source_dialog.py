"""Asks for the corrected text of an article, and what is said about it: pasted, or read from a file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from timeline_app.interchange.articles import ArticleFile, UnreadableArticle, read_article
from timeline_app.interchange.corrections import own_title
from timeline_app.model.records import Article
from timeline_app.model.text import clean
from timeline_app.ui.article_dialogs import ArticleFacts
from timeline_app.ui.asking import Asking

SAME = "This is the text of the newest version already: nothing was corrected."
ABOUT = "Its passages are looked for in the new text next. Nothing is changed before you agree to it."


class SourceDialog(QDialog):
    """Can be accepted once there is a text that differs from the newest version's."""

    def __init__(self, article: Article, text: str, asking: Asking, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle("New version of an article")
        self.resize(660, 640)
        self._old, self._asking = text, asking
        self.file: ArticleFile | None = None
        self._shown = ""
        title = QLabel(f"The corrected text of “{article.title or 'Untitled article'}”")
        title.setWordWrap(True)
        title.setTextFormat(Qt.TextFormat.PlainText)
        self._choose = QPushButton("Read a &file…")
        self._choose.setAutoDefault(False)
        self._choose.clicked.connect(self._on_choose)
        self.edit = QPlainTextEdit()
        self.edit.setAccessibleName("Corrected text")
        self.edit.setPlaceholderText("Paste the corrected text here, or read it from a file")
        self.edit.setTabChangesFocus(True)
        self.facts = ArticleFacts(article)
        self._note = QLabel(ABOUT)
        self._note.setWordWrap(True)
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self._go = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        self._go.setText("Find the passages…")
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(title, 1)
        row.addWidget(self._choose)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addLayout(row)
        column.addWidget(self.edit, 1)
        column.addWidget(self.facts)
        column.addWidget(self._note)
        column.addWidget(self._buttons)
        self.edit.textChanged.connect(self._check)
        self._check()
        self.edit.setFocus()

    def text(self) -> str:
        """The text as an article keeps it; of a file that nobody changed here, just what it holds."""
        typed = self.edit.toPlainText()
        return self.file.text if self.file is not None and typed == self._shown else clean(typed)

    def read(self, path: Path) -> bool:
        """Take the text of a file, and what it says about itself. What cannot be read is told."""
        try:
            self.file = read_article(path)
        except UnreadableArticle as problem:
            self._asking.tell(str(problem))
            return False
        self.edit.setPlainText(self.file.text)
        self._shown = self.edit.toPlainText()  # the editor has one kind of space, the file may have several
        self._check()
        for field, said in (
            (self.facts.title, own_title(self.file)),
            (self.facts.publisher, self.file.publisher),
            (self.facts.author, self.file.author),
            (self.facts.url, self.file.url),
            (self.facts.published, self.file.published),
        ):
            if said:
                field.setText(said)
        return True

    def accept(self) -> None:
        """Close, unless the date cannot be read."""
        if self.facts.published_edtf() is None:
            self.facts.published.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().accept()

    def _on_choose(self) -> None:
        for path in self._asking.articles_to_import()[:1]:
            self.read(path)

    def _check(self) -> None:
        text = self.text()
        is_same = text.strip() == self._old.strip()
        self._note.setText(SAME if is_same and text.strip() else ABOUT)
        self._go.setEnabled(bool(text.strip()) and not is_same)
