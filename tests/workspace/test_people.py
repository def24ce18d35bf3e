"""Members: what Slack says of them, what the app hears when they change."""

from __future__ import annotations

import pytest

from tests.workspace.pieces import home, section


async def test_a_member_has_a_zone_a_locale_and_a_title(nina, bea, client):
    reply = await client.users_info(user=bea.id, include_locale=True)
    other = await client.users_info(user=nina.id)

    user = reply["user"]
    assert (user["tz"], user["locale"]) == ("Europe/London", "en-GB")
    assert user["tz_offset"] in {0, 3600}
    assert other["user"]["tz_offset"] - user["tz_offset"] == 3600
    assert other["user"]["profile"]["title"] == "KAM"
    assert other["user"]["profile"]["email"] == "nina@example.com"
    assert "locale" not in other["user"]


@pytest.mark.parametrize(
    ("facts", "flag"),
    [
        ({"admin": True}, "is_admin"),
        ({"guest": True}, "is_restricted"),
        ({"single_channel_guest": True}, "is_ultra_restricted"),
        ({"bot": True}, "is_bot"),
        ({"deleted": True}, "deleted"),
        ({"stranger": True}, "is_stranger"),
    ],
)
async def test_flags_are_told(workspace, nina, client, facts, flag):
    somebody = workspace.add_member("Quelqu'un", **facts)

    assert (await client.users_info(user=somebody.id))["user"][flag] is True
    assert (await client.users_info(user=nina.id))["user"].get(flag, False) is False


async def test_a_deactivated_member_loses_zone_and_flags(workspace, client):
    gone = workspace.add_member("Parti Fictif", deleted=True)
    user = (await client.users_info(user=gone.id))["user"]

    assert "tz" not in user
    assert "is_admin" not in user


async def test_a_stranger_belongs_to_another_team_and_is_not_listed(workspace, client):
    stranger = workspace.add_member("Autre Maison", stranger=True)
    listed = await client.users_list()

    assert (await client.users_info(user=stranger.id))["user"]["team_id"] != workspace.team.id
    assert stranger.id not in [user["id"] for user in listed["members"]]


@pytest.mark.usefixtures("nina", "bea")
async def test_members_are_listed_in_pages(client):
    seen, cursor = [], None
    while cursor != "":
        reply = await client.users_list(limit=3, cursor=cursor)
        seen += [user["real_name"] for user in reply["members"]]
        cursor = reply["response_metadata"]["next_cursor"]

    assert seen == ["Echo", "Slackbot", "Nina Exemple", "Béa Fictive"]


async def test_a_member_is_found_by_e_mail(nina, client):
    assert (await client.users_lookupByEmail(email="NINA@example.com"))["user"]["id"] == nina.id


async def test_a_group_lists_its_members(workspace, nina, bea, client):
    group = workspace.group(nina, bea)

    reply = await client.usergroups_users_list(usergroup=group)

    assert reply["users"] == [nina.id, bea.id]


async def test_joining_and_changing_are_heard(workspace, app):
    lea = await workspace.join("Léa Imaginaire", locale="en-US", tz="America/New_York")
    await lea.changes(tz="Europe/Paris", title="KAM")
    await lea.changes(deleted=True)

    joined, changed, left = app.events
    assert (joined["type"], joined["user"]["tz"]) == ("team_join", "America/New_York")
    assert (changed["type"], changed["user"]["tz"]) == ("user_change", "Europe/Paris")
    assert changed["user"]["profile"]["title"] == "KAM"
    assert left["user"]["deleted"] is True


async def test_the_home_tab_shows_what_the_app_publishes(app, nina, call):
    assert await nina.opens_home() is None
    first = await call("views.publish", user_id=nina.id, view=home(section("Bienvenue")))
    shown = await nina.opens_home()

    assert shown["blocks"][0]["text"]["text"] == "Bienvenue"
    before, after = app.events
    assert (before["tab"], before["channel"]) == ("home", nina.dm.id)
    assert "view" not in before
    assert after["view"]["id"] == first["view"]["id"]


async def test_publishing_over_another_version_is_refused(nina, call):
    first = await call("views.publish", user_id=nina.id, view=home())
    second = await call("views.publish", user_id=nina.id, view=home(), hash=first["view"]["hash"])

    late = await call("views.publish", user_id=nina.id, view=home(), hash=first["view"]["hash"])

    assert second["view"]["id"] == first["view"]["id"]
    assert late["error"] == "hash_conflict"


async def test_opening_the_messages_tab_is_heard_too(app, nina):
    await nina.opens_messages()

    assert app.events[0]["tab"] == "messages"


async def test_the_app_knows_itself(workspace, client):
    reply = await client.auth_test()

    assert reply["user_id"] == workspace.team.bot_user_id
    assert (reply["bot_id"], reply["team_id"]) == (workspace.team.bot_id, workspace.team.id)
