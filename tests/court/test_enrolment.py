"""Taking laptops on, tokens, and keeping laptops out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import jwt
import pytest
import sqlalchemy as sa
from cryptography.hazmat.primitives.asymmetric import ec

from court import enrolment, hearings, laptops, packs
from court.schema import CODES
from court.service import now
from mediator_app.exchange.contract.answers import AnswerKind, CertificateRenewed, Hearing, Pack, PackKind
from mediator_app.exchange.contract.enrolment import read_certificate
from mediator_app.exchange.contract.reading import write_instant
from mediator_app.exchange.contract.signed import Use, read_signed
from tests.court import cases
from tests.court.laptop import Laptop, new_client, request_for
from tests.court.running import Running


def post_code(served: Running, code: str, key: ec.EllipticCurvePrivateKey) -> tuple[int, dict[str, str]]:
    with new_client() as client:
        asked = {"code": code, "request": request_for(key)}
        # Strangers are limited by their address; a proxy on this machine says whose it is.
        headers = {"X-Forwarded-For": f"192.0.2.{hash(code) % 250}"}
        response = client.post(f"{served.address}/v1/enrolments", json=asked, headers=headers)
        return response.status_code, response.json()


def test_a_code_takes_one_key_and_answers_it_the_same_each_time(served: Running) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    code = served.place.code()
    status, first = post_code(served, code.lower().replace("-", " "), key)
    assert status == 200
    assert post_code(served, code, key) == (200, first)
    status, other = post_code(served, code, ec.generate_private_key(ec.SECP256R1()))
    assert (status, other["code"]) == (409, "code_used")
    status, again = post_code(served, served.place.code(), key)
    assert (status, again["code"]) == (409, "key_known")


def test_wrong_expired_and_withdrawn_codes_are_refused(served: Running) -> None:
    key, place = ec.generate_private_key(ec.SECP256R1()), served.place
    code = place.code()
    other = "Z" if code[0] != "Z" else "Y"
    assert post_code(served, other + code[1:], key)[1]["code"] == "code_wrong"
    assert post_code(served, code[:-1], key)[1]["reason"] == "code_short"
    with place.service.database.writing() as connection:
        late = write_instant(now() - timedelta(minutes=1))
        connection.execute(sa.update(CODES).where(CODES.c.court == place.court.id).values(expires_at=late))
    assert post_code(served, code, key)[1]["code"] == "code_expired"
    code = place.code()
    with place.service.database.writing() as connection:
        (given,) = enrolment.codes(connection, place.court.id, at=now())
        enrolment.withdraw_code(connection, place.court, given.id, at=now(), by="system")
    assert post_code(served, code, key)[1]["code"] == "code_wrong"


@pytest.mark.parametrize("request_text", ["", "nonsense", "-----BEGIN CERTIFICATE REQUEST-----\nAAAA\n"])
def test_a_request_that_is_none_is_refused(served: Running, request_text: str) -> None:
    with new_client() as client:
        asked = {"code": served.place.code(), "request": request_text}
        headers = {"X-Forwarded-For": f"192.0.2.{len(request_text)}"}
        response = client.post(f"{served.address}/v1/enrolments", json=asked, headers=headers)
    assert (response.status_code, response.json()["code"]) == (400, "request_invalid")


def test_guessing_is_slowed_down(served: Running) -> None:
    with new_client() as client:
        asked = {"code": "0" * 20, "request": request_for(ec.generate_private_key(ec.SECP256R1()))}
        headers = {"X-Forwarded-For": "198.51.100.7"}
        url = f"{served.address}/v1/enrolments"
        responses = [client.post(url, json=asked, headers=headers) for _ in range(30)]
    slowed = [response for response in responses if response.status_code == 429]
    assert {response.json()["code"] for response in slowed} == {"rate_limited"}
    assert all(int(response.headers["Retry-After"]) > 0 for response in slowed)


def test_who_is_there_is_signed_with_the_nonce(served: Running, laptop: Laptop) -> None:
    court = served.place.court
    about = laptop.client.get(f"{served.address}/v1/about", params={"nonce": "n-1", "court": court.id}).json()
    authority = read_certificate(laptop.enrolment.authority)
    said = read_signed(about["signed"], Use.ABOUT, at=datetime.now(UTC), authority=authority).payload
    assert (said["nonce"], said["court"], said["contracts"]) == ("n-1", court.id, [1, 2])
    assert {
        name: about[name] for name in ("court", "name", "practice", "contracts", "time")
    }.items() <= said.items()


def test_an_assertion_works_once(laptop: Laptop) -> None:
    assertion = laptop.assertion()
    assert laptop.ask_token(assertion).status_code == 200
    replayed = laptop.ask_token(assertion)
    assert (replayed.status_code, replayed.json()["code"]) == (401, "assertion_replayed")


def test_assertions_that_prove_nothing_are_refused(laptop: Laptop, enrol: Callable[..., Laptop]) -> None:
    other = enrol("另一")
    in_time = int(datetime.now(UTC).timestamp()) + 60
    forged = jwt.encode(
        jwt.decode(laptop.assertion(), options={"verify_signature": False}), other.key, "ES256"
    )
    found = {
        "signature_wrong": forged,
        "aud_differs": laptop.assertion(aud="another"),
        "iss_differs": laptop.assertion(iss=other.enrolment.laptop),
        "expired": laptop.assertion(exp=in_time - 600),
        "exp_too_late": laptop.assertion(exp=in_time + 3600),
        "exp_missing": laptop.assertion(exp="soon"),
        "jti_missing": laptop.assertion(jti=""),
        "not_an_assertion": "nonsense",
    }
    answers = {reason: laptop.ask_token(assertion) for reason, assertion in found.items()}
    assert {reason: answer.json()["reason"] for reason, answer in answers.items()} == {r: r for r in found}
    assert all(answer.json()["code"] == "assertion_invalid" for answer in answers.values())
    assert answers["expired"].json()["now"]
    unknown = laptop.ask_token(laptop.assertion(iss="nobody", sub="nobody"))
    assert unknown.json()["code"] == "laptop_unknown"


def test_requests_without_a_token_get_nothing(laptop: Laptop, served: Running) -> None:
    url = f"{served.address}/v1/answers"
    token = laptop.headers["Authorization"]
    own = jwt.encode({"sub": laptop.enrolment.laptop, "aud": "mediator-court", "exp": 9999999999}, "x" * 32)
    for header, code in {
        "": "token_missing",
        "Basic x": "token_missing",
        "Bearer x": "token_invalid",
        f"Bearer {own}": "token_invalid",
        token[:-3]: "token_invalid",
    }.items():
        response = laptop.client.get(url, headers={"Authorization": header} if header else {})
        assert (response.status_code, response.json()["code"]) == (401, code)
        assert response.headers["WWW-Authenticate"] == "Bearer"
    assert laptop.client.get(url, headers=laptop.headers).status_code == 200
    too_new = laptop.client.get(url, headers={**laptop.headers, "Desk-Contract": "3"})
    assert (too_new.json()["code"], too_new.json()["newest"]) == ("contract_too_new", 2)


def test_a_revoked_laptop_is_out_at_once(laptop: Laptop, served: Running) -> None:
    filing = laptop.make(cases.handover())
    assert laptop.put(filing).status_code == 201
    place = served.place
    with place.service.database.writing() as connection:
        laptops.revoke(connection, place.court, laptop.enrolment.laptop, at=now(), by="system")
    url = f"{served.address}/v1"
    for response in (
        laptop.put(filing),
        laptop.client.get(f"{url}/answers", headers=laptop.headers),
        laptop.client.get(f"{url}/filings/{filing.id}", headers=laptop.headers),
        laptop.begin(b"more"),
        laptop.ask_token(laptop.assertion()),
    ):
        assert (response.status_code, response.json()["code"]) == (403, "laptop_revoked")


def test_another_court_gives_nothing(laptop: Laptop, served: Running) -> None:
    """A laptop of one court cannot file with, or read from, another court of the same service."""
    place = served.place
    other = place.another_court()
    stranger = Laptop.enrol(served.address, place.code(court=other))
    try:
        filing = laptop.make(cases.handover())
        assert laptop.put(filing).status_code == 201
        assert stranger.put(filing).json()["code"] == "not_this_laptop"
        assert stranger.put(stranger.make(cases.handover(), changed={"court": place.court.id})).json()[
            "code"
        ] == ("not_this_court")
        # The same id at the other court is another filing.
        assert stranger.put(stranger.make(cases.handover(), filing_id=filing.id)).status_code == 201
        with place.service.database.writing() as connection:
            sha256 = packs.announce(
                place.service.database,
                connection,
                place.service.store,
                place.court,
                PackKind.RULES,
                "2026.12",
                cases.zip_of({"laws.json": b"{}"}),
                at=now(),
                by="system",
            )
        url = f"{served.address}/v1/packs/{sha256}"
        assert laptop.client.get(url, headers=laptop.headers).content == cases.zip_of({"laws.json": b"{}"})
        assert stranger.client.get(url, headers=stranger.headers).json()["code"] == "not_found"
    finally:
        stranger.client.close()


def test_a_new_laptop_is_told_what_stands(served: Running) -> None:
    place = served.place
    mediator, at = place.mediator(), now()
    with place.service.database.writing() as connection:
        for number in (1, 2):
            hearings.assign(
                connection,
                place.court,
                mediator.id,
                cases.case_file(number),
                starts_at=at + timedelta(days=number),
                place="练习室",
                at=at,
                by="system",
            )
        gone = hearings.all_of(connection, place.court.id)[0]
        hearings.withdraw(connection, place.court, gone.id, at=at, by="system")
        packs.announce(
            place.service.database,
            connection,
            place.service.store,
            place.court,
            PackKind.WORDING,
            "2",
            cases.zip_of({"a.md": b"a"}),
            at=at,
            by="system",
        )
    laptop = Laptop.enrol(served.address, place.code())
    told = [answer.said for answer in laptop.pull()]
    laptop.client.close()
    assert [said.kind for said in told] == [AnswerKind.HEARING, AnswerKind.PACK]
    hearing, pack = told
    assert isinstance(hearing, Hearing)
    assert isinstance(pack, Pack)
    assert hearing.case_number == "示劳人仲（2026）办字第2号"
    assert pack.version == "2"


def test_a_certificate_is_renewed_before_it_ends(laptop: Laptop, served: Running) -> None:
    place = served.place
    at = datetime.fromisoformat(laptop.certificate.not_valid_after_utc.isoformat()) - timedelta(days=30)
    with place.service.database.writing() as connection:
        before = laptops.by_id(connection, laptop.enrolment.laptop)
        assert before is not None
        assert not enrolment.renew(connection, place.court, before, at=now())
        assert enrolment.renew(connection, place.court, before, at=at)
        assert not enrolment.renew(connection, place.court, before, at=at)
    (said,) = [answer.said for answer in laptop.pull()]
    assert isinstance(said, CertificateRenewed)
    renewed = read_certificate(said.certificate)
    assert renewed.public_key() == laptop.certificate.public_key()
    assert renewed.not_valid_after_utc > laptop.certificate.not_valid_after_utc + timedelta(days=300)
    # What was signed before under the old certificate is still taken.
    assert laptop.put(laptop.make(cases.handover())).status_code == 201
