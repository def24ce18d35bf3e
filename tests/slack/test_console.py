"""HR's console: what needs attention, a card for each newcomer, pages, search, a file."""

import csv
from datetime import timedelta
from io import StringIO

import pytest

from bot.domain.companions import PairingState
from bot.domain.obstacle_states import State
from bot.workspace import Person
from store.machine import machine_now
from store.models import Away, Obstacle
from tests.conftest import Scene
from tests.slack.journeys import accompanied, did, known, today, travels

ALL = 1000


async def console(person: Person, rest: str = "") -> str:
    await person.runs("/kamarade-rh", rest)
    return str(person.whisper()["blocks"])


@pytest.fixture
def bea(scene: Scene) -> Person:
    return scene.slack.add_member("Béa Fontaine", locale="fr-FR")


async def test_nothing_to_do_is_said(maya: Person):
    shown = await console(maya)

    assert "Rien n'attend de décision" in shown
    assert "*0 personne en parcours*" in shown


async def test_a_card_says_dates_buddy_and_tasks(
    scene: Scene, maya: Person, nina: Person, bea: Person, tom: Person
):
    journey = await travels(
        scene, nina, day=12, site="Lyon", segment="Énergie", line_manager_id=await known(scene, tom)
    )
    await accompanied(scene, journey, nina, bea)
    await did(scene, journey, until=12)

    shown = await console(maya)

    assert f"*<@{nina.id}>* · Lyon · Énergie" in shown
    assert "J+12 (" in shown
    assert f"manager : <@{tom.id}>" in shown
    assert f"Binôme : <@{bea.id}>" in shown
    assert "faites" in shown
    assert "en retard" not in shown
    assert "Rien n'attend de décision" in shown


async def obstacle(scene: Scene, person: Person, role: str) -> None:
    row = Obstacle(
        workspace_id=scene.bot.kamarade.workspace_id,
        person_id=await known(scene, person),
        type="erp-access",
        text="Un secret de Nina",
        needed_on=today(scene),
        state=State.OPEN,
        owner_role=role,
        owner_zone="Europe/Paris",
        owner_country="FR",
        declared_at=machine_now(),
        heard_at=machine_now(),
        allowed_days=2,
    )
    async with scene.database.aside() as session:
        session.add(row)


CASES = [
    pytest.param({"day": -10}, "1 personne* n'a pas de binôme", id="not paired"),
    pytest.param(
        {"day": 40, "pair": PairingState.PROPOSED}, "attend la réponse", id="not accepted"
    ),
    pytest.param({"day": -3, "done": -9}, "tout n'est pas prêt", id="soon and not ready"),
    pytest.param({"day": 40, "done": 35, "but": 3}, "1 personne* a une tâche en retard", id="late"),
    pytest.param({"day": 3, "state": "waiting"}, "sans compte Slack", id="no account"),
    pytest.param({"day": 40, "stuck": "hr"}, "obstacle que les RH doivent lever", id="obstacle"),
]


@pytest.mark.parametrize(("facts", "sentence"), CASES)
async def test_what_needs_attention_comes_first_and_shows_who(
    scene: Scene, maya: Person, nina: Person, bea: Person, facts: dict, sentence: str
):
    day = facts["day"]
    journey = await travels(scene, nina, day=day)
    await did(scene, journey, until=facts.get("done", ALL), but=facts.get("but", 0))
    if "pair" in facts or day > -10:
        await accompanied(scene, journey, nina, bea, facts.get("pair", PairingState.ACCEPTED))
    if "stuck" in facts:
        await obstacle(scene, nina, facts["stuck"])
    if "state" in facts:
        await scene.run("UPDATE journey SET state = 'waiting'")

    shown = await console(maya)

    assert sentence in shown
    told = [one.values[1] for one in CASES if str(one.values[1]) in shown]
    assert told == [sentence]
    await maya.clicks(maya.whisper(), "Voir")
    assert f"*<@{nina.id}>*" in str(maya.whisper()["blocks"])


async def test_an_obstacle_of_somebody_else_is_not_hrs_and_its_words_are_nobodys(
    scene: Scene, maya: Person, nina: Person, bea: Person
):
    journey = await travels(scene, nina, day=40)
    await did(scene, journey, until=ALL)
    await accompanied(scene, journey, nina, bea)
    await obstacle(scene, nina, "it")
    assert "Rien n'attend" in await console(maya)

    await scene.run("UPDATE obstacle SET owner_role = 'hr'")
    shown = await console(maya)

    assert ":construction:" in shown
    assert "secret de Nina" not in shown


async def test_whoever_was_away_is_not_late_for_the_days_they_missed(
    scene: Scene, maya: Person, nina: Person, bea: Person
):
    journey = await travels(scene, nina, day=40)
    await did(scene, journey, until=9)
    await accompanied(scene, journey, nina, bea)
    away = Away(
        workspace_id=scene.bot.kamarade.workspace_id,
        person_id=await known(scene, nina),
        first_on=today(scene) - timedelta(days=31),
        last_on=today(scene) + timedelta(days=2),
    )
    async with scene.database.aside() as session:
        session.add(away)

    shown = await console(maya)

    assert "En absence" in shown
    assert "en retard" not in shown


async def newcomers(scene: Scene, count: int) -> None:
    for number in range(count):
        person = scene.slack.add_member(f"Nouvelle {number:02}", locale="fr-FR")
        journey = await travels(scene, person, day=number + 1)
        await did(scene, journey, until=ALL)


async def test_pages_are_turned_in_place(scene: Scene, maya: Person):
    await newcomers(scene, 19)
    await maya.runs("/kamarade-rh")
    count = len(maya.inbox())
    assert "page 1 sur 3" in str(maya.whisper()["blocks"])

    await maya.clicks(maya.whisper(), "Suivants →")
    await maya.clicks(maya.whisper(), "Suivants →")

    assert "page 3 sur 3" in str(maya.whisper()["blocks"])
    assert "Suivants" not in str(maya.whisper()["blocks"])
    assert len(maya.inbox()) == count


async def test_a_page_that_is_gone_shows_the_last_one(scene: Scene, maya: Person):
    await newcomers(scene, 9)
    await maya.runs("/kamarade-rh")
    shown = maya.whisper()
    await scene.run("DELETE FROM journey")

    await maya.clicks(shown, "Suivants →")

    assert "*0 personne en parcours*" in str(maya.whisper()["blocks"])


@pytest.mark.parametrize("typed", ["élodie", "Elo", "MODELE elo", "elodie@"])
async def test_somebody_is_found_by_the_beginning_of_their_name(
    scene: Scene, maya: Person, nina: Person, typed: str
):
    elodie = scene.slack.add_member("Élodie Modèle", email="elodie@solstice.example")
    await travels(scene, elodie, day=3)
    await travels(scene, nina, day=3)

    shown = await console(maya, f"chercher {typed}")

    assert f"<@{elodie.id}>" in shown
    assert f"<@{nina.id}>" not in shown


async def test_the_search_has_a_window(scene: Scene, maya: Person, nina: Person):
    await travels(scene, nina, day=3)
    await maya.runs("/kamarade-rh", "console")
    await maya.clicks(maya.whisper(), "Chercher")

    await maya.fills_and_submits({"Nom ou adresse": "nin"})

    assert "*1 personne pour « nin »*" in str(maya.inbox()[-1]["blocks"])


async def test_a_search_that_finds_nobody_says_so_and_shows_what_was_typed_as_text(
    scene: Scene, maya: Person
):
    shown = await console(maya, "chercher <!channel>")

    assert "ne s'appelle" in shown
    assert "<!channel>" not in shown


async def sent_file(scene: Scene, person: Person) -> list[list[str]]:
    [file] = (
        person.inbox()[-2]["files"]
        if "files" in person.inbox()[-2]
        else person.inbox()[-1]["files"]
    )
    content = scene.slack.team.files[file["id"]].content
    assert content is not None
    return list(csv.reader(StringIO(content.decode("utf-8-sig")), delimiter=";"))


async def test_the_list_is_sent_as_a_file_to_whoever_asked(
    scene: Scene, maya: Person, nina: Person, bea: Person
):
    evil = scene.slack.add_member("=HYPERLINK(1)", locale="fr-FR")
    await travels(scene, evil, day=-3)
    journey = await travels(scene, nina, day=12, site="Lyon")
    await accompanied(scene, journey, nina, bea)

    await maya.runs("/kamarade-rh", "exporter", scene.slack.channel("rh", [maya]))

    head, *rows = await sent_file(scene, maya)
    assert head[0] == "Nom"
    [mine] = [row for row in rows if row[0] == "Nina"]
    assert (mine[4], mine[6], mine[9], mine[10]) == ("12", "Lyon", "Béa Fontaine", "oui")
    [guarded] = [row for row in rows if "HYPERLINK" in row[0]]
    assert guarded[0] == "'=HYPERLINK(1)"
    assert guarded[4] == "-3"
    assert "console.export" in [action for action, _ in await scene.audited()]


async def test_a_leave_is_noted_and_ended_from_the_card(scene: Scene, maya: Person, nina: Person):
    await travels(scene, nina, day=12)
    await maya.runs("/kamarade-rh")
    card = maya.whisper()

    await maya.clicks(card, "Absence")
    assert maya.view is not None
    last = (today(scene) + timedelta(days=9)).isoformat()
    await maya.fills_and_submits({"Dernier jour d'absence": last})
    assert "l'absence de" in maya.inbox()[-1]["text"]

    assert "En absence" in await console(maya)
    await maya.clicks(maya.whisper(), "De retour")
    assert "est de retour" in maya.whisper()["text"]
    assert "En absence" not in await console(maya)


async def test_a_leave_that_ends_before_it_begins_is_refused_in_the_window(
    scene: Scene, maya: Person, nina: Person
):
    await travels(scene, nina, day=12)
    await maya.runs("/kamarade-rh")
    await maya.clicks(maya.whisper(), "Absence")

    past = (today(scene) - timedelta(days=9)).isoformat()
    errors = await maya.fills_and_submits({"Dernier jour d'absence": past})

    assert errors
    assert await scene.column("absence", "COUNT(*)") == [0]


async def test_the_first_day_is_changed_from_the_card(scene: Scene, maya: Person, nina: Person):
    await travels(scene, nina, day=-3)
    await maya.runs("/kamarade-rh")
    await maya.clicks(maya.whisper(), "Changer le début")

    later = today(scene) + timedelta(days=20)
    await maya.fills_and_submits({"Premier jour de travail": later.isoformat()})

    assert "Arrive dans 20 jours" in await console(maya)


async def test_a_journey_is_ended_once_even_pressed_twice(scene: Scene, maya: Person, nina: Person):
    await travels(scene, nina, day=12)
    await maya.runs("/kamarade-rh")
    card = maya.whisper()

    await maya.clicks(card, "Terminer")
    assert "plus rien ne partira" in maya.whisper()["text"]
    await maya.clicks(card, "Terminer")

    assert "plus rien ne partira" not in maya.whisper()["text"]
    assert [a for a, _ in await scene.audited()].count("journey.end") == 1
    assert "*0 personne en parcours*" in await console(maya)


async def test_an_ended_journey_is_found_by_name_and_reopened(
    scene: Scene, maya: Person, nina: Person
):
    await travels(scene, nina, day=12)
    await maya.runs("/kamarade-rh")
    await maya.clicks(maya.whisper(), "Terminer")

    await maya.runs("/kamarade-rh", "chercher nina")
    assert "Parcours terminé" in str(maya.whisper()["blocks"])
    await maya.clicks(maya.whisper(), "De retour")

    assert "est de retour" in maya.whisper()["text"]
    assert "*1 personne en parcours*" in await console(maya)


async def test_an_english_reader_reads_english(scene: Scene, tom: Person, nina: Person):
    await scene.grant(tom, scene.hr)
    await travels(scene, nina, day=12)

    shown = await console(tom)

    assert "*1 person* has no buddy" in shown
    assert "Day 12" in shown
