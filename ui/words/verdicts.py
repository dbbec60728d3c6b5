"""What a verification found, in the words that the command line uses too."""

from __future__ import annotations

from mediator_app.domain.verdict import Finding, Verdict
from mediator_app.words import Words
from ui.language import Language, tongue


def _words() -> Words:
    return Words("zh" if tongue().language is Language.CHINESE else "en")


def state_line(verdict: Verdict) -> str:
    """The verdict as a whole, and how far the signer's name may be believed."""
    said = [_words().verdict("state", verdict.state.value)]
    if verdict.standing is not None:
        said.append(_words().verdict("standing", verdict.standing.value))
    return ("" if tongue().language is Language.CHINESE else " ").join(said)


def finding_line(finding: Finding) -> str:
    """One thing that was found."""
    return _words().found(finding)
