"""The Home tab."""

from datetime import timedelta

from bot.domain.companions import PairingState
from bot.workspace import Person
from tests.conftest import Scene
from tests.slack.journeys import accompanied, did, known, today, travels


async def test_the_booklet_is_browsed_by_theme(nina: Person):
    home = await nina.opens_home()
    assert home is not None
    assert "Bonjour Nina" in str(home["blocks"])

    await nina.clicks(home, "Frais et déplacements")
    assert nina.home is not None
    assert "Justificatif perdu" in str(nina.home["blocks"])

    await nina.clicks(nina.home, "← Tous les thèmes")
    assert "Bonjour Nina" in str(nina.home["blocks"])


async def test_an_entry_read_from_home_arrives_as_a_message(nina: Person):
    home = await nina.opens_home()
    assert home is not None
    await nina.clicks(home, "Congés et temps")
    assert nina.home is not None

    await nina.clicks(nina.home, "answers.show.leave-request")

    assert "congé" in nina.inbox()[-1]["text"].casefold()


async def test_hr_sees_the_waiting_questions_and_others_do_not(nina: Person, maya: Person):
    assert "À regarder d'abord" in str(await maya.opens_home())
    assert "À regarder d'abord" not in str(await nina.opens_home())


def texts(view: dict | None) -> str:
    assert view is not None
    return str(view["blocks"])


def pages(view: dict | None) -> list[str]:
    """Return the pages that the row at the top offers."""
    assert view is not None
    row = view["blocks"][0].get("elements", ())
    return [one["value"] for one in row if one.get("action_id", "").startswith("home.tab.")]


async def test_a_newcomer_sees_their_day(scene: Scene, nina: Person, bea: Person):
    journey = await travels(scene, nina, day=12)
    await accompanied(scene, journey, nina, bea)
    await did(scene, journey, until=8)

    home = texts(await nina.opens_home())

    assert "*Jour 12*" in home
    assert "●○○○○○" in home
    assert f"Ton binôme : <@{bea.id}>" in home
    assert "C'est fait" in home
    assert "Rien ne te bloque" in home
    assert "Le livret par thème" in home


async def test_a_buddy_who_has_not_answered_is_not_named(scene: Scene, nina: Person, bea: Person):
    journey = await travels(scene, nina, day=-9)
    await accompanied(scene, journey, nina, bea, PairingState.PROPOSED)

    home = texts(await nina.opens_home())

    assert f"<@{bea.id}>" not in home
    assert "On vient de demander à quelqu'un" in home


async def test_a_task_ticked_in_the_home_tab_leaves_it_at_once(scene: Scene, nina: Person):
    journey = await travels(scene, nina, day=12)
    await did(scene, journey, until=8)
    home = await nina.opens_home()
    assert home is not None
    before = texts(home).count("tasks.done")

    await nina.clicks(home, "C'est fait")

    assert texts(nina.home).count("tasks.done") == before - 1


async def test_an_obstacle_is_said_from_the_home_tab_and_stands_there(
    scene: Scene, nina: Person, maya: Person
):
    await travels(scene, nina, day=12)
    home = await nina.opens_home()
    assert home is not None

    await nina.clicks(home, "Je suis bloqué")

    assert nina.view is not None


async def test_a_buddy_sees_their_newcomers(scene: Scene, nina: Person, bea: Person):
    journey = await travels(scene, nina, day=12)
    await accompanied(scene, journey, nina, bea)

    home = await bea.opens_home()

    assert pages(home) == ["buddy", "booklet"]
    assert f"*<@{nina.id}>* · J+12" in texts(home)
    await scene.run("UPDATE pairing SET state = 'proposed'")
    assert "On attend ta réponse" in texts(await bea.opens_home())


async def test_a_manager_sees_tasks_and_team_and_nothing_else(
    scene: Scene, nina: Person, bea: Person
):
    boss = await known(scene, bea)
    await travels(scene, nina, day=2, line_manager_id=boss)

    home = await bea.opens_home()

    assert pages(home) == ["manager", "booklet"]
    assert "Ton équipe qui arrive" in texts(home)
    assert f"*<@{nina.id}>*" in texts(home)
    assert "console.leave" not in texts(home)
    assert "C'est fait" in texts(home)


async def test_somebody_with_several_roles_goes_from_one_to_another(
    scene: Scene, maya: Person, nina: Person
):
    journey = await travels(scene, nina, day=12, line_manager_id=await known(scene, maya))
    await accompanied(scene, journey, nina, maya)
    home = await maya.opens_home()
    assert pages(home) == ["buddy", "manager", "hr", "booklet"]

    await maya.clicks(home or {}, "RH")
    assert "Console des RH" in texts(maya.home)
    await maya.opens_home()

    assert "Console des RH" in texts(maya.home)  # where they were


async def test_the_console_is_turned_in_the_home_tab(scene: Scene, maya: Person, nina: Person):
    await travels(scene, nina, day=3)
    home = await maya.opens_home()
    count = len(maya.inbox())

    await maya.clicks(home or {}, "Voir")

    assert "n'a pas de binôme*" not in texts(maya.home)
    assert "Tout le monde" in texts(maya.home)
    assert len(maya.inbox()) == count


async def test_what_hr_looks_at_follows_what_others_do(scene: Scene, maya: Person, nina: Person):
    assert "*1 question*" not in texts(await maya.opens_home())

    await nina.says("où sont rangés les costumes du carnaval de Dunkerque ?")
    await nina.clicks(nina.inbox()[-1], "Demander à quelqu'un")
    await nina.fills_and_submits({})
    assert "*1 question*" in texts(maya.home)

    await maya.clicks(maya.inbox()[-1], "Répondre")
    await maya.fills_and_submits({"Ta réponse": "Au grenier."})
    assert "*1 question*" not in texts(maya.home)


async def test_a_newcomer_whose_first_day_moves_sees_it_without_opening_the_tab(
    scene: Scene, maya: Person, nina: Person
):
    await travels(scene, nina, day=-3)
    assert "Tu commences dans *3 jours*" in texts(await nina.opens_home())
    await maya.runs("/kamarade-rh")
    await maya.clicks(maya.inbox()[-1], "Changer le début")

    later = today(scene) + timedelta(days=20)
    await maya.fills_and_submits({"Premier jour de travail": later.isoformat()})

    assert "Tu commences dans *20 jours*" in texts(nina.home)


async def test_a_right_that_is_taken_back_takes_the_page_away(
    scene: Scene, maya: Person, nina: Person
):
    await scene.grant(nina, scene.hr)
    assert "Console des RH" in texts(await nina.opens_home())

    await maya.runs("/kamarade-rh", f"droits retirer <@{nina.id}>")

    assert "Console des RH" not in texts(nina.home)
    await nina.opens_home()
    assert pages(nina.home) == []


async def test_nothing_is_published_to_who_never_opened_the_tab(
    scene: Scene, maya: Person, nina: Person
):
    await travels(scene, nina, day=3)
    await maya.runs("/kamarade-rh")
    await maya.clicks(maya.inbox()[-1], "Terminer")

    assert scene.slack.calls("views.publish") == []
