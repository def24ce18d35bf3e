"""Send and close modals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.workspace.acts import uploading, viewing
from bot.workspace.acts.inputs import held_values, missing
from bot.workspace.acts.places import open_view
from bot.workspace.bodies import Refused
from bot.workspace.delivery.parcels import Parcel, Undelivered

if TYPE_CHECKING:
    from bot.workspace.bodies import Body
    from bot.workspace.platform import Platform
    from bot.workspace.team.members import Member

TROUBLE = "We had some trouble connecting. Try again?"


async def submit(platform: Platform, member: Member, view_id: str, held: Body) -> Body:
    """Send a form: `ok`, or `errors` by block, or the `error` that Slack shows."""
    view = open_view(platform, member, view_id)
    values = held_values(view["blocks"], held)
    incomplete = missing(view["blocks"], values)
    if incomplete:
        return {"errors": incomplete}
    uploading.give(platform, values)
    body = _submission(platform, member, view, values)
    label = view["callback_id"] or "view_submission"
    try:
        answer = await platform.ask(Parcel("interactive", body, label, "view"))
        return _follow(platform, member, view, answer.body)
    except (Undelivered, Refused):
        return {"error": TROUBLE}


def _submission(platform: Platform, member: Member, view: Body, values: Body) -> Body:
    return {
        "type": "view_submission",
        **platform.sender(member),
        "trigger_id": platform.triggers.issue(member.id, view["id"]),
        "view": {**view, "state": {"values": values}},
        "response_urls": _response_urls(platform, member, view, values),
    }


def _response_urls(platform: Platform, member: Member, view: Body, values: Body) -> list[Body]:
    """Return a response URL for each conversation that a select was told to give one for."""
    urls: list[Body] = []
    for block in view["blocks"]:
        element = block.get("element", {})
        if not element.get("response_url_enabled"):
            continue
        channel = values[block["block_id"]][element["action_id"]]["selected_conversation"]
        urls.append(
            {
                "block_id": block["block_id"],
                "action_id": element["action_id"],
                "channel_id": channel,
                "response_url": platform.response_url(member.id, channel),
            }
        )
    return urls


def _follow(platform: Platform, member: Member, view: Body, answer: Any) -> Body:
    """Do what the acknowledgement asks: nothing closes the view."""
    action = answer.get("response_action") if isinstance(answer, dict) else None
    if action == "errors":
        return {"errors": _known(view, answer.get("errors"))}
    if action == "clear":
        viewing.clear(platform, member.id)
    elif action in {"update", "push"}:
        new = viewing.built(platform, answer.get("view"), "modal")
        _show(platform, member, view, new, push=action == "push")
    else:
        viewing.close(platform, member.id, view["id"])
    return {"ok": True}


def _show(platform: Platform, member: Member, old: Body, new: Body, *, push: bool) -> None:
    place = platform.modals.find(old["id"])
    if push:
        viewing.push_modal(platform, member.id, new)
    elif place is not None:
        viewing.replace_modal(platform, place, new)


def _known(view: Body, errors: Any) -> dict[str, str]:
    """Return the errors if each names an input of the view, as Slack requires."""
    inputs = {block["block_id"] for block in view["blocks"] if block["type"] == "input"}
    if not isinstance(errors, dict) or not errors or not set(errors) <= inputs:
        raise Refused("invalid_errors")
    return {block: str(sentence) for block, sentence in errors.items()}


async def close(platform: Platform, member: Member, view_id: str) -> None:
    """Close a modal without sending it, and tell the app when the view asked for it."""
    view = open_view(platform, member, view_id)
    if view["clear_on_close"]:
        viewing.clear(platform, member.id)
    else:
        viewing.close(platform, member.id, view["id"])
    if not view["notify_on_close"]:
        return
    body = {
        "type": "view_closed",
        **platform.sender(member),
        "view": view,
        "is_cleared": bool(view["clear_on_close"]),
    }
    try:
        await platform.ask(Parcel("interactive", body, "view_closed", "view"))
    except Undelivered:
        return
