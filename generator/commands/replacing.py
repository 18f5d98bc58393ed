"""What `import` is told about a report that is there already."""

from dataclasses import dataclass

import click

from generator.intake.difference import OURS, REASON


@dataclass(frozen=True, slots=True)
class Replacing:
    """What was said about the report that is there already."""

    is_asked: bool
    reason: str | None
    "Why the agency corrected its figures."
    is_ours: bool
    "It was the archive that had read them wrong."
    is_trial: bool
    "Nothing is written, so nothing is refused."

    def require_sense(self) -> None:
        """Raise UsageError for options that do not go together."""
        if (self.reason is not None or self.is_ours) and not self.is_asked:
            raise click.UsageError(f"{REASON} and {OURS} are for --replace")
        if self.reason is not None and self.is_ours:
            raise click.UsageError(f"use either {REASON} or {OURS}")
