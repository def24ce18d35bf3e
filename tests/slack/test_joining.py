"""Somebody joins the workspace: HR hears of them once a day, if that is what they asked for."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.shelf import Shelf
from bot.workspace import Person
from store.database import Database
from tests.conftest import Scene, playing
from tests.slack.test_pace import at

ASKED = "joining: {titles: [KAM, grands comptes], domains: [solstice.example]}\n"


@pytest.fixture(scope="module")
def own_shelf(
    content: Path, tmp_path_factory: pytest.TempPathFactory, pytestconfig: pytest.Config
) -> Shelf:
    own = tmp_path_factory.mktemp("own")
    (own / "journey.yaml").write_text(ASKED, encoding="utf-8")
    assert pytestconfig.cache is not None
    return Shelf.open([content, own], Path(pytestconfig.cache.mkdir("index")))


@pytest.fixture
async def asked(database: Database, own_shelf: Shelf) -> AsyncIterator[Scene]:
    """A company whose HR wants to hear of KAMs who join."""
    async with playing(database, own_shelf) as scene:
        await at(scene, 2026, 11, 23, 10)
        yield scene


@pytest.fixture
async def hana(asked: Scene) -> Person:
    """Somebody of that company's HR."""
    hana = asked.slack.add_member("Hana", locale="fr-FR", email="hana@solstice.example")
    await asked.grant(hana, asked.hr)
    return hana


async def join(scene: Scene, name: str, **facts: Any) -> Person:
    address = f"{name.lower()}@solstice.example"
    return await scene.slack.join(name, **{"email": address, "title": "KAM", **facts})


def suggested(person: Person) -> list[dict[str, Any]]:
    return [m for m in person.inbox() if "rejoindre Slack" in m["text"]]


async def next_morning(scene: Scene) -> None:
    await at(scene, 2026, 11, 23, 11)
    await at(scene, 2026, 11, 24, 9, 31)


async def test_hr_hears_once_a_day_of_everybody_who_joined(asked: Scene, hana: Person):
    await join(asked, "Lea")
    await join(asked, "Marc", title="Responsable Grands Comptes")
    await at(asked, 2026, 11, 23, 15)
    assert suggested(hana) == []

    await next_morning(asked)

    [message] = suggested(hana)
    assert "2 personnes" in message["text"]
    assert "lea@solstice.example" in str(message["blocks"])
    await at(asked, 2026, 11, 25, 9, 31)
    assert len(suggested(hana)) == 1


@pytest.mark.parametrize(
    "facts",
    [
        pytest.param({"title": "Kamal's assistant"}, id="another title"),
        pytest.param({"email": "x@elsewhere.example"}, id="another domain"),
        pytest.param({"bot": True}, id="a robot"),
        pytest.param({"guest": True}, id="a guest"),
        pytest.param({"single_channel_guest": True}, id="a guest of one channel"),
        pytest.param({"stranger": True}, id="somebody of another company"),
    ],
)
async def test_hr_does_not_hear_of(asked: Scene, hana: Person, facts: dict[str, Any]):
    await join(asked, "Otto", **facts)
    await next_morning(asked)

    assert suggested(hana) == []
    assert await asked.column("joiner", "slack_id") == []


async def test_a_title_that_comes_after_the_account_counts(asked: Scene, hana: Person):
    lea = await join(asked, "Lea", title="")
    await lea.changes(title="Senior KAM")

    await next_morning(asked)

    assert len(suggested(hana)) == 1


async def test_the_button_opens_the_form_in_their_name(asked: Scene, hana: Person):
    lea = await join(asked, "Lea")
    await next_morning(asked)
    [message] = suggested(hana)

    await hana.clicks(message, "Accueillir")
    assert not await hana.fills_and_submits({"Premier jour": "2026-12-14"})
    assert await asked.column("journey", "state") == ["active"]

    await hana.clicks(message, "Accueillir")  # once more, on the old message
    errors = await hana.fills_and_submits({"Premier jour": "2026-12-14"})
    assert "suit déjà un parcours" in str(errors)
    assert lea.id in await asked.column("person", "slack_id")


async def test_whoever_is_not_in_hr_welcomes_nobody(asked: Scene, hana: Person):
    await join(asked, "Lea")
    await next_morning(asked)
    [message] = suggested(hana)
    await asked.revoke(hana, asked.hr)

    await hana.clicks(message, "Accueillir")

    assert hana.view is None
    assert "refused.hr" in [action for action, _ in await asked.audited()]


async def test_whom_hr_welcomed_meanwhile_is_not_suggested(asked: Scene, hana: Person):
    lea = await join(asked, "Lea")
    await at(asked, 2026, 11, 23, 11)
    await hana.runs("/kamarade-rh", "accueillir")
    assert not await hana.fills_and_submits({"who": lea.id, "Premier jour": "2026-12-14"})

    await next_morning(asked)

    assert suggested(hana) == []


async def test_an_enrolled_guest_who_joins_is_a_newcomer(asked: Scene, hana: Person):
    await hana.runs("/kamarade-rh", "accueillir")
    assert not await hana.fills_and_submits(
        {"email": "lea@partner.example", "name": "Léa", "Premier jour": "2026-12-14"}
    )

    await asked.slack.join("Lea", email="lea@partner.example", guest=True)

    assert await asked.column("journey", "state") == ["active"]


async def test_unless_hr_asks_for_it_nobody_who_joins_is_kept(scene: Scene, maya: Person):
    await at(scene, 2026, 11, 23, 10)
    await join(scene, "Lea")
    await next_morning(scene)

    assert suggested(maya) == []
    assert await scene.column("joiner", "slack_id") == []
    assert "lea@solstice.example" not in await scene.column("person", "email")
