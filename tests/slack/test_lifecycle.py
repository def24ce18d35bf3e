"""A first day moved, a leave, a return, a departure, another country: one action each."""

import pytest

from bot.workspace import Person
from tests.conftest import Scene
from tests.slack.test_pace import at


async def planned(scene: Scene, task: str) -> list[tuple[str, str]]:
    """Return the state and day of a task's announcement."""
    rows = await scene.column("plan", "key || ' ' || state || ' ' || on_day")
    found = [row.split(" ") for row in rows]
    return [
        (state, day) for key, state, day in found if f":{task}:" in key and key.endswith(":told")
    ]


@pytest.fixture
async def nina_starts(scene: Scene, nina: Person, tom: Person, maya: Person) -> Scene:
    """Nina is expected on 14 December; Tom is her manager."""
    await at(scene, 2026, 11, 23, 10)
    await maya.runs("/kamarade-rh", "accueillir")
    await maya.fills_and_submits(
        {"La personne": nina.id, "Son manager": tom.id, "Premier jour": "2026-12-14"}
    )
    return scene


async def test_a_moved_first_day_moves_what_is_not_sent(
    nina_starts: Scene, nina: Person, maya: Person
):
    assert await planned(nina_starts, "one-to-one") == [("planned", "2026-12-16")]

    await maya.runs("/kamarade-rh", f"déplacer <@{nina.id}> 04/01/2027")

    assert "commence le lundi 4 janvier" in maya.whisper()["text"]
    assert await planned(nina_starts, "one-to-one") == [("planned", "2027-01-06")]
    assert "2027-01-04" in await nina_starts.column("person", "started_on")


async def test_a_long_leave_moves_what_comes_after_it_and_coming_back_early_brings_it_nearer(
    nina_starts: Scene, nina: Person, maya: Person
):
    before = await planned(nina_starts, "closing-review")
    await maya.runs("/kamarade-rh", f"absence <@{nina.id}> 2027-01-04 2027-01-17")
    assert await planned(nina_starts, "closing-review") == [("planned", "2027-06-16")]

    await at(nina_starts, 2027, 1, 11, 10)
    await maya.runs("/kamarade-rh", f"retour <@{nina.id}>")

    assert "de retour le lundi 11 janvier" in maya.whisper()["text"]
    assert before == [("planned", "2027-06-02")]
    assert await planned(nina_starts, "closing-review") == [("planned", "2027-06-09")]


async def test_a_departure_cancels_everything_and_a_return_brings_it_back(
    nina_starts: Scene, nina: Person, maya: Person
):
    await maya.runs("/kamarade-rh", f"départ <@{nina.id}>")
    assert await nina_starts.column("journey", "state") == ["ended"]
    left = await nina_starts.column("plan", "key || ' ' || state")
    [journey_id] = await nina_starts.column("journey", "id")
    assert [row for row in left if journey_id in row and row.endswith(" planned")] == []
    await maya.runs("/kamarade-rh", f"départ <@{nina.id}>")
    assert "déjà" in maya.whisper()["text"] or "terminé" in maya.whisper()["text"]

    await maya.runs("/kamarade-rh", f"retour <@{nina.id}>")

    assert await nina_starts.column("journey", "state") == ["active"]
    assert await planned(nina_starts, "closing-review") == [("planned", "2027-06-02")]


async def test_another_country_changes_the_holidays(nina_starts: Scene, nina: Person, maya: Person):
    await maya.runs("/kamarade-rh", f"modifier <@{nina.id}>")
    errors = await maya.fills_and_submits(
        {"Pays de travail": "DE", "Région (Alsace, Bavière…)": "57"}
    )
    assert errors is not None
    assert "n'est pas une région" in str(errors)

    await maya.fills_and_submits({"Pays de travail": "DE", "Région (Alsace, Bavière…)": "Bavière"})

    assert "DE BY" in await nina_starts.column("person", "country || ' ' || region")


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        pytest.param("absence", "Écris d'abord la personne", id="nobody"),
        pytest.param("absence nina", "Écris d'abord la personne", id="not a name"),
        pytest.param("absence inconnu@x.fr 2027-01-04 2027-01-08", "Je ne connais", id="unknown"),
        pytest.param("absence NINA 2027-01-08 2027-01-04", "vérifie leur ordre", id="order"),
        pytest.param("absence NINA 2027-01-08", "vérifie leur ordre", id="one day missing"),
        pytest.param("déplacer NINA demain", "vérifie leur ordre", id="not a date"),
        pytest.param("retour tom@solstice.example", "Je ne trouve plus ce parcours", id="no path"),
    ],
)
async def test_each_mistake_gets_its_sentence(
    nina_starts: Scene, nina: Person, maya: Person, line: str, sentence: str
):
    await maya.runs("/kamarade-rh", line.replace("NINA", f"<@{nina.id}>"))

    assert sentence in maya.whisper()["text"]


async def test_a_changed_path_says_whom_it_concerns_before_it_is_applied(
    nina_starts: Scene, nina: Person, maya: Person
):
    await maya.runs("/kamarade-rh", "parcours")
    assert "il n'y a rien à appliquer" in maya.whisper()["text"]
    # As if today's file had one task more, and another day, than the one Nina was enrolled with.
    await nina_starts.run("DELETE FROM plan WHERE key LIKE '%closing-review%'")
    await nina_starts.run("UPDATE plan SET on_day = '2027-04-01' WHERE key LIKE '%one-to-one%told'")
    await nina_starts.run("UPDATE journey SET path_version = 'before'")

    await maya.runs("/kamarade-rh", "parcours")
    said = maya.whisper()["text"]
    assert "Une personne suit encore l'ancien" in said
    assert "3 messages nouveaux, 1 à une autre date, 0 en moins" in said
    assert await planned(nina_starts, "closing-review") == []
    message = [one for one in maya.inbox() if one["ephemeral"]][-1]
    await maya.clicks(message, "Appliquer à ceux qui sont en route")

    assert "C'est fait" in maya.whisper()["text"]
    assert await planned(nina_starts, "closing-review") == [("planned", "2027-06-02")]
    assert await planned(nina_starts, "one-to-one") == [("planned", "2026-12-16")]
    await maya.clicks(message, "Appliquer à ceux qui sont en route")
    assert "il n'y a rien à appliquer" in maya.whisper()["text"]


async def test_hr_hears_by_themselves_whom_a_changed_path_concerns(
    nina_starts: Scene, nina: Person, maya: Person
):
    await nina_starts.run("DELETE FROM plan WHERE key LIKE '%closing-review%'")
    await nina_starts.run("UPDATE journey SET path_version = 'before'")
    for day in (24, 25, 26):  # one message a day: others may go first
        await at(nina_starts, 2026, 11, day, 9, 31)

    [message] = [one for one in maya.inbox() if "Le parcours a changé" in str(one)]
    assert f"encore l'ancien : <@{nina.id}>" in message["text"]
    assert await planned(nina_starts, "closing-review") == []
    await maya.clicks(message, "Appliquer à ceux qui sont en route")
    assert await planned(nina_starts, "closing-review") == [("planned", "2027-06-02")]


async def test_a_path_that_changes_nothing_that_is_to_come_is_not_told(
    nina_starts: Scene, nina: Person, maya: Person
):
    await nina_starts.run("UPDATE journey SET path_version = 'before'")
    for day in (24, 25, 26):
        await at(nina_starts, 2026, 11, day, 9, 31)

    assert "Le parcours a changé" not in str(maya.inbox())


async def test_english_words_work_too(nina_starts: Scene, nina: Person, tom: Person):
    await nina_starts.grant(tom, nina_starts.hr)
    await tom.runs("/kamarade-rh", f"leave <@{nina.id}> 2027-01-04 2027-01-08")

    assert "is away from Monday 4 January" in tom.whisper()["text"]
