"""How newcomers are, for somebody of HR who asked."""

from datetime import date

from bot import pictures
from bot.blocks import climate as blocks
from bot.delivery import Skip
from bot.domain import climate as rules
from bot.domain.deliveries import Outgoing
from bot.domain.languages import DEFAULT, Language
from bot.domain.roles import Role
from bot.kamarade import Kamarade
from bot.notices.checkins import milestone
from bot.pictures import Chart
from bot.posting import Message
from bot.services import climate, people
from bot.services.climate import Climate
from bot.services.encounters import aim
from bot.texts import Words
from bot.uploading import Upload

HIDDEN = "—"


async def figures(kamarade: Kamarade, row: Outgoing) -> Message | Skip:
    """Show the figures of a month that was read: to HR still."""
    if not await people.has_role(kamarade.database, row.person_id or "", Role.HR):
        return Skip("no longer in HR")
    language = await people.language_of(kamarade.database, row.person_id) or DEFAULT
    month = date.fromisoformat(row.refs["month"])
    found = await climate.of_month(kamarade.database, kamarade.workspace_id, month)
    words = _words(kamarade, found, language)
    chart = _chart(words, found, language)
    drawn = {}
    if chart is not None:
        drawn[blocks.PICTURE] = Upload("climat.png", await pictures.lines(chart), chart.words)
    rows = [[words["milestone"], words["answered"], words["energy"]], *_rows(found)]
    alt_text = chart.words if chart else None
    return Message(words["text"], blocks.climate(words, rows, alt_text), drawn)


def _words(kamarade: Kamarade, found: Climate, language: Language) -> Words:
    kinds = kamarade.shelf.obstacles
    return kamarade.say(
        language,
        "climate",
        month=found.month,
        is_empty=not (
            found.answered or found.energy or found.tags or found.recommended or found.met
        ),
        met=_met(found),
        aim=aim(kamarade.shelf.content),
        tags=[
            {"label": kinds.get(tag).label[language], "people": rules.at_least(counted)}
            for tag, counted in found.tags
        ],
        recommended=[
            {
                "day": milestone(day),
                "cohort": cohort,
                "score": f"{rules.promoters(counted):+d}",
                "people": rules.at_least(counted),
            }
            for (day, cohort), counted in found.recommended.items()
        ],
    )


def _met(found: Climate) -> dict[str, int] | None:
    if found.met is None:
        return None
    return {"share": rules.share(found.met), "people": rules.at_least(found.met)}


def _rows(found: Climate) -> list[list[str]]:
    days = sorted({*found.answered, *found.energy})
    return [
        [
            milestone(day),
            f"{rules.share(found.answered[day])} %" if day in found.answered else HIDDEN,
            f"{rules.level(found.energy[day])}" if day in found.energy else HIDDEN,
        ]
        for day in days
    ]


def _chart(words: Words, found: Climate, language: Language) -> Chart | None:
    if not found.energy:
        return None
    days = sorted(found.energy)
    return Chart(
        title=words["energy"],
        labels=[milestone(day) for day in days],
        series={words["energy"]: [float(rules.level(found.energy[day])) for day in days]},
        language=language,
        note=words["note"],
        top=100,
    )


KINDS = {climate.CLIMATE: figures}
