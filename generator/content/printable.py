"""What keeps a narrative from being printed as it is written."""

from collections.abc import Iterator

from generator.content.escapes import decoded, has_signs, source_of
from generator.content.markdown_loss import lost
from generator.finding import ERROR, Finding
from generator.text.characters import concealed


def narrative_findings(body: str, path: str, first_line: int) -> Iterator[Finding]:
    """Why a text that begins at that line of the file cannot be printed as it is.

    None as a rule.
    """
    loss = lost(body)
    if loss:
        line, why = loss
        yield Finding(
            path=path,
            line=first_line + line - 1,
            column=0,
            rule="narrative",
            severity=ERROR,
            message=f"正文{why}，有文字会丢失或排不出来",
            hint="改得简单些",
        )
        return
    if has_signs(body):
        yield from _concealed(body, path, first_line)


def _concealed(body: str, path: str, first_line: int) -> Iterator[Finding]:
    """Escapes of characters that nobody sees, each kind once."""
    shown = frozenset(body)
    told: set[str] = set()
    for text, lines in decoded(body):
        for kind, character, severity in concealed(text, shown):
            if kind in told:
                continue
            told.add(kind)
            line, column = source_of(character, body, lines)
            yield Finding(
                path=path,
                line=first_line + line - 1,
                column=column,
                rule="characters",
                severity=severity,
                message=f"正文里的转义写出了{kind} U+{ord(character):04X}",
                hint="删去这个转义，直接写出看得见的文字",
            )
