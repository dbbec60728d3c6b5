"""A party filled from what was read of it: only what is empty, and what found no place is handed back."""

from __future__ import annotations

from dataclasses import replace

from mediator_app.domain.people import Employer, Party, Worker
from mediator_app.law.identity import derive, tidy
from mediator_app.law.reading import Part, Reading


def fill(party: Party, reading: Reading) -> tuple[Party, tuple[str, ...]]:
    """The party with its empty fields filled, and the pieces for which it has no empty field."""
    known: dict[Part, str] = {p.part: p.text for p in reading.pieces if p.part is not Part.REST}
    left = list(reading.rest)
    changes: dict[str, object] = {}

    def take(part: Part, now: object, **values: object) -> None:
        said = known.pop(part, "")
        if said and not now:
            changes.update(values)
        elif said and now not in values.values():
            left.append(said)

    for part in (Part.NAME, Part.ADDRESS, Part.SERVICE_ADDRESS, Part.POSTAL_CODE, Part.PHONE, Part.EMAIL):
        take(part, getattr(party, part.value), **{part.value: known.get(part, "")})
    match party:
        case Worker():
            take(Part.LATIN_NAME, party.latin_name, latin_name=known.get(Part.LATIN_NAME, ""))
            take(Part.OCCUPATION, party.occupation, occupation=known.get(Part.OCCUPATION, ""))
            identity = party.identity
            number = tidy(known.get(Part.NUMBER, ""))
            if number and not identity.number:
                identity = replace(identity, number=number, kind=reading.identity_kind)
                known.pop(Part.NUMBER)
            if known.get(Part.NATIONALITY) and not identity.nationality:
                identity = replace(identity, nationality=known.pop(Part.NATIONALITY))
            changes["identity"] = identity
            derived = derive(identity.number)
            take(Part.SEX, party.sex, sex=reading.sex)
            take(Part.BORN, party.born, born=reading.born)
            if derived is not None:
                changes["sex"] = changes.get("sex") or party.sex or derived.sex
                changes["born"] = changes.get("born") or party.born or derived.born
        case Employer():
            take(Part.CREDIT_CODE, party.credit_code, credit_code=tidy(known.get(Part.CREDIT_CODE, "")))
            head = party.legal_representative
            take(
                Part.REPRESENTATIVE,
                head.name,
                legal_representative=replace(
                    head, name=known.get(Part.REPRESENTATIVE, ""), post=head.post or known.get(Part.POST, "")
                ),
            )
            if "legal_representative" in changes and not head.post:
                known.pop(Part.POST, None)
    left += [text for part, text in known.items() if part not in (Part.LABEL, Part.SIDE)]
    return replace(party, **changes), tuple(left)  # type: ignore[arg-type]
