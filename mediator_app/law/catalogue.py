"""Every finding that a check can make: how grave it is, the articles it rests on, and the values its words need.

One table, so that the interface can test that it has words for each code. A finding that is not here is a bug.
"""

from __future__ import annotations

from dataclasses import dataclass

from mediator_app.law.findings import Finding, Severity

_BLOCK = Severity.BLOCK
_WARN = Severity.WARN


@dataclass(frozen=True, slots=True)
class Kind:
    """`severity` is the gravest one of the code; a check may soften it where the instrument asks for less."""

    severity: Severity
    basis: tuple[str, ...] = ()
    params: tuple[str, ...] = ()


_MIGRANTS_ONLY = "migrant_wage_regulation:"
_CONTENT_CLEAR = ("case_rules:78", "civil_procedure_interpretation:358")

CATALOGUE: dict[str, Kind] = {
    # --- references (a case read from a file may name what it does not hold) ---------------------
    "unknown_party": Kind(_BLOCK),
    "unknown_claim": Kind(_BLOCK),
    # --- the proceedings -------------------------------------------------------------------------
    "body_missing": Kind(_BLOCK, ("arbitration_law:42", "arbitration_law:14")),
    "body_kind": Kind(_BLOCK, ("arbitration_law:10", "arbitration_law:42"), ("instrument", "kind")),
    "case_number_missing": Kind(_BLOCK, ("arbitration_law:42",)),
    "case_number_form": Kind(_WARN),
    "cause_missing": Kind(_WARN, ("arbitration_law:42",)),
    "accepted_on_missing": Kind(_BLOCK, ("arbitration_law:29", "enterprise_mediation_rules:22")),
    "accepted_before_applied": Kind(_WARN, ("arbitration_law:29",), ("applied", "accepted")),
    "mediation_overrun": Kind(_WARN, ("enterprise_mediation_rules:29",), ("ended", "provisional")),
    "agreed_on_missing": Kind(_BLOCK, _CONTENT_CLEAR),
    "agreed_on_future": Kind(_BLOCK, _CONTENT_CLEAR, ("agreed", "today")),
    "agreed_on_past": Kind(_WARN, (), ("agreed", "today")),
    "agreed_before_accepted": Kind(_BLOCK, ("arbitration_law:42",), ("agreed", "accepted")),
    "mediator_missing": Kind(_BLOCK, ("arbitration_law:42", "arbitration_law:14")),
    "recorder_missing": Kind(_WARN, ("organisation_rules:14",)),
    "recorder_is_mediator": Kind(_BLOCK, ("organisation_rules:14",)),
    "hearing_place_missing": Kind(_WARN),
    "hearing_date_missing": Kind(_WARN),
    "hearing_end_missing": Kind(_WARN),
    "rights_not_explained": Kind(_WARN, ("peoples_mediation_law:23", "arbitration_law:33")),
    "identity_not_checked": Kind(_WARN, ("arbitration_law:24",)),
    "facts_missing": Kind(_WARN, ("peoples_mediation_law:29",)),
    "collective_tribunal": Kind(_WARN, ("case_rules:65", "organisation_rules:13"), ("workers",)),
    "collective_consent": Kind(_WARN, ("case_rules:63",), ("absent",)),
    # --- parties ---------------------------------------------------------------------------------
    "applicant_missing": Kind(_BLOCK, ("case_rules:29", "enterprise_mediation_rules:26")),
    "respondent_missing": Kind(_BLOCK, ("case_rules:29", "enterprise_mediation_rules:26")),
    "not_labour_parties": Kind(_WARN, ("arbitration_law:2",)),
    "party_name_missing": Kind(_BLOCK, ("case_rules:29", "enterprise_mediation_rules:26")),
    "party_identity_missing": Kind(_BLOCK, ("case_rules:29",)),
    "party_address_missing": Kind(_BLOCK, ("case_rules:29", "case_rules:74")),
    "party_phone_missing": Kind(_WARN, ("case_rules:29", "case_rules:74")),
    "e_service_not_asked": Kind(_WARN, ("civil_procedure_law:90",)),
    "party_born_missing": Kind(_WARN, ("case_rules:29",)),
    "party_sex_missing": Kind(_WARN, ("case_rules:29",)),
    "nationality_missing": Kind(_WARN, ("case_rules:29",)),
    "latin_name_missing": Kind(_WARN),
    "credit_code_missing": Kind(_WARN),
    "legal_representative_missing": Kind(_BLOCK, ("case_rules:29",)),
    "legal_representative_post_missing": Kind(_WARN, ("case_rules:29",)),
    "guardian_missing": Kind(_BLOCK, ("civil_code:20", "arbitration_law:25")),
    "guardian_name_missing": Kind(_BLOCK, ("civil_code:20", "arbitration_law:25")),
    "minor_capacity": Kind(_WARN, ("civil_code:18", "arbitration_law:25"), ("age",)),
    "under_working_age": Kind(_WARN, ("labour_law:15",), ("age",)),
    "over_age": Kind(_WARN, ("over_age_rules:19",), ("age",)),
    "interpreter_missing": Kind(_WARN, ("labour_interpretation_1:35",), ("language",)),
    "interpreter_name_missing": Kind(_BLOCK),
    "interpreter_not_neutral": Kind(_WARN),
    "same_identity_twice": Kind(_WARN, (), ("other",)),
    "same_party_both_sides": Kind(_BLOCK, ("arbitration_law:2",), ("other",)),
    "labour_hire_party": Kind(_WARN, ("arbitration_law:22",)),
    "party_not_bound": Kind(
        _BLOCK, ("civil_procedure_law:62", "civil_procedure_interpretation:89", "civil_code:171")
    ),
    # --- agents ----------------------------------------------------------------------------------
    "agent_name_missing": Kind(_BLOCK, ("arbitration_law:24",)),
    "agents_too_many": Kind(_BLOCK, ("civil_procedure_law:61",), ("most", "count")),
    "agent_papers_missing": Kind(_BLOCK, ("arbitration_law:24",)),
    "agent_without_powers": Kind(_BLOCK, ("civil_procedure_law:62", "civil_procedure_interpretation:89")),
    "agent_full_authority": Kind(_BLOCK, ("civil_procedure_interpretation:89", "civil_code:171")),
    "agent_general_authority": Kind(_WARN, ("civil_procedure_law:62",)),
    "agent_may_not_settle": Kind(_WARN, ("civil_procedure_law:62",)),
    "agent_may_not_receive": Kind(_WARN, ("civil_procedure_interpretation:133",)),
    "agent_kind_missing": Kind(_BLOCK, ("civil_procedure_interpretation:88",)),
    "agent_licence_missing": Kind(_WARN, ("civil_procedure_interpretation:88",)),
    "agent_organisation_missing": Kind(_WARN, ("civil_procedure_interpretation:88",)),
    "agent_relation_missing": Kind(_WARN, ("civil_procedure_interpretation:88",)),
    "agent_not_of_employer": Kind(_WARN, ("civil_procedure_interpretation:88",)),
    "agent_identity_missing": Kind(_WARN, ("arbitration_law:24",)),
    "agent_authorised_later": Kind(_WARN, ("civil_code:171",), ("authorised", "agreed")),
    # --- who stands too near to whom -------------------------------------------------------------
    "agent_both_sides": Kind(_BLOCK, ("civil_code:168", "case_rules:78"), ("other",)),
    "agent_same_firm": Kind(_WARN, ("case_rules:78",), ("other",)),
    "agent_from_other_side": Kind(_WARN, ("case_rules:78",), ("other",)),
    "officer_is_involved": Kind(_WARN, ("arbitration_law:33",), ("other",)),
    "same_contact_both_sides": Kind(_WARN, ("case_rules:78",), ("other",)),
    "settled_above_claimed": Kind(_WARN, ("case_rules:78",), ("agreed", "claimed")),
    "instant_admission": Kind(_WARN, ("case_rules:78", "criminal_law:307-1"), ("agreed",)),
    # --- claims ----------------------------------------------------------------------------------
    "claims_missing": Kind(_BLOCK, ("arbitration_law:42", "enterprise_mediation_rules:26")),
    "claim_title_missing": Kind(_BLOCK, ("arbitration_law:42", "enterprise_mediation_rules:26")),
    "claim_amount_missing": Kind(_WARN, ("arbitration_law:28",)),
    "claim_undecided": Kind(_BLOCK, ("case_rules:78", "case_rules:73")),
    "claim_needs_clause": Kind(_WARN, ("case_rules:78",), ("kind",)),
    "claim_relationship": Kind(_WARN, ("case_rules:75",)),
    "claim_social_insurance": Kind(_WARN, ("case_rules:78",)),
    "claim_injury": Kind(_WARN, ("labour_interpretation_1:35",)),
    "claim_over_age": Kind(_WARN, ("over_age_rules:19",)),
    "claim_limitation": Kind(_WARN, ("arbitration_law:27",), ("last_day", "applied")),
    # --- what was agreed, and how it is paid -----------------------------------------------------
    "agreement_open": Kind(_BLOCK, ("arbitration_law:42",)),
    "settlement_missing": Kind(_BLOCK, ("arbitration_law:42", "enterprise_mediation_rules:26")),
    "nothing_to_pay": Kind(_WARN),
    "settled_far_off": Kind(_WARN, (), ("agreed", "known")),
    "share_far_off": Kind(_WARN, (), ("payee", "agreed", "known")),
    "plan_missing": Kind(_BLOCK, ("enterprise_mediation_rules:26", *_CONTENT_CLEAR)),
    "due_before_agreement": Kind(_BLOCK, _CONTENT_CLEAR, ("number", "due", "agreed")),
    "due_on_day_off": Kind(_WARN, ("civil_code:203",), ("number", "due", "next", "provisional")),
    "due_provisional": Kind(_WARN, (), ("number", "due", "count")),
    "schedule_long": Kind(_WARN, (), ("months", "last")),
    "method_missing": Kind(_BLOCK, ("enterprise_mediation_rules:26", *_CONTENT_CLEAR)),
    "account_number_missing": Kind(_BLOCK, _CONTENT_CLEAR),
    "account_holder_missing": Kind(_BLOCK, _CONTENT_CLEAR),
    "account_bank_missing": Kind(_WARN, _CONTENT_CLEAR),
    "account_not_own": Kind(_BLOCK, ("migrant_wage_regulation:11", "wage_payment_rules:6")),
    "cash_not_in_person": Kind(_BLOCK, ("migrant_wage_regulation:11", "wage_payment_rules:6")),
    "cash_large": Kind(_WARN, (), ("amount", "most")),
    # --- clauses ---------------------------------------------------------------------------------
    "tax_term_missing": Kind(_WARN, ("severance_tax_notice:5",)),
    "tax_term_unsaid": Kind(_WARN, ("severance_tax_notice:5", *_CONTENT_CLEAR), ("words",)),
    "tax_term_differs": Kind(_WARN, ("severance_tax_notice:5", *_CONTENT_CLEAR), ("words", "kind")),
    "default_term_missing": Kind(_WARN, ("civil_procedure_interpretation:428",), ("instalments",)),
    "default_without_acceleration": Kind(_WARN, ("civil_procedure_interpretation:427",)),
    "default_without_penalty": Kind(_WARN, ("civil_procedure_interpretation:428",)),
    "penalty_high": Kind(_WARN, ("civil_code:585",)),
    "end_term_missing": Kind(_WARN, ("labour_contract_law:50",)),
    "leaving_certificate_missing": Kind(_WARN, ("labour_contract_law:50",)),
    "leaving_papers_late": Kind(_WARN, ("labour_contract_law:50",), ("by", "last_day")),
    "term_date_past": Kind(_WARN, _CONTENT_CLEAR, ("by", "agreed")),
    "clause_twice": Kind(_WARN, _CONTENT_CLEAR),
    "return_items_missing": Kind(_BLOCK, _CONTENT_CLEAR),
    "term_empty": Kind(_BLOCK, _CONTENT_CLEAR),
    "no_dispute_wide": Kind(_WARN, ("labour_interpretation_2:19", "labour_interpretation_1:35")),
    # --- free text -------------------------------------------------------------------------------
    "clause_social_insurance_void": Kind(_BLOCK, ("labour_interpretation_2:19",), ("words",)),
    "clause_social_insurance_waived": Kind(_WARN, ("labour_interpretation_2:19",), ("words",)),
    "clause_unclear_time": Kind(_WARN, _CONTENT_CLEAR, ("words",)),
    "clause_unclear_amount": Kind(_WARN, _CONTENT_CLEAR, ("words",)),
    "clause_conditional": Kind(_WARN, _CONTENT_CLEAR, ("words",)),
    "clause_waiver_too_wide": Kind(
        _WARN, ("labour_contract_law:26", "labour_interpretation_1:35"), ("words",)
    ),
    "clause_bars_complaint": Kind(_WARN, ("civil_code:153",), ("words",)),
    "clause_worker_penalty": Kind(_WARN, ("labour_contract_law:25",), ("words",)),
    "clause_deposit": Kind(_WARN, ("labour_contract_law:84",), ("words",)),
    "clause_payment_in_kind": Kind(_WARN, ("labour_law:50", "migrant_wage_regulation:11"), ("words",)),
    "clause_injury_waiver": Kind(_WARN, ("labour_interpretation_1:35",), ("words",)),
    "clause_third_party_bound": Kind(_WARN, ("case_rules:78", "civil_code:154"), ("words",)),
    "figure_unknown": Kind(_WARN, _CONTENT_CLEAR, ("words",)),
    "figure_typed_twice": Kind(_WARN, _CONTENT_CLEAR, ("words",)),
    "figure_unreadable": Kind(_WARN, _CONTENT_CLEAR, ("words",)),
    "date_unknown": Kind(_WARN, _CONTENT_CLEAR, ("words",)),
    "date_unreadable": Kind(_WARN, _CONTENT_CLEAR, ("words",)),
    # --- numbers (identity.py) -------------------------------------------------------------------
    "id_format": Kind(_WARN, (), ("kind",)),
    "id_old_card": Kind(_WARN),
    "id_other_kind": Kind(_WARN, (), ("kind",)),
    "id_check_digit": Kind(_WARN),
    "id_birth_date": Kind(_WARN),
    "id_birth_mismatch": Kind(_WARN, (), ("in_number", "typed")),
    "id_sex_mismatch": Kind(_WARN, (), ("in_number", "typed")),
    "credit_code_format": Kind(_WARN),
    "credit_code_check_digit": Kind(_WARN),
    "account_format": Kind(_WARN),
    "account_check_digit": Kind(_WARN),
    "phone_format": Kind(_WARN),
}


def found(
    code: str, field: str = "", *, soften: bool = False, migrant: bool = True, **params: object
) -> Finding:
    """A finding of the catalogue at `field`; with `soften`, a warning although the code can block.

    Without `migrant` it is about nobody who is a migrant worker: their regulation holds for nobody else (art. 2) and
    is not cited.

    KeyError for an unknown code and ValueError for other parameters than the code's words need: both are bugs.
    """
    kind = CATALOGUE[code]
    if set(params) != set(kind.params):
        raise ValueError(f"{code} takes {kind.params}")
    severity = Severity.WARN if soften else kind.severity
    basis = tuple(one for one in kind.basis if migrant or not one.startswith(_MIGRANTS_ONLY))
    return Finding(code=code, severity=severity, field=field, params=params, basis=basis)
