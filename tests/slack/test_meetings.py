"""Meetings: an agenda to both on its day, one tap, the count, the end."""

from datetime import timedelta

from bot.workspace import Person
from tests.conftest import Scene
from tests.slack.meetings import agendas, day_by_day, shown, whisper
from tests.slack.pairs import START, at, stale, tick, told


async def test_each_gets_the_agenda_in_private_on_its_day(
    scene: Scene, pair: str, nina: Person, ines: Person
):
    await at(scene, 2027, 2, 22, 9, 20)
    assert agendas(nina) == []
    await at(scene, 2027, 2, 22, 9, 31)

    for person, other in ((nina, ines), (ines, nina)):
        [agenda] = agendas(person)
        assert f"Avec <@{other.id}> : Premier contact" in agenda["text"]
        words = str(agenda["blocks"])
        assert "15 min" in words
        assert "Le premier jour, heure par heure" in words
        assert "Pas encore de rencontre notée ; l'idée est d'en avoir 9 d'ici le 90e jour." in words


async def test_one_tap_by_either_is_seen_by_both_and_counted(
    scene: Scene, pair: str, nina: Person, ines: Person
):
    await at(scene, 2027, 2, 22, 9, 31)
    hers, his = agendas(nina)[-1], agendas(ines)[-1]

    await ines.clicks(his, "On s'est vus")
    await scene.settle()

    assert "vous vous êtes vus. Une rencontre notée" in whisper(ines)
    for person, message in ((nina, hers), (ines, his)):
        mended = person.reread(message)
        assert mended is not None
        assert "vous vous êtes vus" in str(mended["blocks"])
        assert "Proposer un créneau" not in str(mended["blocks"])
        assert "Pas eu lieu" in str(mended["blocks"])  # a slip of the finger is mended
    await nina.clicks(await stale(scene, nina, hers), "On s'est vus")
    assert await scene.column("meeting", "state") == ["met"]


async def test_the_last_word_counts(scene: Scene, pair: str, nina: Person, ines: Person):
    await at(scene, 2027, 2, 22, 9, 31)
    agenda = agendas(nina)[-1]
    for word, state in (
        ("On s'est vus", "met"),
        ("Reporté", "postponed"),
        ("Pas eu lieu", "missed"),
    ):
        await nina.clicks(await stale(scene, nina, agenda), word)
        assert await scene.column("meeting", "state") == [state]


async def test_nobody_else_may_say_it(scene: Scene, pair: str, nina: Person, tom: Person):
    await at(scene, 2027, 2, 22, 9, 31)
    await tom.says("hello")
    await tom.clicks(await stale(scene, tom, agendas(nina)[-1]), "On s'est vus")

    assert "no longer waits for you" in whisper(tom)
    assert await scene.column("meeting", "state") == []


async def test_all_thirteen_agendas_reach_both_at_most_one_a_day(
    scene: Scene, pair: str, nina: Person, ines: Person
):
    await scene.run("DELETE FROM plan WHERE kind = 'task'")
    for agenda in scene.bot.kamarade.shelf.content.meetings:
        day = START + timedelta(days=agenda.day)
        await day_by_day(scene, day, day + timedelta(days=5))

    for person in (nina, ines):
        themes = [m["text"].splitlines()[0].split(" : ")[1] for m in agendas(person)]
        assert len(themes) == 13
        assert themes[0] == "Premier contact"
        assert themes[-1] == "Clôture"
    assert "merci à vous deux" in str(agendas(nina)[-1]["blocks"])


async def test_at_180_days_the_pair_ends_with_thanks_and_the_count(
    scene: Scene, pair: str, nina: Person, ines: Person
):
    for _, day in enumerate((22, 23)):
        await at(scene, 2027, 2, day, 11)
        await nina.runs("/kamarade", "mon-binôme")
        await nina.clicks(shown(nina), "On s'est vus")
    await at(scene, 2027, 8, 30, 10)
    await tick(scene)

    assert len(told(nina, "s'achève, après 2 rencontres : merci")) == 1
    assert len(told(ines, "s'achève, après 2 rencontres. Merci")) == 1
    assert await scene.column("pairing", "ending") == ["completed"]
    await at(scene, 2027, 9, 1, 10)
    assert len(await scene.column("pairing", "id")) == 1  # nobody else is asked


async def test_a_year_after_the_first_day_the_newcomer_is_invited_once(
    scene: Scene, pair: str, nina: Person, tom: Person
):
    await at(scene, 2027, 9, 6, 11)
    # What nobody did or read of a whole year, which this test leaps over.
    await scene.run("DELETE FROM plan WHERE kind <> 'buddy_year'")
    await at(scene, 2028, 2, 29, 11)
    assert told(nina, "Un an déjà") == []
    await at(scene, 2028, 3, 1, 11)

    [invitation] = told(nina, "Un an déjà")
    await nina.clicks(invitation, "Devenir binôme")
    assert nina.view is not None
