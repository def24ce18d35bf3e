"""Who may press what, wherever it stands: in a channel, in private, in a window, or late."""

from collections.abc import Awaitable, Callable, Iterator
from typing import Any

import pytest

from bot.domain.roles import Role
from bot.workspace import Person
from bot.workspace.acts import viewing
from store.machine import machine_now
from tests.conftest import Scene
from tests.recorder import Heard, everything_heard
from tests.slack.matrix import HR, MATRIX
from tests.workspace.pieces import actions, asked, button, modal, typed

REFUSED = "réservée aux RH"
LONG_AGO = machine_now().replace(year=2020)
Surface = Callable[[Scene, Person, Heard], Awaitable[str]]


def heard() -> Iterator[Heard]:
    return (one for one in everything_heard() if one.surface != "event")


def test_every_listener_has_its_row():
    assert {(one.surface, one.name) for one in heard()} == set(MATRIX)


def test_what_is_for_hr_says_so_when_it_is_registered():
    needs = {(one.surface, one.name): one.needs for one in heard()}

    assert {key for key, need in needs.items() if need is Role.HR} == {
        key for key, who in MATRIX.items() if who == HR
    }


def last_word(person: Person) -> str:
    return str(person.inbox()[-1]["text"]) if person.inbox() else ""


async def posted(scene: Scene, place: str, action_id: str) -> dict[str, Any]:
    """Let the app post a message with this button, as it may have done long ago."""
    blocks = [actions(button("Appuyer", action_id, value="1"))]
    client = scene.bot.app.client
    answer = await client.chat_postMessage(channel=place, text="ancien", blocks=blocks)
    return {**answer["message"], "channel": answer["channel"]}


async def in_private(scene: Scene, person: Person, what: Heard) -> str:
    """Press an old button of one's direct message, run the command there, or send a form."""
    if what.surface == "command":
        await person.runs(what.name, "aide")
    elif what.surface == "view":
        return await in_a_window(scene, person, what)
    else:
        await person.clicks(await posted(scene, person.dm.id, what.sample), "Appuyer")
    return last_word(person)


async def in_a_channel(scene: Scene, person: Person, what: Heard) -> str:
    """Do it in a channel, in front of everybody; what is said is for the person alone."""
    channel = scene.slack.channel(f"place-{len(scene.slack.team.conversations)}", [person])
    if what.surface == "command":
        await person.runs(what.name, "aide", channel)
    elif what.surface == "view":
        return await in_a_window(scene, person, what)
    else:
        await person.clicks(await posted(scene, channel.id, what.sample), "Appuyer")
    said = [message for message in person.reads(channel) if message["text"] != "ancien"]
    assert all(message["ephemeral"] for message in said)
    return " ".join(message["text"] for message in said)


async def in_a_window(scene: Scene, person: Person, what: Heard) -> str:
    """Press in a modal that is open, or submit one."""
    if what.surface == "command":
        return await in_private(scene, person, what)
    blocks = [
        asked("Texte", typed(), "text", optional=True),
        actions(button("Appuyer", what.sample, value="1")),
    ]
    form = modal(*blocks, callback_id=what.name, private_metadata="1")
    platform = scene.slack.platform
    viewing.clear(platform, person.id)
    viewing.open_modal(platform, person.id, viewing.built(platform, form, "modal"))
    assert person.view is not None
    if what.surface == "view":
        return str(await person.fills_and_submits({"Texte": "x"}))
    await person.clicks(person.view, "Appuyer")
    return last_word(person)


async def replayed(scene: Scene, person: Person, what: Heard) -> str:
    """Let a process die with the delivery in hand: another handles it again, much later."""
    bodies: list[dict[str, Any]] = []

    async def keep(body: dict[str, Any], *, kind: str) -> tuple[int, Any]:
        bodies.append(body)
        return 200, ""

    delivery = scene.slack.platform.courier.delivery
    scene.slack.deliver_to(keep)
    await (in_a_window if what.surface == "view" else in_private)(scene, person, what)
    scene.slack.platform.courier.delivery = delivery
    await _die_with(scene, bodies[-1])
    await scene.run("UPDATE inbox SET lease_until = :past", past=LONG_AGO)
    before = len(person.inbox())
    await scene.bot.jobs.tick()
    await scene.settle()
    return " ".join(message["text"] for message in person.inbox()[before:])


async def _die_with(scene: Scene, body: dict[str, Any]) -> None:
    async def never() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        await scene.bot.inbox.receive(body, never)


SURFACES = [in_private, in_a_channel, in_a_window, replayed]
FOR_HR = [one for one in heard() if MATRIX.get((one.surface, one.name)) == HR]


async def changed(scene: Scene) -> list[Any]:
    """Return what a refused press must leave as it was."""
    tables = ("question", "relay", "role_grant", "person", "journey", "pairing")
    return [await scene.column(table, "COUNT(*)") for table in tables]


@pytest.mark.parametrize("surface", SURFACES)
async def test_whoever_lacks_the_right_gets_a_sentence_and_an_audit_line_and_nothing_else(
    scene: Scene, nina: Person, maya: Person, surface: Surface
):
    await nina.runs("/kamarade", "aide")
    await scene.bot.jobs.tick()  # what a first tick plans is nobody's press
    for count, what in enumerate(FOR_HR, 1):
        before = await changed(scene)

        said = await surface(scene, nina, what)

        assert REFUSED in said, what
        refusals = [action for action, _ in await scene.audited() if action == "refused.hr"]
        assert len(refusals) == count, what
        assert await changed(scene) == before, what


@pytest.mark.parametrize("surface", SURFACES)
async def test_a_right_that_was_taken_back_opens_nothing(
    scene: Scene, maya: Person, surface: Surface
):
    await scene.revoke(maya, Role.HR)
    for what in FOR_HR:
        said = await surface(scene, maya, what)

        assert REFUSED in said, what


@pytest.mark.parametrize("surface", SURFACES)
async def test_whoever_holds_the_right_is_not_turned_away(
    scene: Scene, maya: Person, surface: Surface
):
    for what in FOR_HR:
        if what.surface != "view":
            assert REFUSED not in await surface(scene, maya, what), what
