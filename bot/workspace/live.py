"""What happens now, told to the open pages and to whoever waits for it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from bot.workspace.bodies import Body

_BACKLOG = 1_000


@dataclass(eq=False, slots=True)
class Screen:
    """One open page, looked at by one member."""

    member: str
    frames: asyncio.Queue[Body] = field(default_factory=lambda: asyncio.Queue(_BACKLOG))


class Live:
    """The open pages, and the tests that wait for news."""

    def __init__(self) -> None:
        self._screens: set[Screen] = set()
        self._waiters: set[asyncio.Future[None]] = set()

    @property
    def watched(self) -> bool:
        """Tell whether any page is open."""
        return bool(self._screens)

    def open(self, member: str) -> Screen:
        """Start telling a page what its member may see."""
        screen = Screen(member)
        self._screens.add(screen)
        return screen

    def close(self, screen: Screen) -> None:
        """Stop telling a page."""
        self._screens.discard(screen)

    def tell(self, frame: Callable[[str], Body], to: Collection[str] | None = None) -> None:
        """Tell the pages of these members, or all; `frame` is built for each one's eyes."""
        for waiter in self._waiters:
            if not waiter.done():
                waiter.set_result(None)
        for screen in self._screens:
            if (to is None or screen.member in to) and not screen.frames.full():
                screen.frames.put_nowait(frame(screen.member))

    async def news(self, seconds: float) -> bool:
        """Wait until anything happens; tell whether something did in time."""
        if seconds <= 0:
            return False
        waiter: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiters.add(waiter)
        try:
            await asyncio.wait([waiter], timeout=seconds)
            return waiter.done()
        finally:
            self._waiters.discard(waiter)
