"""The `kamarade` command. Each subcommand loads only what it needs."""

import asyncio
import os
import signal
import sys
from pathlib import Path
from typing import Annotated

import typer

from bot.domain.languages import Language
from bot.library.faults import ContentError
from bot.settings import BadSetting, Settings, read, to_talk_to_slack

cli = typer.Typer(
    name="kamarade",
    help="A comrade in Slack for every new key account manager.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)

ROOT = Path(__file__).parent.parent
CONTENT, MANIFEST = ROOT / "content", ROOT / "app.yaml"


def settings() -> Settings:
    """Read the settings from the environment: here, and nowhere else."""
    return read(dict(os.environ))


def for_slack() -> Settings:
    """Read the settings, among them those of Slack: before the loading, which takes seconds."""
    known = settings()
    to_talk_to_slack(known)
    return known


@cli.command()
def run() -> None:
    """Connect to Slack and serve, by Socket Mode or by signed HTTP."""
    known = for_slack()
    from bot.commands import run as command

    asyncio.run(command.run(known, CONTENT))


@cli.command()
def demo(
    port: Annotated[int, typer.Option(help="Port of the page; 0 for any.")] = 8888,
    fresh: Annotated[bool, typer.Option("--fresh", help="Forget the last demo.")] = False,
    browser: Annotated[bool, typer.Option("--open", help="Open a browser.")] = False,
) -> None:
    """Run Kamarade in a Slack on this machine, with a small fictional company."""
    from bot.commands import demo as command

    stage = command.Stage(CONTENT, MANIFEST, settings().data_dir / "demo")
    asyncio.run(command.demo(stage, port=port, fresh=fresh, browser=browser))


@cli.command()
def ask(
    question: Annotated[str | None, typer.Argument(help="What somebody would type.")] = None,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="Read questions as JSON lines.")] = False,
    booklet: Annotated[Path | None, typer.Option(help="Another booklet's folder.")] = None,
) -> None:
    """Ask the booklet, without Slack."""
    from bot.commands import ask as command

    desk = command.open_desk(settings(), CONTENT, booklet)
    command.answer_lines(desk) if jsonl else command.answer_one(desk, question or sys.stdin.read())


@cli.command()
def check(
    owner: Annotated[str | None, typer.Option(help="Only what this role fills.")] = None,
    confusions: Annotated[
        bool, typer.Option("--confusions", help="Also name the entries mixed up: two minutes.")
    ] = False,
    path: Annotated[
        bool, typer.Option("--path", help="Also say whom journey.yaml would concern.")
    ] = False,
) -> None:
    """Name every fault of the content, with its file and line."""
    from bot.clock import SystemClock
    from bot.commands import check as command

    code = command.check(settings(), CONTENT, owner=owner, today=SystemClock().now().date())
    if path and code < 2:
        from bot.commands import path as paths

        asyncio.run(paths.report(settings(), CONTENT))
    if confusions and code < 2:
        from bot.commands import confusions as mixed_up  # loads scikit-learn

        mixed_up.report(settings(), CONTENT)
    raise typer.Exit(code)


@cli.command()
def adopt(
    names: Annotated[list[str], typer.Argument(help="An entry, or a file such as company.yaml.")],
) -> None:
    """Copy entries or files into the company's own folder, to change them there."""
    from bot.commands import adopt as command

    raise typer.Exit(command.adopt(settings(), CONTENT, names))


@cli.command("export-booklet")
def export_booklet(
    folder: Annotated[Path | None, typer.Argument(help="By default, the company's own.")] = None,
) -> None:
    """Write what was approved in Slack as booklet files."""
    from bot.commands import export_booklet as command

    for path in asyncio.run(command.export(settings(), CONTENT, folder)):
        typer.echo(path)


@cli.command()
def migrate() -> None:
    """Bring the database to the shape this version expects."""
    from bot.commands import migrate as command

    asyncio.run(command.migrate(settings()))


@cli.command()
def doctor(
    live: Annotated[
        str | None, typer.Option(help="Whose direct message to try a delivery in, then to clean.")
    ] = None,
) -> None:
    """Check the token, the scopes, the database, the content and the clock."""
    from bot.commands import doctor as command

    raise typer.Exit(asyncio.run(command.doctor(settings(), CONTENT, MANIFEST, live)))


@cli.command()
def grant(
    role: Annotated[str, typer.Argument(help="hr or newcomer.")],
    who: Annotated[str, typer.Argument(help="An e-mail address or a Slack id.")],
) -> None:
    """Give somebody a right, such as `kamarade grant hr maya@example.com`."""
    known = for_slack()
    from bot.commands import grant as command

    typer.echo(asyncio.run(command.grant(known, CONTENT, role, who)))


@cli.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="A CSV file, with a line of headings.", exists=True)],
    trial: Annotated[
        bool, typer.Option("--dry-run", help="Say what it would do, and change nothing.")
    ] = False,
) -> None:
    """Enrol the newcomers of a CSV file, all of them or none."""
    known = for_slack()
    from bot.commands import importing as command

    raise typer.Exit(asyncio.run(command.enrol(known, CONTENT, file.read_bytes(), trial=trial)))


@cli.command()
def deliveries(
    state: Annotated[
        list[str] | None, typer.Option(help="Only this state; may be given several times.")
    ] = None,
    resend: Annotated[int | None, typer.Option(help="Send a parked message again.")] = None,
    limit: Annotated[int, typer.Option(help="At most so many of each.")] = 20,
) -> None:
    """Tell what became of the messages, and why; never what they say."""
    from bot.commands import deliveries as command

    asyncio.run(command.deliveries(settings(), states=state or (), resend=resend, limit=limit))


@cli.command()
def privacy(
    language: Annotated[Language, typer.Option(help="Of the paper.")] = Language.FR,
    impact: Annotated[bool, typer.Option("--impact", help="The impact assessment.")] = False,
) -> None:
    """Draft the record of processing, or the impact assessment, from the real settings."""
    from bot.commands import privacy as command

    typer.echo(command.papers(settings(), CONTENT, language=language, impact=impact))


@cli.command()
def erase(
    who: Annotated[str, typer.Argument(help="An e-mail address or a Slack id.")],
) -> None:
    """Erase somebody from the database and from Slack, for good."""
    from bot.commands import privacy as command

    typer.echo(asyncio.run(command.erase(settings(), who)))


def _leave(_signal: int, _frame: object) -> None:
    sys.exit(128 + signal.SIGTERM)


def main() -> None:
    """Run the command line; a known mistake ends in one sentence, not a traceback."""
    signal.signal(signal.SIGTERM, _leave)  # as the first process of a container, it would be deaf
    try:
        cli()
    except (BadSetting, ContentError) as error:
        typer.echo(f"kamarade: {error}", err=True)
        sys.exit(2)


if __name__ == "__main__":
    main()
