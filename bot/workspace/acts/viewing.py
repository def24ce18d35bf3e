"""Views: built as Slack builds them, stacked, shown to the pages."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, Literal

from bot.workspace.blockkit import pictures
from bot.workspace.blockkit import views as view_rules
from bot.workspace.bodies import Refused
from bot.workspace.mint import new_id

if TYPE_CHECKING:
    from bot.workspace.bodies import Body
    from bot.workspace.platform import Platform
    from bot.workspace.team.members import Member


def built(platform: Platform, raw: Any, surface: Literal["modal", "home"]) -> Body:
    """Return the view object Slack would make of what the app sent, or refuse it."""
    view = view_rules.checked(raw, surface)
    if problems := pictures.problems_of(view["blocks"], platform.may_show):
        raise Refused.with_messages("invalid_arguments", problems)
    team = platform.team
    return {
        "id": new_id("V"),
        "team_id": team.id,
        "private_metadata": "",
        "callback_id": "",
        "external_id": "",
        "title": {"type": "plain_text", "text": platform.manifest.bot_name, "emoji": True},
        "close": None,
        "submit": None,
        "clear_on_close": False,
        "notify_on_close": False,
        **view,
        "state": {"values": {}},
        "hash": _hash(),
        "previous_view_id": None,
        "root_view_id": None,
        "app_id": team.app_id,
        "app_installed_team_id": team.id,
        "bot_id": team.bot_id,
    }


def open_modal(platform: Platform, user: str, view: Body) -> None:
    """Show a modal to a member who has none."""
    platform.modals.push(user, view)
    _tell(platform, user, "view_opened", view)


def push_modal(platform: Platform, user: str, view: Body) -> None:
    """Show a modal over the others."""
    platform.modals.push(user, view)
    _tell(platform, user, "view_pushed", view)


def replace_modal(platform: Platform, place: tuple[str, int], view: Body) -> None:
    """Put a view in the place of another, which keeps its id."""
    user, depth = place
    old = platform.modals.stack(user)[depth]
    for name in ("id", "previous_view_id", "root_view_id"):
        view[name] = old[name]
    platform.modals.stack(user)[depth] = view
    _tell(platform, user, "view_updated", view)


def close(platform: Platform, user: str, view_id: str) -> None:
    """Close one of the member's modals; the one below shows again."""
    stack = platform.modals.stack(user)
    stack[:] = [view for view in stack if view["id"] != view_id]
    closed = {"type": "view_closed", "view_id": view_id}
    platform.live.tell(lambda _viewer: closed, to=[user])


def clear(platform: Platform, user: str) -> None:
    """Close all the member's modals."""
    for view in list(platform.modals.stack(user)):
        close(platform, user, view["id"])


def publish(platform: Platform, member: Member, view: Body) -> None:
    """Set a member's Home tab; the view keeps its id from one version to the next."""
    view["root_view_id"] = view["id"] = member.home["id"] if member.home else view["id"]
    member.home = view
    platform.team.touch()
    _tell(platform, member.id, "home", view)


def _tell(platform: Platform, user: str, what: str, view: Body) -> None:
    platform.live.tell(lambda _viewer: {"type": what, "view": view}, to=[user])


def _hash() -> str:
    return f"{int(time.time())}.{new_id('', 8)}"
