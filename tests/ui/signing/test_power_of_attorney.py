"""A power of attorney that is made here: the party gives it, a company under its seal, and the agent never alone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtTest import QTest

from mediator_app.domain.edits import ChangeAgent
from mediator_app.domain.errors import Refusal
from mediator_app.domain.papers import PaperKind, Signer, SignerRole
from mediator_app.domain.people import Agent
from mediator_app.practice import hands
from tests.ui.hearings import Hearing
from ui.signing.on_paper import PaperSignatureSheet
from ui.signing.others import OtherPaper

PHOTO = b"\xff\xd8\xff\xe0" + b"a photograph of a sealed page" * 40


def sealed(hearing: Hearing) -> tuple[Agent, OtherPaper]:
    """S1 sealed, where the employer's agent has brought no power of attorney."""
    agent = hearing.record.content.agents[1]
    changed = replace(agent, papers_on_file=False)
    hearing.desk.do(hearing.case_id, ChangeAgent(**hearing.desk.stamp(), agent=changed))
    hearing.space.refresh()
    hearing.settle()
    hearing.click(hearing.signing.seal_button)
    (paper,) = [p for p in hearing.signing.around.papers if p.id.kind is PaperKind.POWER_OF_ATTORNEY]
    return agent, paper


def test_it_is_complete_only_with_the_companys_seal_on_paper(hearing: Hearing, tmp_path: Path) -> None:
    agent, paper = sealed(hearing)
    company = Signer(SignerRole.PARTY, agent.acts_for)
    attorney = Signer(SignerRole.AGENT, agent.id)
    assert paper.id.subject == agent.id
    assert paper.places == (company, attorney)
    hearing.desk.sign(hearing.case_id, attorney, ink=hands().sign(attorney, 1), paper=paper.id)
    assert paper.unsigned(hearing.revision) == (company,)
    with pytest.raises(Refusal) as refused:
        hearing.desk.sign(hearing.case_id, company, ink=hands().sign(company, 2), paper=paper.id)
    assert refused.value.code == "only_by_hand"

    hearing.space.refresh()
    hearing.settle()
    made = next(iter(hearing.signing.papers.card._by_hand))
    assert made.text() == "Signed by hand…"
    hearing.bot.waitUntil(made.isVisible)
    hearing.click(made)
    (sheet,) = [one for one in hearing.window.findChildren(PaperSignatureSheet) if one.isVisible()]
    (tmp_path / "page.jpg").write_bytes(PHOTO)
    QTest.keyClicks(sheet.path, str(tmp_path / "page.jpg"))
    hearing.click(sheet.confirm)
    assert paper.unsigned(hearing.revision) == ()
    given = hearing.revision.signature(company, paper.id.kind, paper.id.subject)
    assert given is not None
    assert given.scan is not None
    # It stands on the power of attorney, and on nothing else.
    assert hearing.revision.signature(company, hearing.revision.content.instrument) is None


def test_nobody_is_called_to_the_screen_for_what_only_paper_can_bear(hearing: Hearing) -> None:
    agent, paper = sealed(hearing)
    here = paper.unsigned_here(hearing.revision)
    assert [signer.role for signer in here] == [SignerRole.AGENT]
    assert here[0].id == agent.id
