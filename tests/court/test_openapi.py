"""The published OpenAPI is the service's own, and nothing that it allows makes the service fall over."""

from __future__ import annotations

import json
from typing import Any

import pytest
import schemathesis
from cryptography.hazmat.primitives.asymmetric import ec
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from court.api.uploading import BODY
from scripts.make_openapi import TARGET, openapi
from tests.court.cases import handover
from tests.court.laptop import Laptop, Paper, request_for
from tests.court.running import Running

SCHEMA = schemathesis.openapi.from_dict(json.loads(TARGET.read_text("utf-8")))
CALLS: dict[str, Any] = {}
for found in SCHEMA.get_all_operations():
    operation = found.ok()  # type: ignore[union-attr]
    CALLS[f"{operation.method.upper()} {operation.path}"] = operation
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]


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
        assert response.headers["desk-contract"], "whoever does not say which contract it speaks is a portal"
        case.validate_response(response, checks=CHECKS)

    ask()


def test_what_a_working_laptop_is_answered_is_as_described(laptop: Laptop, served: Running) -> None:
    """Made-up requests are hardly ever granted; these are, so that every good answer is held to its description too."""
    film = b"film" * 1000
    filing = laptop.make(handover(1), (Paper(film),))
    begun = laptop.begin(film)
    place = begun.headers["Location"]
    tus = {**laptop.headers, "Tus-Resumable": "1.0.0"}
    client, address = laptop.client, served.address
    answers = [
        ("GET /v1/about", 200, client.get(f"{address}/v1/about", params={"nonce": "n"})),
        (
            "POST /v1/enrolments",
            200,
            client.post(
                f"{address}/v1/enrolments",
                json={
                    "code": served.place.code(),
                    "request": request_for(ec.generate_private_key(ec.SECP256R1())),
                },
                # Strangers are limited by address, and made-up requests may have used up what this one is allowed.
                headers={"X-Forwarded-For": "10.0.0.1"},
            ),
        ),
        ("POST /v1/token", 200, laptop.ask_token(laptop.assertion())),
        ("OPTIONS /v1/uploads", 204, client.options(f"{address}/v1/uploads")),
        ("POST /v1/uploads", 201, begun),
        ("PUT /v1/filings/{filing_id}", 409, laptop.put(filing, inline=False)),
        ("PATCH /v1/uploads/{upload_id}", 409, laptop.patch(place, 7, film)),
        ("PATCH /v1/uploads/{upload_id}", 204, laptop.patch(place, 0, film)),
        ("HEAD /v1/uploads/{upload_id}", 200, client.head(address + place, headers=tus)),
        ("POST /v1/checks", 200, laptop.check(filing)),
        ("PUT /v1/filings/{filing_id}", 201, laptop.put(filing)),
        ("PUT /v1/filings/{filing_id}", 200, laptop.put(filing)),
        (
            "GET /v1/filings/{filing_id}",
            200,
            client.get(f"{address}/v1/filings/{filing.id}", headers=laptop.headers),
        ),
        ("GET /v1/answers", 200, client.get(f"{address}/v1/answers", headers=laptop.headers)),
        ("DELETE /v1/uploads/{upload_id}", 204, client.delete(address + place, headers=tus)),
        ("GET /v1/answers", 401, client.get(f"{address}/v1/answers")),
    ]
    for call, status, answer in answers:
        assert answer.status_code == status, (call, answer.text)
        names = {"filing_id": filing.id, "upload_id": place.rpartition("/")[2]}
        asked = CALLS[call].Case(path_parameters={n: v for n, v in names.items() if f"{{{n}}}" in call})
        answer.request.read()  # a form was streamed; Schemathesis wants to show it
        asked.validate_response(answer, checks=CHECKS)
    granted = {call for call, status, _ in answers if status < 300}
    assert granted == set(CALLS) - {"GET /v1/packs/{sha256}"}, "a pack is tried where packs are"
