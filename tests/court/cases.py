"""Fictional cases to file."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from mediator_app.exchange.contract.canonical import canonical, sha256_of
from mediator_app.exchange.contract.filing import DocumentKind, FilingKind
from tests.court.laptop import Filing, Laptop, Paper

PRACTICE = Path(__file__).resolve().parents[2] / "resources" / "practice" / "s1.case.json"
SEAL = sha256_of(b"sealed")
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC).isoformat()


def case_file(number: int = 1) -> bytes:
    """A case file (contract 1): the practice case, told apart by its number."""
    case = json.loads(PRACTICE.read_bytes())
    case["content"]["case_number"] = f"示劳人仲（2026）办字第{number}号"
    case["content"].pop("settlement", None)
    return json.dumps(case, ensure_ascii=False).encode()


def handover(number: int = 1) -> bytes:
    """A case that was not agreed, told apart by its number."""
    said = content(case_number=f"示劳人仲（2026）办字第{number}号")
    said.pop("settlement")
    case = {
        "format": "mediator-filing",
        "version": 2,
        "practice": True,
        "state": "not_agreed",
        "content": said,
    }
    return canonical(case)


def content(identity: str = "310110198001010006", **changed: Any) -> dict[str, Any]:
    """A small settled case."""
    return {
        "cause": "拖欠劳动报酬争议",
        "hearing": {"held_on": "2026-11-23", "place": "练习室"},
        "parties": [
            {
                "type": "worker",
                "id": "worker",
                "side": "applicant",
                "name": "程虚构",
                "identity": {"kind": "resident", "number": identity},
            },
            {
                "type": "employer",
                "id": "employer",
                "side": "respondent",
                "name": "示例（中国）有限公司",
                "credit_code": "91310000MA0000000Y",
            },
        ],
        "claims": [
            {
                "id": "claim",
                "claimant": "worker",
                "against": "employer",
                "kind": "unpaid_wages",
                "amount": 3_000_000,
                "starts": "2026-01-01",
                "ends": "2026-06-30",
            }
        ],
        "settlement": {
            "shares": [
                {
                    "payer": "employer",
                    "payee": "worker",
                    "amount": 2_000_000,
                    "plan": {"type": "one_sum", "due": "2026-12-15"},
                }
            ]
        },
        **changed,
    }


def settlement(laptop: Laptop, pdf: bytes = b"%PDF-1.7 fictional", **given: Any) -> Filing:
    """A settled case as a laptop files it: served on both sides, the instrument among its papers."""
    case = canonical(
        {
            "format": "mediator-filing",
            "version": 2,
            "practice": given.get("practice", True),
            "state": "served",
            "content": given.pop("content", None) or content(),
            "execution": {
                "revision": 1,
                "state": "signed",
                "seal": SEAL,
                "sealed_at": NOW,
                "wording": "1",
                "rules": "1",
                "closed_at": NOW,
                "pdf_sha256": sha256_of(pdf),
                "services": [
                    {
                        "recipient": party,
                        "received_by": {"role": "party", "id": party},
                        "name": party,
                        "at": NOW,
                        "outcome": "delivered",
                        "method": "in_person",
                        "hand": "screen",
                    }
                    for party in ("worker", "employer")
                ],
            },
        }
    )
    papers = (
        Paper(pdf, DocumentKind.ARBITRATION_MEDIATION, "仲裁调解书", "application/pdf"),
        *given.pop("papers", ()),
    )
    return laptop.make(case, papers, kind=FilingKind.SETTLEMENT, revision=1, seal=SEAL, **given)


def zip_of(files: dict[str, bytes]) -> bytes:
    """A zip that is the same each time."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data)
    return held.getvalue()
