"""Put the parts of a platform together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.workspace.delivery.courier import Courier
from bot.workspace.delivery.socket_mode import SocketMode
from bot.workspace.faults import Faults
from bot.workspace.hooks import Hooks
from bot.workspace.ledger import Entry, Ledger
from bot.workspace.live import Live
from bot.workspace.manifest import Manifest
from bot.workspace.modals import Modals
from bot.workspace.pace import Pace
from bot.workspace.platform import Credentials, Platform
from bot.workspace.team.members import SLACKBOT
from bot.workspace.team.team import Team
from bot.workspace.triggers import Triggers

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.workspace.clock import Clock


def build(raw: Mapping[str, Any], clock: Clock, team: Team | None) -> Platform:
    """Return a platform for this manifest, with a team of its own or one that was kept."""
    manifest, pace, live = Manifest.parse(raw), Pace(), Live()
    team = team or Team()
    _settle_robots(team, manifest)
    ledger, faults = _ledger(live), Faults()
    socket = SocketMode(team.app_id, lambda count: _connections(live, ledger, count))
    return Platform(
        manifest=manifest,
        team=team,
        clock=clock,
        pace=pace,
        credentials=Credentials(),
        faults=faults,
        ledger=ledger,
        live=live,
        triggers=Triggers(pace),
        hooks=Hooks(pace),
        modals=Modals(),
        socket=socket,
        courier=Courier(socket, pace, ledger, faults),
    )


def _settle_robots(team: Team, manifest: Manifest) -> None:
    if team.bot_user_id not in team.members:
        team.add_member(manifest.bot_name, id=team.bot_user_id, bot=True)
        team.add_member("Slackbot", id=SLACKBOT, bot=True)
    team.bot.real_name = manifest.bot_name


def _ledger(live: Live) -> Ledger:
    ledger = Ledger()

    def tell(entry: Entry) -> None:
        if live.watched:
            frame = {"type": "traffic", "entry": entry.as_page()}
            live.tell(lambda _viewer: frame)

    ledger.on_entry = tell
    return ledger


def _connections(live: Live, ledger: Ledger, count: int) -> None:
    """Note how many Socket Mode connections are open now."""
    label = f"{count} open"
    ledger.note(Entry("from_bot", "socket", label, {"connections": count}, ok=count > 0))
    live.tell(lambda _viewer: {"type": "bot", "connected": count > 0})
