"""views.open, push, update and publish."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.workspace.acts import viewing
from bot.workspace.api.arguments import invalid
from bot.workspace.api.registry import method
from bot.workspace.bodies import Refused

if TYPE_CHECKING:
    from bot.workspace.api.arguments import Args
    from bot.workspace.bodies import Body
    from bot.workspace.platform import Platform
    from bot.workspace.triggers import Trigger


@method("views.open")
def open_view(platform: Platform, args: Args) -> Body:
    """Open a modal for whoever just acted."""
    args.required("view")
    view = viewing.built(platform, args.nested("view"), "modal")
    trigger = _trigger(platform, args)
    viewing.clear(platform, trigger.user)
    viewing.open_modal(platform, trigger.user, view)
    return {"ok": True, "view": view}


@method("views.push")
def push_view(platform: Platform, args: Args) -> Body:
    """Put a modal over the one where somebody just acted."""
    args.required("view")
    view = viewing.built(platform, args.nested("view"), "modal")
    trigger = _trigger(platform, args)
    if trigger.view_id is None or platform.modals.find(trigger.view_id) is None:
        raise Refused("invalid_trigger_id")
    viewing.push_modal(platform, trigger.user, view)
    return {"ok": True, "view": view}


@method("views.update")
def update_view(platform: Platform, args: Args) -> Body:
    """Replace a modal that is open."""
    args.required("view")
    if not args.text("view_id") and not args.text("external_id"):
        raise invalid(["either view_id or external_id is required"])
    place = platform.modals.find(args.text("view_id"), args.text("external_id"))
    if place is None:
        raise Refused("not_found")
    user, depth = place
    _check_hash(args, platform.modals.stack(user)[depth])
    view = viewing.built(platform, args.nested("view"), "modal")
    viewing.replace_modal(platform, place, view)
    return {"ok": True, "view": view}


@method("views.publish")
def publish_view(platform: Platform, args: Args) -> Body:
    """Set what a member sees in the app's Home tab."""
    args.required("user_id", "view")
    if not platform.manifest.home_tab:
        raise Refused("not_enabled")
    member = platform.member(args.text("user_id"))
    if member.home is not None:
        _check_hash(args, member.home)
    view = viewing.built(platform, args.nested("view"), "home")
    viewing.publish(platform, member, view)
    return {"ok": True, "view": view}


def _check_hash(args: Args, current: Body) -> None:
    if args.text("hash") and args.text("hash") != current["hash"]:
        raise Refused("hash_conflict")


def _trigger(platform: Platform, args: Args) -> Trigger:
    key = args.text("trigger_id") or args.text("interactivity_pointer")
    if not key:
        raise invalid(["missing required field: trigger_id"])
    return platform.triggers.spend(key)
