"""更正建议: what is composed when a page is made, and the link that sends it."""

from urllib.parse import parse_qsl, unquote, urlsplit

import pytest

from generator.archive.settings import Settings
from generator.site.letter import PASTE, Letter, letter
from generator.survey.check_sheet import CheckSheet, Discrepancy, Figure

SUBJECT = "更正建议：某局 2025 年报告（410411/gxj/2025）"
ADDRESS = "https://a.example/410411/gxj/2025/check/"
NOTHING = CheckSheet((), ())
CELL = Figure("表三“（七）总计·自然人”", 113, 112)
OTHER = Figure("表三“（一）予以公开·自然人”", 4, 5)
NEITHER = "□ 应为其他数：____　□ 原件如此，原因：____"
CLOSING = "填写人：　　　　　联系方式：　　　　　日期："
LONGEST = 2000
"Characters that Windows hands to a mail program."


def entry(*cells: Figure) -> Discrepancy:
    """A fault that a change of these cells would mend."""
    return Discrepancy("先看某格。不止一格有出入，改一两格不能都对得上", cells, (), 0, "原件如此")


def test_each_fault_is_an_item_with_boxes_to_tick() -> None:
    """One cell, two, none that can be told; a join; a join that no figure satisfies; lost cells."""
    faults = (entry(CELL), entry(CELL, OTHER), entry())
    joins = (Figure("表三“二、上年结转·总计”", 2, 3), Figure("表二“规章·现行有效”", 5, -3))
    assert letter(SUBJECT, CheckSheet(faults, joins), 27).text(ADDRESS).splitlines() == [
        SUBJECT,
        ADDRESS,
        "",
        "1. 表三“（七）总计·自然人”，原件 113。",
        "   □ 应为 112　□ 应为其他数：____　□ 原件如此，原因：____",
        "2. 表三“（七）总计·自然人”，原件 113；表三“（一）予以公开·自然人”，原件 4。",
        f"   □ {CELL.name}应为 112　□ {OTHER.name}应为 5　{NEITHER}",
        "3. 先看某格。不止一格有出入，改一两格不能都对得上。",
        f"   {NEITHER}",
        "4. 表三“二、上年结转·总计”，原件 2，按上年报告应为 3。",
        "   □ 应为 3　□ 上年报告有误　□ 原件如此，原因：____",
        "5. 表二“规章·现行有效”，原件 5，按上年报告应为 -3。",
        "   □ 上年报告有误　□ 原件如此，原因：____",
        "6. 本档案的副本缺 27 格，原件上的数字无从得知。",
        "   □ 附上完整的报告　□ 报告在这个网址：____",
        "7. 其他差错：",
        "",
        CLOSING,
    ]


def test_where_all_holds_any_other_mistake_can_be_told() -> None:
    """The message then asks for the cell."""
    text = letter(SUBJECT, NOTHING, 0).text(ADDRESS)
    assert text.splitlines() == [SUBJECT, ADDRESS, "", "差错（哪一格，应为多少）：", "", CLOSING]


def sent(composed: Letter, mailbox: str = "") -> tuple[str, dict[str, str]]:
    """To whom a link writes, and what a mail program is given; no longer than what is handed on."""
    link = composed.link(mailbox, ADDRESS)
    assert len(link) <= LONGEST
    parts = urlsplit(link)
    assert parts.scheme == "mailto"
    assert "+" not in parts.query, "a mail program does not read it as a space"
    return unquote(parts.path), dict(parse_qsl(parts.query, strict_parsing=True))


def test_the_link_has_the_whole_message() -> None:
    """Lines end as mail has them, and what means something in an address is spelled out."""
    composed = letter("更正建议：A&B=C?#局", NOTHING, 0)
    body = composed.text(ADDRESS).replace("\n", "\r\n")
    expected = {"subject": "更正建议：A&B=C?#局", "body": body}
    assert sent(composed, "archive@example.org") == ("archive@example.org", expected)
    assert sent(composed) == ("", expected)


def test_what_is_too_long_for_a_link_is_pasted() -> None:
    """No half of a message is sent: the link says where the text is."""
    composed = letter(SUBJECT, CheckSheet((entry(CELL),) * 9, ()), 0)
    _, given = sent(composed, "archive@example.org")
    assert given == {"subject": SUBJECT, "body": f"{ADDRESS}\r\n\r\n{PASTE}\r\n"}


@pytest.mark.parametrize(
    ("contact", "mailbox"),
    [
        ("archive@example.org", "archive@example.org"),
        ("a.b+c@mail.example.org", "a.b+c@mail.example.org"),
        ("来信请寄 archive@example.org", ""),
        ("archive@example.org?bcc=other@example.org", ""),
        ("archive@example.org,other@example.org", ""),
        ("archive@example.org%0abcc:x@example.org", ""),
        ("archive@example.org\n", ""),
        ("https://example.org/@archive", ""),
        ("archive@localhost", ""),
        (None, ""),
    ],
)
def test_a_contact_is_written_to_if_it_is_an_address_and_nothing_else(
    contact: str | None, mailbox: str
) -> None:
    """No other words, no second addressee, nothing that a mail program would read as a header."""
    assert Settings(contact=contact).mailbox == mailbox
