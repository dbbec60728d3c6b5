"""Write the published OpenAPI of the court's intake service: `python -m scripts.make_openapi` -> docs/openapi.json."""

from __future__ import annotations

import json
from pathlib import Path

from court.app import make_api

TARGET = Path(__file__).resolve().parent.parent / "docs" / "openapi.json"


def openapi() -> str:
    """As it stands in the file."""
    return json.dumps(make_api().openapi(), ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    TARGET.write_text(openapi(), "utf-8")
    print(TARGET)
