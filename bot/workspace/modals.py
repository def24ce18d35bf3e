"""Modals: each member has at most one stack of three."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.workspace.bodies import Refused

if TYPE_CHECKING:
    from bot.workspace.bodies import Body

DEPTH = 3


class Modals:
    """The open modals, each member's stack with the visible one last."""

    def __init__(self) -> None:
        self._stacks: dict[str, list[Body]] = {}

    def stack(self, user: str) -> list[Body]:
        """Return the member's open views, the visible one last."""
        return self._stacks.setdefault(user, [])

    def top(self, user: str) -> Body | None:
        """Return the view the member looks at, if any."""
        stack = self.stack(user)
        return stack[-1] if stack else None

    def push(self, user: str, view: Body) -> None:
        """Put a view over the others."""
        stack = self.stack(user)
        if len(stack) >= DEPTH:
            raise Refused("push_limit_reached")
        view["previous_view_id"] = stack[-1]["id"] if stack else None
        view["root_view_id"] = stack[0]["id"] if stack else view["id"]
        stack.append(view)

    def find(self, view_id: str | None, external_id: str | None = None) -> tuple[str, int] | None:
        """Return whose view this is and its place in their stack."""
        for user, stack in self._stacks.items():
            for place, view in enumerate(stack):
                if view["id"] == view_id or (external_id and view["external_id"] == external_id):
                    return user, place
        return None
