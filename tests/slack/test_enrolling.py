"""HR enrols newcomers: one from a form, several from a list; with an account or before it."""

from datetime import timedelta
from typing import Any

import pytest

from bot.workspace import Person
from tests.conftest import Scene
from tests.slack.test_pace import at

START = {"Premier jour": "2026-12-14"}


def whisper(person: Person) -> str:
    """Return the last thing that was said to this person alone."""
    return str(person.inbox()[-1]["blocks"])


async def welcome(maya: Person, values: dict[str, Any]) -> dict[str, str] | None:
    await maya.runs("/kamarade-rh", "accueillir")
    return await maya.fills_and_submits({**START, **values})


async def paste(maya: Person, text: str) -> str:
    """Paste a list, and return what the form says of it, or nothing when it closed."""
    if maya.view is None:
        await maya.runs("/kamarade-rh", "liste")
    await maya.fills_and_submits({"La liste": text})
    return str(maya.view["blocks"][0]["text"]["text"]) if maya.view else ""


@pytest.fixture
async def december(scene: Scene) -> Scene:
    await at(scene, 2026, 11, 23, 10)
    return scene


async def test_somebody_in_slack_is_enrolled_from_the_form(
    december: Scene, nina: Person, tom: Person, maya: Person
):
    errors = await welcome(maya, {"La personne": nina.id, "Son manager": tom.id})

    assert errors is None
    assert "est attendu·e le lundi 14 décembre" in whisper(maya)
    assert await december.column("journey", "state") == ["active"]
    assert set(await december.column("role_grant", "role")) == {"hr", "newcomer"}
    assert ("journey.enrol" in [action for action, _ in await december.audited()]) is True
    planned = await december.column("plan", "kind")
    assert planned.count("task") > 50
    assert [m["text"] for m in tom.inbox()] == []  # named by somebody else: told nothing yet


async def test_without_a_slack_account_the_journey_waits_for_it(december: Scene, maya: Person):
    await welcome(
        maya, {"Ou son adresse e-mail": "Lea@Solstice.example", "Son prénom et son nom": "Léa"}
    )

    assert "Pas encore de compte Slack" in whisper(maya)
    assert await december.column("journey", "state") == ["waiting"]

    await december.slack.join("Léa Neuve", email="lea@solstice.example", locale="fr-FR")
    await december.settle()

    assert await december.column("journey", "state") == ["active"]
    assert (await december.column("person", "email")).count("lea@solstice.example") == 1


@pytest.mark.parametrize(
    ("values", "field", "sentence"),
    [
        pytest.param({}, "who", "Choisis quelqu'un", id="nobody"),
        pytest.param({"who": "nina", "email": "a@x.fr"}, "email", "pas les deux", id="both"),
        pytest.param({"who": "nina", "region": "GES"}, "region", "57, 6AE", id="region"),
        pytest.param({"who": "nina", "site": "=1+1"}, "site", "formule", id="formula"),
        pytest.param({"who": "nina", "line_manager": "nina"}, "line_manager", "propre", id="self"),
        pytest.param({"who": "nina", "buddy": "nina"}, "buddy", "propre binôme", id="buddy"),
        pytest.param(
            {"who": "nina", "started_on": "2072-03-01"}, "started_on", "vérifie l'année", id="year"
        ),
    ],
)
async def test_each_mistake_is_said_under_its_field(
    december: Scene, nina: Person, maya: Person, values: dict[str, str], field: str, sentence: str
):
    filled = {name: nina.id if value == "nina" else value for name, value in values.items()}
    errors = await welcome(maya, filled)

    assert errors is not None
    assert sentence in errors[field]
    assert await december.column("journey", "id") == []


async def test_somebody_on_a_path_is_not_enrolled_twice(
    december: Scene, nina: Person, maya: Person
):
    await welcome(maya, {"La personne": nina.id})
    errors = await welcome(maya, {"La personne": nina.id})

    assert errors is not None
    assert "suit déjà un parcours" in errors["who"]
    assert len(await december.column("journey", "id")) == 1


async def test_a_guest_who_is_enrolled_may_talk_to_the_bot(december: Scene, maya: Person):
    guest = december.slack.add_member("Gaël", locale="fr-FR", guest=True)
    await guest.says("accès SAP en retard")
    assert "invité" in guest.inbox()[-1]["text"]

    await welcome(maya, {"La personne": guest.id})
    await guest.says("accès SAP en retard")
    assert "Accès ERP" in str(guest.inbox()[-1]["blocks"])


async def test_a_list_is_refused_whole_with_every_line_named(december: Scene, maya: Person):
    said = await paste(
        maya, "e-mail;arrivée;pays\na@x.fr;2026-12-14;FR\nb@x.fr;32/12/2026;FR\nc;2026-12-14;Fance"
    )

    assert "3 choses sont à corriger" in said
    assert "Ligne 3 : le 32/12/2026 n'existe pas" in said
    assert "Ligne 4 : « c » n'est pas une adresse" in said
    assert await december.column("journey", "id") == []
    assert "a@x.fr" not in await december.column("person", "email")

    assert await paste(maya, "e-mail;arrivée\na@x.fr;2026-12-14\nb@x.fr;14/12/2026") == ""
    assert "2 personnes sont inscrites" in whisper(maya)
    assert len(await december.column("journey", "id")) == 2


async def test_somebody_already_on_a_path_stops_the_list(
    december: Scene, nina: Person, maya: Person
):
    await welcome(maya, {"La personne": nina.id})

    said = await paste(maya, "e-mail;arrivée\na@x.fr;2026-12-14\nnina@solstice.example;2026-12-14")

    assert "Ligne 3 : nina@solstice.example suit déjà un parcours" in said
    assert len(await december.column("journey", "id")) == 1


async def test_more_than_ten_people_are_confirmed_with_the_number_of_messages(
    december: Scene, maya: Person
):
    text = "e-mail;arrivée\n" + "\n".join(f"p{n}@x.fr;2026-12-14" for n in range(11))
    said = await paste(maya, text)

    assert "Tu vas accueillir 11 personnes" in said
    messages = int(said.split("au plus ")[1].split(" messages")[0])
    assert await december.column("journey", "id") == []

    assert "12 personnes" in await paste(maya, f"{text}\nq@x.fr;2026-12-14")  # asked again
    assert await paste(maya, f"{text}\nq@x.fr;2026-12-14") == ""
    assert len(await december.column("journey", "id")) == 12
    people, on = [await december.column("plan", name) for name in ("person_id", "on_day")]
    days = set(zip(people, on, strict=True))
    past = {one for one in days if one[1] < "2026-11-23"}
    assert messages < len(days - past)  # as many, and those of one more person


async def test_accounts_are_looked_for_by_address_even_when_an_event_was_missed(
    december: Scene, maya: Person
):
    lea = december.slack.add_member("Léa", email="lea@solstice.example", locale="fr-FR")
    await paste(maya, "e-mail;arrivée\nlea@solstice.example;2026-12-14")
    assert await december.column("journey", "state") == ["waiting"]

    await december.bot.jobs.tick()

    assert await december.column("journey", "state") == ["active"]
    assert lea.id in await december.column("person", "slack_id")
    calls = len(december.slack.calls("users.lookupByEmail"))
    december.clock.offset += timedelta(hours=1)
    await december.bot.jobs.tick()
    assert len(december.slack.calls("users.lookupByEmail")) == calls


async def test_english_names_work_too(december: Scene, tom: Person):
    await december.grant(tom, december.hr)
    await tom.runs("/kamarade-rh", "welcome")

    assert tom.view is not None
    assert tom.view["title"]["text"] == "Welcome somebody"
    await tom.closes_view()
    await tom.runs("/kamarade-rh", "list")
    assert tom.view["title"]["text"] == "Welcome a list"
