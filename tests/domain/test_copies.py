"""What came out of a printer: which papers can be signed by hand after the agreement was closed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mediator_app.domain.copies import printed_since_closing
from mediator_app.domain.edits import Attach, RecordPrint
from mediator_app.domain.ids import AttachmentId, PrintId
from mediator_app.domain.papers import PaperId, PaperKind
from mediator_app.domain.record import PrintOutcome
from mediator_app.domain.service import ServiceOutcome
from mediator_app.domain.signatures import Scan
from tests.cases import E1, W1, Past, mediating, sealed, signed

PAPERS = st.builds(
    PaperId, st.sampled_from((PaperKind.RIGHTS_NOTICE, PaperKind.SERVICE_ADDRESS)), st.sampled_from((W1, E1))
)


def printed(past: Past, paper: PaperId, outcome: PrintOutcome) -> None:
    past.do(
        RecordPrint,
        print_id=PrintId(past.ids.new()),
        paper=paper.kind,
        subject=paper.subject,
        sha256="a" * 64,
        printer="柜台",
        copy=1,
        outcome=outcome,
    )


@given(st.lists(st.tuples(PAPERS, st.sampled_from(PrintOutcome)), max_size=8))
def test_whatever_came_out_is_ticked_off_and_nothing_else(prints: list[tuple[PaperId, PrintOutcome]]) -> None:
    past = signed()
    for paper, outcome in prints:
        printed(past, paper, outcome)
    assert printed_since_closing(past.record) == {
        paper for paper, outcome in prints if outcome is PrintOutcome.CAME_OUT
    }


def test_what_was_printed_before_the_agreement_was_closed_lacks_what_was_signed_since() -> None:
    notice = PaperId(PaperKind.RIGHTS_NOTICE)
    for past in (mediating(), sealed()):
        printed(past, notice, PrintOutcome.CAME_OUT)
        assert printed_since_closing(past.record) == frozenset()
    late = signed()
    closing = late.standing.closing
    assert closing is not None
    printed(late, notice, PrintOutcome.CAME_OUT)
    assert printed_since_closing(late.record) == {notice}


def test_a_proof_of_service_counts_as_printed_only_with_the_receipt_that_it_shows() -> None:
    proof = PaperId(PaperKind.SERVICE_RETURN, E1)
    past = signed()
    past.serve(E1, outcome=ServiceOutcome.REFUSED, ink=None, note="拒收")
    printed(past, proof, PrintOutcome.CAME_OUT)
    assert printed_since_closing(past.record) == {proof}, "it says that the copy was refused, as it was"
    past.serve(E1)
    assert printed_since_closing(past.record) == frozenset(), "it says so still, and somebody has received"
    printed(past, proof, PrintOutcome.CAME_OUT)
    assert printed_since_closing(past.record) == {proof}


def test_a_proof_of_service_that_was_signed_by_hand_was_printed_before() -> None:
    proof = PaperId(PaperKind.SERVICE_RETURN, W1)
    past = signed()
    printed(past, proof, PrintOutcome.CAME_OUT)
    attachment = AttachmentId(past.ids.new())
    past.do(
        Attach, attachment=attachment, title="回证", media_type="application/pdf", sha256="b" * 64, size=9
    )
    past.serve(W1, ink=None, scan=Scan(attachment, "b" * 64), received_on=past.clock.today())
    assert printed_since_closing(past.record) == {proof}
