"""`python -m generator`, and what the console script calls."""

from generator.publish.ending import end_at_once


def main() -> None:
    """Run the command line.

    Importing it takes a moment, in which interruptions are heard already.
    """
    end_at_once()
    from generator.commands.cli import main as run  # noqa: PLC0415 - as said

    run()


if __name__ == "__main__":
    main()
