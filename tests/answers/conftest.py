from pathlib import Path

import pytest

from bot.answers.engine import Engine
from bot.domain.booklet import Booklet, Entry
from bot.domain.gates import Gates
from bot.domain.languages import Language
from bot.library import gates as gates_file

CONTENT = Path(__file__).parents[2] / "content"
FR, EN = Language.FR, Language.EN

TOPICS: dict[str, tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]] = {
    "leave-request": (
        ("Poser un congé", "comment poser des vacances", "je veux prendre une semaine en août",
         "délai pour demander un congé", "où je saisis mes jours de vacances"),
        ("Requesting leave", "how do I book time off", "ask for a week of holiday in August",
         "where do I enter my days off"),
        (),
    ),
    "rtt": (
        ("RTT et forfait jours", "combien de rtt cette année", "mes jours de repos forfait",
         "perdre ses rtt en décembre"),
        ("RTT days", "how many rest days do I have", "do unused RTT days expire"),
        ("RTT",),
    ),
    "expense-submit": (
        ("Faire une note de frais", "comment envoyer mes frais", "rembourser un repas client",
         "scanner un ticket de taxi dans Spendia", "déclarer une dépense"),
        ("Submitting an expense report", "how do I claim a taxi", "send my receipts",
         "get paid back for a meal"),
        ("NDF", "note de frais"),
    ),
    "expense-limits": (
        ("Plafonds repas et hôtel", "quel plafond pour un repas", "prix maximum d'une nuit d'hôtel",
         "combien je peux dépenser au restaurant", "plafond pour l'hôtel à Lyon"),
        ("Meal and hotel limits", "maximum price for a hotel night", "what is the meal cap"),
        (),
    ),
    "erp-delay": (
        ("Accès ERP en retard", "j'attends SAP depuis deux semaines", "toujours pas mon accès erp",
         "qui relancer pour mon accès SAP"),
        ("Late ERP access", "still waiting for SAP", "who chases my ERP access"),
        ("SAP", "ERP"),
    ),
    "erp-roles": (
        ("Rôles et autorisations ERP", "il me manque une transaction SAP",
         "erreur d'autorisation SU53", "élargir mon profil SAP"),
        ("ERP roles", "missing authorisation in SAP", "extend my SAP profile"),
        ("SAP", "ERP"),
    ),
    "account-locked": (
        ("Compte verrouillé", "mot de passe oublié", "mon compte windows est bloqué",
         "trop de tentatives de connexion"),
        ("Locked account", "forgotten password", "my windows account is locked"),
        (),
    ),
    "sick-leave": (
        ("Arrêt maladie", "à qui envoyer mon arrêt de travail", "grippe, je préviens qui",
         "délai pour transmettre le certificat du médecin"),
        ("Sick leave", "where do I send my sick note", "I have the flu, who do I tell"),
        (),
    ),
    "payslip": (
        ("Bulletin de paie", "date de virement du salaire", "erreur sur ma fiche de paie",
         "où trouver mes bulletins"),
        ("Payslip", "when is payday", "mistake on my payslip"),
        (),
    ),
    "remote-work": (
        ("Télétravail", "combien de jours à la maison", "télétravailler depuis l'étranger"),
        ("Remote work", "how many days can I work from home", "working from abroad"),
        ("TT",),
    ),
    "company-car": (
        ("Voiture de fonction", "carte carburant", "amende du véhicule", "commander ma voiture"),
        ("Company car", "fuel card", "speeding ticket with the car", "order my car"),
        (),
    ),
    "badge": (
        ("Badge et parking", "badge d'accès au site", "place de parking", "portail du site"),
        ("Badge and parking", "site access badge", "where can I park"),
        (),
    ),
}  # fmt: skip
FRENCH_LAW = ("sick-leave", "rtt")


def entry(entry_id: str, language: Language, texts: tuple[str, ...], aliases: tuple[str, ...]):
    title, *questions = texts
    countries = ("FR",) if entry_id in FRENCH_LAW else ()
    body = f"{title}."
    return Entry(
        entry_id, language, title, tuple(questions), body, aliases=aliases, countries=countries
    )


@pytest.fixture(scope="session")
def booklet():
    return Booklet(
        tuple(
            entry(entry_id, language, texts, aliases)
            for entry_id, (french, english, aliases) in TOPICS.items()
            for language, texts in ((FR, french), (EN, english))
        )
    )


@pytest.fixture(scope="session")
def engine(booklet):
    return Engine.build(booklet, Gates())


@pytest.fixture(scope="session")
def shipped_gates():
    return gates_file.load([CONTENT])


@pytest.fixture(scope="session")
def gated(booklet, shipped_gates):
    return Engine.build(booklet, shipped_gates)
