"""What a clerk decides about a filing: take it up, hand it over, docket it, return it with reasons."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from sqlalchemy import Connection
from starlette.responses import Response

from court import filings, reviews
from court.refusals import Refused
from court.review import accounts
from court.review import filing as filing_page
from court.review.visit import Visit
from court.schema import FilingState
from mediator_app.exchange.contract.answers import DocumentOutcome, Outcome
from mediator_app.exchange.contract.reasons import PLACES, Objection, Reason

_MOST_OBJECTIONS: Final = 100


def take_up(visit: Visit) -> Response:
    """Begin the review, or take it over from the colleague that the page named."""
    clerk, id = visit.account.clerk, visit.path("id")

    def work(connection: Connection) -> None:
        _check_holder(connection, visit, id, visit.text("holder"))
        reviews.take_up(connection, visit.court, clerk, id, at=visit.at)

    return _done(visit, work)


def hand_over(visit: Visit) -> Response:
    """Give a filing to a colleague of the same court."""
    clerk, id = visit.account.clerk, visit.path("id")

    def work(connection: Connection) -> None:
        _check_holder(connection, visit, id, clerk.id)
        colleague = accounts.get(connection, visit.court.id, visit.text("colleague")).clerk
        reviews.hand_over(connection, visit.court, clerk, id, colleague, at=visit.at)

    return _done(visit, work)


def decide(visit: Visit) -> Response:
    """The one form of the page: `act` says whether it dockets, returns, or only wants room for one reason more."""
    draft = _draft(visit)
    if visit.text("act") == "more":
        draft["objections"].append({"reason": "", "field": "", "note": ""})
        found = filing_page.read(visit, visit.path("id"))
        return filing_page.page(visit, found, draft=draft)
    clerk, id = visit.account.clerk, visit.path("id")

    def work(connection: Connection) -> None:
        _check_holder(connection, visit, id, clerk.id)
        documents = _outcomes(draft["outcomes"])
        note, court = draft["note"], visit.court
        if visit.text("act") == "docket":
            number = draft["case_number"]
            reviews.docket(connection, court, clerk, id, number, documents=documents, note=note, at=visit.at)
        else:
            objections = _objections(draft["objections"])
            reviews.return_with(
                connection, court, clerk, id, objections, documents=documents, note=note, at=visit.at
            )

    return _done(visit, work, draft)


def _done(
    visit: Visit, work: Callable[[Connection], None], draft: Mapping[str, Any] | None = None
) -> Response:
    """The page of the filing as it is now; where it was refused, with the reason and what had been filled in."""
    try:
        visit.write(work)
    except Refused as refused:
        found = filing_page.read(visit, visit.path("id"))
        return filing_page.page(visit, found, status=409, draft=draft, refused=refused)
    return visit.go(f"/filings/{visit.path('id')}")


def _check_holder(connection: Connection, visit: Visit, id: str, holder: str) -> None:
    """Refused `decided_meanwhile`, `held_by_colleague` (both with `name`) where somebody was faster."""
    reviews.hold(connection, visit.court, visit.account.clerk, id)
    row = filings.filing(connection, visit.court.id, id).row
    if row.state in (FilingState.DOCKETED, FilingState.RETURNED):
        raise Refused("decided_meanwhile", "filing", name=row.clerk_name)
    if row.clerk != holder:
        raise Refused("held_by_colleague" if row.clerk else "not_taken_up", "filing", name=row.clerk_name)


def _draft(visit: Visit) -> dict[str, Any]:
    """What stands in the form."""
    count = min(_MOST_OBJECTIONS, sum(1 for name in visit.form if name.startswith("reason.")))
    objections = [
        {name: visit.text(f"{name}.{number}") for name in ("reason", "field", "note")}
        for number in range(count)
    ]
    outcomes = {
        name.removeprefix("outcome."): {
            "outcome": visit.text(name),
            "reason": visit.text(name.replace("outcome.", "outcome_reason.", 1)),
            "note": visit.text(name.replace("outcome.", "outcome_note.", 1)),
        }
        for name in visit.form
        if name.startswith("outcome.")
    }
    return {
        "case_number": visit.text("case_number"),
        "note": visit.text("note"),
        "objections": objections or [{"reason": "", "field": "", "note": ""}],
        "outcomes": outcomes,
    }


def _objections(rows: list[dict[str, str]]) -> tuple[Objection, ...]:
    """Rows without a reason are left out, unless something was said in them. Refused `reason_missing`."""
    found = []
    for number, row in enumerate(rows):
        if not row["reason"]:
            if row["note"]:
                raise Refused("reason_missing", f"objections.{number}")
            continue
        found.append(_objection(row["reason"], row["field"], row["note"], f"objections.{number}"))
    return tuple(found)


def _objection(reason: str, field: str, note: str, at: str) -> Objection:
    """Refused `reason_missing`, `note_missing` where the reason says nothing by itself."""
    if reason not in frozenset(Reason):
        raise Refused("reason_missing", at)
    if reason == Reason.OTHER and not note:
        raise Refused("note_missing", at)
    return Objection(reason=Reason(reason), field=field or PLACES[Reason(reason)], note=note)


def _outcomes(rows: Mapping[str, Mapping[str, str]]) -> tuple[DocumentOutcome, ...]:
    """The documents about which the clerk said something. Refused `outcome_reason_missing`."""
    found = []
    for sha256, row in rows.items():
        if row["outcome"] == Outcome.ACCEPTED:
            found.append(DocumentOutcome(sha256=sha256, outcome=Outcome.ACCEPTED))
        elif row["outcome"] == Outcome.REJECTED:
            if not row["reason"]:
                raise Refused("outcome_reason_missing", f"outcome.{sha256}")
            objection = _objection(row["reason"], "", row["note"], f"outcome.{sha256}")
            found.append(DocumentOutcome(sha256=sha256, outcome=Outcome.REJECTED, objection=objection))
    return tuple(found)
