"""Delivery by a function call, for tests that want no socket."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from bot.workspace.delivery.parcels import Answer, Undelivered

if TYPE_CHECKING:
    from bot.workspace.bodies import Body
    from bot.workspace.delivery.parcels import Parcel, ParcelKind


class Receiver(Protocol):
    """The app's end: takes a payload, returns a status and a body."""

    async def __call__(self, body: Body, *, kind: ParcelKind) -> tuple[int, Any]:
        """Take one payload in."""


class InProcess:
    """Calls the app; the answer comes when the app has finished."""

    connected = True
    is_immediate = True

    def __init__(self, receiver: Receiver) -> None:
        self._receiver = receiver

    async def deliver(self, parcel: Parcel) -> Answer:
        """Call the app with the payload."""
        answer = Answer.read(*await self._receiver(parcel.body, kind=parcel.kind))
        if answer.status != 200:
            raise Undelivered("http_error")
        return answer

    async def close(self) -> None:
        """Nothing is open."""
