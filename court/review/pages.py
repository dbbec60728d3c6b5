"""Templates to pages. Everything that comes from a filing or a form is escaped; there is no way around it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from court.schema import Role

if TYPE_CHECKING:
    from court.review.visit import Visit

TEMPLATES: Final = Path(__file__).parent / "templates"
ICONS: Final = Path(__file__).resolve().parents[2] / "resources" / "icons"
STATIC: Final = Path(__file__).parent / "static"
FONTS: Final = Path(__file__).resolve().parents[2] / "resources" / "fonts"
RARE: Final = ("DeskSong", "DeskSongRare")
"""Faces with the characters of names that no other has."""
MEDIA_TYPES: Final = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".otf": "font/otf",
    ".ttf": "font/ttf",
}


@cache
def static_files() -> Mapping[str, Path]:
    """Our own style sheet, script, pictures and fonts by name."""
    fonts = (*sorted((FONTS / "ui").iterdir()), *(FONTS / f"{name}-Regular.ttf" for name in RARE))
    return {path.name: path for path in (*sorted(STATIC.iterdir()), *fonts) if path.suffix in MEDIA_TYPES}


@cache
def static_version() -> str:
    """Changes with the style sheet and the script, so that a browser may keep what it has."""
    return hashlib.sha256(b"".join(path.read_bytes() for path in sorted(STATIC.iterdir()))).hexdigest()[:12]


@cache
def icon(name: str) -> Markup:
    """One of the line icons of the house, for putting beside words; it says nothing to a screen reader."""
    drawing = (ICONS / f"{name}.svg").read_text("utf-8")
    inner = drawing[drawing.index(">", drawing.index("<svg")) + 1 : drawing.rindex("</svg>")]
    # The files are ours, and `name` stands in a template.
    return Markup('<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">{}</svg>').format(Markup(inner))


class Pages:
    """The templates of the review desk."""

    def __init__(self) -> None:
        self._templates = Environment(
            loader=FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.globals["icon"] = icon

    def render(self, template: str, visit: Visit, values: Mapping[str, Any]) -> str:
        """One page in the visitor's language."""
        words = visit.words
        return self._templates.get_template(template).render(
            values,
            say=words.say,
            code=words.code,
            words=words,
            language=words.language,
            visit=visit,
            account=visit.session.account if visit.session else None,
            role=Role,
            csrf=Markup('<input type="hidden" name="csrf" value="{}">').format(visit.csrf),
            version=static_version(),
        )
