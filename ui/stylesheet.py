"""The one style sheet.

`@name` is a colour of `ui.theme.Tokens`, `8dp` are pixels of the design, scaled with the type; `@{tick}` is a picture
that the theme draws.

Widgets say what they are by object name (their kind), and what it means by the properties `tone` and `state`; the
sheet says how that looks. Qt looks rules up by object name; those that ask for a property are tried on every widget of
a class one after the other, which was a twentieth of every page's opening.

Every rule that fits any widget is worked off for each of them, and one that asks what stands around a widget climbs to
the window's edge for each. So ink and size of plain text come from the application's palette and font, and rules look
one step up at most: pages of two hundred widgets open a sixth faster.

Qt leaves a tool button air above and beneath that a label does not get: 18.3 pixels of the design are the one line of a
chip in every size of type.
"""

from __future__ import annotations

from typing import Final

TEMPLATE: Final = """
QMainWindow, QWidget#ground { background: @ground; }
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
QFrame#header { background: @card; border: none; border-bottom: 1px solid @line; }
QFrame#footer { background: @card; border: none; border-top: 1px solid @line; }
QLabel#headline { font-size: 17dp; font-weight: bold; }
QLabel#title { font-size: 18dp; font-weight: bold; }
QLabel#card-title { font-size: 15dp; font-weight: bold; }
QLabel#muted { color: @muted; font-size: 13dp; }
QLabel#small { color: @muted; font-size: 12dp; }
QLabel#strong { font-weight: bold; }
QLabel#figure { font-size: 22dp; font-weight: bold; }
QLabel#figure-close { font-size: 18dp; font-weight: bold; }
QLabel#figure[tone="accent"], QLabel#figure-close[tone="accent"] { color: @accent; }
QLabel#figure[tone="green"], QLabel#figure-close[tone="green"] { color: @green; }
QLabel#figure[tone="amber"] { color: @amber; }
QLabel#large { font-size: 19dp; }
QLabel#error { color: @red; font-size: 13dp; }
QLabel#hint { color: @muted; font-size: 12dp; }
QLabel#remark { color: @amber; font-size: 12dp; }
QLabel#label { color: @muted; font-size: 13dp; }
QLabel#show-title { font-size: 28dp; font-weight: bold; }
QLabel#show-figure { font-size: 54dp; font-weight: bold; color: @accent; }
QLabel#show-text { font-size: 21dp; }
QLabel#show-figures { font-size: 22dp; font-weight: bold; }
QLabel#show-small { font-size: 16dp; color: @muted; }
QLabel#code { font-size: 22dp; font-weight: bold; letter-spacing: 2px; }

/* --- chips ------------------------------------------------------------------------------ */
QLabel#chip, QToolButton#chip {
    background: @neutral_soft; color: @muted; border: none; border-radius: 11dp; padding: 2dp 10dp;
    font-size: 12dp; min-height: 18dp;
}
QToolButton#chip { max-height: 18.3dp; }
QToolButton#chip:focus { padding: 4dp; }
QToolButton#chip:disabled { color: @off; }
QLabel#chip[tone="accent"], QToolButton#chip[tone="accent"] {
    background: @accent_soft; color: @accent;
}
QLabel#chip[tone="amber"], QToolButton#chip[tone="amber"] {
    background: @amber_soft; color: @amber;
}
QLabel#chip[tone="red"], QToolButton#chip[tone="red"] { background: @red_soft; color: @red; }
QLabel#chip[tone="green"], QToolButton#chip[tone="green"] {
    background: @green_soft; color: @green;
}
QToolButton#chip:hover, QToolButton#chip:focus { border: 1px solid @strong_line; }
QToolButton#chip:checked { background: @accent_soft; color: @accent; }

/* --- cards ------------------------------------------------------------------------------ */
QFrame#card { background: @card; border: 1px solid @line; border-radius: 8dp; }
QFrame#card[tone="amber"] { background: @amber_soft; border-color: @amber_line; }
QFrame#soft { background: @accent_soft; border: none; border-radius: 8dp; }
QFrame#soft[tone="amber"] { background: @amber_soft; }
QFrame#soft[tone="red"] { background: @red_soft; }
QFrame#soft[tone="green"] { background: @green_soft; }
QFrame#rule { background: @line; border: none; max-height: 1px; min-height: 1px; }
QFrame#side { background: @raised; border: none; border-right: 1px solid @line; }
QFrame#side-right { background: @raised; border: none; border-left: 1px solid @line; }
QFrame#desk { background: @desk; border: none; border-left: 1px solid @line; }
QScrollArea { background: transparent; border: none; }
QScrollArea > QWidget > QWidget { background: transparent; }
QFrame#banner { background: @amber_soft; border: none; border-bottom: 1px solid @amber_line; }
QFrame#band { background: @amber_soft; border: 1px solid @amber_line; border-radius: 8dp; }
QFrame#banner > QLabel, QFrame#band > QLabel, QLabel#told, QLabel#told-small { color: @amber; }
QLabel#told-small { font-size: 12dp; }
QFrame#band[tone="red"] { background: @red_soft; border-color: @red; }
QFrame#band[tone="red"] > QLabel { color: @red; }
QFrame#toast { background: @ink; border: none; border-radius: 8dp; }
QFrame#toast > QLabel { color: @card; }
QFrame#toast > QPushButton { background: transparent; border: none; color: @card; font-weight: bold; }
QFrame#toast > QPushButton:focus, QFrame#toast > QPushButton:hover { text-decoration: underline; }
QFrame#sheet { background: @card; border: 1px solid @line; border-radius: 10dp; }
QFrame#popup { background: @card; border: 1px solid @strong_line; border-radius: 8dp; }
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
QPushButton#primary { background: @accent; color: @on_accent; border-color: @accent; }
QPushButton#primary:hover { background: @accent_hover; border-color: @accent_hover; }
QPushButton#primary:focus { border: 2px solid @ink; }
QPushButton#primary:disabled { background: @neutral_soft; color: @off; border-color: @line; }
QPushButton#danger { background: @red; color: @on_red; border-color: @red; }
QPushButton#danger:hover { background: @red_hover; border-color: @red_hover; }
QPushButton#danger:focus { border: 2px solid @ink; }
QPushButton#danger:disabled { background: @neutral_soft; color: @off; border-color: @line; }
QPushButton#quiet {
    background: transparent; border-color: transparent; color: @accent; padding: 6dp 8dp;
}
QPushButton#quiet:hover { background: @accent_soft; }
QPushButton#quiet:focus { border: 2px solid @accent; padding: 5dp 7dp; }
QPushButton#quiet:disabled { color: @off; background: transparent; border-color: transparent; }
QPushButton#add { background: @card; border: 1px dashed @strong_line; color: @ink; min-height: 24dp; }
QPushButton#add:hover { border-color: @accent; color: @accent; }
QPushButton#add:focus { border: 2px dashed @accent; }
QPushButton#big { padding: 14dp 20dp; font-size: 15dp; }
QPushButton#search { background: @raised; color: @muted; text-align: left; padding-left: 12dp; }
QPushButton#search:hover { border-color: @accent; }
QPushButton::menu-indicator { image: none; width: 0; }
QToolButton {
    background: transparent; border: 1px solid transparent; border-radius: 6dp; padding: 5dp; outline: none;
}
QToolButton:hover { background: @neutral_soft; }
QToolButton:focus { border: 2px solid @accent; padding: 4dp; }
QToolButton:disabled { color: @off; }

/* --- segments --------------------------------------------------------------------------- */
QPushButton#segment { padding: 6dp 14dp; }
QPushButton#segment:checked { background: @accent; color: @on_accent; border-color: @accent; }
QPushButton#segment:focus { border: 2px solid @accent; padding: 5dp 13dp; }
QPushButton#segment:checked:focus { border: 2px solid @ink; }
QPushButton#segment:checked:disabled {
    background: @accent_soft; color: @accent; border-color: @accent;
}

/* --- fields ----------------------------------------------------------------------------- */
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QSpinBox {
    background: @card; color: @ink; border: 1px solid @strong_line; border-radius: 6dp; padding: 6dp 10dp;
    min-height: 20dp; selection-background-color: @selection; selection-color: @ink; outline: none;
    placeholder-text-color: @faint;
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
QLineEdit#amount-large { font-size: 20dp; padding: 8dp 12dp; }
QLineEdit#amount-large:focus { padding: 7dp 11dp; }
QLineEdit#add { border-style: dashed; padding: 8dp 10dp; }
QLineEdit#add:focus { border-style: solid; padding: 7dp 9dp; }
QLineEdit#secret { lineedit-password-character: 8729; }
QLineEdit#search { background: @raised; }
QComboBox { padding-left: 12dp; padding-right: 28dp; combobox-popup: 0; }
QComboBox:focus, QComboBox[state="error"] { padding-left: 11dp; padding-right: 27dp; }
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
    background: @raised; color: @muted; border: none; border-bottom: 1px solid @line; padding: 8dp 10dp;
    font-size: 13dp; font-weight: normal;
}
QListView::item { padding: 6dp 10dp; border-radius: 6dp; }

/* --- steps ------------------------------------------------------------------------------- */
QPushButton#step {
    background: transparent; border: 2px solid transparent; border-radius: 6dp; padding: 0;
    text-align: left;
}
QPushButton#step:hover { background: @neutral_soft; }
QPushButton#step:checked { background: @accent_soft; }
QPushButton#step:focus { border-color: @accent; }

/* --- rows that open something -------------------------------------------------------------- */
QPushButton#row {
    background: transparent; border: 2px solid transparent; border-radius: 6dp; padding: 0;
    text-align: left;
}
QPushButton#row:hover { background: @raised; }
QPushButton#row:focus { border-color: @accent; }

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
