"""What a clever client could send in somebody's name, and what it would see.

The workspace signs a forged press as the attacker's own, as Slack would.
"""

import json
from dataclasses import dataclass, field
from typing import Any

from bot.blocks.forms import TYPED
from bot.blocks.talks import TEXT
from bot.workspace import Person
from bot.workspace.acts import viewing
from tests.conftest import Scene
from tests.workspace.pieces import actions, button, modal, option, typed
from tests.workspace.pieces import asked as field_of


@dataclass
class Hers:
    """What the attempts aim at: Nina's, with the ids that a clever client could have learnt."""

    scene: Scene
    nina: Person
    checkin: str
    journey: str
    before: list[Any] = field(default_factory=list)

    def aim(self, question: str, value: str | None) -> str:
        """Return the value of a button of her check-in."""
        return json.dumps({"checkin": self.checkin, "question": question, "value": value})


async def kept(scene: Scene) -> list[Any]:
    """Return what nobody else may change."""
    rows = "answer ORDER BY checkin_id, question_id"
    return [
        await scene.column(rows, "score"),
        await scene.column(rows, "choice"),
        await scene.column("surprise_report", "text"),
        await scene.column("relay", "COUNT(*)"),
    ]


async def presses(hers: Hers, who: Person, action_id: str, value: str) -> None:
    """Press a button that was never shown to them."""
    await posted(hers, who, button("Appuyer", action_id, value=value))
    await who.clicks(who.inbox()[-1], "Appuyer")


async def chooses(hers: Hers, who: Person, action_id: str, value: str) -> None:
    """Choose in a list that was never shown to them."""
    options = [option("Ceci", value)]
    await posted(hers, who, {"type": "static_select", "action_id": action_id, "options": options})
    await who.selects(who.inbox()[-1], action_id, "Ceci")


async def posted(hers: Hers, who: Person, element: dict[str, Any]) -> None:
    await hers.scene.bot.app.client.chat_postMessage(
        channel=who.dm.id, text="forgé", blocks=[actions(element)]
    )


async def submits(hers: Hers, who: Person, callback_id: str, metadata: object) -> None:
    """Submit a window that was never opened for them."""
    platform = hers.scene.slack.platform
    blocks = [field_of("Texte", typed(TYPED), TEXT)]
    form = modal(*blocks, callback_id=callback_id, private_metadata=json.dumps(metadata))
    viewing.clear(platform, who.id)
    viewing.open_modal(platform, who.id, viewing.built(platform, form, "modal"))
    await who.fills_and_submits({"Texte": "Bonjour, on se voit ?"})


async def open_and_send(hers: Hers, who: Person) -> None:
    """Press the button of her offer, and send from the window."""
    await presses(hers, who, "talks.open.hr", hers.checkin)
    await who.fills_and_submits({})


async def take_everything(hers: Hers, who: Person) -> None:
    """Ask for her data by name, and take it away."""
    await who.runs("/kamarade", f"mes-donnees <@{hers.nina.id}>")
    await presses(hers, who, "privacy.download", await person_id(hers))


async def browse(hers: Hers, who: Person) -> None:
    """Open the Home tab, then ask for the newcomer's page."""
    await who.opens_home()
    await presses(hers, who, "home.tab.newcomer", "newcomer")


async def person_id(hers: Hers) -> str:
    return str((await hers.scene.column("journey", "person_id"))[0])


def seen(scene: Scene, who: Person) -> str:
    """Return everything that somebody can look at: messages, files, Home tab, window."""
    files = scene.slack.team.files.values()
    return str(
        [
            who.inbox(),
            who.home,
            who.view,
            [one.content for one in files if who.dm.id in one.channels],
        ]
    )
