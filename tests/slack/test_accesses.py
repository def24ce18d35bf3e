"""Accesses: asked for before the arrival, tried on the second day, an obstacle in one press."""

from datetime import date

import pytest

from bot.domain.accesses import Check, Equipment, Equipped, equipped
from bot.recognising import met
from bot.workspace import Person
from tests.checkins.newcomers import enrol
from tests.conftest import Scene
from tests.slack.obstacles import last
from tests.slack.pairs import at


@pytest.fixture
async def arriving(
    scene: Scene,
    nina: Person,
    maya: Person,
    karim: Person,
    helene: Person,
) -> Person:
    """Nina begins on Monday 1 February 2027; it is three weeks before."""
    await at(scene, 2027, 1, 11, 8)
    await met(scene.bot.kamarade, scene.bot.app.client, karim.id)
    await enrol(scene, nina, manager=helene)
    return nina


def asked(person: Person) -> list[dict]:
    return [m for m in person.inbox() if "Voici les accès à prévoir" in str(m["blocks"])]


async def test_the_manager_and_it_are_asked_fifteen_days_before(
    scene: Scene,
    arriving: Person,
    karim: Person,
    helene: Person,
):
    for day in (18, 19, 20):
        await at(scene, 2027, 1, day, 12)

    [to_it], [to_manager] = asked(karim), asked(helene)
    assert "ERP (SAP)" in str(to_it["blocks"])
    assert "CRM" not in str(to_it["blocks"])  # somebody else opens it
    assert "CRM (Salesforce)" in str(to_manager["blocks"])
    await helene.clicks(to_manager, "Demandé")
    assert "demandé" in str(helene.reread(to_manager)["blocks"][1])
    assert await scene.column("access_check", "access") == ["laptop"]


async def test_what_is_ready_is_not_chased(
    scene: Scene,
    arriving: Person,
    karim: Person,
    helene: Person,
):
    for day in (18, 19):
        await at(scene, 2027, 1, day, 12)
    [message] = asked(karim)
    for _ in range(2):  # the laptop and the ERP
        await karim.clicks(karim.reread(message), "C'est prêt")
    for day in (20, 21, 22, 25, 26, 27, 28, 29):
        await at(scene, 2027, 1, day, 12)

    assert [m for m in karim.inbox() if "il en manque encore" in str(m["blocks"])] == []
    assert [m for m in karim.inbox() if "Feu vert" in str(m["blocks"])] == []
    assert "Feu vert" in str(helene.inbox())  # the manager still hears of the others


async def test_somebody_else_cannot_say_that_an_access_is_ready(
    scene: Scene,
    arriving: Person,
    karim: Person,
    tom: Person,
):
    await at(scene, 2027, 1, 18, 12)
    [message] = asked(karim)
    button = next(b for b in message["blocks"] if b["type"] == "actions")["elements"][0]
    client = scene.bot.app.client
    blocks = [{"type": "actions", "elements": [button]}]
    forged = await client.chat_postMessage(channel=tom.dm.id, text="x", blocks=blocks)
    await tom.clicks({**forged["message"], "channel": forged["channel"]}, button["action_id"])

    assert await scene.column("access_check", "access") == []


async def test_the_newcomer_tries_each_and_one_press_makes_an_obstacle(
    scene: Scene,
    arriving: Person,
    karim: Person,
):
    for day in (1, 2, 3):
        await at(scene, 2027, 2, day, 12)
    test = last(arriving, "essayer tes accès")
    rows = [b for b in test["blocks"] if (b.get("block_id") or "").endswith(".erp.said")]
    fails = rows[0]["elements"][1]
    await arriving.clicks({**test, "blocks": rows}, fails["text"]["text"])

    assert arriving.view is not None
    assert "2027-02-01" in str(arriving.view["blocks"])  # needed from the first day
    await arriving.fills_and_submits({"Ce qui ne marche pas": "Rien ne s'ouvre"})
    assert await scene.column("obstacle", "access") == ["erp"]
    assert "Rien ne s'ouvre" in str(last(karim, "est bloqué·e")["blocks"])
    assert "ne marche pas" in str(arriving.reread(test)["blocks"])

    await karim.clicks(last(karim, "est bloqué·e"), "C'est réglé")
    await arriving.clicks(last(arriving, "Vraiment réglé"), "Oui, ça marche")
    assert await scene.column("access_check", "works") == [1]


def equipment(works: bool | None, on: date | None, starts: date = date(2027, 2, 1)) -> Equipment:
    return Equipment(starts, ["erp"], [Check("erp", works=works, tested_on=on)])


@pytest.mark.parametrize(
    ("everybody", "expected"),
    [
        pytest.param([equipment(True, date(2027, 2, 2))] * 4, None, id="four people: nothing"),
        pytest.param([equipment(True, date(2027, 2, 4))] * 5, Equipped(100, 5), id="on the day"),
        pytest.param(
            [*[equipment(True, date(2027, 2, 2))] * 3, *[equipment(True, date(2027, 2, 5))] * 3],
            Equipped(50, 6),
            id="a day late is late",
        ),
        pytest.param(
            [*[equipment(True, date(2027, 2, 2))] * 4, equipment(None, None)],
            Equipped(80, 5),
            id="not tried is not equipped",
        ),
        pytest.param(
            [equipment(True, date(2027, 2, 9), date(2027, 2, 8))] * 9, None, id="too early to say"
        ),
    ],
)
def test_fully_equipped_on_the_third_day(everybody: list[Equipment], expected: Equipped | None):
    assert equipped(everybody, date(2027, 2, 10)) == expected
