"""An obstacle to a bonus: recorded without an amount, acknowledged by the manager, taken away."""

import pytest

from bot.domain.bonus import names_an_amount
from bot.workspace import Person
from tests.checkins.newcomers import enrol
from tests.conftest import Scene
from tests.slack.obstacles import declare, last, texts
from tests.slack.pairs import at


@pytest.fixture
async def blocked(
    scene: Scene, nina: Person, maya: Person, karim: Person, helene: Person
) -> Person:
    await at(scene, 2027, 2, 10, 10)
    await enrol(scene, nina, manager=helene)
    await declare(nina)
    return nina


async def note(nina: Person, text: str = "L'offre Cap Horn de mars") -> dict | None:
    await nina.clicks(last(nina, "C'est suivi"), "Ça touche mon bonus")
    return await nina.fills_and_submits({"Ce que ça t'empêche d'atteindre": text})


async def test_the_manager_reads_it_and_the_newcomer_knows_when(
    scene: Scene, blocked: Person, helene: Person
):
    await note(blocked)
    await scene.settle()

    message = last(helene, "empêche d'atteindre ses objectifs")
    assert "L'offre Cap Horn de mars" in str(message["blocks"])
    await helene.clicks(message, "J'ai lu")
    await scene.settle()
    assert "a lu ta note" in texts(blocked)[-1]
    assert "Lu le" in str(helene.reread(message)["blocks"])


async def test_an_amount_is_refused_and_not_kept(scene: Scene, blocked: Person):
    errors = await note(blocked, "Je perds 12 000 € de prime")

    assert errors == {"wording": "Pas de montant ici : garde-les dans le dossier du compte."}
    assert await scene.column("bonus_record", "text") == []


async def test_it_comes_back_twice_until_it_is_read(scene: Scene, blocked: Person, helene: Person):
    await note(blocked)
    for day in (11, 12, 15, 16, 17, 18, 19):
        await at(scene, 2027, 2, day, 12)

    told = [m for m in helene.inbox() if "empêche d'atteindre ses objectifs" in str(m)]
    assert len(told) == 3  # at once, after three working days, after five


async def test_only_the_manager_who_was_asked_acknowledges(
    scene: Scene, blocked: Person, maya: Person, helene: Person
):
    await note(blocked)
    await scene.settle()
    record_id = (await scene.column("bonus_record", "id"))[0]
    button = {
        "type": "button",
        "action_id": "bonus.read",
        "value": record_id,
        "text": {"type": "plain_text", "text": "J'ai lu"},
    }
    forged = await scene.bot.app.client.chat_postMessage(
        channel=maya.dm.id, text="x", blocks=[{"type": "actions", "elements": [button]}]
    )
    await maya.clicks({**forged["message"], "channel": forged["channel"]}, "J'ai lu")

    assert await scene.column("bonus_record", "acknowledged_at") == [None]


async def test_what_speaks_of_the_manager_is_not_theirs_to_read(
    scene: Scene, blocked: Person, helene: Person
):
    await scene.run("UPDATE obstacle SET type = 'manager-absent'")
    before = last(blocked, "C'est suivi")  # as on a screen that has not followed yet
    await blocked.clicks(before, "Ça touche mon bonus")
    await blocked.fills_and_submits({"Ce que ça t'empêche d'atteindre": "L'offre de mars"})
    await scene.settle()

    assert await scene.column("bonus_record", "text") == []
    assert "empêche d'atteindre" not in str(helene.inbox())
    await blocked.runs("/kamarade", "obstacles")
    await blocked.clicks(blocked.inbox()[-1], "Voir")
    assert "Manager indisponible" in str(blocked.inbox()[-1]["blocks"])
    assert "Ça touche mon bonus" not in str(blocked.inbox()[-1]["blocks"])


async def test_the_list_can_be_taken_away(scene: Scene, blocked: Person):
    await note(blocked)
    await note(blocked, "encore")  # one record an obstacle
    await blocked.runs("/kamarade", "bonus")
    assert "Ce que tu as noté" in texts(blocked)[-1]
    assert await scene.column("bonus_record", "text") == ["L'offre Cap Horn de mars"]

    await blocked.clicks(blocked.inbox()[-1], "Exporter")

    assert "avec les dates" in str(blocked.inbox()[-1])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Je perds 12 000 €", True),
        ("about £5k of commission", True),
        ("3 millions de chiffre", True),
        ("50k€ sur la table", True),
        ("l'offre du 12 mars 2027, lot 3", False),
        ("le client attend depuis 3 semaines", False),
        ("ticket 4521, 2 jours de retard", False),
    ],
)
def test_money_in_figures(text: str, expected: bool):
    assert names_an_amount(text) is expected
