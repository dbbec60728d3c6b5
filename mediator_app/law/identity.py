"""Identity numbers, credit codes, bank accounts and telephones: what looks wrong about them.

Everything here is a warning. Real numbers fail their check digit (a registered credit code is known that does),
foreign formats change, and the mediator has the document itself on the table.
Sources: GB 11643-1999, GB 32100-2015; the residence permits and passport formats are from memory and marked [M]
in docs/decisions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import assert_never

from mediator_app.domain.people import Identity, IdKind, Sex
from mediator_app.law.catalogue import found
from mediator_app.law.findings import Finding

_FULL_WIDTH = str.maketrans({0xFF01 + i: 0x21 + i for i in range(94)} | {0x3000: " "})
_CITIZEN_SHAPE = re.compile("[0-9]{17}[0-9X]")
_HMT_AREAS = ("810000", "820000", "830000")
_PASSPORT_OF_CHINA = re.compile("[EG][0-9]{8}|E[A-HJ-NP-Z][0-9]{7}|[DSP][0-9A-Z][0-9]{6,7}")
_FOREIGN_PASSPORT = re.compile("[0-9A-Z]{5,20}")
_MOBILE = re.compile("(?:\\+?86)?1[3-9][0-9]{9}")
_LANDLINE = re.compile("(?:0[0-9]{2,3})?[2-9][0-9]{6,7}(?:(?:转|X|EXT)[0-9]{1,6})?|[48]00[0-9]{7}")
_ABROAD = re.compile("\\+(?!86)[1-9][0-9]{6,14}|00[1-9][0-9]{6,13}")
_CREDIT_CODE = re.compile("[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}")
_LUHN_LENGTHS = range(16, 20)


@dataclass(frozen=True, slots=True)
class Derived:
    """What an 18-digit number itself says about its holder."""

    born: date
    sex: Sex


def tidy(number: str) -> str:
    """The number as it is compared: ASCII letters in capitals, no spaces and no hyphens."""
    return re.sub("[\\s\\-\u2010-\u2014\u00a0]", "", number.translate(_FULL_WIDTH)).upper()


def derive(number: str) -> Derived | None:
    """Birth date and sex from an 18-digit citizen's, resident's or permanent resident's number.

    None where the number has another shape or its date does not exist. Digit 17 is odd for men (GB 11643).
    """
    number = tidy(number)
    if not _CITIZEN_SHAPE.fullmatch(number):
        return None
    try:
        born = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return None
    return Derived(born, Sex.MALE if int(number[16]) % 2 else Sex.FEMALE)


def check_identity(
    identity: Identity, *, born: date | None = None, sex: Sex | None = None, today: date | None = None
) -> tuple[Finding, ...]:
    """Warnings about one identity document, with fields relative to it (`number`).

    `born` and `sex` are what was typed beside the number; a date of birth after `today` is warned of.
    An empty number gives nothing: whether it may be empty is for the checks before the seal.
    """
    number = tidy(identity.number)
    if not number:
        return ()
    match identity.kind:
        case IdKind.RESIDENT:
            return tuple(_resident(number, born, sex, today))
        case IdKind.FOREIGN_PERMANENT:
            return tuple(_foreign_permanent(number, born, sex, today))
        case IdKind.HMT_RESIDENCE:
            if not number.startswith(_HMT_AREAS):
                return (found("id_format", "number", kind=identity.kind.value),)
            return tuple(_eighteen(number, identity.kind, born, sex, today))
        case IdKind.PASSPORT:
            chinese = identity.nationality in ("中国", "中华人民共和国")
            pattern = _PASSPORT_OF_CHINA if chinese else _FOREIGN_PASSPORT
        case IdKind.HK_MACAO_PERMIT:
            pattern = re.compile("[HM](?:[0-9]{8}|[0-9]{10})")
        case IdKind.TAIWAN_PERMIT:
            pattern = re.compile("[0-9]{8}(?:[0-9]{2})?|[A-Z][0-9]{8}")
        case IdKind.OTHER:
            return ()
        case _:
            assert_never(identity.kind)
    return () if pattern.fullmatch(number) else (found("id_format", "number", kind=identity.kind.value),)


def check_credit_code(code: str) -> tuple[Finding, ...]:
    """Warnings about a unified social credit code (GB 32100), at the field itself."""
    from stdnum.cn import uscc

    code = tidy(code)
    if not code:
        return ()
    if not _CREDIT_CODE.fullmatch(code):
        return (found("credit_code_format"),)
    return () if uscc.calc_check_digit(code) == code[-1] else (found("credit_code_check_digit"),)


def check_account_number(number: str) -> tuple[Finding, ...]:
    """Warnings about a bank account or card number, at the field itself.

    Cards of 16 to 19 digits carry a Luhn digit; accounts of firms and some old cards do not, hence only a warning.
    """
    from stdnum import luhn

    number = tidy(number)
    if not number:
        return ()
    if not re.fullmatch("[0-9]{8,32}", number):
        return (found("account_format"),)
    if len(number) in _LUHN_LENGTHS and luhn.checksum(number) != 0:
        return (found("account_check_digit"),)
    return ()


def check_phone(number: str) -> tuple[Finding, ...]:
    """A warning where the text is neither a mobile nor a fixed line of China nor an international number."""
    number = re.sub("[()]", "", tidy(number))
    if not number or _MOBILE.fullmatch(number) or _LANDLINE.fullmatch(number) or _ABROAD.fullmatch(number):
        return ()
    return (found("phone_format"),)


def is_mobile(number: str) -> bool:
    """Whether it is a mobile number of the mainland."""
    return _MOBILE.fullmatch(tidy(number)) is not None


def _resident(number: str, born: date | None, sex: Sex | None, today: date | None) -> Iterator[Finding]:
    if re.fullmatch("[0-9]{15}", number):
        yield found("id_old_card", "number")  # 15-digit cards ended on 2013-01-01
        return
    if number.startswith(_HMT_AREAS):
        yield found("id_other_kind", "number", kind=IdKind.HMT_RESIDENCE.value)
    elif number.startswith("9"):
        yield found("id_other_kind", "number", kind=IdKind.FOREIGN_PERMANENT.value)
    yield from _eighteen(number, IdKind.RESIDENT, born, sex, today)


def _foreign_permanent(
    number: str, born: date | None, sex: Sex | None, today: date | None
) -> Iterator[Finding]:
    if re.fullmatch("[A-Z]{3}[0-9]{12}", number):
        return  # the old card, still valid until it runs out
    if not number.startswith("9"):
        yield found("id_format", "number", kind=IdKind.FOREIGN_PERMANENT.value)
        return
    yield from _eighteen(number, IdKind.FOREIGN_PERMANENT, born, sex, today)


def _eighteen(
    number: str, kind: IdKind, born: date | None, sex: Sex | None, today: date | None
) -> Iterator[Finding]:
    from stdnum.cn import ric

    if not _CITIZEN_SHAPE.fullmatch(number):
        yield found("id_format", "number", kind=kind.value)
        return
    if ric.calc_check_digit(number) != number[-1]:
        yield found("id_check_digit", "number")
    derived = derive(number)
    if derived is None:
        yield found("id_birth_date", "number")
        return
    if (today is not None and derived.born > today) or derived.born.year < 1900:
        yield found("id_birth_date", "number")
    if born is not None and born != derived.born:
        yield found("id_birth_mismatch", "number", in_number=derived.born, typed=born)
    if sex is not None and sex is not derived.sex:
        yield found("id_sex_mismatch", "number", in_number=derived.sex.value, typed=sex.value)
