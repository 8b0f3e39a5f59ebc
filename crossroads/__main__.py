"""The program `crossroads`, and `python -m crossroads`: the command line."""

from engine.commands.signals import stop_at_once


def main() -> None:
    """Run the command line, which is imported once signals no longer interrupt an import."""
    stop_at_once()
    from cli import main as run  # noqa: PLC0415 - see above

    run()


if __name__ == "__main__":
    main()
