"""Every kind of change that a revision can make to an archive."""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

IN_FORCE = "normative_documents.in_force"
ORIGINAL = b"\xe5\x8e\x9f\xe4\xbb\xb6\n"


def put(path: Path, replaced: Mapping[str, str]) -> None:
    """Other words in the place of some that are there."""
    text = path.read_text("utf-8")
    for old, new in replaced.items():
        assert old in text, (path, old)
        text = text.replace(old, new, 1)
    path.write_text(text, "utf-8")


def before(content: Path) -> None:
    """Add to the sample archive what can be taken away."""
    digest = sha256(ORIGINAL).hexdigest()
    (content / "originals").mkdir()
    (content / "originals" / f"{digest}.txt").write_bytes(ORIGINAL)
    put(content / "reports/990102/zf/2024.md", {"sha256: null": f"sha256: {digest}"})
    (content / "pages/help.md").write_text("# 帮助\n\n如何查找。\n", "utf-8")


def every_kind_of_change(folder: Path) -> None:
    """In the sample archive, in `content`, and beside it."""
    content = folder / "content"
    reports = content / "reports"
    district = reports / "990101"
    # Figures: without a word, with a correction, filled in; what the original has wrong.
    licences = "licences:                    "
    put(district / "jyj/2023.md", {f"{licences}0": f"{licences}6"})
    corrected = (
        "corrections:\n  - date: 2026-05-01\n    cell: proactive.licences.decisions\n"
        "    before: 0\n    after: 7\n    reason: 机关来函更正\n"
    )
    put(district / "jyj/2024.md", {f"{licences}0": f"{licences}7", "corrections: []\n": corrected})
    put(
        district / "gxj/2021.md",
        {
            "corrections: []\n": corrected.replace("licences.decisions", IN_FORCE)
            .replace("before: 0", "before: 5")
            .replace("after: 7", "after: 6"),
            "[   2,    0,        5]": "[   2,    0,        6]",
        },
    )
    put(district / "gxj/2025.md", {"0, lost]  # 一、本年新收": "0,  286]  # 一、本年新收"})
    noted = "  requests.total.sum: 原件如此：总计多写 1 件\n"
    put(
        district / "gxj/2023.md",
        {
            noted: "",
            "{licences}88".format(
                licences="licences:                   "
            ): "licences:                   89",
        },
    )
    # Words, and nothing but the way it is written.
    put(district / "jyj/2025.md", {"问题是更新不够及时。": "问题是更新不够及时、不够全面。"})
    put(district / "jyj/2021.md", {"教育局2021年": "教育局 2021 年"})
    path = district / "jyj/2026.md"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    # Gone, withdrawn, of another year, of one body alone, new, of no text, no file.
    (district / "zf/2023.md").unlink()
    withdrawn = "withdrawn: {date: 2026-05-02, reason: 另行公布}"
    put(district / "zf/2025.md", {"withdrawn: null": withdrawn})
    (district / "spj/2025.md").rename(district / "spj/2026.md")
    put(district / "spj/2026.md", {"审批局2025年": "审批局2026年"})
    put(district / "fgj/2024.md", {"joint: [990101/spj]\n": ""})
    text = (reports / "990102/czj/2023.md").read_text("utf-8").replace("2023年", "2024年")
    (reports / "990102/czj/2024.md").write_text(text.replace("2024-0", "2025-0"), "utf-8")
    (reports / "990000/bgt/2023.md").write_text("---\n[\n", "utf-8")
    (district / "jxj/2021.md").symlink_to("/etc/passwd")
    # Names of folders, of places, of kinds.
    (reports / "990102/zf").rename(reports / "990102/rmzf")
    (reports / "990101101").rename(reports / "990101102")
    put(
        content / "regions.yaml",
        {"'990101101': {name: 河西镇}": "'990101102': {name: 河西街道, former: ['990101101']}"},
    )
    put(district / "jyj/agency.yaml", {"sector: 教育": "sector: 教育体育"})
    put(content / "site.yaml", {"title: 样例档案": "title: 样例档案库", "day: 01-20": "day: 01-25"})
    # Texts, originals, and what is no content.
    (content / "pages/help.md").unlink()
    (content / "pages/about.md").write_text("# 关于\n\n另写。\n", "utf-8")
    for original in (content / "originals").iterdir():
        original.unlink()
    (folder / "program.py").write_text("print()\n", "utf-8")
