"""Pairing: proposed by default, answered in one press, passed on, introduced, ended."""

from dataclasses import replace
from datetime import date

import pytest

from bot.domain.deliveries import To
from bot.services import lifecycle, pairing
from bot.services.journeys import Act
from bot.workspace import Person
from tests.conftest import Scene
from tests.slack.pairs import at, be_buddy, enrol, id_of, stale, tick, told

START = date(2027, 3, 1)  # a Monday; fifteen days before is Sunday 14 February
ASKED = "j'ai pensé à toi comme binôme"


@pytest.fixture
def ines(scene: Scene) -> Person:
    return scene.slack.add_member("Inès", locale="fr-FR", tz="Europe/Paris")


@pytest.fixture
def marc(scene: Scene) -> Person:
    return scene.slack.add_member("Marc", locale="fr-FR", tz="Europe/Paris")


def whisper(person: Person) -> str:
    return str([m for m in person.inbox() if m["ephemeral"]][-1]["text"])


async def paired(scene: Scene, nina: Person, ines: Person, **facts: object) -> str:
    """Let Inès be asked for Nina on Monday 15 February at nine; return the journey."""
    await at(scene, 2027, 2, 11, 10)
    await be_buddy(scene, ines, segment="énergie", site="Lyon")
    journey = await enrol(scene, nina, START, segment="Énergie", site="Lyon", **facts)
    await at(scene, 2027, 2, 15, 9, 5)
    return journey


def act(scene: Scene, by: str | None = None) -> Act:
    kamarade = scene.bot.kamarade
    return Act(To(kamarade.workspace_id, person_id=by), kamarade.guide, kamarade.now())


async def states(scene: Scene) -> list[str]:
    """Return where each pair stands, the first that was proposed first."""
    return await scene.column("pairing ORDER BY rowid", "state")


async def test_a_buddy_is_asked_fifteen_days_before_and_told_who_why_and_how_long(
    scene: Scene, nina: Person, ines: Person
):
    await at(scene, 2027, 2, 11, 10)
    await be_buddy(scene, ines, segment="énergie", site="Lyon")
    await enrol(scene, nina, START, segment="Énergie", site="Lyon")
    await at(scene, 2027, 2, 12, 17)
    assert told(ines, ASKED) == []

    await at(scene, 2027, 2, 14, 12)  # a Sunday: nobody is written to
    assert told(ines, ASKED) == []
    await at(scene, 2027, 2, 15, 9, 5)

    [question] = told(ines, ASKED)
    assert f"<@{nina.id}> arrive le lundi 1er mars (Énergie, Lyon)" in question["text"]
    assert "12 heures sur 6 mois" in question["text"]
    shown = str(question["blocks"])
    assert "le même segment de clients (Énergie)" in shown
    assert "le même site (Lyon)" in shown
    assert "dans les 3 jours ouvrés" in shown


async def test_a_yes_in_one_press_introduces_both_in_one_conversation(
    scene: Scene, nina: Person, ines: Person, marc: Person
):
    await at(scene, 2027, 2, 11, 9)
    await be_buddy(scene, marc)
    await paired(scene, nina, ines)
    question = told(ines, ASKED)[-1]

    await ines.clicks(question, "Oui, avec plaisir")
    await tick(scene)

    assert "Je vous présente" in whisper(ines)
    mended = ines.reread(question)
    assert mended is not None
    assert "Tu accompagnes" in mended["text"]
    assert "Oui, avec plaisir" not in str(mended["blocks"])
    [opened] = [
        call
        for call in scene.slack.calls("conversations.open")
        if "," in call.args.get("users", "")
    ]
    assert set(opened.args["users"].split(",")) == {nina.id, ines.id}
    [place] = await scene.column("pairing", "conversation")
    [hello] = nina.reads(scene.slack.team.conversations[place])
    assert f"<@{nina.id}>, voici <@{ines.id}>" in hello["text"]
    assert f"<@{marc.id}> prend le relais" in str(hello["blocks"])
    assert "de la place en ce moment" not in str(hello["blocks"])
    assert "ton nom que j'ai donné comme relais" in marc.inbox()[-1]["text"]


async def test_pressing_twice_says_the_same_and_introduces_once(
    scene: Scene, nina: Person, ines: Person
):
    await paired(scene, nina, ines)
    question = told(ines, ASKED)[-1]
    await ines.clicks(question, "Oui, avec plaisir")
    await tick(scene)

    old = await stale(scene, ines, question)
    await ines.clicks(old, "Oui, avec plaisir")
    await tick(scene)
    assert "Je vous présente" in whisper(ines)
    await ines.clicks(old, "Pas cette fois")

    assert "Pour passer la main" in whisper(ines)
    assert await states(scene) == ["accepted"]
    assert (await scene.column("outbox", "kind")).count("pairing_introduction") == 1


async def test_a_newcomer_without_an_account_is_introduced_once_they_have_one(
    scene: Scene, nina: Person, ines: Person
):
    await paired(scene, nina, ines)
    account = nina.id
    await scene.run("UPDATE person SET slack_id = NULL WHERE slack_id = :id", id=account)
    await ines.clicks(told(ines, ASKED)[-1], "Oui, avec plaisir")
    await tick(scene)
    assert "pairing_introduction" not in await scene.column("outbox", "kind")

    await scene.run("UPDATE person SET slack_id = :id WHERE name = 'Nina'", id=account)
    await tick(scene)

    assert (await scene.column("outbox", "kind")).count("pairing_introduction") == 1


async def test_where_slack_has_no_conversation_of_three_each_is_told(
    scene: Scene, nina: Person, ines: Person
):
    await paired(scene, nina, ines)
    await ines.clicks(told(ines, ASKED)[-1], "Oui, avec plaisir")
    granted = scene.slack.platform.manifest
    scopes = frozenset(granted.scopes) - {"mpim:write"}
    scene.slack.platform.manifest = replace(granted, scopes=scopes)
    await tick(scene)

    for person in (nina, ines):
        assert len(told(person, "Faites connaissance")) == 1
    assert await scene.column("pairing", "conversation") == [None]


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

    assert "j'ai demandé à quelqu'un d'autre" in whisper(ines)
    assert await states(scene) == ["expired", "proposed"]


async def test_nothing_is_asked_before_hr_launched(scene: Scene, nina: Person, ines: Person):
    await scene.retract()
    await paired(scene, nina, ines)

    assert await states(scene) == []

    await scene.launch()
    await tick(scene)
    assert len(told(ines, ASKED)) == 1


async def test_a_buddy_whose_account_closes_before_answering_is_passed_over(
    scene: Scene, nina: Person, ines: Person, marc: Person
):
    await at(scene, 2027, 2, 11, 9)
    await be_buddy(scene, marc)
    await paired(scene, nina, ines)

    await ines.changes(deleted=True)
    await tick(scene)

    assert await states(scene) == ["withdrawn", "proposed"]
    assert len(told(marc, ASKED)) == 1


async def test_a_buddy_who_leaves_afterwards_is_replaced_and_the_newcomer_told_who_helps(
    scene: Scene, nina: Person, ines: Person, marc: Person
):
    await at(scene, 2027, 2, 11, 9)
    await be_buddy(scene, marc)
    await paired(scene, nina, ines)
    await ines.clicks(told(ines, ASKED)[-1], "Oui, avec plaisir")
    await tick(scene)

    await ines.changes(deleted=True)
    await at(scene, 2027, 2, 16, 10)
    await tick(scene)

    [news] = told(nina, "ne peut plus t'accompagner")
    assert f"<@{marc.id}> peut t'aider" in news["text"]
    assert len(told(marc, ASKED)) == 1


async def test_a_buddy_who_stops_all_messages_is_not_waited_for(
    scene: Scene, nina: Person, ines: Person, marc: Person
):
    await at(scene, 2027, 2, 11, 9)
    await be_buddy(scene, marc)
    await at(scene, 2027, 2, 11, 10)
    await be_buddy(scene, ines, segment="Énergie")
    await enrol(scene, nina, START, segment="Énergie")
    await at(scene, 2027, 2, 14, 12)
    assert await states(scene) == ["proposed"]
    await ines.runs("/kamarade", "stop")

    await at(scene, 2027, 2, 15, 9, 5)
    await tick(scene)

    assert told(ines, ASKED) == []
    assert len(told(marc, ASKED)) == 1


async def test_somebody_else_cannot_answer(scene: Scene, nina: Person, ines: Person, tom: Person):
    await paired(scene, nina, ines)
    channel = scene.slack.channel("partout", [ines, tom])
    blocks = told(ines, ASKED)[-1]["blocks"]
    client = scene.bot.app.client
    copy = await client.chat_postMessage(channel=channel.id, text="x", blocks=blocks)

    await tom.clicks({**copy["message"], "channel": channel.id}, "Oui, avec plaisir")

    assert await states(scene) == ["proposed"]


async def test_the_newcomer_who_leaves_frees_the_buddy_with_thanks(
    scene: Scene, nina: Person, ines: Person, maya: Person
):
    journey = await paired(scene, nina, ines)
    await ines.clicks(told(ines, ASKED)[-1], "Oui, avec plaisir")
    await tick(scene)

    by = await id_of(scene, maya)
    await lifecycle.leave_company(scene.database, act(scene, by), journey)
    await tick(scene)

    assert len(told(ines, "s'arrête ici. Merci")) == 1
    assert await scene.column("pairing", "ending") == ["left"]


async def test_ten_newcomers_at_once_never_overload_anybody(scene: Scene, ines: Person):
    await at(scene, 2027, 2, 11, 10)
    buddies = [scene.slack.add_member(f"Binôme {n}", locale="fr-FR") for n in range(4)]
    for buddy in buddies:
        await be_buddy(scene, buddy)
    for n in range(6):
        newcomer = scene.slack.add_member(f"Nouveau {n}", locale="fr-FR")
        await enrol(scene, newcomer, START)

    await at(scene, 2027, 2, 15, 9, 5)

    asked = await scene.column("pairing", "buddy_id")
    assert len(asked) == 4  # one each the first time
    assert len(set(asked)) == 4


async def test_hr_sees_the_three_best_chooses_otherwise_changes_and_ends(
    scene: Scene, nina: Person, ines: Person, marc: Person, maya: Person
):
    await at(scene, 2027, 2, 1, 10)
    await be_buddy(scene, ines, segment="Énergie", site="Lyon")
    marc_id = await be_buddy(scene, marc)
    journey = await enrol(scene, nina, START, segment="Énergie")
    by = await id_of(scene, maya)

    kamarade = scene.bot.kamarade
    short = await pairing.candidates(scene.database, kamarade.guide, journey, kamarade.now())
    assert [one.named.name for one in short.best] == ["Inès", "Marc"]
    assert short.best[0].points == 50

    await pairing.propose(scene.database, act(scene, by), journey, marc_id)
    await tick(scene)
    assert len(told(marc, ASKED)) == 1
    await marc.clicks(told(marc, ASKED)[-1], "Oui, avec plaisir")
    await tick(scene)

    await pairing.change(scene.database, act(scene, by), journey)
    await at(scene, 2027, 2, 2, 10)
    assert len(told(ines, ASKED)) == 1
    assert "continue avec quelqu'un d'autre" in marc.inbox()[-1]["text"]

    await pairing.end(scene.database, act(scene, by), journey)
    await at(scene, 2027, 2, 16, 10)
    assert await states(scene) == ["ended", "withdrawn"]
    actions = [action for action, _ in await scene.audited()]
    assert [a for a in actions if a.startswith("pairing")] == [
        "pairing.propose",
        "pairing.accept",
        "pairing.change",
        "pairing.end",
    ]


async def test_a_buddy_chosen_at_enrolment_is_asked_at_once(
    scene: Scene, nina: Person, ines: Person, marc: Person
):
    await at(scene, 2027, 2, 1, 10)
    await be_buddy(scene, ines, segment="Énergie")
    marc_id = await be_buddy(scene, marc)
    await enrol(scene, nina, START, segment="Énergie", buddy_wish_id=marc_id)
    await at(scene, 2027, 2, 1, 10, 5)

    assert len(told(marc, ASKED)) == 1
    assert told(ines, ASKED) == []
