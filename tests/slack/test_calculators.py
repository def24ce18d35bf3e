"""A calculator from the entry that needs it to its answer; nothing is kept."""

from datetime import UTC, datetime
from typing import Any

import pytest

from bot.workspace import Person
from tests.conftest import Scene


async def opens(person: Person, question: str, button: str) -> None:
    await person.says(question)
    assert await person.clicks(person.inbox()[-1], button) is None


def shown(person: Person) -> str:
    assert person.view is not None
    return "\n".join(
        part["text"]
        for block in person.view["blocks"]
        for part in (block.get("text"), *block.get("elements", ()))
        if part
    )


async def test_kilometres_are_counted_with_their_formula_and_source(nina: Person):
    await opens(nina, "barème km 6cv", "Calculer mes kilomètres")

    errors = await nina.fills_and_submits(
        {"Puissance fiscale": "6 CV", "Kilomètres à compter": "4 000 km"}
    )

    assert errors is None
    assert "*2\u202f660,00 €* pour 4\u202f000 km" in shown(nina)
    assert "4\u202f000 km × 0,665 = 2\u202f660,00 €" in shown(nina)
    assert "limite fiscale, pas un dû" in shown(nina)
    assert "art. 83, 3°" in shown(nina)


async def test_an_electric_car_late_in_the_year_in_english(tom: Person):
    await opens(tom, "mileage rate for an electric car", "Work out my mileage")

    await tom.fills_and_submits(
        {
            "Fiscal horsepower": "5 CV",
            "Kilometres to count": "1000",
            "Kilometres already counted this year": "5000",
            "Engine": ["electric"],
        }
    )

    assert "*€428.40* for 1,000 km in an electric car" in shown(tom)
    assert "6,000 km × 0.357 + 1,395, plus 20% = €4,244.40" in shown(tom)
    assert "Less what you counted before: 5,000 km × 0.636, plus 20% = €3,816.00" in shown(tom)


async def test_going_back_finds_the_form_as_it_was(nina: Person):
    await opens(nina, "barème km 6cv", "Calculer mes kilomètres")
    await nina.fills_and_submits({"Kilomètres à compter": "10"})
    await nina.closes_view()

    assert nina.view is not None
    assert nina.view["callback_id"] == "calculators.form.mileage"


@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        ({"Kilomètres à compter": "pas mal"}, "km", "Je ne lis pas de nombre dans « pas mal »"),
        ({"Kilomètres à compter": "-4"}, "km", "un nombre entre 0 et 200000"),
        (
            {"Kilomètres à compter": "4", "Kilomètres déjà comptés cette année": "2 <b>"},
            "before",
            "Je ne lis pas de nombre dans « 2 &lt;b&gt; »",
        ),
    ],
)
async def test_an_impossible_figure_gets_a_sentence_under_its_field(
    nina: Person, typed: dict[str, Any], field: str, sentence: str
):
    await opens(nina, "barème km 6cv", "Calculer mes kilomètres")

    errors = await nina.fills_and_submits(typed)

    assert errors is not None
    assert sentence in errors[field]


async def test_leave_is_said_in_both_units_up_to_today(scene: Scene, nina: Person):
    scene.clock.offset += datetime(2026, 11, 30, 11, tzinfo=UTC) - scene.clock.now()
    await opens(nina, "j'ai combien de jours de congés par an", "Calculer mes congés")

    await nina.fills_and_submits({"Ton premier jour dans l'entreprise": "2026-09-01"})

    assert "Du 1er septembre 2026 au 30 novembre 2026" in shown(nina)
    assert "*7,5 jours ouvrables*, soit *6,25 jours ouvrés*" in shown(nina)
    assert "3 mois × 2,5 = 7,5 ouvrables" in shown(nina)
    assert "art. L3141-3" in shown(nina)


async def test_leave_before_the_first_day_is_refused_in_words(nina: Person):
    await opens(nina, "j'ai combien de jours de congés par an", "Calculer mes congés")

    errors = await nina.fills_and_submits(
        {"Ton premier jour dans l'entreprise": "2027-09-01", "Compter jusqu'au": "2027-08-31"}
    )

    assert errors == {"until": "Ce jour vient avant le premier : vérifie les deux dates."}


async def test_the_dates_of_a_probation(nina: Person):
    await opens(nina, "ma période d'essai dure combien de temps", "Calculer mes dates")

    await nina.fills_and_submits(
        {
            "Premier jour de l'essai": "2027-02-01",
            "Jour où l'on annonce la fin": "2027-05-20",
            "Qui arrête ?": "L'entreprise",
        }
    )

    assert "Ton essai finit le *31 mai 2027* au soir" in shown(nina)
    assert "dernier jour *31 mai 2027* (délai : un mois)" in shown(nina)
    assert "l'entreprise te prévient au plus tard le *30 avril 2027*" in shown(nina)
    assert "toi, tu la préviens au plus tard le *29 mai 2027*" in shown(nina)


async def test_a_renewed_probation_in_english(tom: Person):
    await opens(tom, "how long is my probation?", "Work out my dates")

    await tom.fills_and_submits(
        {"First day of probation": "2027-02-01", "Renewal": "4 more months"}
    )

    assert "*September 30, 2027* (without the renewal: May 31, 2027)" in shown(tom)


async def test_nothing_of_a_calculation_is_kept(scene: Scene, nina: Person):
    await opens(nina, "barème km 6cv", "Calculer mes kilomètres")
    await nina.fills_and_submits({"Kilomètres à compter": "48151"})
    await scene.settle()

    assert "48151" not in await scene.everything_kept()
