"""The whole story of one obstacle, from the second day to the ledger, across Easter.

Nina begins on Monday 22 March 2027. The weekend of the 27th is followed by Easter Monday.
"""

from datetime import date

import pytest

from bot.workspace import Person
from tests.checkins.newcomers import enrol
from tests.conftest import Scene
from tests.slack.obstacles import last, texts
from tests.slack.pairs import at

TOLD = "est bloqué·e : Accès ERP"
STARTS = date(2027, 3, 22)


class Story:
    """The days of the story, and who hears on which."""

    def __init__(self, scene: Scene, **people: Person) -> None:
        self.scene = scene
        self.people = people
        self.heard: dict[str, list[str]] = {name: [] for name in people}

    async def days(self, month: int, *days: int) -> None:
        """Let whole days pass, and note who is told of the obstacle on which."""
        for day in days:
            for hour in (9, 12, 17):
                await at(self.scene, 2027, month, day, hour, 5)
            self._note(month, day)

    def _note(self, month: int, day: int) -> None:
        for name, person in self.people.items():
            told = [text for text in texts(person) if TOLD in text]
            self.heard[name] += [f"{month}/{day}"] * (len(told) - len(self.heard[name]))


@pytest.fixture
async def story(
    scene: Scene, nina: Person, maya: Person, karim: Person, nadia: Person, helene: Person
) -> Story:
    await at(scene, 2027, 3, 15, 10)
    await enrol(scene, nina, manager=helene, starts=STARTS)
    await at(scene, 2027, 3, 22, 12)
    return Story(scene, nadia=nadia, helene=helene, maya=maya)


async def says_that_the_erp_does_not_work(nina: Person) -> None:
    """Press "it does not work" beside the ERP in the self-test, and send the form as it is."""
    test = last(nina, "essayer tes accès")
    rows = [b for b in test["blocks"] if (b.get("block_id") or "").endswith(".erp.said")]
    await nina.clicks({**test, "blocks": rows}, "Ça ne marche pas")
    await nina.fills_and_submits({})


async def test_from_i_am_blocked_to_it_works(
    story: Story, nina: Person, maya: Person, karim: Person
):
    await story.days(3, 23)
    await says_that_the_erp_does_not_work(nina)
    await karim.clicks(last(karim, TOLD), "Je m'en occupe")
    await karim.clicks(last(karim, TOLD), "Donner une date")
    await karim.fills_and_submits({"Ce sera levé le": "2027-03-26"})
    assert "promet de lever « Accès ERP absent » le vendredi 26 mars" in texts(nina)[-1]

    await story.days(3, 24, 25)
    assert "je préviens" not in str(texts(nina))
    await story.days(3, 26)  # who is blocked knows before anybody hears
    lead = "je préviens la responsable du support informatique le mardi 30 mars, 09:00"
    assert lead in str(texts(nina))
    await story.days(3, 27, 28, 29)  # Saturday, Sunday, Easter Monday
    assert story.heard["nadia"] == []
    await story.days(3, 30, 31)
    await story.days(4, 1)
    assert story.heard["nadia"] == ["3/30"]
    assert "je préviens ton manager le vendredi 2 avril, 09:00" in str(texts(nina))
    assert story.heard["helene"] == []
    await story.days(4, 2, 3, 4, 5)
    assert story.heard["helene"] == ["4/2"]

    await karim.clicks(last(karim, TOLD), "C'est réglé")
    await story.scene.settle()
    await nina.clicks(last(nina, "Ton accès ERP est ouvert, essaie"), "Non, toujours bloqué")
    await story.scene.settle()
    assert "a essayé, et « Accès ERP absent » bloque encore" in texts(karim)[-1]
    await story.days(4, 6)
    await karim.clicks(last(karim, "bloque encore"), "C'est réglé")
    await story.scene.settle()
    await nina.clicks(last(nina, "Ton accès ERP est ouvert, essaie"), "Oui, ça marche")
    await story.days(4, 7, 8, 9, 12)

    once = {"nadia": ["3/30"], "helene": ["4/2"], "maya": []}
    assert story.heard == once
    await maya.runs("/kamarade-rh", "obstacles")
    rows = next(b for b in maya.inbox()[-1]["blocks"] if b["type"] == "table")["rows"]
    # From the 22nd, when it was needed, to the 6th: neither the weekends nor Easter Monday count.
    cells = [cell["text"].replace("\N{NO-BREAK SPACE}", " ") for cell in rows[1]]
    assert cells == ["Accès ERP absent", "10", "1", "10", "100 %"]
