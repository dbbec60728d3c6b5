"""The report on a practice hearing: what was made, and whether it verifies. Chinese, with English beneath."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mediator_app.domain.money import capitals, format_money
from mediator_app.domain.papers import SignerRole
from mediator_app.domain.record import Record
from mediator_app.domain.verdict import Verdict
from mediator_app.dossier import Written
from mediator_app.ports import Fault
from mediator_app.words import Words

ZH, EN = Words("zh"), Words("en")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of the hearing. `noticed`: a copy with one changed byte was found out."""

    record: Record
    papers: tuple[Written, ...]
    verdict: Verdict
    noticed: bool
    faults: tuple[Fault, ...]

    @property
    def fine(self) -> bool:
        """Whether everything is as it should be."""
        return self.verdict.untouched and self.noticed and not self.faults


def report(outcome: Outcome) -> str:
    """The report as Markdown."""
    return "\n".join([*_head(outcome), *_papers(outcome), *_checks(outcome)]) + "\n"


def _head(outcome: Outcome) -> Iterator[str]:
    content = outcome.record.content
    applicant, respondent = (party.name for party in content.parties[:2])
    settlement = content.settlement
    assert settlement is not None
    yield "# 演练庭审报告 · Report on the practice hearing"
    yield ""
    yield "案件、人物、单位、号码和笔迹全部是虚构的，文书不具有法律效力。"
    yield "Everything here is fictional, the handwriting included; the papers have no legal effect."
    yield ""
    yield f"- 案号 case number: {content.case_number}"
    yield f"- 双方 parties: {applicant} / {respondent}"
    yield f"- 请求 claimed: {format_money(content.claimed)} 元"
    yield f"- 调解 agreed: {format_money(settlement.total)} 元（人民币{capitals(settlement.total)}）"
    for share in settlement.shares:
        for line in share.instalments():
            yield f"- 支付 payment {line.number}: {line.due.isoformat()}，{format_money(line.amount)} 元"
    yield f"- 状态 state: {ZH.value(outcome.record.state)} / {EN.value(outcome.record.state)}"
    standing = outcome.record.standing
    if standing is not None:
        yield f"- 封存校验码 seal: `{standing.seal}`"
    yield ""


def _papers(outcome: Outcome) -> Iterator[str]:
    yield "## 文书 · Papers"
    yield ""
    yield "| 文件 file | 种类 kind | 页数 pages | SHA-256 |"
    yield "|---|---|---|---|"
    for one in outcome.papers:
        yield f"| {one.path.name} | {EN.value(one.paper.kind)} | {one.pages} | `{one.sha256}` |"
    yield ""


def _checks(outcome: Outcome) -> Iterator[str]:
    standing = outcome.record.standing
    ink = [s for s in standing.signatures if s.paper is outcome.record.content.instrument] if standing else []
    yield "## 签名与核验 · Signatures and verification"
    yield ""
    yield f"调解书上有 {len(ink)} 个手写签名 ({len(ink)} handwritten signatures on the instrument):"
    yield ""
    for signature in ink:
        role = signature.signer.role
        last = "，最后签 last" if role is SignerRole.MEDIATOR else ""
        yield f"- {signature.name}（{ZH.value(role)} {EN.value(role)}{last}）"
    yield ""
    verdict = outcome.verdict
    yield f"- 数字签名 digital signature: **{verdict.state.value}** — {ZH.verdict('state', verdict.state)}"
    yield f"  {EN.verdict('state', verdict.state)}"
    for finding in verdict.findings:
        yield f"- {ZH.found(finding)} {EN.found(finding)}"
    if verdict.signer is not None:
        yield f"- 签名人 signer: {verdict.signer.name}"
    yield f"- 改动一个字节的副本能被发现 a copy with one changed byte is found out: {_yes(outcome.noticed)}"
    yield f"- 数据完整、记录可重放 the store is whole and its journal replays: {_yes(not outcome.faults)}"
    yield "- 其他文书只有手写签名 the other papers bear ink only, no digital signature"
    yield ""


def _yes(fact: bool) -> str:
    return "是 yes" if fact else "**否 NO**"
