"""Where somebody acts: on a message, in a modal, in the Home tab."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.workspace.acts.inputs import held_values
from bot.workspace.blockkit.blocks import elements_of
from bot.workspace.bodies import Refused

if TYPE_CHECKING:
    from bot.workspace.bodies import Body
    from bot.workspace.platform import Platform
    from bot.workspace.team.conversations import Conversation
    from bot.workspace.team.members import Member
    from bot.workspace.team.messages import Message


@dataclass(frozen=True, slots=True)
class OnMessage:
    """A message with buttons."""

    conversation: Conversation
    message: Message

    view_id = None

    @property
    def blocks(self) -> list[Body]:
        """Return the blocks one may act on."""
        blocks: list[Body] = self.message.body.get("blocks", [])
        return blocks

    def described(self, platform: Platform, member: Member, held: Body) -> Body:
        """Return what a payload says of this place."""
        ephemeral = self.message.visible_to is not None
        container = {
            "type": "message",
            "message_ts": self.message.ts,
            "channel_id": self.conversation.id,
            "is_ephemeral": ephemeral,
        }
        if self.message.is_reply:
            container["thread_ts"] = self.message.thread_ts
        place: Body = {
            "container": container,
            "channel": {"id": self.conversation.id, "name": channel_name(self.conversation)},
            "state": {"values": held_values(self.blocks, held)},
            "response_url": platform.response_url(member.id, self.conversation.id, self.message.ts),
        }
        return (
            place if ephemeral else {**place, "message": self.message.as_slack(with_metadata=True)}
        )


@dataclass(frozen=True, slots=True)
class InView:
    """A modal, or the Home tab."""

    view: Body

    @property
    def view_id(self) -> str | None:
        """Return the modal's id; the Home tab cannot be pushed upon."""
        return self.view["id"] if self.view["type"] == "modal" else None

    @property
    def blocks(self) -> list[Body]:
        """Return the blocks one may act on."""
        blocks: list[Body] = self.view["blocks"]
        return blocks

    def described(self, _platform: Platform, _member: Member, held: Body) -> Body:
        """Return what a payload says of this place."""
        return {
            "container": {"type": "view", "view_id": self.view["id"]},
            "view": {**self.view, "state": {"values": held_values(self.blocks, held)}},
        }


Place = OnMessage | InView


def find(platform: Platform, member: Member, container: Body) -> Place:
    """Return the place a container names, when the member sees it."""
    if container.get("type") == "message":
        conversation = platform.conversation(str(container.get("channel")))
        message = conversation.find(str(container.get("ts")))
        if message is None or message.visible_to not in {None, member.id}:
            raise Refused("message_not_found")
        return OnMessage(conversation, message)
    if container.get("type") == "home" and member.home is not None:
        return InView(member.home)
    return InView(open_view(platform, member, str(container.get("view_id"))))


def open_view(platform: Platform, member: Member, view_id: str) -> Body:
    """Return a view of the member's: an open modal, or their Home tab."""
    if member.home is not None and member.home["id"] == view_id:
        return member.home
    place = platform.modals.find(view_id)
    if place is None or place[0] != member.id:
        raise Refused("This view is no longer open.")
    return platform.modals.stack(member.id)[place[1]]


def element_in(place: Place, block_id: str, action_id: str) -> Body:
    """Return an interactive element of a place."""
    for block in place.blocks:
        for element in elements_of(block) if block.get("block_id") == block_id else ():
            if element.get("action_id") == action_id:
                return element
    raise Refused(f"There is nothing to press at {block_id}/{action_id}.")


def channel_name(conversation: Conversation) -> str:
    """Return the name that payloads give to a conversation."""
    names = {"im": "directmessage", "group": "privategroup"}
    return names.get(conversation.kind, conversation.name)
