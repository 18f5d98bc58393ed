"""More in a file than one report: last year's tables, another report, sheets nobody sees."""

from collections.abc import Callable
from dataclasses import replace
from random import Random

from generator.archive.values import Missing
from support.mutations.mutation import Mutation
from support.mutations.original import Entry, Original, Part, Printed, Worksheet, entry


def other_figures(table: Printed, rng: Random) -> Printed:
    """The same table with figures of another report, each of them another."""

    def other(item: Entry) -> Entry:
        if not item.cell:
            return item
        number = rng.randint(1, 99)
        figure = number % 99 + 1 if item.text == str(number) else number
        return entry(str(figure), columns=item.columns, rows=item.rows)

    lines = (replace(line, entries=tuple(map(other, line.entries))) for line in table.lines)
    return replace(table, lines=tuple(lines))


def _beside(before: str, between: str) -> Callable[[Original, Random], Original]:
    """Each section of figures has two tables; `before` and `between` say which is which."""

    def change(original: Original, rng: Random) -> Original:
        year = original.report.year
        names = {"last": f"{year - 1}年：", "this": f"{year}年：", "": ""}
        parts: list[Part] = []
        for part in original.parts:
            if not isinstance(part, Printed):
                parts.append(part)
                continue
            last = other_figures(part, rng)
            pair = (last, part) if before == "last" else (part, last)
            for name, table in zip((before, between), pair, strict=True):
                parts += [names[name], table] if names[name] else [table]
        return replace(original, parts=tuple(parts))

    return change


def _unknown(
    change: Callable[[Original, Random], Original],
) -> Callable[[Original, Random], Original]:
    """After it nobody knows which figures are the report's."""

    def unknown(original: Original, rng: Random) -> Original:
        return replace(change(original, rng), said=dict.fromkeys(original.said, Missing.LOST))

    return unknown


def _second(original: Original, rng: Random, year: int) -> tuple[Part, ...]:
    """Another report on the same form."""
    title = original.report.title.replace(str(original.report.year), str(year))
    rest = (other_figures(p, rng) if isinstance(p, Printed) else p for p in original.parts[1:])
    return (title, *rest)


def _followed(years: int) -> Callable[[Original, Random], Original]:
    def change(original: Original, rng: Random) -> Original:
        second = _second(original, rng, original.report.year + years)
        return replace(original, parts=(*original.parts, *second))

    return change


def _preceded(years: int) -> Callable[[Original, Random], Original]:
    def change(original: Original, rng: Random) -> Original:
        second = _second(original, rng, original.report.year + years)
        return replace(original, parts=(*second, *original.parts))

    return change


def _sheet(name: str, *, first: bool) -> Callable[[Original, Random], Original]:
    def change(original: Original, rng: Random) -> Original:
        second = _second(original, rng, original.report.year - 1)
        own = (Worksheet("本年"), *original.parts)
        other = (Worksheet(name), *second)
        return replace(original, parts=(*other, *own) if first else (*own, *other))

    return change


SHEETS = frozenset({"worksheet"})
MUTATIONS = (
    Mutation("last year's tables first", of_print=_beside("last", "this")),
    Mutation("last year's tables behind", of_print=_beside("this", "last")),
    Mutation("two tables in each section", of_print=_unknown(_beside("", ""))),
    Mutation("last year's report behind", of_print=_followed(-1)),
    Mutation("last year's report first", of_print=_preceded(-1)),
    Mutation("another report of the year behind", of_print=_unknown(_followed(0))),
    Mutation("last year's sheet behind", of_print=_sheet("上年", first=False), needs=SHEETS),
    Mutation("last year's sheet first", of_print=_sheet("上年", first=True), needs=SHEETS),
    Mutation("a hidden sheet first", of_print=_sheet("hidden", first=True), needs=SHEETS),
)
