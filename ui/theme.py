"""How the window looks: colours in light and dark, and the style sheet made of them. One accent; states also have words."""

from typing import Literal

from msgspec import Struct
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

Theme = Literal["system", "light", "dark"]

TEXT_SIZES = (100, 115, 130, 150)
"""Sizes of the screen's text that the settings offer, in per cent of the system's own."""

_own_size: list[float] = []
"""The system's own size in points, as it was before anything was set."""


class Colours(Struct, frozen=True):
    """One set of colours, as #rrggbb."""

    ground: str
    surface: str
    line: str
    text: str
    quiet: str
    accent: str
    on_accent: str
    tint: str
    error: str
    warning: str
    good: str
    review: str
    desk: str


LIGHT = Colours(
    ground="#f5f7f9",
    surface="#ffffff",
    line="#d5dbe1",
    text="#1d242b",
    quiet="#5c6873",
    accent="#17617d",
    on_accent="#ffffff",
    tint="#e2f0f5",
    error="#b3261e",
    warning="#8a5a00",
    good="#2b6e3f",
    review="#6b4fa0",
    desk="#e4e8ec",
)
DARK = Colours(
    ground="#1b1f23",
    surface="#24292e",
    line="#454d55",
    text="#e6e9ec",
    quiet="#a3adb6",
    accent="#6dbad6",
    on_accent="#0d2029",
    tint="#1f3a45",
    error="#ff8a80",
    warning="#e8b04a",
    good="#7fc893",
    review="#b9a3ec",
    desk="#15181b",
)

_ROLES = {
    QPalette.ColorRole.Window: "ground",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "ground",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.PlaceholderText: "quiet",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.ToolTipBase: "surface",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Dark: "quiet",
}

_TITLE, _HEADLINE = 1.6, 1.45
"""Titles, in sizes of ordinary text."""

_SHEET = """
QWidget#form, QWidget#page, QScrollArea#formArea, QWidget#startPage {{ background: {ground}; border: none; }}
QScrollArea {{ border: none; background: {ground}; }}
QFrame#strip {{ background: {surface}; border: none; border-bottom: 1px solid {line}; }}
QFrame#lockBanner {{ background: {tint}; border: none; border-bottom: 1px solid {line}; }}
QFrame#trouble {{ background: {surface}; border: none; border-left: 6px solid {error}; border-bottom: 2px solid {error}; }}
QFrame#trouble QLabel {{ color: {error}; font-weight: 600; }}
QFrame#trouble[state="over"] {{ border-left-color: {good}; border-bottom-color: {good}; }}
QFrame#trouble[state="over"] QLabel {{ color: {good}; }}
QFrame#dropBox {{ background: {ground}; border: 1px dashed {line}; border-radius: 6px; }}
QFrame[role="card"] {{ background: {surface}; border: 1px solid {line}; border-radius: 6px; }}
QLabel[role="title"] {{ font-size: {title}pt; font-weight: 600; }}
QLabel[role="heading"] {{ font-weight: 600; }}
QLabel[role="quiet"] {{ color: {quiet}; }}
QLabel[role="error"] {{ color: {error}; }}
QLabel[role="warning"] {{ color: {warning}; }}
QLabel[role="step"] {{ color: {quiet}; padding: 5px 12px; border-radius: 6px; }}
QLabel[role="step"][current="true"] {{ color: {accent}; background: {tint}; font-weight: 600; }}
QAbstractSpinBox QLineEdit, QComboBox QLineEdit {{ border: none; padding: 0; }}
QLineEdit, QTextEdit {{
    background: {surface}; color: {text}; border: 1px solid {line}; border-radius: 4px; padding: 4px 6px;
    selection-background-color: {accent}; selection-color: {on_accent};
}}
QTextEdit[role="prose"], QTextEdit[role="headline"], QLineEdit[role="headline"] {{ border: 1px solid transparent; }}
QTextEdit[role="prose"]:hover, QTextEdit[role="headline"]:hover, QLineEdit[role="headline"]:hover {{ border: 1px solid {line}; }}
QTextEdit[role="headline"], QLineEdit[role="headline"] {{ background: {ground}; font-size: {headline}pt; font-weight: 600; }}
QLineEdit:read-only, QTextEdit:read-only {{ background: {ground}; border: 1px solid transparent; }}
QLineEdit:focus, QTextEdit:focus {{ border: 2px solid {accent}; padding: 3px 5px; }}
QTextEdit#sourceText {{ background: {surface}; border: 1px solid {line}; border-radius: 6px; }}
QTextEdit#sourceText:focus {{ border: 1px solid {accent}; padding: 4px 6px; }}
QTextEdit#guessWords {{ background: {surface}; border: 1px solid transparent; padding: 0; }}
QTextEdit#guessWords:focus {{ border: 1px solid {accent}; }}
QLineEdit[state="error"], QTextEdit[state="error"] {{ border: 2px solid {error}; padding: 3px 5px; }}
QLineEdit[state="warning"], QTextEdit[state="warning"] {{ border: 2px solid {warning}; padding: 3px 5px; }}
QPushButton {{
    background: {surface}; color: {text}; border: 1px solid {line}; border-radius: 5px; padding: 5px 12px; outline: none;
}}
QPushButton:hover {{ border-color: {accent}; }}
QPushButton:focus {{ border: 2px solid {accent}; padding: 4px 11px; }}
QPushButton:disabled {{ color: {quiet}; }}
QPushButton[role="primary"] {{ background: {accent}; color: {on_accent}; border-color: {accent}; font-weight: 600; }}
QPushButton[role="primary"]:focus {{ border: 2px solid {text}; }}
QPushButton[role="primary"]:disabled {{ background: {ground}; color: {quiet}; border-color: {line}; }}
QToolButton {{ border: 1px solid transparent; border-radius: 4px; padding: 3px 5px; color: {text}; }}
QToolButton:hover {{ background: {tint}; }}
QToolButton:focus {{ border-color: {accent}; }}
QToolButton:disabled {{ color: {line}; }}
QToolButton#backupLine {{ color: {quiet}; }}
QToolButton::menu-indicator {{ image: none; }}
QListView {{ background: {ground}; border: none; outline: none; }}
QListView#choices {{ background: {surface}; border: 1px solid {line}; border-radius: 6px; }}
QListView#choices::item {{ padding: 7px 10px; }}
QListView#choices::item:selected {{ background: {tint}; color: {text}; }}
QScrollArea#desk, QWidget#desk {{ background: {desk}; }}
QSplitter::handle {{ background: {ground}; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
QScrollBar::handle {{ background: {line}; border: 3px solid transparent; border-radius: 6px; min-height: 32px; min-width: 32px; }}
QScrollBar::handle:hover {{ background: {quiet}; }}
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{
    background: none; border: none; width: 0; height: 0; }}
QComboBox, QAbstractSpinBox {{ min-height: 26px; }}
QCheckBox::indicator:unchecked {{ width: 13px; height: 13px; border: 1px solid {quiet}; border-radius: 3px; background: {surface}; }}
QCheckBox::indicator:unchecked:focus, QCheckBox::indicator:unchecked:hover {{ border: 1px solid {accent}; }}
QRadioButton {{ spacing: 7px; }}
QRadioButton::indicator {{ width: 12px; height: 12px; border: 1px solid {quiet}; border-radius: 7px; background: {surface}; }}
QRadioButton::indicator:checked {{
    border: 1px solid {accent};
    background: qradialgradient(cx:0.5, cy:0.5, radius:0.5, fx:0.5, fy:0.5,
        stop:0 {accent}, stop:0.55 {accent}, stop:0.65 {surface}, stop:1 {surface});
}}
QRadioButton:focus {{ color: {accent}; font-weight: 600; }}
QRadioButton::indicator:focus {{ border: 1px solid {accent}; }}
QTableView#documents {{
    background: {surface}; border: 1px solid {line}; border-radius: 6px; outline: none;
    selection-background-color: {tint}; selection-color: {text};
}}
QTableView#documents::item {{ padding: 0 6px; }}
QTreeView#changes {{
    background: {surface}; border: 1px solid {line}; border-radius: 6px; outline: none;
    selection-background-color: {tint}; selection-color: {text};
}}
QTreeView#changes::item {{ padding: 0 6px; }}
QPlainTextEdit#details {{ background: {surface}; border: 1px solid {line}; border-radius: 6px; padding: 2px 4px; }}
QPlainTextEdit#details:focus {{ border: 1px solid {accent}; }}
QTableView#textTable {{ background: {surface}; border: 1px solid {line}; gridline-color: {line}; outline: none; }}
QTableView#textTable::item {{ padding: 0 4px; }}
QTextEdit[role="cell"], QTextEdit[role="cell"]:focus {{ border: 2px solid {accent}; border-radius: 0; padding: 3px 4px; }}
QTextEdit[role="cell"]:!focus {{ border-color: {line}; }}
QTableView#periods {{
    background: {surface}; border: none; outline: none; selection-background-color: transparent; selection-color: {text};
}}
QTableView#periods::item {{ border: none; }}
QHeaderView {{ background: {surface}; border: none; }}
QHeaderView::section {{ background: {surface}; color: {quiet}; border: none; padding: 4px; }}
RowTable QHeaderView::section {{ padding: 4px 9px; }}
QTableCornerButton::section {{ background: {surface}; border: none; }}
QLabel[role="key"] {{ background: {surface}; border: 1px solid {line}; border-radius: 4px; padding: 1px 6px; }}
QLabel[role="review"] {{ color: {review}; }}
QLabel[role="offer"] {{ color: {quiet}; }}
QLabel[origin="typed"] {{ color: {accent}; }}
QLabel[origin="carried"], QLabel[origin="imported"] {{ color: {review}; }}
QLineEdit[origin="carried"] {{ border: 1px dashed {review}; }}
QTabWidget::pane {{ border: 1px solid {line}; border-radius: 6px; background: {surface}; }}
QTabBar::tab {{ background: transparent; color: {quiet}; padding: 7px 14px; border: none; border-bottom: 2px solid transparent; }}
QTabBar::tab:selected {{ color: {accent}; border-bottom: 2px solid {accent}; font-weight: 600; }}
QTabBar::tab:focus {{ color: {text}; }}
QProgressBar {{ border: 1px solid {line}; border-radius: 4px; background: {surface}; height: 8px; }}
QProgressBar::chunk {{ background: {accent}; border-radius: 3px; }}
QToolTip {{ background: {surface}; color: {text}; border: 1px solid {line}; padding: 4px; }}
QStatusBar {{ background: {surface}; color: {quiet}; border-top: 1px solid {line}; }}
QStatusBar::item {{ border: none; }}
"""


def colours() -> Colours:
    """The set in use, told from the application's palette."""
    return DARK if QGuiApplication.palette().color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT


def apply_theme(application: QApplication, theme: Theme, text_size: int = 100) -> None:
    """Puts font, palette and style sheet on the whole program; "system" follows the desktop's own light or dark."""
    chosen = DARK if theme == "dark" or (theme == "system" and _system_is_dark(application)) else LIGHT
    palette = QPalette()
    for role, name in _ROLES.items():
        palette.setColor(role, QColor(getattr(chosen, name)))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(chosen.quiet))
    application.setStyle("Fusion")
    size = _set_text_size(application, text_size)
    application.setPalette(palette)
    sizes = {"title": f"{size * _TITLE:.1f}", "headline": f"{size * _HEADLINE:.1f}"}
    application.setStyleSheet(_SHEET.format(**sizes, **{name: getattr(chosen, name) for name in chosen.__struct_fields__}))


def _set_text_size(application: QApplication, percent: int) -> float:
    """Sets the size of all text; gives it in points."""
    font = application.font()
    if not _own_size:
        _own_size.append(font.pointSizeF() if font.pointSizeF() > 0 else 10.0)
    size = _own_size[0] * percent / 100
    font.setPointSizeF(size)
    application.setFont(font)
    return size


def _system_is_dark(application: QApplication) -> bool:
    return application.styleHints().colorScheme().name == "Dark"
