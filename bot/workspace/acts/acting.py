"""Press, choose, and search the options of an external select."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from bot.workspace.acts.places import Place, element_in
from bot.workspace.delivery.parcels import Parcel, Undelivered

if TYPE_CHECKING:
    from bot.workspace.bodies import Body
    from bot.workspace.platform import Platform
    from bot.workspace.team.members import Member

TROUBLE = "This app responded with Status Code 500 or did not answer in time."


@dataclass(frozen=True, slots=True)
class Press:
    """One use of one element: which, what it holds now, and what the inputs around it hold."""

    block_id: str
    action_id: str
    held: Body
    state: Body = field(default_factory=dict)


async def press(platform: Platform, member: Member, place: Place, what: Press) -> str | None:
    """Send `block_actions`; return Slack's sentence when the app did not acknowledge."""
    element = element_in(place, what.block_id, what.action_id)
    body = {
        "type": "block_actions",
        **platform.sender(member),
        "trigger_id": platform.triggers.issue(member.id, place.view_id),
        **place.described(platform, member, _with(what)),
        "actions": [_action(platform, element, what)],
    }
    try:
        await platform.ask(Parcel("interactive", body, what.action_id, "action"))
    except Undelivered:
        frame = {"type": "response_error", "sentence": TROUBLE}
        platform.live.tell(lambda _viewer: frame, to=[member.id])
        return TROUBLE
    return None


def _with(what: Press) -> Body:
    """Return the state around the press, the press itself included."""
    block = {**what.state.get(what.block_id, {}), what.action_id: what.held}
    return {**what.state, what.block_id: block}


def _action(platform: Platform, element: Body, what: Press) -> Body:
    known: Body = {name: element[name] for name in ("text", "value", "style") if name in element}
    return {
        "type": element["type"],
        "action_id": what.action_id,
        "block_id": what.block_id,
        **known,
        **_feedback_text(element, what.held),
        **{k: v for k, v in what.held.items() if k != "type"},
        "action_ts": platform.team.stamps.next(),
    }


def _feedback_text(element: Body, held: Body) -> Body:
    for name in ("positive_button", "negative_button"):
        button = element.get(name, {})
        if button and button["value"] == held.get("value"):
            return {"text": button["text"]}
    return {}


async def options(
    platform: Platform, member: Member, place: Place, what: Press
) -> list[dict[str, Any]]:
    """Send `block_suggestion` for what was typed in an external select."""
    element_in(place, what.block_id, what.action_id)
    described = place.described(platform, member, what.state)
    described.pop("response_url", None)
    described.pop("state", None)
    body = {
        "type": "block_suggestion",
        **platform.sender(member),
        **described,
        "block_id": what.block_id,
        "action_id": what.action_id,
        "value": what.held.get("value", ""),
    }
    try:
        answer = await platform.ask(Parcel("interactive", body, what.action_id, "action"))
    except Undelivered:
        return []
    return _offered(answer.body)


def _offered(body: Any) -> list[dict[str, Any]]:
    if not isinstance(body, dict):
        return []
    groups = body.get("option_groups") or [body]
    return [option for group in groups for option in group.get("options", ())]
