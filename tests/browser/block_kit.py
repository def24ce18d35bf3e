"""Short ways to write blocks."""

from __future__ import annotations

from typing import Any

Body = dict[str, Any]


def plain(text: str) -> Body:
    return {"type": "plain_text", "text": text}


def mrkdwn(text: str) -> Body:
    return {"type": "mrkdwn", "text": text}


def section(text: str, **more: Any) -> Body:
    return {"type": "section", "text": mrkdwn(text), **more}


def option(text: str, value: str) -> Body:
    return {"text": plain(text), "value": value}


def button(text: str, action: str, **more: Any) -> Body:
    return {"type": "button", "text": plain(text), "action_id": action, "value": action, **more}


def actions(*elements: Body) -> Body:
    return {"type": "actions", "block_id": "row", "elements": list(elements)}


def field(block: str, label: str, element: Body, **more: Any) -> Body:
    element = {"action_id": "held", **element}
    return {"type": "input", "block_id": block, "label": plain(label), "element": element, **more}


def modal(callback: str, title: str, *blocks: Body, submit: str = "Envoyer") -> Body:
    return {
        "type": "modal",
        "callback_id": callback,
        "title": plain(title),
        "submit": plain(submit),
        "close": plain("Annuler"),
        "blocks": list(blocks),
    }
