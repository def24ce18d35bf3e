"""The demo's fictional company: nobody in it exists."""

from dataclasses import dataclass

from bot.workspace import Workspace

NOTE = "Solstice Industries est une entreprise fictive · a fictional company"
TIPS = {
    "fr": [
        "Écris à Kamarade comme Camille : « sa fait 2 semaines que jattend SAP »",
        "Sous une réponse, appuie sur Je suis bloqué ; prends l'obstacle comme Karim",
        "Demande ce qu'il ne sait pas, envoie la question aux RH, puis réponds comme Sofia",
        "Ouvre l'onglet Accueil de Kamarade : tout le livret, par thème",
    ],
    "en": [
        'Write to Kamarade as Tom: "how do i get my expenses back"',
        "Under an answer, press the I'm blocked button; take it as Karim, and move the clock",
        "Ask something it does not know, send it to HR, then answer as Sofia",
        "Open Kamarade's Home tab: the whole booklet, by theme",
    ],
}

# Who is in the demo, in the order of the page.
CAST = (
    "Camille Exemple",
    "Tom Sample",
    "Inès Binôme",
    "Marc Parrain",
    "Sofia Ressources",
    "Hélène Manager",
    "Karim Dépannage",
    "Nadia Responsable",
)
HR, LINE_MANAGER = "Sofia Ressources", "Hélène Manager"


@dataclass(frozen=True, slots=True)
class Arrival:
    """Somebody who arrives: `in_days` from the demo's first day."""

    name: str
    in_days: int
    country: str
    site: str
    segment: str


@dataclass(frozen=True, slots=True)
class Volunteer:
    """Somebody who accompanies newcomers."""

    name: str
    years: int
    site: str
    segment: str
    strengths: tuple[str, ...]


NEWCOMERS = (
    Arrival("Camille Exemple", 0, "FR", "Lyon", "énergie"),
    Arrival("Tom Sample", 16, "GB", "London", "utilities"),
)
VOLUNTEERS = (
    Volunteer("Inès Binôme", 3, "Lyon", "énergie", ("vendre en interne",)),
    Volunteer("Marc Parrain", 5, "Paris", "transports", ("plan de compte", "négocier")),
)

_FACTS = {
    "Camille Exemple": ("KAM Énergie", "fr-FR", "Europe/Paris", "nouvelle KAM, française"),
    "Tom Sample": ("KAM Utilities", "en-GB", "Europe/London", "nouveau KAM, anglais"),
    "Inès Binôme": ("KAM Industrie", "fr-FR", "Europe/Paris", "binôme, KAM depuis trois ans"),
    "Marc Parrain": ("KAM Transports", "fr-FR", "Europe/Paris", "binôme, KAM depuis cinq ans"),
    "Sofia Ressources": ("RH", "fr-FR", "Europe/Paris", "ressources humaines"),
    "Hélène Manager": ("Directrice des comptes", "fr-FR", "Europe/Paris", "manager"),
    "Karim Dépannage": ("Informatique", "fr-FR", "Europe/Paris", "ouvre les accès ERP"),
    "Nadia Responsable": ("Informatique", "fr-FR", "Europe/Paris", "responsable de Karim"),
}


def seed(workspace: Workspace) -> None:
    """Fill an empty workspace with the company."""
    team = workspace.team
    team.name, team.fictional_note, team.tips = "Solstice Industries", NOTE, TIPS
    everybody = []
    for name in CAST:
        title, locale, zone, note = _FACTS[name]
        email = f"{name.split(' ')[0].lower()}@solstice.example"
        person = workspace.add_member(
            name, title=title, locale=locale, tz=zone, email=email, role_note=note
        )
        everybody.append(person)
    workspace.channel("kam-entraide", everybody)
    workspace.channel("general", everybody)
