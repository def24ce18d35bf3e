"""The workspace as its users hold it: the demo and the tests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack

from bot.workspace.acts import conversing, people
from bot.workspace.acts.events import delivered
from bot.workspace.building import build
from bot.workspace.clock import RealClock
from bot.workspace.delivery.in_process import InProcess
from bot.workspace.delivery.signed_http import SignedHttp
from bot.workspace.faults import Fault, Plan
from bot.workspace.mint import new_id
from bot.workspace.persistence import Keeper
from bot.workspace.person import Person
from bot.workspace.server import Server

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from bot.workspace.clock import Clock
    from bot.workspace.delivery.in_process import Receiver
    from bot.workspace.ledger import Call
    from bot.workspace.pace import Pace
    from bot.workspace.platform import Credentials
    from bot.workspace.team.conversations import Conversation, Kind
    from bot.workspace.team.members import Facts
    from bot.workspace.team.team import Team


class Workspace:
    """A Slack on this machine, with one app in it, built from the app's manifest."""

    def __init__(
        self,
        manifest: Mapping[str, Any],
        *,
        clock: Clock | None = None,
        state: Path | None = None,
    ) -> None:
        self._keeper = Keeper(state)
        self.platform = build(manifest, clock or RealClock(), self._keeper.load())
        self._server = Server(self.platform)

    async def start(self, port: int = 0) -> None:
        """Listen on 127.0.0.1; any free port unless one is given."""
        self.platform.url = await self._server.start(port)
        self._keeper.watch(self.platform.team)

    async def stop(self) -> None:
        """Stop, and save what was not."""
        await self.platform.courier.close()
        await self.platform.socket.close()
        await self._server.stop()
        await self._keeper.stop(self.platform.team)

    @property
    def url(self) -> str:
        """Return the address of the page."""
        return self.platform.url

    @property
    def api_url(self) -> str:
        """Return the address to give as SLACK_API_URL."""
        return f"{self.platform.url}/api/"

    @property
    def credentials(self) -> Credentials:
        """Return the tokens and the signing secret to give to the app."""
        return self.platform.credentials

    @property
    def pace(self) -> Pace:
        """Return Slack's delays, which a test may shorten."""
        return self.platform.pace

    @property
    def team(self) -> Team:
        """Return what the workspace holds; its name, note and tips may be set."""
        return self.platform.team

    @property
    def is_fresh(self) -> bool:
        """Tell whether nobody was ever added, so that a demo must be seeded."""
        return all(member.bot for member in self.team.members.values())

    def add_member(self, name: str, **facts: Unpack[Facts]) -> Person:
        """Add somebody who was always there: the app is not told."""
        member = self.team.add_member(name, **facts)
        people.show(self.platform, member)
        return Person(self.platform, member)

    async def join(self, name: str, **facts: Unpack[Facts]) -> Person:
        """Let somebody join, and tell the app with `team_join`."""
        member = self.team.add_member(name, **facts)
        await delivered(people.join(self.platform, member))
        return Person(self.platform, member)

    def person(self, name: str) -> Person:
        """Return the member of this name, handle or id."""
        member = self.team.named(name)
        if member is None:
            raise LookupError(f"nobody is called {name}")
        return Person(self.platform, member)

    def channel(
        self,
        name: str,
        members: Iterable[Person] = (),
        *,
        private: bool = False,
        bot: bool = True,
        external: bool = False,
    ) -> Conversation:
        """Create a channel, with the app in it unless told otherwise."""
        ids = [person.id for person in members]
        if bot:
            ids.append(self.team.bot_user_id)
        kind: Kind = "group" if private else "channel"
        conversation = self.team.add_conversation(kind, ids, name.removeprefix("#"))
        conversation.external = external
        conversing.show(self.platform, conversation)
        return conversation

    def group(self, *members: Person) -> str:
        """Create a user group and return its id."""
        group_id = new_id("S")
        self.team.groups[group_id] = [person.id for person in members]
        self.team.touch()
        return group_id

    def deliver_to(self, receiver: Receiver) -> None:
        """Deliver by calling this function, instead of over Socket Mode."""
        self.platform.courier.delivery = InProcess(receiver)

    def deliver_by_http(self, request_url: str) -> SignedHttp:
        """Deliver to a request URL, signed, instead of over Socket Mode."""
        delivery = SignedHttp(request_url, self.credentials.signing_secret)
        self.platform.courier.delivery = delivery
        return delivery

    def misbehave(
        self, target: str, fault: Fault, times: int = 1, *, every: int = 1, seconds: float = 1.0
    ) -> None:
        """Go wrong the next `times` a method is called or an event is delivered."""
        self.platform.faults.add(Plan(target, fault, times, every, seconds))

    def behave(self) -> None:
        """Forget the faults still to come."""
        self.platform.faults.clear()

    async def drop_socket(self) -> None:
        """Cut the Socket Mode connections without a word."""
        await self.platform.socket.drop()

    async def refresh_sockets(self) -> None:
        """Ask for the Socket Mode connections to be renewed, then close them."""
        await self.platform.socket.refresh()

    async def revoke_token(self) -> None:
        """Revoke the bot's token, and send `tokens_revoked`."""
        await delivered(people.revoke(self.platform))

    async def uninstall(self) -> None:
        """Remove the app, and send `app_uninstalled`."""
        await delivered(people.uninstall(self.platform))

    def calls(self, method: str | None = None) -> list[Call]:
        """Return what Slack received, oldest first: one method's calls, or all."""
        calls = self.platform.ledger.calls
        return [call for call in calls if method in {None, call.method}]

    async def settle(self) -> None:
        """Wait until no delivery is under way."""
        await self.platform.courier.settle()
