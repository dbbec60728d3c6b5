"""Every intention that changes a case: one frozen value each, applied to a case, giving a new case or a refusal."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from mediator_app.domain.case import CaseFile
from mediator_app.domain.codec import register_union, tag_of
from mediator_app.domain.errors import Refusal
from mediator_app.domain.ids import EditId

from .base import Edit
from .caucus import (
    ChangeConfidentialNote,
    CorrectConfidentialOffer,
    DiscloseOffer,
    RecordConfidentialOffer,
    RemoveConfidentialNote,
    WriteConfidentialNote,
)
from .claims import (
    AddClaim,
    AddStatement,
    ChangeClaim,
    ChangeStatement,
    MoveClaim,
    RemoveClaim,
    RemoveStatement,
)
from .negotiation import CorrectOffer, RecordOffer
from .opening import (
    Adjourn,
    BeginMediation,
    CloseCase,
    CloseWithoutAgreement,
    DescribeCase,
    DescribeHearing,
    OpenCase,
    ReopenNegotiation,
    Resume,
    StateFacts,
)
from .people import (
    AddAgent,
    AddInterpreter,
    AddParty,
    ChangeAgent,
    ChangeInterpreter,
    ChangeParty,
    MoveParty,
    RemoveAgent,
    RemoveInterpreter,
    RemoveParty,
)
from .sealing import (
    Attach,
    CloseDocument,
    CorrectAgreement,
    DropCorrection,
    RecordPhysicalSeal,
    RecordSignature,
    SealAgreement,
    VoidSeal,
)
from .service import RecordPayment, RecordPrint, RecordService, RecordWithdrawal, check_receipt
from .settlement import (
    AddTerm,
    AgreeAmounts,
    Award,
    ChangeTerm,
    DateAgreement,
    MoveTerm,
    RemoveTerm,
    SetSchedule,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Undo(Edit):
    """Takes back the last edit that was not undone yet. The journal keeps both; `History` carries it out."""

    undoes: EditId

    def change(self, case: CaseFile) -> CaseFile:  # noqa: ARG002 - the history has what it needs
        raise Refusal("needs_history")


@dataclass(frozen=True, slots=True, kw_only=True)
class Redo(Edit):
    """Does again what the last undo took back."""

    redoes: EditId

    def change(self, case: CaseFile) -> CaseFile:  # noqa: ARG002 - the history has what it needs
        raise Refusal("needs_history")


EDITS: tuple[type[Edit], ...] = (
    AddAgent,
    AddClaim,
    AddInterpreter,
    AddParty,
    AddStatement,
    AddTerm,
    Adjourn,
    AgreeAmounts,
    Attach,
    BeginMediation,
    ChangeAgent,
    ChangeClaim,
    ChangeConfidentialNote,
    ChangeInterpreter,
    ChangeParty,
    ChangeStatement,
    ChangeTerm,
    CloseCase,
    CloseDocument,
    CloseWithoutAgreement,
    CorrectAgreement,
    CorrectConfidentialOffer,
    CorrectOffer,
    DateAgreement,
    DescribeCase,
    DescribeHearing,
    DiscloseOffer,
    DropCorrection,
    MoveClaim,
    MoveParty,
    MoveTerm,
    OpenCase,
    RecordConfidentialOffer,
    RecordOffer,
    RecordPayment,
    RecordPhysicalSeal,
    RecordPrint,
    RecordService,
    RecordSignature,
    RecordWithdrawal,
    Redo,
    RemoveAgent,
    RemoveClaim,
    RemoveConfidentialNote,
    RemoveInterpreter,
    RemoveParty,
    RemoveStatement,
    RemoveTerm,
    ReopenNegotiation,
    Resume,
    SealAgreement,
    SetSchedule,
    StateFacts,
    Undo,
    VoidSeal,
    WriteConfidentialNote,
)

AnyEdit: Any = reduce(or_, EDITS)
"""The union of all edits, for the codec."""

register_union(AnyEdit)

__all__ = [
    "EDITS",
    "AddAgent",
    "AddClaim",
    "AddInterpreter",
    "AddParty",
    "AddStatement",
    "AddTerm",
    "Adjourn",
    "AgreeAmounts",
    "AnyEdit",
    "Attach",
    "Award",
    "BeginMediation",
    "ChangeAgent",
    "ChangeClaim",
    "ChangeConfidentialNote",
    "ChangeInterpreter",
    "ChangeParty",
    "ChangeStatement",
    "ChangeTerm",
    "CloseCase",
    "CloseDocument",
    "CloseWithoutAgreement",
    "CorrectAgreement",
    "CorrectConfidentialOffer",
    "CorrectOffer",
    "DateAgreement",
    "DescribeCase",
    "DescribeHearing",
    "DiscloseOffer",
    "DropCorrection",
    "Edit",
    "MoveClaim",
    "MoveParty",
    "MoveTerm",
    "OpenCase",
    "RecordConfidentialOffer",
    "RecordOffer",
    "RecordPayment",
    "RecordPhysicalSeal",
    "RecordPrint",
    "RecordService",
    "RecordSignature",
    "RecordWithdrawal",
    "Redo",
    "RemoveAgent",
    "RemoveClaim",
    "RemoveConfidentialNote",
    "RemoveInterpreter",
    "RemoveParty",
    "RemoveStatement",
    "RemoveTerm",
    "ReopenNegotiation",
    "Resume",
    "SealAgreement",
    "SetSchedule",
    "StateFacts",
    "Undo",
    "VoidSeal",
    "WriteConfidentialNote",
    "check_receipt",
    "tag_of",
]
