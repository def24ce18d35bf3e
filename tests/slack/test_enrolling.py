"""HR enrols newcomers: one from a form, several from a list; with an account or before it."""

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
    assert planned.count("task") > 25
    assert planned.count("task_late") > 25
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
        pytest.param({"who": "nina", "region": "GES"}, "region", "Alsace (6AE)", id="region"),
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


async def test_english_names_work_too(december: Scene, tom: Person):
    await december.grant(tom, december.hr)
    await tom.runs("/kamarade-rh", "welcome")

    assert tom.view is not None
    assert tom.view["title"]["text"] == "Welcome somebody"
    await tom.closes_view()
    await tom.runs("/kamarade-rh", "list")
    assert tom.view["title"]["text"] == "Welcome a list"
