"""A buddy who says no, or nothing: reminded, passed over, and welcome late."""

from bot.services import pairing
from bot.workspace import Person
from tests.conftest import Scene
from tests.slack.pairs import ASKED, START, at, be_buddy, enrol, paired, stale, states, tick, told


async def test_a_no_is_passed_on_at_once_and_its_reason_is_for_hr_alone(
    scene: Scene, nina: Person, ines: Person, marc: Person, maya: Person
):
    await at(scene, 2027, 2, 11, 9)
    await be_buddy(scene, marc)
    journey = await paired(scene, nina, ines)
    question = told(ines, ASKED)[-1]

    await ines.clicks(question, "Pas cette fois")
    await tick(scene)
    assert len(told(marc, ASKED)) == 1

    mended = ines.reread(question)
    assert mended is not None
    await ines.clicks(mended, "Dire pourquoi aux RH")
    await ines.fills_and_submits({"En quelques mots": "Trop de déplacements."})

    kept = await pairing.history(scene.database, journey)
    assert [one.decline_reason for one in kept] == [None, "Trop de déplacements."]
    assert [m for m in nina.inbox() + marc.inbox() if "déplacements" in str(m)] == []
    assert "déplacements" not in str(await scene.column("outbox", "refs"))


async def test_silence_is_reminded_after_two_working_days_and_passed_on_after_three(
    scene: Scene, nina: Person, ines: Person, marc: Person
):
    await at(scene, 2027, 2, 11, 9)
    await be_buddy(scene, marc)
    await paired(scene, nina, ines)  # asked on Monday at 9:05

    await at(scene, 2027, 2, 17, 9)
    assert told(ines, "au cas où") == []
    await at(scene, 2027, 2, 17, 9, 30)
    await tick(scene)
    assert len(told(ines, "au cas où")) == 1
    await at(scene, 2027, 2, 17, 17)
    assert len(told(ines, "au cas où")) == 1

    await at(scene, 2027, 2, 18, 9, 30)
    await tick(scene)
    assert len(told(marc, ASKED)) == 1
    [thanks] = told(ines, "ce n'est pas grave")
    assert "Merci d'être sur la liste" in thanks["text"]
    assert await states(scene) == ["expired", "proposed"]


async def test_a_weekend_and_an_absence_do_not_count(scene: Scene, nina: Person, ines: Person):
    await at(scene, 2027, 2, 18, 10)
    ines_id = await be_buddy(scene, ines)
    await enrol(scene, nina, START)
    await at(scene, 2027, 2, 18, 10, 5)
    assert len(told(ines, ASKED)) == 1  # on a Thursday
    await scene.run(
        "INSERT INTO absence (id, workspace_id, person_id, first_on, last_on)"
        " SELECT 'a', workspace_id, id, '2027-02-22', '2027-02-23' FROM person WHERE id = :id",
        id=ines_id,
    )

    await at(scene, 2027, 2, 24, 9)
    assert told(ines, "au cas où") == []
    await at(scene, 2027, 2, 24, 10, 30)  # Friday and Wednesday: two working days
    await tick(scene)
    assert len(told(ines, "au cas où")) == 1


async def test_a_late_yes_is_welcome_while_nobody_else_was_asked(
    scene: Scene, nina: Person, ines: Person
):
    await paired(scene, nina, ines)
    question = told(ines, ASKED)[-1]
    await at(scene, 2027, 2, 18, 9, 30)
    assert await states(scene) == ["expired"]

    mended = ines.reread(question)
    assert mended is not None
    await ines.clicks(mended, "Finalement, je suis disponible")

    assert await states(scene) == ["accepted"]


async def test_a_late_yes_is_thanked_once_somebody_else_was_asked(
    scene: Scene, nina: Person, ines: Person, marc: Person
):
    await at(scene, 2027, 2, 11, 9)
    await be_buddy(scene, marc)
    await paired(scene, nina, ines)
    question = told(ines, ASKED)[-1]
    await at(scene, 2027, 2, 18, 9, 30)
    await tick(scene)

    await ines.clicks(await stale(scene, ines, question), "Oui, avec plaisir")

    assert "j'ai demandé à quelqu'un d'autre" in ines.whisper()["text"]
    assert await states(scene) == ["expired", "proposed"]
