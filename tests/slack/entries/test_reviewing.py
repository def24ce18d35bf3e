"""Entries to read again: whoever keeps them is asked, and says that they are still right."""

from pathlib import Path

from bot.domain.languages import Language
from bot.errands.taking_up import take_up
from bot.workspace import Person
from tests.conftest import Scene
from tests.slack.entries.correcting import corrects
from tests.slack.pairs import at, stale, told


async def test_an_owner_is_asked_once_then_weekly_about_everything_at_once(
    scene: Scene, karim: Person, maya: Person
):
    await at(scene, 2029, 1, 3, 8)
    assert told(karim, "à relire") == []
    await at(scene, 2029, 1, 3, 9, 30)
    [asked] = told(karim, "à relire")
    assert "Une fiche du livret est à relire" in asked["text"]

    for day in (4, 5, 8, 9):
        await at(scene, 2029, 1, day, 10)
    assert len(told(karim, "à relire")) == 1
    await at(scene, 2029, 1, 10, 10)
    assert len(told(karim, "à relire")) == 2


async def test_still_right_moves_the_dates_in_both_languages_and_the_bot_asks_no_more(
    scene: Scene, karim: Person, nina: Person
):
    await at(scene, 2029, 1, 3, 9, 30)
    [asked] = told(karim, "à relire")

    for _ in range(2):
        await karim.clicks(await stale(scene, karim, asked), "Toujours juste")
    assert "vérifiée aujourd'hui" in str(karim.inbox()[-1]["blocks"])
    assert sorted(await scene.column("revision", "kind")) == ["review", "review"]

    await karim.runs("/kamarade", "mes-fiches")
    assert "rien à faire" in str(karim.whisper())
    await take_up(scene.bot.kamarade)
    found = scene.bot.kamarade.shelf.booklet.find("erp-delay", Language.EN)
    assert found is not None
    assert str(found.checked_on) == "2029-01-03"
    await at(scene, 2029, 1, 10, 10)
    assert len(told(karim, "à relire")) == 1 + 2  # and the two copies that were pressed


async def test_somebody_else_cannot_say_it_is_right(scene: Scene, karim: Person, nina: Person):
    await at(scene, 2029, 1, 3, 9, 30)
    [asked] = told(karim, "à relire")

    await nina.clicks(await stale(scene, nina, asked), "Toujours juste")

    assert told(nina, "tenue par quelqu'un d'autre")
    assert await scene.column("revision", "kind") == []


async def test_hr_is_asked_in_place_of_owners_out_of_reach(scene: Scene, maya: Person):
    await at(scene, 2029, 1, 3, 9, 30)

    [asked] = told(maya, "à relire")
    assert "Je ne joins personne dans Slack pour" in str(asked["blocks"])
    assert "le support informatique" in str(asked["blocks"])
    await maya.clicks(asked, "Toujours juste")
    assert set(await scene.column("revision", "state")) == {"approved"}


async def test_in_a_team_s_own_channel_any_colleague_keeps_its_entries(
    scene: Scene, nina: Person, maya: Person, few: Path
):
    team = scene.slack.channel("aide-it", [nina])
    path = few / "company.yaml"
    text = path.read_text(encoding="utf-8")
    path.unlink()
    path.write_text(text.replace("email: karim@solstice.example", f"slack: {team.id}"))
    await take_up(scene.bot.kamarade)
    await at(scene, 2029, 1, 3, 9, 30)
    [asked] = [m for m in nina.reads(team) if "à relire" in str(m["text"])]

    await nina.clicks(asked, "Corriger")
    await corrects(nina)

    assert await scene.column("revision", "state") == ["approved"]
