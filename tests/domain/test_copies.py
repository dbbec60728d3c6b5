"""What came out of a printer: which papers can be signed by hand after the agreement was closed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mediator_app.domain.copies import to_sign_by_hand
from mediator_app.domain.edits import RecordPrint
from mediator_app.domain.ids import PrintId
from mediator_app.domain.papers import PaperId, PaperKind
from mediator_app.domain.record import PrintOutcome
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
    assert to_sign_by_hand(past.record) == {
        paper for paper, outcome in prints if outcome is PrintOutcome.CAME_OUT
    }


def test_what_was_printed_before_the_agreement_was_closed_lacks_what_was_signed_since() -> None:
    notice = PaperId(PaperKind.RIGHTS_NOTICE)
    for past in (mediating(), sealed()):
        printed(past, notice, PrintOutcome.CAME_OUT)
        assert to_sign_by_hand(past.record) == frozenset()
    late = signed()
    closing = late.standing.closing
    assert closing is not None
    printed(late, notice, PrintOutcome.CAME_OUT)
    assert to_sign_by_hand(late.record) == {notice}
