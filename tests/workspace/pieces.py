"""Small pieces of Block Kit for the tests."""

from __future__ import annotations

from typing import Any


def plain(text: str) -> dict[str, str]:
    return {"type": "plain_text", "text": text}


def section(text: str = "Bonjour", **more: Any) -> dict[str, Any]:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}, **more}


def button(text: str = "Oui", action_id: str = "yes", **more: Any) -> dict[str, Any]:
    return {"type": "button", "text": plain(text), "action_id": action_id, **more}


def actions(*elements: dict[str, Any], block_id: str = "row") -> dict[str, Any]:
    return {"type": "actions", "block_id": block_id, "elements": list(elements)}


def option(text: str, value: str | None = None, **more: Any) -> dict[str, Any]:
    return {"text": plain(text), "value": value or text, **more}


def select(*texts: str, action_id: str = "pick", **more: Any) -> dict[str, Any]:
    options = [option(text) for text in texts]
    return {"type": "static_select", "action_id": action_id, "options": options, **more}


def typed(action_id: str = "words", **more: Any) -> dict[str, Any]:
    return {"type": "plain_text_input", "action_id": action_id, **more}


def asked(label: str, element: dict[str, Any], block_id: str, **more: Any) -> dict[str, Any]:
    return {
        "type": "input",
        "label": plain(label),
        "element": element,
        "block_id": block_id,
        **more,
    }


def modal(*blocks: dict[str, Any], title: str = "Question", **more: Any) -> dict[str, Any]:
    return {
        "type": "modal",
        "title": plain(title),
        "submit": plain("Envoyer"),
        "blocks": list(blocks) or [section()],
        **more,
    }


def home(*blocks: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"type": "home", "blocks": list(blocks) or [section()], **more}


FORM = modal(
    asked("Ta question", typed(min_length=3), "question"),
    asked("Thème", select("Congés", "Frais"), "theme", optional=True),
    callback_id="ask",
)

FIELD = {"type": "mrkdwn", "text": "x"}
