"""Running the service: `uvicorn` with as many processes as were asked for, each with `application`."""

from __future__ import annotations

import logging
import os
from pathlib import Path

import uvicorn
from starlette.types import ASGIApp

from court.app import Limits, make_app
from court.heads import BoundedHeads
from court.service import open_service
from court.settings import Settings, read_settings


def application() -> ASGIApp:
    """The service as one worker process runs it; settings come from the environment."""
    logging.getLogger("court").setLevel(logging.INFO)
    settings = read_settings()
    service = open_service(settings.database, settings.data, size=settings.threads)
    return make_app(service, Limits(threads=settings.threads, waiting=settings.waiting))


def serve(
    settings: Settings,
    *,
    host: str,
    port: int,
    workers: int = 1,
    certificate: Path | None = None,
    key: Path | None = None,
    trusted_proxies: str = "127.0.0.1",
) -> None:
    """Serve until a signal says stop; requests that have begun are finished first.

    With several workers uvicorn starts processes, which read their settings from the environment.
    """
    os.environ.update(settings.environment())
    uvicorn.run(
        "court.serving:application",
        factory=True,
        http=BoundedHeads,
        host=host,
        port=port,
        workers=workers,
        ssl_certfile=certificate,
        ssl_keyfile=key,
        proxy_headers=True,
        forwarded_allow_ips=trusted_proxies,
        # Addresses of requests are not written down: they name cases and people's laptops.
        access_log=False,
        server_header=False,
        timeout_keep_alive=15,
        timeout_graceful_shutdown=20,
        limit_concurrency=1000,
        backlog=256,
        log_config=_LOGGING,
    )


_LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s[%(process)d] %(message)s"}},
    "handlers": {
        "err": {"class": "logging.StreamHandler", "formatter": "line", "stream": "ext://sys.stderr"}
    },
    "loggers": {
        "uvicorn": {"handlers": ["err"], "level": "INFO", "propagate": False},
        "court": {"handlers": ["err"], "level": "INFO", "propagate": False},
    },
}
