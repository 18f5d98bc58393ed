"""Numbers and statements in the words of a report. Generous: only what is plain is taken for a doubt."""

import re
from collections.abc import Iterator
from itertools import accumulate

HEADS = re.compile(r"[（(]([一二三四五])[）)]")
PARTS = 5
STATED = re.compile(r"(?<![0-9])([0-9]{1,9})\s{0,3}(余|多)?\s{0,3}(条|件|篇|次|项|期)")
LISTED = re.compile(r"(?<![0-9])([0-9]{1,9})\s{0,3}(条|件|篇|次|项|期)")
LONGEST = 800
"Characters a list may take: a text of nothing but lists is then still read in time that grows with its length."
FEWEST = 2
"Parts that make a list."
FEE = re.compile(r"处理费|收费|费用|信息处理")


def sums(text: str) -> Iterator[tuple[int, str]]:
    """Where, and how, a stated number has listed parts that add up to another: 60 余条，其中 9、14、36 条."""
    for match in STATED.finditer(text):
        stated, about, unit = int(match[1]), bool(match[2]), match[3]
        rest = text[match.end() : match.end() + LONGEST]
        follows = re.match(r"\s{0,3}[。，,；;：:]?\s{0,3}(?:其中|分别为|包括)", rest)
        if not follows:
            continue
        listed, _, _ = rest[follows.end() :].partition("。")
        numbers = [int(found[1]) for found in LISTED.finditer(listed) if found[2] == unit]
        # A list that breaks off (等) proves nothing; one that goes on to other things adds up on the way.
        if len(numbers) < FEWEST or re.search(r"等|其余|以及其他", listed):
            continue
        sums_so_far = list(accumulate(numbers))
        if max(sums_so_far) < stated if about else stated not in sums_so_far[1:]:
            yield (
                match.start(),
                f"“{match[0]}”与所列各项不合：{' + '.join(map(str, numbers))} = {sums_so_far[-1]}",
            )


def missing_heads(text: str) -> bool:
    """Whether section one lacks its five heads: 主动公开、依申请公开、政府信息管理、平台建设、监督保障."""
    return len(set(HEADS.findall(text))) < PARTS


def states_fee(text: str) -> bool:
    """Whether section six says anything of the 信息处理费 (国办函〔2020〕109号)."""
    return bool(FEE.search(text))


def claims(text: str, pattern: str) -> Iterator[tuple[int, int, str]]:
    """Each place where the text states a number in the way of the pattern: position, number, the words themselves.

    The number is the pattern's only group; a pattern that matches without it states none (没有收到…申请), which is 0.
    """
    for match in re.finditer(pattern, text):
        yield match.start(), int(match[1] or 0), match[0]
