"""Meetings: agendas to both, one tap, an hour, the count, a change without blame, the end."""

import re
from datetime import date, timedelta
from typing import Any

import pytest

from bot.workspace import Person
from tests.conftest import Scene
from tests.slack.pairs import at, be_buddy, enrol, stale, tick, told

START = date(2027, 3, 1)  # a Monday


def shown(person: Person) -> dict[str, Any]:
    """Return the last message that only this person sees."""
    return [m for m in person.inbox() if m["ephemeral"]][-1]


def whisper(person: Person) -> str:
    return str(shown(person)["text"])


@pytest.fixture
async def pair(scene: Scene, nina: Person, ines: Person) -> str:
    """Nina and Inès, paired on 15 February for a first day on 1 March; return the journey."""
    await at(scene, 2027, 2, 11, 10)
    await be_buddy(scene, ines)
    journey = await enrol(scene, nina, START)
    await at(scene, 2027, 2, 15, 9, 5)
    await ines.clicks(told(ines, "j'ai pensé à toi")[-1], "Oui, avec plaisir")
    await tick(scene)
    await scene.run(
        "DELETE FROM plan WHERE kind IN ('arrival', 'hello', 'checkin')"
    )  # an agenda comes alone
    return journey


def agendas(person: Person) -> list[dict[str, Any]]:
    return [m for m in person.inbox() if re.search(r"^(Avec|With) ", str(m["text"]), re.MULTILINE)]


async def day_by_day(scene: Scene, first: date, last: date) -> None:
    """Let every day between two dates pass."""
    for ordinal in range(first.toordinal(), last.toordinal() + 1):
        day = date.fromordinal(ordinal)
        await at(scene, day.year, day.month, day.day, 10)


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


async def test_an_hour_is_proposed_and_agreed(scene: Scene, pair: str, nina: Person, ines: Person):
    await at(scene, 2027, 2, 22, 9, 31)
    await nina.clicks(agendas(nina)[-1], "Proposer un créneau")
    await nina.fills_and_submits({"Le jour": "2027-02-24", "L'heure": "14:30"})
    await scene.settle()

    [asked] = told(ines, "te propose de vous voir")
    assert "mercredi 24 février, 14:30" in asked["text"]
    await ines.clicks(asked, "Ça me va")
    await scene.settle()
    assert "rendez-vous le mercredi 24 février, 14:30" in whisper(ines)
    assert len(told(nina, "est d'accord : rendez-vous le mercredi 24 février")) == 1
    await ines.clicks(asked, "Ça me va")
    await scene.settle()
    assert len(told(nina, "est d'accord")) == 1

    await ines.runs("/kamarade", "mon-binôme")
    assert "Prochain rendez-vous : mercredi 24 février, 14:30" in str(shown(ines)["blocks"])


async def test_an_hour_is_said_in_the_readers_own_time_and_language(
    scene: Scene, tom: Person, ines: Person
):
    await at(scene, 2027, 2, 11, 10)
    await be_buddy(scene, ines)
    await enrol(scene, tom, START)
    await at(scene, 2027, 2, 15, 9, 5)
    await ines.clicks(told(ines, "j'ai pensé à toi")[-1], "Oui, avec plaisir")
    await at(scene, 2027, 2, 22, 9, 31)
    await ines.clicks(agendas(ines)[-1], "Proposer un créneau")
    await ines.fills_and_submits({"Le jour": "2027-02-24", "L'heure": "14:30"})
    await scene.settle()

    [asked] = told(tom, "suggests you meet")
    assert "Wednesday 24 February, 13:30" in asked["text"]
    [hello] = [
        m
        for place in await scene.column("pairing", "conversation")
        for m in tom.reads(scene.slack.team.conversations[place])
    ]
    assert "Faites connaissance" in str(hello["blocks"])
    assert "Meet each other" in str(hello["blocks"])


async def test_an_hour_that_is_over_or_replaced_is_refused(
    scene: Scene, pair: str, nina: Person, ines: Person
):
    await at(scene, 2027, 2, 22, 9, 31)
    await nina.clicks(agendas(nina)[-1], "Proposer un créneau")
    errors = await nina.fills_and_submits({"Le jour": "2027-02-20", "L'heure": "14:30"})
    assert errors == {"at": "Cette heure est passée : choisis-en une à venir."}
    await nina.fills_and_submits({"Le jour": "2027-02-24", "L'heure": "14:30"})
    await scene.settle()
    first = told(ines, "te propose de vous voir")[-1]

    await ines.clicks(first, "Un autre créneau")
    await ines.fills_and_submits({"Le jour": "2027-02-25", "L'heure": "09:30"})
    await scene.settle()
    await ines.clicks(first, "Ça me va")

    assert "n'attend plus ta réponse" in whisper(ines)
    await nina.clicks(told(nina, "te propose de vous voir")[-1], "Ça me va")
    assert await scene.column("meeting", "is_agreed") == [1]


async def miss_two(scene: Scene, person: Person) -> None:
    for day, hour in ((22, 9), (1, 9)):
        month = 2 if day == 22 else 3
        await at(scene, 2027, month, day, hour, 31)
        await person.clicks(agendas(person)[-1], "Pas eu lieu")
        await tick(scene)
    await at(scene, 2027, 3, 2, 9)  # the other was told something that day: the agenda


async def test_two_missed_meetings_offer_each_a_change_and_one_press_makes_it(
    scene: Scene, pair: str, nina: Person, ines: Person, marc: Person, maya: Person
):
    await be_buddy(scene, marc)
    await miss_two(scene, ines)
    assert len(told(nina, "n'ont pas eu lieu")) == 1
    offer = told(ines, "n'ont pas eu lieu")[-1]

    await nina.clicks(told(nina, "n'ont pas eu lieu")[-1], "Changer, sans explication")
    await tick(scene)

    assert "sans question" in whisper(nina)
    assert "Il n'y a rien à expliquer".casefold() in str(ines.inbox()).casefold()
    assert len(told(marc, "j'ai pensé à toi")) == 1
    actors = await scene.column("audit WHERE action = 'pairing.change'", "actor_id")
    assert actors == [None]
    assert told(maya, "chang") == []
    await ines.clicks(offer, "Changer, sans explication")  # they both wished it: still one change
    assert (await scene.column("pairing", "ending")).count("changed") == 1


async def test_the_agendas_left_go_to_the_new_buddy_alone(
    scene: Scene, pair: str, nina: Person, ines: Person, marc: Person
):
    await be_buddy(scene, marc)
    await at(scene, 2027, 2, 23, 10)
    await nina.runs("/kamarade", "mon-binôme")
    await nina.clicks(shown(nina), "Changer")
    await tick(scene)
    await at(scene, 2027, 2, 24, 10)
    await marc.clicks(told(marc, "j'ai pensé à toi")[-1], "Oui, avec plaisir")
    await day_by_day(scene, date(2027, 2, 25), date(2027, 3, 8))

    assert [str(m["text"]).split(" : ")[1] for m in agendas(ines)] == ["Premier contact"]
    assert [str(m["text"]).split(" : ")[1] for m in agendas(marc)] == [
        "Arrivée, autour d'un déjeuner",
        "Survie administrative",
    ]


async def test_hr_hears_of_a_change_that_took_five_working_days(
    scene: Scene, pair: str, nina: Person, maya: Person
):
    await at(scene, 2027, 2, 23, 10)
    await nina.runs("/kamarade", "mon-binôme")
    await nina.clicks(shown(nina), "Changer")
    await at(scene, 2027, 3, 1, 10)
    assert told(maya, "attend un autre binôme") == []

    await at(scene, 2027, 3, 2, 10, 5)
    await at(scene, 2027, 3, 3, 9)
    await tick(scene)

    assert len(told(maya, "attend un autre binôme depuis 5 jours ouvrés")) == 1


async def test_going_on_together_is_one_press_too(
    scene: Scene, pair: str, nina: Person, ines: Person
):
    await miss_two(scene, ines)

    await nina.clicks(told(nina, "n'ont pas eu lieu")[-1], "On continue")

    assert "Parfait" in whisper(nina)
    assert await scene.column("pairing", "state") == ["accepted"]


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


async def test_my_buddy_says_where_things_stand(
    scene: Scene, pair: str, nina: Person, ines: Person, tom: Person
):
    await at(scene, 2027, 2, 18, 10)
    await nina.runs("/kamarade", "mon binôme")
    words = str(shown(nina)["blocks"])
    assert f"<@{ines.id}> est ton binôme" in words
    assert "Premier contact, vers le lundi 22 février" in words
    assert "9 visées d'ici le 90e jour" in words

    await ines.runs("/kamarade", "my-buddy")
    assert f"Tu accompagnes <@{nina.id}>, premier jour le lundi 1er mars" in str(
        shown(ines)["blocks"]
    )
    await tom.runs("/kamarade", "my-buddy")
    assert "You have no buddy" in whisper(tom)


async def test_a_newcomers_wishes_are_theirs_and_used(
    scene: Scene, nina: Person, ines: Person, marc: Person
):
    await at(scene, 2027, 2, 1, 10)
    await be_buddy(scene, ines)
    await be_buddy(scene, marc, strengths=["Négocier"])
    await enrol(scene, nina, START)
    await nina.runs("/kamarade", "mon-binôme")
    assert "pas encore désigné" in whisper(nina)
    await nina.clicks(shown(nina), "Dire ce que je préfère")
    await nina.fills_and_submits(
        {
            "Ce que tu aimerais apprendre": "négocier",
            "À choix égal, plutôt quelqu'un…": "du même pays",
            "Personnes que tu préfères éviter": [ines],
        }
    )
    await at(scene, 2027, 2, 15, 9, 5)

    assert await scene.column("wish", "preference") == ["country"]
    [question] = told(marc, "j'ai pensé à toi")
    assert "l'autre sait le transmettre (négocier)" in str(question["blocks"])
    assert told(ines, "j'ai pensé à toi") == []
