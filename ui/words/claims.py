"""Kinds of claim in the words of papers, the short words by which one looks for them, and their usual articles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, assert_never

from PySide6.QtCore import QCoreApplication

from mediator_app.domain.claims import Claim, ClaimKind, Ground
from mediator_app.law.rules import Rules
from ui.language import Language, tongue

translate = QCoreApplication.translate

KEYWORDS: Final = {
    ClaimKind.UNLAWFUL_TERMINATION: "违法解除 违法终止 赔偿金 2n 辞退 开除 wfjc pcj dismissal damages unlawful",
    ClaimKind.SEVERANCE: "经济补偿 补偿金 n jjbc bcj severance",
    ClaimKind.NOTICE_PAY: "代通知金 提前通知 n+1 dtzj notice",
    ClaimKind.UNPAID_WAGES: "工资 拖欠工资 欠薪 劳动报酬 gz tqgz qx wages arrears",
    ClaimKind.OVERTIME: "加班 加班费 加班工资 jb jbf overtime",
    ClaimKind.ANNUAL_LEAVE: "年休假 年假 未休 nxj nj leave holiday",
    ClaimKind.DOUBLE_WAGES: "二倍工资 双倍工资 未签合同 未签劳动合同 ebgz sbgz wqht double contract",
    ClaimKind.PROBATION: "试用期 syq probation",
    ClaimKind.BONUS: "奖金 绩效 提成 年终奖 jj jx tc bonus commission",
    ClaimKind.SICK_PAY: "病假 病假工资 疾病休假 bj bjgz sick",
    ClaimKind.HIGH_TEMPERATURE: "高温 高温津贴 高温费 gw gwjt heat temperature",
    ClaimKind.WORK_INJURY: "工伤 工伤待遇 伤残 停工留薪 gs gsdy injury",
    ClaimKind.NON_COMPETE: "竞业限制 竞业 jyxz competition non-compete",
    ClaimKind.ADDITIONAL_DAMAGES: "加付赔偿金 加付 jfpcj additional",
    ClaimKind.EXPENSES: "报销 垫付 bx df expenses",
    ClaimKind.SOCIAL_INSURANCE: "社保 社会保险 五险 sb shbx insurance",
    ClaimKind.LEAVING_CERTIFICATE: "离职证明 退工 退工单 lzzm tg certificate",
    ClaimKind.RELATIONSHIP: "确认劳动关系 劳动关系 qrldgx relationship",
    ClaimKind.REINSTATEMENT: "恢复劳动关系 继续履行 hfldgx jxlx reinstatement",
    ClaimKind.OTHER: "其他 qt other",
}
"""What a mediator types for a kind: its everyday names, their initials in pinyin, and English."""

ARTICLES: Final = {
    ClaimKind.UNLAWFUL_TERMINATION: ("labour_contract_law:48", "labour_contract_law:87"),
    ClaimKind.SEVERANCE: ("labour_contract_law:46", "labour_contract_law:47"),
    ClaimKind.NOTICE_PAY: ("labour_contract_law:40",),
    ClaimKind.UNPAID_WAGES: ("labour_contract_law:30",),
    ClaimKind.OVERTIME: ("labour_law:44",),
    ClaimKind.ANNUAL_LEAVE: ("leave_regulation:5", "leave_measures:10"),
    ClaimKind.DOUBLE_WAGES: ("labour_contract_law:82",),
    ClaimKind.PROBATION: ("labour_contract_law:19", "labour_contract_law:83"),
    ClaimKind.ADDITIONAL_DAMAGES: ("labour_contract_law:85",),
    ClaimKind.NON_COMPETE: ("labour_contract_law:23",),
    ClaimKind.LEAVING_CERTIFICATE: ("labour_contract_law:50",),
    ClaimKind.REINSTATEMENT: ("labour_contract_law:48",),
    ClaimKind.RELATIONSHIP: ("labour_contract_law:7",),
}
"""What a claim of a kind usually rests on."""

_SHORT_LAWS: Final = {
    "labour_contract_law": ("劳动合同法", "Labour Contract Law"),
    "labour_contract_regulation": ("劳动合同法实施条例", "Implementing Regulation"),
    "labour_law": ("劳动法", "Labour Law"),
    "leave_regulation": ("带薪年休假条例", "Annual Leave Regulation"),
    "leave_measures": ("年休假实施办法", "Annual Leave Measures"),
    "labour_interpretation_1": ("劳动争议解释（一）", "Interpretation (I)"),
    "labour_interpretation_2": ("劳动争议解释（二）", "Interpretation (II)"),
    "working_time_notice": ("人社部发〔2025〕2号", "Working Time Notice 2025"),
    "shanghai_wage_parameters": ("上海市公布数据", "published figures of Shanghai"),
}
"""As people at the table say the law; others are said by the title in the rule pack."""


def claim_kind_words(kind: ClaimKind) -> str:
    """The kind as papers name it."""
    match kind:
        case ClaimKind.UNLAWFUL_TERMINATION:
            return translate("ClaimKind", "Damages for unlawful termination")
        case ClaimKind.SEVERANCE:
            return translate("ClaimKind", "Severance pay")
        case ClaimKind.NOTICE_PAY:
            return translate("ClaimKind", "Pay in place of notice")
        case ClaimKind.UNPAID_WAGES:
            return translate("ClaimKind", "Wages")
        case ClaimKind.OVERTIME:
            return translate("ClaimKind", "Overtime pay")
        case ClaimKind.ANNUAL_LEAVE:
            return translate("ClaimKind", "Pay for annual leave not taken")
        case ClaimKind.DOUBLE_WAGES:
            return translate("ClaimKind", "Double wages (no written contract)")
        case ClaimKind.PROBATION:
            return translate("ClaimKind", "Damages for unlawful probation")
        case ClaimKind.BONUS:
            return translate("ClaimKind", "Bonus")
        case ClaimKind.SICK_PAY:
            return translate("ClaimKind", "Sick pay")
        case ClaimKind.HIGH_TEMPERATURE:
            return translate("ClaimKind", "Summer heat allowance")
        case ClaimKind.WORK_INJURY:
            return translate("ClaimKind", "Work injury benefits")
        case ClaimKind.NON_COMPETE:
            return translate("ClaimKind", "Compensation for non-competition")
        case ClaimKind.ADDITIONAL_DAMAGES:
            return translate("ClaimKind", "Additional damages")
        case ClaimKind.EXPENSES:
            return translate("ClaimKind", "Expenses paid in advance")
        case ClaimKind.SOCIAL_INSURANCE:
            return translate("ClaimKind", "Arrears of social insurance")
        case ClaimKind.LEAVING_CERTIFICATE:
            return translate("ClaimKind", "Leaving certificate")
        case ClaimKind.RELATIONSHIP:
            return translate("ClaimKind", "Finding of employment")
        case ClaimKind.REINSTATEMENT:
            return translate("ClaimKind", "Reinstatement")
        case ClaimKind.OTHER:
            return translate("ClaimKind", "Other claim")
        case _:
            assert_never(kind)


def claim_title(claim: Claim) -> str:
    """The claim's own words, or its kind."""
    return claim.title or claim_kind_words(claim.kind)


def find_kinds(text: str) -> list[ClaimKind]:
    """Kinds that a typed word means, best first; all of them for no text."""
    wanted = text.strip().lower()
    if not wanted:
        return list(ClaimKind)
    ranked = [(rank, kind) for kind in ClaimKind if (rank := _rank(wanted, kind)) is not None]
    order = list(ClaimKind)
    return [kind for _, kind in sorted(ranked, key=lambda pair: (pair[0], order.index(pair[1])))]


def _rank(wanted: str, kind: ClaimKind) -> int | None:
    words = KEYWORDS[kind].split()
    name = claim_kind_words(kind).lower()
    if wanted in words:
        return 0
    if any(word.startswith(wanted) for word in words) or name.startswith(wanted):
        return 1
    if wanted in name or any(wanted in word for word in words if not word.isascii()):
        return 2
    if any(not word.isascii() and len(word) > 1 and word in wanted for word in words):
        return 3
    return None


def article_words(article: str, rules: Rules) -> str:
    """`劳动合同法 第47条`, `Labour Contract Law art. 47`; only the law's name where the code has no number."""
    code, _, number = article.partition(":")
    chinese = tongue().language is Language.CHINESE
    short = _SHORT_LAWS.get(code)
    if short is not None:
        name = short[0] if chinese else short[1]
    elif code in rules.laws:
        law = rules.laws[code]
        name = law.zh.removeprefix("中华人民共和国") if chinese else law.en
    else:
        name = code
    if not number[:1].isdigit():
        return name
    main, _, sub = number.partition("-")
    if chinese:
        return f"{name} 第{main}条" + (f"之{sub}" if sub else "")
    return f"{name} art. {number}"


def articles_words(articles: Sequence[str], rules: Rules) -> str:
    """Several articles, the law's name once: `劳动合同法 第48、87条`."""
    chinese = tongue().language is Language.CHINESE
    grouped: dict[str, list[str]] = {}
    for article in articles:
        code, _, number = article.partition(":")
        grouped.setdefault(code, []).append(number)
    said = []
    for code, numbers in grouped.items():
        plain = [number for number in numbers if number.isdigit()]
        if len(plain) != len(numbers) or len(numbers) == 1:
            said += [article_words(f"{code}:{number}", rules) for number in numbers]
            continue
        name = article_words(code, rules)
        said.append(f"{name} 第{'、'.join(plain)}条" if chinese else f"{name} arts {', '.join(plain)}")
    return ("；" if chinese else "; ").join(said)


def ground_words(ground: Ground) -> str:
    """Why employment ended."""
    match ground:
        case Ground.RESIGNED_FOR_BREACH:
            return translate("Ground", "Worker left because of the employer's fault (art. 38)")
        case Ground.RESIGNED:
            return translate("Ground", "Worker resigned (art. 37)")
        case Ground.MUTUAL_BY_EMPLOYER:
            return translate("Ground", "By agreement, proposed by the employer (art. 36)")
        case Ground.MUTUAL_BY_WORKER:
            return translate("Ground", "By agreement, proposed by the worker (art. 36)")
        case Ground.DISMISSED_FOR_FAULT:
            return translate("Ground", "Dismissed for fault (art. 39)")
        case Ground.ILLNESS:
            return translate("Ground", "Illness or injury (art. 40(1))")
        case Ground.INCOMPETENCE:
            return translate("Ground", "Not equal to the work (art. 40(2))")
        case Ground.CHANGED_CIRCUMSTANCES:
            return translate("Ground", "Circumstances changed (art. 40(3))")
        case Ground.REDUNDANCY:
            return translate("Ground", "Redundancy (art. 41)")
        case Ground.EXPIRY:
            return translate("Ground", "Term ended, not renewed by the employer (art. 44)")
        case Ground.EXPIRY_WORKER_REFUSED:
            return translate("Ground", "Term ended, renewal refused by the worker")
        case Ground.EMPLOYER_CLOSED:
            return translate("Ground", "Employer closed down (art. 44)")
        case Ground.TASK_DONE:
            return translate("Ground", "Contract for a task ended with it")
        case _:
            assert_never(ground)
