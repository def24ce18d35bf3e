"""The friction ledger: groups of five for anything about people, and complements hidden."""

from bot.domain.friction import By, Cost, WhatIf, ledger, what_if


def cost(person: str, cause: str = "erp", site: str = "Lyon", days: int = 3, **more: bool) -> Cost:
    return Cost(person, cause, "it", site, "2026-11", days, **more)


def names(lines) -> list[tuple[str, bool]]:
    return [(line.name, line.is_hidden) for line in lines]


def test_a_cause_is_told_from_one_person_on_with_its_days():
    [line] = ledger([cost("a", days=4), cost("b", days=2, is_reopened=True)], By.CAUSE)

    assert (line.days, line.count, line.median_days, line.reopened) == (6, 2, 3, 0.5)


def test_a_cause_that_speaks_of_somebody_is_hidden_under_five():
    four = [cost(str(n), "manager-absent", is_private=True) for n in range(4)]
    five = [*four, cost("5", "manager-absent", is_private=True)]

    assert names(ledger([*four, cost("x"), cost("y")], By.CAUSE)) == [
        ("erp", True),  # else the total less this one would tell the other
        ("manager-absent", True),
    ]
    assert names(ledger(five, By.CAUSE)) == [("manager-absent", False)]


def test_a_site_of_four_people_is_hidden_however_many_obstacles_they_had():
    lyon = [cost(str(n)) for n in range(6)]
    nantes = [cost(f"n{n % 4}", site="Nantes") for n in range(12)]
    lille = [cost(f"l{n}", site="Lille", days=9) for n in range(7)]

    assert names(ledger([*lyon, *nantes, *lille], By.SITE)) == [
        ("Lille", False),
        ("Lyon", True),  # the smallest shown is hidden with the one that must be
        ("Nantes", True),
    ]


def test_what_if_names_the_cause_that_would_spare_the_most():
    costs = [cost("a", days=10), cost("b", days=5), cost("c", "crm", days=15)]

    assert what_if(costs) == WhatIf("crm", 1, 14)
    assert what_if([cost("a", days=1)]) is None
    assert what_if([]) is None
    assert what_if([cost("a", "manager-absent", days=30, is_private=True)]) is None
