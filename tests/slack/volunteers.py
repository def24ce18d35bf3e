"""Somebody who volunteers as a buddy, and what their form holds."""

from typing import Any

from bot.workspace import Person
from tests.conftest import Scene

FRENCH = {
    "KAM depuis": "2020-01-06",
    "Ton segment de clients": "Énergie",
    "Tes outils": "SAP, Salesforce ; SAP",
    "Ce que tu sais bien transmettre": "négocier",
}


def said(person: Person) -> str:
    return str(person.inbox()[-1]["text"]) if person.inbox() else ""


def now(person: Person, name: str, kind: str) -> Any:
    """Return what a field of the open form starts with."""
    assert person.view is not None
    [block] = [one for one in person.view["blocks"] if one.get("block_id") == name]
    return block["element"].get(kind)


async def volunteer(
    scene: Scene, person: Person, manager: Person, **more: Any
) -> dict[str, str] | None:
    await person.runs("/kamarade", "devenir-binôme")
    errors = await person.fills_and_submits({**FRENCH, "Ton manager": manager, **more})
    await scene.settle()
    return errors
