"""The rows and columns of the form, by id and in its words."""

APPLICANTS = {
    "natural_person": "自然人",
    "business": "商业企业",
    "research": "科研机构",
    "public_interest": "社会公益组织",
    "legal_service": "法律服务机构",
    "other": "其他",
}


COLUMNS = APPLICANTS | {"total": "总计"}


RESULTS = {
    "granted": "予以公开",
    "partly_granted": "部分公开",
    "state_secret": "属于国家秘密",
    "prohibited_by_law": "其他法律行政法规禁止公开",
    "safety_and_stability": "危及三安全一稳定",
    "third_party_rights": "保护第三方合法权益",
    "internal_affairs": "属于三类内部事务信息",
    "process_information": "属于四类过程性信息",
    "enforcement_files": "属于行政执法案卷",
    "administrative_queries": "属于行政查询事项",
    "not_held": "本机关不掌握相关政府信息",
    "not_ready_made": "没有现成信息需要另行制作",
    "still_unclear": "补正后申请内容仍不明确",
    "petitions": "信访举报投诉类申请",
    "repeated": "重复申请",
    "publications": "要求提供公开出版物",
    "excessive": "无正当理由大量反复申请",
    "reconfirmation": "要求确认或重新出具已获取信息",
}


OTHERS = {
    2019: {"other_handling": "其他处理"},
    2021: {"not_corrected": "逾期不补正", "fee_unpaid": "逾期未缴费", "other": "其他处理中的其他"},
}


ENDS = {"received": "本年新收", "carried_in": "上年结转"}


FOLLOWS = {"total": "办理结果总计", "carried_over": "结转下年度"}


SUITS = {
    "reconsideration": "行政复议",
    "litigation_direct": "未经复议直接起诉",
    "litigation_after_reconsideration": "复议后起诉",
}


OUTCOMES = {
    "upheld": "结果维持",
    "corrected": "结果纠正",
    "other": "其他结果",
    "pending": "尚未审结",
}


DOCUMENTS = {"regulations": "规章", "normative_documents": "行政规范性文件"}


PROJECTS = {
    "licences": "行政许可",
    "other_services": "其他对外管理服务事项",
    "penalties": "行政处罚",
    "coercion": "行政强制",
    "fees": "行政事业性收费",
}


HOLES = {"blank": "原件留空", "lost": "副本缺失", "unfilled": "还没有填"}


TABLES = ("proactive", "requests", "disputes")


def results(edition: int) -> dict[str, str]:
    """Rows 3 to 23 of table three; in 2019, to 21."""
    return RESULTS | OTHERS[edition]


def label_of(cell: str) -> str:
    """新收·商业企业."""
    table, row, column = cell.split(".")
    rows = {**ENDS, **RESULTS, **OTHERS[2019], **OTHERS[2021], **FOLLOWS, **SUITS, **DOCUMENTS}
    columns = OUTCOMES | {"total": "总计"} if table == "disputes" else COLUMNS
    own = {"issued": "制发", "repealed": "废止", "in_force": "现行有效"}
    return f"“{rows[row]}·{(columns | own)[column]}”"


def line_label(family: str, line: str) -> str:
    """What an identity is along, in Chinese."""
    if family in ("requests.balance", "requests.total", "requests.carried"):
        return COLUMNS[line]
    rows = {**ENDS, **RESULTS, **OTHERS[2019], **OTHERS[2021], **FOLLOWS, **SUITS, **DOCUMENTS}
    return rows[line]
