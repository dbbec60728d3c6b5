"""The checks before the seal, by example: one thing wrong at a time, and exactly that is found at its field."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mediator_app.domain.claims import Claim, ClaimKind
from mediator_app.domain.ids import AgentId, AuthorId, CaseId, ClaimId, PartyId, TermId
from mediator_app.domain.money import Money
from mediator_app.domain.people import (
    Agent,
    AgentKind,
    Authority,
    Body,
    BodyKind,
    Employer,
    Guardian,
    Identity,
    IdKind,
    Power,
    Side,
    Worker,
)
from mediator_app.domain.record import Content, Hearing, Record
from mediator_app.domain.schedule import EqualParts, OneSum, Step
from mediator_app.domain.settlement import Account, PayMethod, Settlement
from mediator_app.domain.states import CaseState
from mediator_app.domain.terms import (
    DefaultTerm,
    DisputeScope,
    FreeTerm,
    NoFurtherDisputeTerm,
    ReturnTerm,
    SocialInsuranceTerm,
    TaxBearer,
    TaxTerm,
    Term,
)
from mediator_app.law.catalogue import CATALOGUE, found
from mediator_app.law.checks import check
from mediator_app.law.findings import Finding, Severity, blocking
from mediator_app.law.rules import Rules

TODAY = date(2026, 11, 23)
Check = Callable[..., dict[str, Finding]]
Edit = Callable[[Content], Content]


def party(number: int, **fields: Any) -> Edit:
    def edit(content: Content) -> Content:
        parties = list(content.parties)
        parties[number] = replace(parties[number], **fields)
        return replace(content, parties=tuple(parties))

    return edit


def representative(**fields: Any) -> Edit:
    def edit(content: Content) -> Content:
        employer = content.parties[1]
        assert isinstance(employer, Employer)
        person = replace(employer.legal_representative, **fields)
        return party(1, legal_representative=person)(content)

    return edit


def agent(number: int, **fields: Any) -> Edit:
    def edit(content: Content) -> Content:
        agents = list(content.agents)
        agents[number] = replace(agents[number], **fields)
        return replace(content, agents=tuple(agents))

    return edit


def share(**fields: Any) -> Edit:
    def edit(content: Content) -> Content:
        assert content.settlement is not None
        return replace(content, settlement=Settlement((replace(content.settlement.shares[0], **fields),)))

    return edit


def account(**fields: Any) -> Edit:
    def edit(content: Content) -> Content:
        assert content.settlement is not None
        return share(account=replace(content.settlement.shares[0].account, **fields))(content)

    return edit


def hearing(**fields: Any) -> Edit:
    return lambda content: replace(content, hearing=replace(content.hearing, **fields))


def whole(**fields: Any) -> Edit:
    return lambda content: replace(content, **fields)


def more(*terms: Term) -> Edit:
    return lambda content: replace(content, terms=(*content.terms, *terms))


def without(kind: str) -> Edit:
    return lambda content: replace(content, terms=tuple(t for t in content.terms if type(t).__name__ != kind))


def says(text: str) -> Edit:
    return more(FreeTerm(id=TermId("free"), text=text))


def claim(kind: ClaimKind, **fields: Any) -> Edit:
    def edit(content: Content) -> Content:
        made = Claim(id=ClaimId("c9"), claimant=PartyId("w1"), against=PartyId("e1"), kind=kind, **fields)
        return replace(content, claims=(*content.claims, made))

    return edit


def chain(*edits: Edit) -> Edit:
    def edit(content: Content) -> Content:
        for one in edits:
            content = one(content)
        return content

    return edit


def test_the_complete_hearing_of_s1_may_be_sealed_without_a_word(s1: Content, findings: Check) -> None:
    assert findings(s1) == {}


@pytest.mark.parametrize("day", [date(2020, 2, 3), date(1900, 1, 1), date(2199, 12, 31)])
def test_a_date_that_is_still_being_typed_is_checked_too(s1: Content, findings: Check, day: date) -> None:
    """Dates before the pack's first figures go by these."""
    got = findings(replace(s1, agreed_on=day))
    assert {"agreed_on_past@agreed_on", "agreed_on_future@agreed_on"} & set(got)
    for typed in (whole(applied_on=day), whole(accepted_on=day), hearing(held_on=day), party(0, born=day)):
        assert all(finding.field for finding in findings(typed(s1)).values())


def test_the_same_before_a_street_body(s1_street: Content, findings: Check) -> None:
    assert findings(s1_street) == {}


BLOCKED: list[tuple[Edit, str]] = [
    (agent(0, acts_for=PartyId("nobody")), "unknown_party@agents.0.acts_for"),
    (share(payer=PartyId("nobody")), "unknown_party@settlement.shares.0.payer"),
    (lambda c: whole(claims=c.claims[1:])(c), "unknown_claim@settlement.shares.0.division"),
    (
        more(ReturnTerm(id=TermId("r"), giver=PartyId("nobody"), items="门禁卡", by=TODAY)),
        "unknown_party@terms.4.giver",
    ),
    (whole(body=Body()), "body_missing@body.name"),
    (whole(body=Body(BodyKind.STREET, "街道调解委员会")), "body_kind@body.kind"),
    (whole(case_number=" "), "case_number_missing@case_number"),
    (whole(accepted_on=None), "accepted_on_missing@accepted_on"),
    (whole(agreed_on=None), "agreed_on_missing@agreed_on"),
    (whole(agreed_on=TODAY + timedelta(days=1)), "agreed_on_future@agreed_on"),
    (whole(agreed_on=date(2026, 10, 1)), "agreed_before_accepted@agreed_on"),
    (hearing(mediator=Hearing().mediator), "mediator_missing@hearing.mediator.name"),
    (lambda c: hearing(recorder=c.hearing.mediator)(c), "recorder_is_mediator@hearing.recorder.name"),
    (party(0, name=""), "party_name_missing@parties.0.name"),
    (party(0, address=""), "party_address_missing@parties.0.address"),
    (party(0, identity=Identity()), "party_identity_missing@parties.0.identity.number"),
    (party(1, name=""), "party_name_missing@parties.1.name"),
    (representative(name=""), "legal_representative_missing@parties.1.legal_representative.name"),
    (
        party(0, born=date(2011, 5, 4), identity=Identity(IdKind.OTHER, "x")),
        "guardian_missing@parties.0.guardian",
    ),
    (party(0, guardian=Guardian()), "guardian_name_missing@parties.0.guardian.name"),
    (chain(share(division=()), whole(claims=())), "claims_missing@claims"),
    (claim(ClaimKind.OTHER), "claim_title_missing@claims.2.title"),
    (whole(settlement=None), "settlement_missing@settlement"),
    (share(plan=None), "plan_missing@settlement.shares.0.plan"),
    (share(plan=OneSum(date(2026, 11, 20))), "due_before_agreement@settlement.shares.0.plan"),
    (share(method=None), "method_missing@settlement.shares.0.method"),
    (account(number=""), "account_number_missing@settlement.shares.0.account.number"),
    (account(holder=""), "account_holder_missing@settlement.shares.0.account.holder"),
    (
        chain(party(0, migrant=True), account(holder="别人")),
        "account_not_own@settlement.shares.0.account.holder",
    ),
    (
        chain(party(0, migrant=True, attends=False), share(method=PayMethod.CASH)),
        "cash_not_in_person@settlement.shares.0.method",
    ),
    (agent(0, name=""), "agent_name_missing@agents.0.name"),
    (agent(0, kind=AgentKind.UNSAID), "agent_kind_missing@agents.0.kind"),
    (
        chain(party(0, attends=False), agent(0, papers_on_file=False)),
        "agent_papers_missing@agents.0.papers_on_file",
    ),
    (agent(0, powers=()), "agent_without_powers@agents.0.powers"),
    (agent(0, authority_text="全权代理"), "agent_full_authority@agents.0.authority_text"),
    (
        chain(party(0, attends=False), agent(0, authority=Authority.GENERAL)),
        "party_not_bound@parties.0",
    ),
    (
        chain(party(0, attends=False), agent(0, powers=(Power.ADMIT, Power.RECEIVE))),
        "party_not_bound@parties.0",
    ),
    (representative(attends=False), ""),
    (
        chain(representative(attends=False), agent(1, attends=False)),
        "party_not_bound@parties.1",
    ),
    (
        chain(
            agent(0, identity=Identity(IdKind.PASSPORT, "X1234567", "法国")),
            agent(1, identity=Identity(IdKind.PASSPORT, "X1234567", "法国")),
        ),
        "agent_both_sides@agents.1.name",
    ),
    (
        lambda c: whole(agents=(*c.agents, *(replace(c.agents[0], id=AgentId(f"x{i}")) for i in "12")))(c),
        "agents_too_many@agents.3",
    ),
    (
        more(ReturnTerm(id=TermId("r"), giver=PartyId("w1"), items="", by=TODAY)),
        "return_items_missing@terms.4.items",
    ),
    (says("  "), "term_empty@terms.4.text"),
    (says("申请人自愿放弃缴纳社会保险。"), "clause_social_insurance_void@terms.4.text"),
    (says("双方约定不缴社保"), "clause_social_insurance_void@terms.4.text"),
]


@pytest.mark.parametrize(("edit", "expected"), BLOCKED)
def test_what_stops_the_seal(edit: Edit, expected: str, s1: Content, findings: Check) -> None:
    stopped = blocking(tuple(findings(edit(s1)).values()))
    assert [f"{f.code}@{f.field}" for f in stopped] == ([expected] if expected else [])


WARNED: list[tuple[Edit, list[str]]] = [
    (whole(case_number="第1号"), ["case_number_form@case_number"]),
    (whole(cause=""), ["cause_missing@cause"]),
    (whole(applied_on=date(2026, 10, 20)), ["accepted_before_applied@accepted_on"]),
    (whole(agreed_on=date(2026, 11, 20)), ["agreed_on_past@agreed_on"]),
    (hearing(recorder=None), ["recorder_missing@hearing.recorder.name"]),
    (hearing(place=""), ["hearing_place_missing@hearing.place"]),
    (hearing(held_on=None), ["hearing_date_missing@hearing.held_on"]),
    (hearing(rights_explained=False), ["rights_not_explained@hearing.rights_explained"]),
    (
        hearing(started_at=datetime(2026, 11, 23, 1, tzinfo=UTC)),
        ["hearing_end_missing@hearing.ended_at"],
    ),
    (hearing(identity_checked=False), ["identity_not_checked@hearing.identity_checked"]),
    (agent(0, papers_on_file=False), ["agent_papers_missing@agents.0.papers_on_file"]),
    (
        chain(
            without("NoFurtherDisputeTerm"),
            more(NoFurtherDisputeTerm(id=TermId("t4"), scope=DisputeScope.EMPLOYMENT)),
        ),
        ["no_dispute_wide@terms.3.scope"],
    ),
    (party(0, phone=""), ["party_phone_missing@parties.0.phone"]),
    (party(0, e_service=None), ["e_service_not_asked@parties.0.e_service"]),
    (party(1, e_service=None), ["e_service_not_asked@parties.1.e_service"]),
    (party(0, phone="138"), ["phone_format@parties.0.phone"]),
    (party(0, sex=None), ["party_sex_missing@parties.0.sex"]),
    (party(0, born=None), ["party_born_missing@parties.0.born"]),
    (
        party(0, identity=Identity(IdKind.RESIDENT, "310110198001010023", "中国")),
        ["id_check_digit@parties.0.identity.number"],
    ),
    (party(0, born=date(1980, 1, 2)), ["id_birth_mismatch@parties.0.identity.number"]),
    (party(1, credit_code=""), ["credit_code_missing@parties.1.credit_code"]),
    (party(1, credit_code="91350211M0000XUF46"), ["credit_code_check_digit@parties.1.credit_code"]),
    (party(1, name="示例劳务派遣有限公司"), ["labour_hire_party@parties.1.name"]),
    (representative(post=""), ["legal_representative_post_missing@parties.1.legal_representative.post"]),
    (
        representative(identity=Identity(IdKind.PASSPORT, "12AB34567")),
        ["nationality_missing@parties.1.legal_representative.identity.nationality"],
    ),
    (whole(interpreters=()), ["interpreter_missing@parties.1.legal_representative.language"]),
    (party(0, language="英语"), ["interpreter_missing@parties.0.language"]),
    (
        party(0, born=date(2009, 5, 4), identity=Identity(IdKind.OTHER, "x")),
        ["minor_capacity@parties.0.guardian"],
    ),
    (
        party(0, born=date(1960, 5, 4), identity=Identity(IdKind.OTHER, "x")),
        ["over_age@parties.0.born"],
    ),
    (
        agent(0, attends=False, powers=(), papers_on_file=False),
        ["agent_papers_missing@agents.0.papers_on_file", "agent_without_powers@agents.0.powers"],
    ),
    (agent(0, authority=Authority.GENERAL), ["agent_general_authority@agents.0.authority"]),
    (agent(0, powers=(Power.RECEIVE,)), ["agent_may_not_settle@agents.0.powers"]),
    (
        chain(party(0, attends=False), agent(0, powers=(Power.SETTLE,))),
        ["agent_may_not_receive@agents.0.powers"],
    ),
    (agent(0, licence=""), ["agent_licence_missing@agents.0.licence"]),
    (agent(0, authorised_on=date(2026, 11, 24)), ["agent_authorised_later@agents.0.authorised_on"]),
    (
        agent(1, kind=AgentKind.STAFF, organisation="别家公司", identity=Identity(IdKind.OTHER, "x")),
        ["agent_not_of_employer@agents.1.organisation"],
    ),
    (agent(0, organisation="上海示例律师事务所"), ["agent_same_firm@agents.1.organisation"]),
    (agent(0, organisation="示例跨国(中国)有限公司"), ["agent_from_other_side@agents.0.organisation"]),
    (agent(0, phone="021 6543 0000"), ["same_contact_both_sides@agents.0.phone"]),
    (
        lambda c: hearing(mediator=replace(c.hearing.mediator, name="郑虚设"))(c),
        ["officer_is_involved@hearing.mediator.name"],
    ),
    (claim(ClaimKind.OVERTIME, amount=Money.yuan(1)), ["claim_undecided@claims.2"]),
    (
        claim(ClaimKind.SOCIAL_INSURANCE),
        ["claim_social_insurance@claims.2.kind", "claim_undecided@claims.2"],
    ),
    (claim(ClaimKind.LEAVING_CERTIFICATE), []),
    (
        chain(claim(ClaimKind.OVERTIME), share(division=())),
        ["claim_amount_missing@claims.2.amount"],
    ),
    (
        chain(claim(ClaimKind.SOCIAL_INSURANCE), share(division=())),
        ["claim_needs_clause@claims.2", "claim_social_insurance@claims.2.kind"],
    ),
    (
        chain(claim(ClaimKind.NOTICE_PAY, amount=Money.yuan(1), ends=date(2024, 1, 31)), share(division=())),
        ["claim_limitation@claims.2.ends"],
    ),
    (share(plan=OneSum(date(2026, 12, 13))), ["due_on_day_off@settlement.shares.0.plan"]),
    (share(plan=OneSum(TODAY)), []),
    (
        share(plan=EqualParts(3, date(2026, 12, 15))),
        [
            "default_term_missing@terms",
            "due_provisional@settlement.shares.0.plan",
        ],
    ),
    (account(bank=""), ["account_bank_missing@settlement.shares.0.account.bank"]),
    (account(holder="别人"), ["account_not_own@settlement.shares.0.account.holder"]),
    (account(holder=" 程虚构 "), []),
    (account(number="6222021234567890120"), ["account_check_digit@settlement.shares.0.account.number"]),
    (share(method=PayMethod.CASH), ["cash_large@settlement.shares.0.method"]),
    (share(amount=Money.zero(), division=()), ["nothing_to_pay@settlement.shares"]),
    (share(amount=Money.yuan(390), division=()), ["settled_far_off@settlement.shares.0.amount"]),
    (share(amount=Money.yuan(75_000), division=()), ["settled_far_off@settlement.shares.0.amount"]),
    (
        chain(share(amount=Money.yuan(39_000), division=()), whole(offers=())),
        ["settled_far_off@settlement.shares.0.amount"],
    ),
    (share(amount=Money.yuan(4_000_000), division=()), ["settled_above_claimed@settlement.shares.0.amount"]),
    (
        chain(
            share(amount=Money.yuan(3_900_000), division=()),
            whole(offers=(), applied_on=TODAY, accepted_on=TODAY),
        ),
        ["instant_admission@settlement.shares.0.amount"],
    ),
    (
        party(0, identity=Identity(IdKind.PASSPORT, "X1234567", "法国")),
        ["latin_name_missing@parties.0.latin_name"],
    ),
    (
        party(
            0,
            born=date(2011, 5, 4),
            identity=Identity(IdKind.OTHER, "x"),
            guardian=Guardian("程家长", relation="父亲"),
        ),
        ["under_working_age@parties.0.born"],
    ),
    (
        lambda c: whole(interpreters=(replace(c.interpreters[0], name="郑虚设"),))(c),
        ["interpreter_not_neutral@interpreters.0.name"],
    ),
    (
        lambda c: whole(interpreters=(*c.interpreters, replace(c.interpreters[0], name="", attends=False)))(
            c
        ),
        ["interpreter_name_missing@interpreters.1.name"],
    ),
    (
        lambda c: whole(parties=(*c.parties, replace(c.parties[1], id=PartyId("e2"), side=Side.THIRD_PARTY)))(
            c
        ),
        ["same_identity_twice@parties.2.credit_code"],
    ),
    (agent(0, organisation=""), ["agent_organisation_missing@agents.0.organisation"]),
    (
        agent(0, kind=AgentKind.RELATIVE),
        ["agent_identity_missing@agents.0.identity.number", "agent_relation_missing@agents.0.relation"],
    ),
    (
        agent(0, kind=AgentKind.RECOMMENDED, organisation="", identity=Identity(IdKind.OTHER, "x")),
        ["agent_organisation_missing@agents.0.organisation"],
    ),
    (
        chain(claim(ClaimKind.WORK_INJURY, amount=Money.yuan(1)), share(division=())),
        ["claim_injury@claims.2.kind"],
    ),
    (
        party(0, born=date(1960, 1, 1), identity=Identity(IdKind.RESIDENT, "310110196001010023", "中国")),
        ["claim_over_age@claims.0.kind", "over_age@parties.0.born"],
    ),
    (
        chain(
            share(plan=EqualParts(2, date(2026, 12, 15), Step.WEEK)),
            more(DefaultTerm(id=TermId("d"), acceleration=False, daily_rate=300)),
        ),
        ["default_without_acceleration@terms.4.acceleration"],
    ),
    (
        share(plan=OneSum(date(2028, 3, 1))),
        ["due_provisional@settlement.shares.0.plan", "schedule_long@settlement.shares.0.plan"],
    ),
    (without("TaxTerm"), ["tax_term_missing@terms"]),
    (without("EndTerm"), ["end_term_missing@terms"]),
    (without("LeavingCertificateTerm"), ["leaving_certificate_missing@terms"]),
    (more(TaxTerm(id=TermId("t9"), bearer=TaxBearer.PAYER)), ["clause_twice@terms.4"]),
    (more(DefaultTerm(id=TermId("d"))), ["default_without_penalty@terms.4.penalty"]),
    (more(DefaultTerm(id=TermId("d"), penalty=Money.yuan(300_000))), ["penalty_high@terms.4.penalty"]),
    (more(DefaultTerm(id=TermId("d"), daily_rate=1_000)), ["penalty_high@terms.4.daily_rate"]),
    (
        more(SocialInsuranceTerm(id=TermId("s"), paid_to=date(2026, 9, 30), by=date(2027, 1, 5))),
        ["leaving_papers_late@terms.4.by"],
    ),
    (
        more(ReturnTerm(id=TermId("r"), giver=PartyId("w1"), items="门禁卡", by=date(2026, 11, 1))),
        ["term_date_past@terms.4.by"],
    ),
]


@pytest.mark.parametrize(("edit", "expected"), WARNED)
def test_what_is_warned_of(edit: Edit, expected: list[str], s1: Content, findings: Check) -> None:
    got = findings(edit(s1))
    assert sorted(got) == sorted(expected)
    assert not blocking(tuple(got.values()))


def test_special_authority_without_powers_is_not_called_general(s1: Content, findings: Check) -> None:
    assert list(findings(agent(0, powers=())(s1))) == ["agent_without_powers@agents.0.powers"]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("被申请人应尽快支付。", ["clause_unclear_time"]),
        ("被申请人于月底前后支付。", ["clause_unclear_time"]),
        ("被申请人于2026年12月15日前交还资料。", []),
        ("支付大约七十万元。", ["clause_unclear_amount", "figure_unknown"]),
        ("适当补偿申请人。", ["clause_unclear_amount"]),
        ("待工程款到账后支付。", ["clause_conditional"]),
        ("双方再无任何争议。", ["clause_waiver_too_wide"]),
        ("申请人不得向任何部门举报。", ["clause_bars_complaint"]),
        ("申请人违反本协议的，应支付违约金。", ["clause_worker_penalty"]),
        ("申请人不再主张补缴社会保险。", ["clause_social_insurance_waived"]),
        ("被申请人以产品抵工资。", ["clause_payment_in_kind"]),
        ("申请人放弃工伤待遇。", ["clause_injury_waiver"]),
        ("被申请人退还押金。", ["clause_deposit"]),
        ("不足部分由总包承担。", ["clause_third_party_bound"]),
        ("被申请人支付750,000元。", ["figure_typed_twice"]),
        ("被申请人支付柒拾伍万元整。", ["figure_typed_twice"]),
        ("被申请人支付75万。", ["figure_typed_twice"]),
        ("被申请人支付75万元和￥１２.５０元。", ["figure_typed_twice", "figure_unknown"]),
        ("被申请人支付1.234元。", ["figure_unreadable"]),
        ("被申请人支付{调解金额}元。", []),
        ("申请人于2026年12月31日前交接。", ["date_unknown"]),
        ("申请人于2026年9月30日离职。", []),
        ("申请人于2026年2月30日交接。", ["date_unreadable"]),
        ("双方互致感谢。", []),
        ("离职证明按第十七条办理，联系电话021-65430000，共3页。", []),
        ("被申请人已依法缴纳社会保险。", []),
    ],
)
def test_words_of_free_clauses(text: str, codes: list[str], s1: Content, findings: Check) -> None:
    got = findings(says(text)(s1))
    assert sorted(f.code for f in got.values()) == sorted(codes)
    assert all(f.field == "terms.4.text" for f in got.values())


def test_a_street_body_may_seal_what_only_the_commission_needs(s1_street: Content, findings: Check) -> None:
    lean = chain(
        whole(case_number="", accepted_on=None),
        party(0, address="", identity=Identity()),
        hearing(recorder=None),
    )(s1_street)
    assert blocking(tuple(findings(lean).values())) == ()
    undecided = claim(ClaimKind.OVERTIME, amount=Money.yuan(1))(s1_street)
    assert [f.code for f in blocking(tuple(findings(undecided).values()))] == ["claim_undecided"]


def test_a_peoples_mediation_agreement_tells_the_facts(s1_street: Content, findings: Check) -> None:
    committee = replace(s1_street, body=Body(BodyKind.PEOPLES_MEDIATION, "虚构人民调解委员会"))
    assert list(findings(committee)) == ["facts_missing@facts"]
    assert findings(replace(committee, facts="双方于2006年建立劳动关系。")) == {}


def test_two_workers_have_no_labour_dispute_with_one_another(s1: Content, findings: Check) -> None:
    other = replace(s1.parties[0], id=PartyId("w2"), side=Side.RESPONDENT, name="被申请工人")
    bare = replace(s1, parties=(s1.parties[0], other), agents=(), claims=(), settlement=None)
    assert "not_labour_parties@parties" in findings(bare)


def test_street_mediation_ends_after_fifteen_days(s1_street: Content, findings: Check) -> None:
    got = findings(whole(accepted_on=date(2026, 11, 2), applied_on=date(2026, 11, 2))(s1_street))
    assert list(got) == ["mediation_overrun@agreed_on"]
    assert got["mediation_overrun@agreed_on"].params["ended"] == date(2026, 11, 17)


def test_a_claim_to_recognise_employment_is_refused_at_review(s1_street: Content, findings: Check) -> None:
    assert "claim_relationship@claims.2.kind" in findings(claim(ClaimKind.RELATIONSHIP)(s1_street))


def test_ten_workers_make_a_collective_case(s1: Content, findings: Check) -> None:
    worker = s1.parties[0]
    assert isinstance(worker, Worker)
    others = tuple(
        replace(
            worker,
            id=PartyId(f"w{i}"),
            name=f"工人{i}",
            identity=Identity(IdKind.OTHER, f"n{i}"),
            attends=i < 12,
        )
        for i in range(2, 13)
    )
    got = findings(replace(s1, parties=(*s1.parties, *others)))
    assert got["collective_tribunal@hearing.mediator"].params == {"workers": 12}
    assert got["collective_consent@parties"].params == {"absent": 1}


def test_the_same_number_on_both_sides(s1: Content, findings: Check) -> None:
    twin = Employer(
        id=PartyId("e2"), side=Side.APPLICANT, name="别名公司", credit_code="91350100 M000100Y43", address="x"
    )
    got = findings(replace(s1, parties=(*s1.parties, twin)))
    assert got["same_party_both_sides@parties.2.credit_code"].severity is Severity.BLOCK


def test_a_shared_name_alone_does_not_stop_the_seal(s1: Content, findings: Check) -> None:
    assert findings(agent(1, name="吴虚拟")(s1)) == {}  # two licences, two lawyers
    got = findings(chain(agent(1, name="吴虚拟", licence=""), agent(0, licence=""))(s1))
    assert got["agent_both_sides@agents.1.name"].severity is Severity.WARN


def test_an_empty_case_is_told_everything_at_once_and_nothing_breaks(findings: Check) -> None:
    got = findings(Content())
    assert {
        "body_missing@body.name",
        "applicant_missing@parties",
        "respondent_missing@parties",
        "claims_missing@claims",
        "settlement_missing@settlement",
        "agreed_on_missing@agreed_on",
        "mediator_missing@hearing.mediator.name",
    } <= set(got)
    # those that stop the seal come first
    severities = [f.severity for f in got.values()]
    assert severities == sorted(severities, key=[Severity.BLOCK, Severity.WARN].index)


EDITS = [edit for edit, _ in BLOCKED] + [edit for edit, _ in WARNED]


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=st.lists(st.sampled_from(EDITS), max_size=6))
def test_no_mixture_of_faults_breaks_the_check(
    edits: list[Edit], s1: Content, findings: Check, rules: Rules
) -> None:
    content = s1
    for edit in edits:
        try:
            content = edit(content)
        except (AssertionError, IndexError):
            continue  # an earlier edit took away what this one changes
    for finding in findings(content).values():
        assert finding.code in CATALOGUE
        assert set(finding.params) == set(CATALOGUE[finding.code].params)
        assert at(content, finding.field), finding.field
        for article in finding.basis:
            law, number = rules.law_of(article)
            assert law.zh
            assert number


def at(content: Content, field: str) -> bool:
    """Whether the path leads to a field of the content; what stands under an empty value counts."""
    value: Any = content
    for step in field.split(".") if field else []:
        if value is None:
            return True
        if step.isdigit():
            if int(step) >= len(value):
                return False
            value = value[int(step)]
        elif hasattr(value, step):
            value = getattr(value, step)
        else:
            return False
    return True


def test_a_finding_outside_the_catalogue_is_a_bug() -> None:
    with pytest.raises(KeyError):
        found("no_such_code")
    with pytest.raises(ValueError, match="takes"):
        found("over_age", "born")


def test_every_article_of_the_catalogue_is_in_the_pack(rules: Rules) -> None:
    for code, kind in CATALOGUE.items():
        for article in kind.basis:
            assert rules.law_of(article)[0].zh, code


def test_every_code_of_the_catalogue_has_an_example_here() -> None:
    from pathlib import Path

    here = "".join(p.read_text("utf-8") for p in Path(__file__).parent.glob("test_*.py"))
    assert [code for code in CATALOGUE if code not in here] == []


def test_what_is_negotiated_anew_is_not_sealed_as_it_was(s1: Content, rules: Rules) -> None:
    """The last proposal stays in the content after a withdrawal."""
    case = Record(
        id=CaseId("c"), opened_at=datetime(2026, 11, 1, tzinfo=UTC), opened_by=AuthorId("m"), content=s1
    )
    for state, open_again in (
        (CaseState.MEDIATING, True),
        (CaseState.ADJOURNED, True),
        (CaseState.AGREED, False),
        (CaseState.NOT_AGREED, False),
    ):
        found = [
            one for one in check(replace(case, state=state), TODAY, rules) if one.code == "agreement_open"
        ]
        assert [one.field for one in found] == (["settlement"] if open_again else []), state
        assert all(one.severity is Severity.BLOCK for one in found)
    nothing = replace(case, state=CaseState.MEDIATING, content=replace(s1, settlement=None))
    assert "agreement_open" not in {one.code for one in check(nothing, TODAY, rules)}


def test_every_code_of_the_catalogue_is_made_somewhere() -> None:
    from pathlib import Path

    import mediator_app.law as law

    source = "".join(
        p.read_text("utf-8") for p in Path(law.__path__[0]).rglob("*.py") if p.stem != "catalogue"
    )
    missing = [code for code in CATALOGUE if f'"{code}"' not in source]
    assert missing == []


@pytest.mark.parametrize("migrant", [True, False])
@pytest.mark.parametrize(
    ("edit", "code", "others"),
    [
        (account(holder="别人"), "account_not_own", "wage_payment_rules:6"),
        (
            chain(party(0, attends=False), share(method=PayMethod.CASH)),
            "cash_not_in_person",
            "wage_payment_rules:6",
        ),
        (says("被申请人以产品抵工资。"), "clause_payment_in_kind", "labour_law:50"),
    ],
)
def test_the_regulation_for_migrant_workers_is_cited_for_them_alone(
    s1: Content, findings: Check, edit: Edit, code: str, others: str, migrant: bool
) -> None:
    content = chain(party(0, migrant=migrant), edit)(s1)
    (finding,) = (one for one in findings(content).values() if one.code == code)
    assert others in finding.basis
    assert ("migrant_wage_regulation:11" in finding.basis) is migrant


def test_a_payee_without_an_account_name_is_compared_by_passport_name(s1: Content, findings: Check) -> None:
    foreign = chain(party(0, name="玛丽·示例", latin_name="Marie EXEMPLE"), account(holder="MARIE EXEMPLE"))(
        s1
    )
    assert "account_not_own@settlement.shares.0.account.holder" not in findings(foreign)
    assert Account().holder == ""


def test_agent_of_a_side_may_be_named_twice_for_two_parties_of_that_side(
    s1: Content, findings: Check
) -> None:
    first = s1.parties[0]
    assert isinstance(first, Worker)
    second = replace(first, id=PartyId("w2"), identity=Identity(IdKind.OTHER, "n2"))
    both = Agent(**{**_fields(s1.agents[0]), "id": AgentId("a9"), "acts_for": PartyId("w2")})
    got = findings(replace(s1, parties=(*s1.parties, second), agents=(*s1.agents, both)))
    assert not any(f.code == "agent_both_sides" for f in got.values())


def _fields(value: Any) -> dict[str, Any]:
    return {name: getattr(value, name) for name in value.__dataclass_fields__}
