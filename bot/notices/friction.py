"""The friction ledger in words, and its monthly summary for HR."""

from dataclasses import replace
from datetime import date

from babel.dates import format_date

from bot.blocks import friction as blocks
from bot.delivery import Skip
from bot.domain.deliveries import Outgoing
from bot.domain.friction import By, Line
from bot.domain.friction import ledger as cut
from bot.domain.languages import DEFAULT, Language
from bot.domain.roles import Role
from bot.kamarade import Kamarade
from bot.notices.obstacles import role_title
from bot.pictures import Chart, bars
from bot.posting import Message
from bot.services import equipping, friction, people
from bot.services.friction import Ledger
from bot.texts import Words
from bot.uploading import Upload


async def read(kamarade: Kamarade, month: date | None = None) -> Ledger:
    """Return the ledger of a year, or of a month, with the share of newcomers fully equipped."""
    database, workspace_id = kamarade.database, kamarade.workspace_id
    found = await friction.ledger(
        database, kamarade.handbook, workspace_id, kamarade.now(), only=month
    )
    equipped = await equipping.figure(database, kamarade.guide, workspace_id, kamarade.today())
    return replace(found, equipped=equipped)


def say(kamarade: Kamarade, found: Ledger, language: Language, month: date | None = None) -> Words:
    """Return the words of a ledger."""
    spared = found.what_if
    return kamarade.say(
        language,
        "friction",
        open_now=found.open_now,
        late_now=found.late_now,
        total=sum(cost.days for cost in found.costs),
        count=len(found.costs),
        month=_month(month, language) if month else "",
        saved=spared.saved if spared else 0,
        within=spared.within if spared else 0,
        cause=kamarade.shelf.obstacles.get(spared.cause).label[language] if spared else "",
        share=found.equipped.share if found.equipped else None,
        people=found.equipped.people if found.equipped else 0,
    )


def _month(month: date, language: Language) -> str:
    return str(format_date(month, "MMMM yyyy", locale=language.value))


def lines(
    kamarade: Kamarade, found: Ledger, by: By, words: Words, language: Language
) -> list[Line]:
    """Return the lines of a ledger, under the names that people use."""
    return [
        replace(one, name=_name(kamarade, one.name, by, words, language))
        for one in cut(found.costs, by)
    ]


def _name(kamarade: Kamarade, name: str, by: By, words: Words, language: Language) -> str:
    match by:
        case By.CAUSE:
            return kamarade.shelf.obstacles.get(name).label[language]
        case By.OWNER:
            return role_title(kamarade, name, language)
        case By.MONTH:
            return _month(date.fromisoformat(f"{name}-01"), language)
        case _:
            return name or words["nowhere"]


async def summary(kamarade: Kamarade, row: Outgoing) -> Message | Skip:
    """Say what the month that ended cost, by cause."""
    if row.person_id and not await people.has_role(kamarade.database, row.person_id, Role.HR):
        return Skip("no longer in HR")
    language = await people.language_of(kamarade.database, row.person_id) or DEFAULT
    month = date.fromisoformat(row.refs["month"])
    found = await read(kamarade, month)
    if not found.costs:
        return Skip("nothing to say")
    words = say(kamarade, found, language, month)
    shown = lines(kamarade, found, By.CAUSE, words, language)
    body = words["summary"]
    return Message(body, blocks.ledger(words, body, shown, By.CAUSE))


async def picture(kamarade: Kamarade, row: Outgoing) -> Message | Skip:
    """Draw the ledger, as it stands when the picture is sent."""
    if not await people.has_role(kamarade.database, row.person_id or "", Role.HR):
        return Skip("no longer in HR")
    language = await people.language_of(kamarade.database, row.person_id) or DEFAULT
    by, name = By(row.refs["by"]), "ledger"
    found = await friction.ledger(
        kamarade.database, kamarade.handbook, kamarade.workspace_id, kamarade.now()
    )
    words = say(kamarade, found, language)
    shown = lines(kamarade, found, by, words, language)[: blocks.LONGEST]
    own = kamarade.say(language, "friction_picture", by=by.value)
    days = [None if line.is_hidden else float(line.days) for line in shown]
    labels = [line.name for line in shown]
    chart = Chart(own["title"], labels, {words["days"]: days}, language, own["note"])
    upload = Upload(own["file"], await bars(chart), chart.words)
    return Message(own["title"], blocks.picture(words, name, chart.words), {name: upload})


KINDS = {friction.SUMMARY: summary, friction.PICTURE: picture}
