"""Colours: one light and one dark theme, and what makes Qt's own widgets follow them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from timeline_app.model.signal import Signal
from timeline_app.resources import resource


@dataclass(frozen=True, slots=True)
class Theme:
    """Named colours ("#rrggbb") of one appearance; text on `background` and `panel` has a contrast of 4.5:1 or more."""

    name: str
    background: str  # around panels: bars, the axis, fields
    panel: str  # where one reads and draws
    line: str  # borders between panels
    grid: str  # lines inside a panel
    text: str
    muted: str  # second-rank text
    accent: str
    accent_soft: str  # selected rows, halo of a focused field
    flag: str  # deadlines, errors
    on_solid: str  # text on a solid track or flag colour
    supports: str
    contradicts: str
    tracks: Mapping[str, str]

    @property
    def is_dark(self) -> bool:
        """Whether this is the dark one."""
        return self.name == "dark"


LIGHT = Theme(
    name="light",
    background="#f6f7f8",
    panel="#ffffff",
    line="#e2e5e9",
    grid="#eef0f2",
    text="#1d2126",
    muted="#646c77",
    accent="#2b6bd9",
    accent_soft="#e3ecfd",
    flag="#c62f2f",
    on_solid="#ffffff",
    supports="#00714f",
    contradicts="#a84800",
    tracks=MappingProxyType(
        {
            "blue": "#0072b2",
            "green": "#00815d",
            "orange": "#a56700",
            "pink": "#a9558a",
            "sky": "#297cac",
            "vermilion": "#c24e00",
            "violet": "#7a5bb5",
            "gray": "#69717c",
            "red": "#c62f2f",
        }
    ),
)

DARK = Theme(
    name="dark",
    background="#17191d",
    panel="#1f2227",
    line="#353a42",
    grid="#282b31",
    text="#e7e9ec",
    muted="#9aa2ad",
    accent="#7aa7ff",
    accent_soft="#26344f",
    flag="#ff7b72",
    on_solid="#0f1216",
    supports="#54d6a8",
    contradicts="#ff9c5b",
    tracks=MappingProxyType(
        {
            "blue": "#5db3e6",
            "green": "#3fcf9f",
            "orange": "#f0b440",
            "pink": "#dd93bb",
            "sky": "#8fc9ea",
            "vermilion": "#ff8a50",
            "violet": "#b59cf0",
            "gray": "#a3abb6",
            "red": "#ff7b72",
        }
    ),
)


def track_color(name: str, theme: Theme) -> QColor:
    """The colour of a track or marker: a palette name, or "#rrggbb" taken as it is; gray for what is neither."""
    color = QColor(theme.tracks.get(name, name if name.startswith("#") else theme.tracks["gray"]))
    return color if color.isValid() else QColor(theme.tracks["gray"])


class Appearance:
    """The theme in use, and the news when it is another one."""

    def __init__(self, theme: Theme = LIGHT) -> None:
        self.theme = theme
        self.changed: Signal[[]] = Signal()

    def use(self, theme: Theme) -> None:
        """Switch to another theme, everywhere at once."""
        if theme is not self.theme:
            self.theme = theme
            app = QApplication.instance()
            if isinstance(app, QApplication):
                apply(app, theme)
            self.changed.emit()


def apply(app: QApplication, theme: Theme) -> None:
    """Give Qt's own widgets the colours of a theme (Fusion: the other styles do not follow a palette)."""
    app.setStyle(QStyleFactory.create("Fusion"))
    app.setPalette(palette(theme))
    app.setStyleSheet(style_sheet(theme))


def palette(theme: Theme) -> QPalette:
    """The theme as Qt's palette."""
    p = QPalette()
    role = QPalette.ColorRole
    for roles, color in (
        ((role.Window, role.Base, role.ToolTipBase), theme.panel),
        ((role.AlternateBase, role.Button), theme.background),
        ((role.WindowText, role.Text, role.ButtonText, role.ToolTipText, role.BrightText), theme.text),
        ((role.PlaceholderText,), theme.muted),
        ((role.Highlight, role.Accent), theme.accent),
        ((role.HighlightedText,), theme.on_solid if theme.is_dark else "#ffffff"),
        ((role.Link, role.LinkVisited), theme.accent),
        ((role.Mid, role.Midlight, role.Dark), theme.line),
        ((role.Light,), theme.panel),
        ((role.Shadow,), theme.line),
    ):
        for r in roles:
            p.setColor(r, QColor(color))
    for r in (role.WindowText, role.Text, role.ButtonText):
        p.setColor(QPalette.ColorGroup.Disabled, r, QColor(theme.muted).darker(130 if theme.is_dark else 90))
    return p


def style_sheet(theme: Theme) -> str:
    """What a palette cannot say: flat bars, thin borders, rounded fields."""
    t = theme
    tick = (resource("theme") / f"tick-{t.name}.svg").as_posix()
    return f"""
QMainWindow, QMainWindow::separator {{ background: {t.background}; }}
QMainWindow::separator {{ width: 1px; height: 1px; background: {t.line}; }}
QToolBar {{ background: {t.panel}; border: 0; border-bottom: 1px solid {t.line}; spacing: 4px; padding: 4px 8px; }}
QToolButton {{ border: 0; border-radius: 5px; padding: 4px; color: {t.text}; }}
QToolButton:hover {{ background: {t.accent_soft}; }}
QToolButton:pressed, QToolButton:checked {{ background: {t.accent_soft}; color: {t.accent}; }}
QMenuBar {{ background: {t.panel}; border-bottom: 1px solid {t.line}; }}
QMenuBar::item {{ padding: 4px 9px; background: transparent; border-radius: 4px; }}
QMenuBar::item:selected {{ background: {t.accent_soft}; }}
QMenu {{ background: {t.panel}; border: 1px solid {t.line}; padding: 4px; }}
QMenu::item {{ padding: 5px 26px 5px 26px; border-radius: 4px; }}
QMenu::item:selected {{ background: {t.accent_soft}; color: {t.text}; }}
QMenu::item:disabled {{ color: {t.muted}; }}
QMenu::separator {{ height: 1px; background: {t.line}; margin: 4px 8px; }}
QStatusBar {{ background: {t.panel}; border-top: 1px solid {t.line}; color: {t.muted}; }}
QStatusBar::item {{ border: 0; }}
QToolTip {{ background: {t.panel}; color: {t.text}; border: 1px solid {t.line}; padding: 4px 6px; }}
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox {{
  background: {t.background}; border: 1px solid {t.line}; border-radius: 5px; padding: 4px 8px; color: {t.text};
  selection-background-color: {t.accent}; selection-color: {t.on_solid}; }}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus {{ border: 1px solid {t.accent}; }}
QLineEdit[invalid="true"] {{ border: 1px solid {t.flag}; }}
QComboBox::drop-down {{ border: 0; width: 20px; }}
QComboBox QAbstractItemView {{ background: {t.panel}; border: 1px solid {t.line};
  selection-background-color: {t.accent_soft}; selection-color: {t.text}; }}
QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
QPushButton {{ background: {t.background}; border: 1px solid {t.line}; border-radius: 5px; padding: 5px 14px; }}
QPushButton:hover {{ border-color: {t.accent}; }}
QPushButton:focus {{ border-color: {t.accent}; }}
QPushButton:default {{ background: {t.accent}; color: {t.on_solid}; border-color: {t.accent}; }}
QPushButton:disabled {{ color: {t.muted}; }}
QPushButton:default:disabled {{ background: {t.background}; border-color: {t.line}; }}
QPushButton[flat="true"] {{ background: transparent; border: 0; color: {t.accent}; padding: 2px 6px; }}
QCheckBox::indicator, QListView::indicator {{
  width: 14px; height: 14px; border: 1px solid {t.muted}; border-radius: 3px; }}
QCheckBox::indicator:checked, QListView::indicator:checked {{
  background: {t.accent}; border-color: {t.accent}; image: url("{tick}"); }}
QCheckBox::indicator:disabled {{ border-color: {t.line}; }}
QRadioButton::indicator {{ width: 14px; height: 14px; border: 1px solid {t.muted}; border-radius: 8px; }}
QRadioButton::indicator:checked {{ width: 6px; height: 6px; border: 5px solid {t.accent}; }}
QHeaderView::section {{ background: {t.background}; color: {t.muted}; border: 0;
  border-bottom: 1px solid {t.line}; padding: 4px 8px; }}
QTableView, QListView, QTreeView {{ border: 0; background: {t.panel}; gridline-color: {t.grid};
  selection-background-color: {t.accent_soft}; selection-color: {t.text}; outline: 0; }}
#drop, #filters {{ background: {t.panel}; border: 1px solid {t.line}; border-radius: 5px; }}
#filters QLabel {{ color: {t.muted}; }}
#count {{ color: {t.muted}; }}
#problem, #count[none="true"] {{ color: {t.flag}; }}
QListView#completions {{ border: 1px solid {t.line}; padding: 3px; }}
QListView#completions::item {{ padding: 3px 6px; }}
QListView#completions::item:selected {{ background: {t.accent_soft}; color: {t.text}; }}
QDockWidget {{ color: {t.muted}; }}
QDockWidget::title {{ background: {t.background}; padding: 5px 10px; border-bottom: 1px solid {t.line}; }}
QTabBar::tab {{ background: transparent; color: {t.muted}; padding: 5px 12px; border-bottom: 2px solid transparent; }}
QTabBar::tab:selected {{ color: {t.text}; border-bottom: 2px solid {t.accent}; }}
QSplitter::handle {{ background: {t.line}; }}
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 0; }}
QScrollBar::handle {{ background: {t.line}; border-radius: 4px; min-height: 24px; min-width: 24px; margin: 1px; }}
QScrollBar::handle:hover {{ background: {t.muted}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""
