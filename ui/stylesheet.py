"""The one style sheet.

`@name` is a colour of `ui.theme.Tokens`, `8dp` are pixels of the design, scaled with the type; `@{tick}` is a picture
that the theme draws.

Widgets say what they are by object name or by the properties `kind` (what it is), `tone` (what it means) and
`state`; the sheet says how that looks.

Every rule that fits any widget is worked off for each of them, and one that asks what stands around a widget climbs to
the window's edge for each. So ink and size of plain text come from the application's palette and font, and rules look
one step up at most: pages of two hundred widgets open a sixth faster.
"""

from __future__ import annotations

from typing import Final

TEMPLATE: Final = """
QMainWindow, QWidget[kind="ground"], QWidget#ground { background: @ground; }
QToolTip { background: @ink; color: @card; border: none; padding: 4dp 8dp; font-size: 14dp; }

/* --- rail ------------------------------------------------------------------------------- */
QFrame#rail { background: @rail; border: none; }
QFrame#rail > QToolButton {
    color: @on_rail_muted; background: transparent; border: 2dp solid transparent; border-radius: 8dp;
    font-size: 13dp; padding: 6dp 0 5dp 0;
}
QFrame#rail > QToolButton:hover { background: @rail_active; color: @on_rail; }
QFrame#rail > QToolButton:checked { background: @rail_active; color: @on_rail; }
QFrame#rail > QToolButton:focus { border-color: @on_rail_muted; }
QLabel#mark { background: @red; color: @on_red; border-radius: 8dp; font-size: 18dp; font-weight: bold; }

/* --- header and footer ------------------------------------------------------------------ */
QFrame[kind="header"] { background: @card; border: none; border-bottom: 1px solid @line; }
QFrame[kind="footer"] { background: @card; border: none; border-top: 1px solid @line; }
QLabel[kind="headline"] { font-size: 17dp; font-weight: bold; }
QLabel[kind="title"] { font-size: 18dp; font-weight: bold; }
QLabel[kind="card-title"] { font-size: 15dp; font-weight: bold; }
QLabel[kind="muted"] { color: @muted; font-size: 13dp; }
QLabel[kind="small"] { color: @muted; font-size: 12dp; }
QLabel[kind="strong"] { font-weight: bold; }
QLabel[kind="figure"] { font-size: 22dp; font-weight: bold; }
QLabel[kind="figure-close"] { font-size: 18dp; font-weight: bold; }
QLabel[kind="figure"][tone="accent"], QLabel[kind="figure-close"][tone="accent"] { color: @accent; }
QLabel[kind="figure"][tone="green"], QLabel[kind="figure-close"][tone="green"] { color: @green; }
QLabel[kind="figure"][tone="amber"] { color: @amber; }
QLabel[kind="large"] { font-size: 19dp; }
QLabel[kind="error"] { color: @red; font-size: 13dp; }
QLabel[kind="hint"] { color: @muted; font-size: 12dp; }
QLabel[kind="remark"] { color: @amber; font-size: 12dp; }
QLabel[kind="label"] { color: @muted; font-size: 13dp; }
QLabel[kind="show-title"] { font-size: 28dp; font-weight: bold; }
QLabel[kind="show-figure"] { font-size: 54dp; font-weight: bold; color: @accent; }
QLabel[kind="show-text"] { font-size: 21dp; }
QLabel[kind="show-figures"] { font-size: 22dp; font-weight: bold; }
QLabel[kind="show-small"] { font-size: 16dp; color: @muted; }
QLabel[kind="code"] { font-size: 22dp; font-weight: bold; letter-spacing: 2px; }

/* --- chips ------------------------------------------------------------------------------ */
QLabel[kind="chip"], QToolButton[kind="chip"] {
    background: @neutral_soft; color: @muted; border: none; border-radius: 11dp; padding: 2dp 10dp;
    font-size: 12dp; min-height: 18dp;
}
QLabel[kind="chip"][tone="accent"], QToolButton[kind="chip"][tone="accent"] {
    background: @accent_soft; color: @accent;
}
QLabel[kind="chip"][tone="amber"], QToolButton[kind="chip"][tone="amber"] {
    background: @amber_soft; color: @amber;
}
QLabel[kind="chip"][tone="red"], QToolButton[kind="chip"][tone="red"] { background: @red_soft; color: @red; }
QLabel[kind="chip"][tone="green"], QToolButton[kind="chip"][tone="green"] {
    background: @green_soft; color: @green;
}
QToolButton[kind="chip"]:hover, QToolButton[kind="chip"]:focus { border: 1px solid @strong_line; }
QToolButton[kind="chip"]:checked { background: @accent_soft; color: @accent; }

/* --- cards ------------------------------------------------------------------------------ */
QFrame[kind="card"] { background: @card; border: 1px solid @line; border-radius: 8dp; }
QFrame[kind="card"][tone="amber"] { background: @amber_soft; border-color: @amber_line; }
QFrame[kind="soft"] { background: @accent_soft; border: none; border-radius: 6dp; }
QFrame[kind="soft"][tone="amber"] { background: @amber_soft; }
QFrame[kind="soft"][tone="red"] { background: @red_soft; }
QFrame[kind="soft"][tone="green"] { background: @green_soft; }
QFrame[kind="rule"] { background: @line; border: none; max-height: 1px; min-height: 1px; }
QFrame[kind="side"] { background: @raised; border: none; border-right: 1px solid @line; }
QFrame[kind="side-right"] { background: @raised; border: none; border-left: 1px solid @line; }
QFrame[kind="desk"] { background: @desk; border: none; border-left: 1px solid @line; }
QScrollArea { background: transparent; border: none; }
QScrollArea > QWidget > QWidget { background: transparent; }
QFrame[kind="banner"] { background: @amber_soft; border: none; border-bottom: 1px solid @amber_line; }
QFrame[kind="banner"] > QLabel, QLabel[kind="told"], QLabel[kind="told-small"] { color: @amber; }
QLabel[kind="told-small"] { font-size: 12dp; }
QFrame[kind="banner"][tone="red"] { background: @red_soft; border-bottom-color: @red; }
QFrame[kind="banner"][tone="red"] > QLabel { color: @red; }
QFrame[kind="toast"] { background: @ink; border: none; border-radius: 8dp; }
QFrame[kind="toast"] > QLabel { color: @card; }
QFrame[kind="toast"] > QPushButton { background: transparent; border: none; color: @card; font-weight: bold; }
QFrame[kind="toast"] > QPushButton:focus, QFrame[kind="toast"] > QPushButton:hover { text-decoration: underline; }
QFrame[kind="sheet"] { background: @card; border: 1px solid @line; border-radius: 10dp; }
QFrame[kind="popup"] { background: @card; border: 1px solid @strong_line; border-radius: 8dp; }
QTextBrowser#guide, QTextBrowser#guide:focus { background: @card; border: none; padding: 0; }
QListWidget#chapters, QListWidget#chapters:focus {
    background: @card; border: none; border-right: 1px solid @line; padding: 0;
}
QListWidget#chapters::item { padding: 5dp 8dp; border-radius: 6dp; margin-right: 10dp; }
QListWidget#chapters::item:hover { background: @neutral_soft; }
QListWidget#chapters::item:selected { background: @accent_soft; color: @accent; }
QListWidget#chapters:focus::item:selected { border: 2px solid @accent; padding: 3dp 6dp; }
QWidget#cover { background: @cover; }
QWidget#cover > QLabel { color: @on_rail; }

/* --- buttons ---------------------------------------------------------------------------- */
QPushButton {
    background: @card; color: @ink; border: 1px solid @strong_line; border-radius: 6dp;
    padding: 6dp 16dp; min-height: 20dp; outline: none;
}
QPushButton:hover { background: @raised; border-color: @muted; }
QPushButton:focus { border: 2px solid @accent; padding: 5dp 15dp; }
QPushButton:disabled { color: @off; border-color: @line; background: @raised; }
QPushButton[kind="primary"] { background: @accent; color: @on_accent; border-color: @accent; }
QPushButton[kind="primary"]:hover { background: @accent_hover; border-color: @accent_hover; }
QPushButton[kind="primary"]:focus { border: 2px solid @ink; }
QPushButton[kind="primary"]:disabled { background: @neutral_soft; color: @off; border-color: @line; }
QPushButton[kind="danger"] { background: @red; color: @on_red; border-color: @red; }
QPushButton[kind="danger"]:hover { background: @red_hover; border-color: @red_hover; }
QPushButton[kind="danger"]:focus { border: 2px solid @ink; }
QPushButton[kind="danger"]:disabled { background: @neutral_soft; color: @off; border-color: @line; }
QPushButton[kind="quiet"] {
    background: transparent; border-color: transparent; color: @accent; padding: 6dp 8dp;
}
QPushButton[kind="quiet"]:hover { background: @accent_soft; }
QPushButton[kind="quiet"]:focus { border: 2px solid @accent; padding: 5dp 7dp; }
QPushButton[kind="quiet"]:disabled { color: @off; background: transparent; border-color: transparent; }
QPushButton[kind="add"] { background: @card; border: 1px dashed @strong_line; color: @ink; min-height: 24dp; }
QPushButton[kind="add"]:hover { border-color: @accent; color: @accent; }
QPushButton[kind="add"]:focus { border: 2px dashed @accent; }
QPushButton[kind="big"] { padding: 14dp 20dp; font-size: 15dp; }
QPushButton[kind="search"] { background: @raised; color: @muted; text-align: left; padding-left: 12dp; }
QPushButton[kind="search"]:hover { border-color: @accent; }
QPushButton::menu-indicator { image: none; width: 0; }
QToolButton {
    background: transparent; border: 1px solid transparent; border-radius: 6dp; padding: 5dp; outline: none;
}
QToolButton:hover { background: @neutral_soft; }
QToolButton:focus { border: 2px solid @accent; padding: 4dp; }
QToolButton:disabled { color: @off; }

/* --- segments --------------------------------------------------------------------------- */
QPushButton[kind="segment"] { padding: 6dp 14dp; }
QPushButton[kind="segment"]:checked { background: @accent; color: @on_accent; border-color: @accent; }
QPushButton[kind="segment"]:focus { border: 2px solid @accent; padding: 5dp 13dp; }
QPushButton[kind="segment"]:checked:focus { border: 2px solid @ink; }
QPushButton[kind="segment"]:checked:disabled {
    background: @neutral_soft; color: @muted; border-color: @line;
}

/* --- fields ----------------------------------------------------------------------------- */
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QSpinBox {
    background: @card; color: @ink; border: 1px solid @strong_line; border-radius: 6dp; padding: 6dp 10dp;
    min-height: 20dp; selection-background-color: @selection; selection-color: @ink; outline: none;
}
QPlainTextEdit, QTextEdit { padding: 4dp 6dp; }
QLineEdit:hover, QPlainTextEdit:hover, QComboBox:hover { border-color: @muted; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QSpinBox:focus {
    border: 2px solid @accent; padding: 5dp 9dp;
}
QPlainTextEdit:focus, QTextEdit:focus { padding: 3dp 5dp; }
QLineEdit[state="error"], QPlainTextEdit[state="error"], QComboBox[state="error"] {
    border: 2px solid @red; padding: 5dp 9dp;
}
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled, QLineEdit:read-only {
    background: @raised; color: @muted; border-color: @line;
}
QLineEdit[kind="amount-large"] { font-size: 20dp; padding: 8dp 12dp; }
QLineEdit[kind="amount-large"]:focus { padding: 7dp 11dp; }
QLineEdit[kind="add"] { border-style: dashed; padding: 8dp 10dp; }
QLineEdit[kind="add"]:focus { border-style: solid; padding: 7dp 9dp; }
QLineEdit[kind="secret"] { lineedit-password-character: 8729; }
QLineEdit[kind="search"] { background: @raised; }
QComboBox { padding-right: 28dp; combobox-popup: 0; }
QComboBox::drop-down { border: none; width: 26dp; subcontrol-position: center right; }
QComboBox::down-arrow { image: url(@{chevron}); width: 14dp; height: 14dp; }
QComboBox QAbstractItemView {
    background: @card; border: 1px solid @strong_line; selection-background-color: @accent_soft;
    selection-color: @ink; padding: 4dp; outline: none;
}
QComboBox QAbstractItemView::item { min-height: 30dp; padding: 2dp 8dp; }
QCheckBox, QRadioButton {
    spacing: 8dp; padding: 4dp 2dp; border: 2px solid transparent; border-radius: 6dp; outline: none;
}
QCheckBox:focus, QRadioButton:focus { border-color: @accent; }
QCheckBox:disabled, QRadioButton:disabled { color: @off; }
QCheckBox::indicator {
    width: 16dp; height: 16dp; border: 1px solid @faint; border-radius: 4dp; background: @card;
}
QCheckBox::indicator:hover { border-color: @accent; }
QCheckBox::indicator:checked { background: @accent; border-color: @accent; image: url(@{tick}); }
QRadioButton::indicator {
    width: 14dp; height: 14dp; border: 1px solid @faint; border-radius: 8dp; background: @card;
}
QRadioButton::indicator:checked { border: 5px solid @accent; width: 6dp; height: 6dp; }

/* --- tables and lists -------------------------------------------------------------------- */
QTableView, QListView, QTreeView {
    background: @card; border: none; gridline-color: transparent; alternate-background-color: @card;
    selection-background-color: @accent_soft; selection-color: @ink; outline: none; color: @ink; font-size: 14dp;
}
QTableView::item { border-bottom: 1px solid @line; padding: 4dp 8dp; }
QTableView::item:selected, QListView::item:selected { background: @accent_soft; color: @ink; }
QHeaderView { background: @raised; border: none; }
QHeaderView::section {
    background: @raised; color: @muted; border: none; border-bottom: 1px solid @line; padding: 8dp 8dp;
    font-size: 13dp; font-weight: normal;
}
QListView::item { padding: 6dp 10dp; border-radius: 6dp; }

/* --- steps ------------------------------------------------------------------------------- */
QPushButton[kind="step"] {
    background: transparent; border: 2px solid transparent; border-radius: 6dp; padding: 0;
    text-align: left;
}
QPushButton[kind="step"]:hover { background: @neutral_soft; }
QPushButton[kind="step"]:checked { background: @accent_soft; }
QPushButton[kind="step"]:focus { border-color: @accent; }

/* --- rows that open something -------------------------------------------------------------- */
QPushButton[kind="row"] {
    background: transparent; border: 2px solid transparent; border-radius: 6dp; padding: 0;
    text-align: left;
}
QPushButton[kind="row"]:hover { background: @raised; }
QPushButton[kind="row"]:focus { border-color: @accent; }

/* --- menus and bars ------------------------------------------------------------------------ */
QMenu { background: @card; border: 1px solid @strong_line; border-radius: 6dp; padding: 4dp; font-size: 14dp; }
QMenu::item { padding: 7dp 28dp 7dp 14dp; border-radius: 4dp; }
QMenu::item:selected { background: @accent_soft; color: @ink; }
QMenu::item:disabled { color: @faint; }
QMenu::separator { height: 1px; background: @line; margin: 4dp 8dp; }
QScrollBar:vertical { background: transparent; width: 10dp; margin: 0; }
QScrollBar::handle:vertical { background: @strong_line; border-radius: 4dp; min-height: 32dp; margin: 1dp; }
QScrollBar:horizontal { background: transparent; height: 10dp; margin: 0; }
QScrollBar::handle:horizontal { background: @strong_line; border-radius: 4dp; min-width: 32dp; margin: 1dp; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar {
    background: @neutral_soft; border: none; border-radius: 3dp; max-height: 6dp; min-height: 6dp;
}
QProgressBar::chunk { background: @accent; border-radius: 3dp; }
QSplitter::handle { background: @line; }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: @raised; }
"""
