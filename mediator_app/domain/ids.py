"""Names of things. Each is a UUIDv7 in its 36-character form, made outside the core (an edit never makes an id)."""

from __future__ import annotations

from typing import NewType

CaseId = NewType("CaseId", str)
EditId = NewType("EditId", str)
AuthorId = NewType("AuthorId", str)
PartyId = NewType("PartyId", str)
AgentId = NewType("AgentId", str)
InterpreterId = NewType("InterpreterId", str)
ClaimId = NewType("ClaimId", str)
OfferId = NewType("OfferId", str)
NoteId = NewType("NoteId", str)
StatementId = NewType("StatementId", str)
TermId = NewType("TermId", str)
RevisionId = NewType("RevisionId", str)
SignatureId = NewType("SignatureId", str)
ServiceId = NewType("ServiceId", str)
PaymentId = NewType("PaymentId", str)
PrintId = NewType("PrintId", str)
AttachmentId = NewType("AttachmentId", str)
SealId = NewType("SealId", str)
FilingId = NewType("FilingId", str)
