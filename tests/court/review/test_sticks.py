"""A clerk takes a stick in, sees what became of each filing, and saves the answers for the mediator."""

from __future__ import annotations

import re

from court import audit
from court.courts import pem
from mediator_app.exchange.contract.enrolment import Enrolment
from tests.court.cases import handover
from tests.court.laptop import Laptop as Full
from tests.court.laptop import Paper, new_client
from tests.court.review.conftest import World
from tests.court.review.courthouse import Laptop
from tests.court.review.visitor import Visitor
from tests.court.sticks import Stick


def full(laptop: Laptop) -> Full:
    """The same laptop, able to make filings and bundles."""
    court, mediator = laptop.court, laptop.mediator
    said = Enrolment(
        court=court.id,
        court_name=court.name,
        laptop=laptop.id,
        mediator=mediator.name,
        organisation=mediator.organisation,
        number=mediator.number,
        authority=pem(court.authority),
        certificate=pem(laptop.certificate),
        recipient=court.recipient,
    )
    return Full("", laptop.key, said, laptop.certificate, new_client())


def bring(visitor: Visitor, bundle: bytes) -> int:
    visitor.get("/review/sticks")
    return visitor.post("/review/sticks", files={"bundle": ("b.filing", bundle)}).status_code


def test_a_stick_is_taken_in_and_its_answers_are_saved(world: World, lin: Visitor) -> None:
    laptop = full(world.laptop)
    stick = Stick.of(laptop)
    good = laptop.make(handover(1).replace(b'"practice":true', b'"practice":false'), practice=False)
    bad = laptop.make(handover(2), (Paper(b"paper"),))
    assert bring(lin, stick.bundle(good, bad)) == 200
    assert "已收 1 / 共 2" in lin.words
    assert f'href="/review/filings/{good.id}"' in lin.last.text
    assert bad.id in lin.words
    assert "示例（中国）有限公司" in lin.words
    assert "演练案件和真实案件不能混收。" in lin.words
    found = re.search(r'href="(/review/sticks/[^"]+/answers)"', lin.last.text)
    assert found is not None
    saved = lin.client.get(found[1])
    assert saved.headers["content-disposition"].endswith('.answers"')
    imported, links = stick.read(saved.content)
    assert [fate.code for fate in imported.filings] == ["", "practice_mismatch"]
    assert links
    assert lin.get("/review/sticks").status_code == 200
    assert "已收 1 / 共 2" in lin.words
    with world.house.service.database.reading() as connection:
        deeds = [entry.deed for entry in audit.entries(connection, world.court.id)]
    assert {"bundle_imported", "bundle_answers_saved"} <= set(deeds)


def test_a_stick_that_is_refused_says_why(world: World, lin: Visitor) -> None:
    foreign = full(world.foreign)
    for bundle, words in [
        (b"", "请选择"),
        (b"no bundle", "这不是报送包"),
        (Stick.of(foreign).bundle(foreign.make(handover())), "另一家法院"),
    ]:
        assert bring(lin, bundle) == 409
        assert words in lin.words


def test_nobody_fetches_the_answers_of_another_court(world: World, lin: Visitor, another: Visitor) -> None:
    laptop = full(world.laptop)
    assert bring(lin, Stick.of(laptop).bundle()) == 200
    assert "只为取答复" in lin.words
    here = lin.last.url.path
    another.sign_in("stranger")
    for path in (here, f"{here}/answers"):
        assert another.get(path).status_code == 404
    assert "周示范" not in another.get("/review/sticks").text
    another.client.cookies.clear()
    assert "/sign-in" in str(another.get(f"{here}/answers").url)
