"""HR gives its right and takes it back, or a group of Slack does; somebody is always left."""

import pytest

from bot.domain.roles import Role
from bot.errands.following_group import GroupFollower
from bot.workspace import Person
from bot.workspace.faults import Fault
from tests.conftest import Scene


@pytest.fixture
def hugo(scene: Scene) -> Person:
    return scene.slack.add_member("Hugo", locale="fr-FR", email="hugo@solstice.example")


async def sees_hr(person: Person) -> bool:
    await person.runs("/kamarade-rh", "envois")
    shown = str(person.whisper())
    return "Ce que sont devenus" in shown or "What became of" in shown


async def at_work(scene: Scene) -> None:
    now = scene.clock.now()
    scene.clock.offset += scene.bot.kamarade.office.hours(None).clamp(now) - now
    await scene.bot.jobs.tick()
    await scene.settle()


async def test_hr_gives_the_right_by_typing_and_the_person_is_told(
    scene: Scene, maya: Person, hugo: Person
):
    await maya.runs("/kamarade-rh", f"droits donner <@{hugo.id}>")

    assert f"<@{hugo.id}> est aux RH" in maya.whisper()["text"]
    assert await sees_hr(hugo)
    await at_work(scene)
    assert any("fais maintenant partie des RH" in m["text"] for m in hugo.inbox())
    assert "role.grant.hr" in [action for action, _ in await scene.audited()]


async def test_hr_gives_the_right_in_the_window(maya: Person, hugo: Person):
    await maya.runs("/kamarade-rh", "droits")
    await maya.clicks(maya.whisper(), "Donner le droit à quelqu'un")

    await maya.fills_and_submits({"À qui ?": hugo.id})

    assert await sees_hr(hugo)


async def test_giving_twice_changes_nothing(scene: Scene, maya: Person, hugo: Person):
    for _ in range(2):
        await maya.runs("/kamarade-rh", f"rights give <@{hugo.id}>")

    assert "avait déjà ce droit" in maya.whisper()["text"]
    assert [a for a, _ in await scene.audited()].count("role.grant.hr") == 2  # Maya's, Hugo's


async def test_a_right_is_taken_back_by_its_button_even_pressed_twice(
    scene: Scene, maya: Person, hugo: Person
):
    await scene.grant(hugo, Role.HR)
    await maya.runs("/kamarade-rh", "droits")
    shown = maya.whisper()
    button = next(b for b in shown["blocks"] if f"<@{hugo.id}>" in str(b))
    listed = {**shown, "blocks": [button]}

    await maya.clicks(listed, "Retirer")
    assert not await sees_hr(hugo)
    await maya.clicks(listed, "Retirer")

    assert "n'avait pas ce droit" in maya.whisper()["text"]
    await at_work(scene)
    assert sum("ne fais plus partie des RH" in m["text"] for m in hugo.inbox()) == 1


async def test_the_last_one_in_hr_cannot_leave(scene: Scene, maya: Person):
    await maya.runs("/kamarade-rh", f"droits retirer <@{maya.id}>")

    assert "dernière personne des RH" in maya.whisper()["text"]
    await maya.runs("/kamarade-rh", "droits")
    assert "Retirer" not in str(maya.whisper()["blocks"])
    assert await sees_hr(maya)


async def test_who_cannot_act_does_not_count_as_somebody_left(
    scene: Scene, maya: Person, hugo: Person
):
    await scene.grant(hugo, Role.HR)
    await hugo.changes(deleted=True)

    await maya.runs("/kamarade-rh", f"droits retirer <@{maya.id}>")

    assert "dernière personne des RH" in maya.whisper()["text"]


@pytest.mark.parametrize(
    "facts",
    [
        pytest.param({"guest": True}, id="guest"),
        pytest.param({"stranger": True}, id="another organisation"),
        pytest.param({"bot": True}, id="robot"),
        pytest.param({"deleted": True}, id="closed account"),
    ],
)
async def test_who_is_not_of_the_company_holds_no_right(scene: Scene, maya: Person, facts: dict):
    guest = scene.slack.add_member("Gaspard", **facts)
    await maya.runs("/kamarade-rh", f"droits donner <@{guest.id}>")

    assert "ne peut pas avoir ce droit" in maya.whisper()["text"]
    assert await scene.column("role_grant", "COUNT(*)") == [1]


@pytest.mark.parametrize("typed", ["droits maya", "droits donner", "droits effacer <@U123>"])
async def test_what_is_unclear_gets_an_example(maya: Person, typed: str):
    await maya.runs("/kamarade-rh", typed)

    assert "`/kamarade-rh droits donner @prénom`" in maya.whisper()["text"]


async def test_an_account_that_does_not_exist_is_said(maya: Person):
    await maya.runs("/kamarade-rh", "droits donner <@U0NOBODY>")

    assert "ne connais personne" in maya.whisper()["text"]


def follower(scene: Scene, group: str) -> GroupFollower:
    return GroupFollower(scene.bot.kamarade, scene.bot.app.client, group)


async def test_the_right_follows_the_group(scene: Scene, maya: Person, hugo: Person, tom: Person):
    group = scene.slack.group(hugo, tom)
    await follower(scene, group).follow()
    assert await sees_hr(hugo)
    assert await sees_hr(tom)

    scene.slack.team.groups[group] = [hugo.id]
    await follower(scene, group).follow()

    assert await sees_hr(hugo)
    assert not await sees_hr(tom)
    assert await sees_hr(maya)  # given by the administrator: the group is no matter


async def test_the_group_is_not_read_at_every_tick(scene: Scene, hugo: Person):
    following = follower(scene, scene.slack.group(hugo))
    for _ in range(3):
        await following.follow()

    assert len(scene.slack.calls("usergroups.users.list")) == 1


async def test_a_right_of_the_group_is_not_taken_by_hand(scene: Scene, maya: Person, hugo: Person):
    await follower(scene, scene.slack.group(hugo)).follow()

    await maya.runs("/kamarade-rh", f"droits retirer <@{hugo.id}>")

    assert "vient du groupe Slack" in maya.whisper()["text"]
    assert await sees_hr(hugo)


async def test_an_empty_group_leaves_the_last_one(scene: Scene, hugo: Person, tom: Person):
    group = scene.slack.group(hugo, tom)
    await follower(scene, group).follow()
    scene.slack.team.groups[group] = []

    await follower(scene, group).follow()

    assert await scene.column("role_grant", "COUNT(*)") == [1]


@pytest.mark.parametrize("fault", [Fault.RATE_LIMITED, Fault.SERVER_ERROR])
async def test_a_group_that_cannot_be_read_changes_nothing(
    scene: Scene, hugo: Person, fault: Fault
):
    group = scene.slack.group(hugo)
    await follower(scene, group).follow()
    scene.slack.team.groups[group] = []
    scene.slack.misbehave("usergroups.users.list", fault)

    await follower(scene, group).follow()

    assert await sees_hr(hugo)


@pytest.mark.parametrize("typed", ["@Hugo Modèle", "@hugo", "Hugo"])
async def test_a_name_that_slack_did_not_turn_into_a_mention_is_resolved(
    scene: Scene, maya: Person, typed: str
):
    hugo = scene.slack.add_member("Hugo Modèle", locale="fr-FR")
    await hugo.says("bonjour")

    await maya.runs("/kamarade-rh", f"droits donner {typed}")

    assert f"<@{hugo.id}>" in maya.whisper()["text"]
    assert [action for action, _ in await scene.audited()].count("role.grant.hr") == 2


async def test_a_name_of_several_people_or_of_nobody_gives_a_sentence(scene: Scene, maya: Person):
    for name in ("Hugo Un", "Hugo Deux"):
        await scene.slack.add_member(name, locale="fr-FR").says("bonjour")

    await maya.runs("/kamarade-rh", "droits donner @Hugo")
    assert "Choisis la personne dans la liste" in maya.whisper()["text"]
    await maya.runs("/kamarade-rh", "droits donner @Zorro")
    assert "Je ne connais personne derrière « @Zorro »" in maya.whisper()["text"]
