"""The Home tab."""

from bot.workspace import Person


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
    assert "Questions en attente" in str(await maya.opens_home())
    assert "Questions en attente" not in str(await nina.opens_home())
