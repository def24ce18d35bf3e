"""A newcomer is written to a week before they start, and greeted on the day; account or not."""

from bot.mail import Smtp
from bot.shelf import Shelf
from bot.workspace import Person
from store.database import Database
from tests.conftest import Scene, playing
from tests.service.post_office import post_office
from tests.slack.test_pace import at


def said(person: Person) -> str:
    return " ".join(message["text"] for message in person.inbox())


async def enrol(maya: Person, **values: str) -> None:
    await maya.runs("/kamarade-rh", "accueillir")
    assert not await maya.fills_and_submits({"Premier jour": "2026-12-14", **values})


async def test_a_newcomer_is_told_of_their_first_day_then_greeted_once(
    scene: Scene, nina: Person, maya: Person
):
    await at(scene, 2026, 11, 23, 10)
    await enrol(maya, who=nina.id)
    await at(scene, 2026, 12, 7, 9, 31)
    assert "Nous t'attendons le lundi 14 décembre à 9 h 15" in said(nina)
    assert "robot" not in said(nina)

    await at(scene, 2026, 12, 14, 9, 31)
    await nina.says("accès SAP")
    await scene.settle()

    assert said(nina).count("Je suis un robot") == 1


async def test_without_an_account_hr_gets_the_words_to_send(scene: Scene, maya: Person):
    await at(scene, 2026, 11, 23, 10)
    await enrol(maya, email="lea@solstice.example", name="Léa Neuve")
    for day in (7, 8):  # one message a day, and HR may have had another
        await at(scene, 2026, 12, day, 9, 31)

    message = next(m for m in maya.inbox() if "prêt à envoyer" in m["text"])
    assert "Bonjour Léa," in str(message["blocks"])


async def test_whoever_joins_on_the_day_is_greeted_and_told_nothing_stale(
    scene: Scene, maya: Person
):
    await at(scene, 2026, 11, 23, 10)
    await enrol(maya, email="lea@solstice.example", name="Léa Neuve")
    await at(scene, 2026, 12, 14, 10)
    lea = await scene.slack.join("Léa Neuve", email="lea@solstice.example", locale="fr-FR")
    await scene.bot.jobs.tick()
    await scene.settle()

    assert "Je suis un robot" in said(lea)
    assert "Nous t'attendons" not in said(lea)


async def mailed(scene: Scene) -> None:
    await scene.bot.jobs.tick()
    await scene.bot.jobs.settled()


async def test_without_an_account_the_words_go_by_mail_once_and_hr_is_told(
    database: Database, shelf: Shelf
):
    async with post_office() as office:
        smtp = Smtp("127.0.0.1", office.port, "Kamarade <bot@solstice.example>")
        async with playing(database, shelf, smtp=smtp) as scene:
            await at(scene, 2026, 11, 23, 10)
            hana = scene.slack.add_member("Hana", locale="fr-FR")
            await scene.grant(hana, scene.hr)
            await enrol(hana, email="lea@home.example", name="Léa Neuve")
            await mailed(scene)
            assert office.letters == []

            for day in (7, 8, 9):
                await at(scene, 2026, 12, day, 9, 31)
                await mailed(scene)

            [letter] = office.letters
            assert letter["To"] == "lea@home.example"
            assert "Nous t'attendons le lundi 14 décembre" in letter.get_content()
            assert "par e-mail" in said(hana)
