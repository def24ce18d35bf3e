"""HR enrols the lines of a spreadsheet: everybody, or nobody and every faulty line named."""

from datetime import timedelta

import pytest

from bot.workspace import Person
from tests.conftest import Scene
from tests.slack.test_pace import at


@pytest.fixture
async def served(scene: Scene) -> Scene:
    await at(scene, 2026, 11, 23, 10)
    return scene


async def paste(maya: Person, text: str) -> str:
    """Paste a list, and return what is said of it: by the window, or once it is closed."""
    if maya.view is None:
        await maya.runs("/kamarade-rh", "liste")
    await maya.fills_and_submits({"listed": text})
    if maya.view is None:
        return str(maya.inbox()[-1]["blocks"])
    return str(maya.view["blocks"][0]["text"]["text"])


async def test_a_list_is_refused_whole_with_every_line_named(served: Scene, maya: Person):
    said = await paste(
        maya, "e-mail;arrivée;pays\na@x.fr;2026-12-14;FR\nb@x.fr;32/12/2026;FR\nc;2026-12-14;Fance"
    )

    assert "3 choses sont à corriger" in said
    assert "Ligne 3 : le 32/12/2026 n'existe pas" in said
    assert "Ligne 4 : « c » n'est pas une adresse" in said
    assert await served.column("journey", "id") == []
    assert "a@x.fr" not in await served.column("person", "email")

    said = await paste(maya, "e-mail;arrivée\na@x.fr;2026-12-14\nb@x.fr;14/12/2026")
    assert "2 personnes sont inscrites" in said
    assert len(await served.column("journey", "id")) == 2


async def test_somebody_already_on_a_path_stops_the_list(served: Scene, maya: Person):
    await paste(maya, "e-mail;arrivée\nnina@solstice.example;2026-12-14")

    said = await paste(maya, "e-mail;arrivée\na@x.fr;2026-12-14\nnina@solstice.example;2026-12-14")

    assert "Ligne 3 : nina@solstice.example suit déjà un parcours" in said
    assert len(await served.column("journey", "id")) == 1


async def test_more_than_ten_people_are_confirmed_with_the_number_of_messages(
    served: Scene, maya: Person
):
    text = "e-mail;arrivée\n" + "\n".join(f"p{n}@x.fr;2026-12-14" for n in range(11))
    said = await paste(maya, text)

    assert "Tu vas accueillir 11 personnes" in said
    messages = int(said.split("au plus ")[1].split(" messages")[0])
    assert await served.column("journey", "id") == []

    assert "12 personnes" in await paste(maya, f"{text}\nq@x.fr;2026-12-14")  # asked again
    assert "12 personnes sont inscrites" in await paste(maya, f"{text}\nq@x.fr;2026-12-14")
    assert len(await served.column("journey", "id")) == 12
    people, on = [await served.column("plan", name) for name in ("person_id", "on_day")]
    days = set(zip(people, on, strict=True))
    past = {one for one in days if one[1] < "2026-11-23"}
    assert messages < len(days - past)  # as many, and those of one more person


async def test_accounts_are_looked_for_by_address_even_when_an_event_was_missed(
    served: Scene, maya: Person
):
    lea = served.slack.add_member("Léa", email="lea@solstice.example", locale="fr-FR")
    await paste(maya, "e-mail;arrivée\nlea@solstice.example;2026-12-14")
    assert await served.column("journey", "state") == ["waiting"]

    await served.bot.jobs.tick()

    assert await served.column("journey", "state") == ["active"]
    assert lea.id in await served.column("person", "slack_id")
    calls = len(served.slack.calls("users.lookupByEmail"))
    served.clock.offset += timedelta(hours=1)
    await served.bot.jobs.tick()
    assert len(served.slack.calls("users.lookupByEmail")) == calls


async def test_an_address_of_a_manager_that_is_nobodys_is_a_fault(served: Scene, maya: Person):
    served.slack.add_member("Paul", email="paul@solstice.example")
    said = await paste(
        maya,
        "e-mail;arrivée;responsable;binôme\n"
        "a@x.fr;2026-12-14;paul@solstice.example;\n"
        "b@x.fr;2026-12-14;pual@solstice.example;\n"
        "c@x.fr;2026-12-14;a@x.fr;ines@solstice.example",
    )

    assert "2 choses sont à corriger" in said
    assert "Ligne 3 : personne dans Slack n'a l'adresse « pual@solstice.example »" in said
    assert "Ligne 4 : personne dans Slack n'a l'adresse « ines@solstice.example »" in said
    assert await served.column("journey", "id") == []


async def test_a_line_with_another_fault_has_its_manager_named_too(served: Scene, maya: Person):
    said = await paste(
        maya, "e-mail;arrivée;région;responsable\nb@x.fr;2026-12-14;Bretagne;nobody@x.fr"
    )

    assert "2 choses sont à corriger" in said
    assert "« nobody@x.fr »" in said


async def test_a_first_day_that_nobody_works_is_said(served: Scene, maya: Person):
    said = await paste(maya, "e-mail;arrivée;nom\na@x.fr;2027-01-01;Léa\nb@x.fr;2026-12-14;Bob\n")

    assert "2 personnes sont inscrites" in said
    assert "le vendredi 1er janvier là où est Léa" in said
    assert "le lundi 4 janvier" in said
    assert "Bob" not in said
