"""The published OpenAPI is the service's own, and nothing that it allows makes the service fall over."""

from __future__ import annotations

import json
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings

from court.api.uploading import BODY
from scripts.make_openapi import TARGET, openapi
from tests.court.laptop import Laptop
from tests.court.running import Running

SCHEMA = schemathesis.openapi.from_dict(json.loads(TARGET.read_text("utf-8")))
CALLS: dict[str, Any] = {}
for found in SCHEMA.get_all_operations():
    operation = found.ok()  # type: ignore[union-attr]
    CALLS[f"{operation.method.upper()} {operation.path}"] = operation


@schemathesis.serializer(BODY)
def as_it_is(_context: Any, value: Any) -> bytes:
    """Bytes of a document go over the wire as they are."""
    return value.encode("utf-8", "surrogatepass") if isinstance(value, str) else bytes(value)


def test_the_published_file_is_not_stale() -> None:
    assert TARGET.read_text("utf-8") == openapi(), "run: python -m scripts.make_openapi"


def test_every_refusal_is_a_problem() -> None:
    for path, calls in json.loads(TARGET.read_text("utf-8"))["paths"].items():
        for method, call in calls.items():
            for status, answer in call["responses"].items():
                if int(status) >= 400:
                    assert list(answer["content"]) == ["application/problem+json"], (method, path, status)


@pytest.mark.parametrize("call", sorted(CALLS))
def test_no_request_makes_a_server_error(call: str, laptop: Laptop, served: Running) -> None:
    """Whatever fits the description, asked with a real token: an answer of the list, never a fault of the service."""
    operation = CALLS[call]
    token = laptop.headers["Authorization"]
    allowed = {int(status) for status in operation.definition.raw["responses"]}

    @settings(
        max_examples=10,
        deadline=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
        database=None,
    )
    @given(case=operation.as_strategy())
    def ask(case: Any) -> None:
        response = case.call(base_url=served.address, headers={"Authorization": token})
        assert response.status_code in allowed | {404, 405}, (response.status_code, response.content[:300])
        if response.status_code >= 400 and call.split()[0] != "HEAD":
            assert response.headers["content-type"][0] == "application/problem+json"

    ask()
