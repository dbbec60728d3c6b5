"""The court's service on another day: `python -m tests.roads.another_day serve --port N --workers 1`.

The clock of its `Service` is set ahead by as many days as `ANOTHER_DAY` says; all else is as in `mediator-court serve`.
"""

from __future__ import annotations

import argparse
import os
from datetime import datetime, timedelta
from typing import Final

import uvicorn

from court.app import make_app
from court.service import now, open_service
from court.settings import read_settings

DAYS: Final = "ANOTHER_DAY"


def shifted() -> datetime:
    return now() + timedelta(days=float(os.environ[DAYS]))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("deed", choices=["serve"])
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--workers", choices=["1"])
    given = parser.parse_args()
    settings = read_settings()
    service = open_service(settings.database, settings.data, size=settings.threads)
    service.clock = shifted
    uvicorn.run(make_app(service), host="127.0.0.1", port=given.port, access_log=False)


if __name__ == "__main__":
    main()
