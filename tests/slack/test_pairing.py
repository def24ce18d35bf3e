"""Pairing: proposed by default, answered in one press, passed on, introduced, ended."""

from dataclasses import replace

from bot.services import pairing
from bot.workspace import Person
from tests.conftest import Scene
from tests.slack.pairs import (
    ASKED,
    START,
    act,
    at,
    be_buddy,
    enrol,
    id_of,
    paired,
    stale,
    states,
    tick,
    told,
)


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

    assert "Je vous présente" in ines.whisper()["text"]
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
    assert "Je vous présente" in ines.whisper()["text"]
    await ines.clicks(old, "Pas cette fois")

    assert "Pour passer la main" in ines.whisper()["text"]
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


async def test_nothing_is_asked_before_hr_launched(scene: Scene, nina: Person, ines: Person):
    await scene.retract()
    await paired(scene, nina, ines)

    assert await states(scene) == []

    await scene.launch()
    await tick(scene)
    assert len(told(ines, ASKED)) == 1


async def test_somebody_else_cannot_answer(scene: Scene, nina: Person, ines: Person, tom: Person):
    await paired(scene, nina, ines)
    channel = scene.slack.channel("partout", [ines, tom])
    blocks = told(ines, ASKED)[-1]["blocks"]
    client = scene.bot.app.client
    copy = await client.chat_postMessage(channel=channel.id, text="x", blocks=blocks)

    await tom.clicks({**copy["message"], "channel": channel.id}, "Oui, avec plaisir")

    assert await states(scene) == ["proposed"]


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
