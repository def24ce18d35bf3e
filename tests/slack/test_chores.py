"""A chore of the tick that fails holds up no other."""

from aiohttp import ClientConnectionError

from bot.workspace import Person
from tests.conftest import Scene
from tests.slack.test_inbox import answers, dies, event, later, wrote


async def cut() -> None:
    raise ClientConnectionError("reset by peer")


async def test_what_comes_after_a_line_cut_in_the_middle_of_a_chore_is_done(
    scene: Scene, nina: Person
):
    jobs = scene.bot.jobs
    jobs._chores = [("cut", cut), *jobs._chores]
    await dies(scene, event(nina, await wrote(scene, nina)))

    await later(scene)

    assert answers(nina) == 1
