"""Whether everything that is named by its id is there. The edits see to it; a case read from a file need not have."""

from __future__ import annotations

from collections.abc import Iterator

from mediator_app.domain.terms import ReturnTerm, named_party
from mediator_app.law.catalogue import found
from mediator_app.law.checks.subject import Subject
from mediator_app.law.findings import Finding


def check_references(subject: Subject) -> Iterator[Finding]:
    """A finding for each id that leads nowhere. No other check can be trusted while there is one."""
    content = subject.content
    parties = {party.id for party in content.parties}
    claims = {claim.id for claim in content.claims}
    named = [(f"agents.{i}.acts_for", agent.acts_for) for i, agent in enumerate(content.agents)]
    for i, claim in enumerate(content.claims):
        named += [(f"claims.{i}.claimant", claim.claimant), (f"claims.{i}.against", claim.against)]
    shares = content.settlement.shares if content.settlement else ()
    for i, share in enumerate(shares):
        path = f"settlement.shares.{i}"
        named += [(f"{path}.payer", share.payer), (f"{path}.payee", share.payee)]
        for part in share.division:
            if part.claim not in claims:
                yield found("unknown_claim", f"{path}.division")
    for i, term in enumerate(content.terms):
        if (party := named_party(term)) is not None:
            named.append((f"terms.{i}.{'giver' if isinstance(term, ReturnTerm) else 'employer'}", party))
    for path, party in named:
        if party not in parties:
            yield found("unknown_party", path)
