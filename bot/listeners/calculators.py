"""The calculators: a button under an entry, a form, the answer in words. Nothing is kept."""

import re
from datetime import date
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from slack_sdk.models.views import View

from bot.blocks import calculators as blocks
from bot.blocks import forms
from bot.domain.booklet import Calculator
from bot.domain.calculators import leave, mileage, probation
from bot.domain.calculators.probation import Side
from bot.domain.calculators.typed import number, whole
from bot.domain.people import Speaker
from bot.kamarade import Kamarade
from bot.reception import Reception
from bot.texts import Words
from bot.turn import Turn

MONTHS = tuple(str(count) for count in range(1, probation.LONGEST + 1))


async def open_form(turn: Turn, action: dict[str, Any], kamarade: Kamarade) -> None:
    """Open the calculator whose button was pressed."""
    await turn.ack()
    calculator = Calculator(action["value"])
    await turn.open(_form(kamarade, turn.speaker, calculator))


def _form(kamarade: Kamarade, speaker: Speaker, calculator: Calculator) -> View:
    words = _say(kamarade, speaker, calculator)
    today = kamarade.now().astimezone(ZoneInfo(speaker.zone)).date()
    match calculator:
        case Calculator.MILEAGE:
            powers = [str(band.power) for band in kamarade.shelf.calculators.mileage.bands]
            fields = [
                blocks.choice(words, "power", powers, powers[len(powers) // 2]),
                blocks.text(words, "km"),
                blocks.text(words, "before", is_needed=False),
                blocks.box(words, "electric"),
            ]
        case Calculator.LEAVE:
            fields = [
                blocks.day(words, "since"),
                blocks.day(words, "until", today),
                blocks.text(words, "sick", is_needed=False),
            ]
        case Calculator.PROBATION:
            fields = [
                blocks.day(words, "starts"),
                blocks.choice(words, "months", MONTHS, MONTHS[-1]),
                blocks.choice(words, "renewed", ("0", *MONTHS), "0"),
                blocks.day(words, "announced", is_needed=False),
                blocks.choice(words, "side", tuple(Side), Side.EMPLOYEE),
            ]
    return blocks.form(words, calculator, fields)


def _say(kamarade: Kamarade, speaker: Speaker, calculator: Calculator, **found: object) -> Words:
    company = kamarade.shelf.company
    values = {
        "rule": company.value("mileage.rule", speaker.language),
        "unit": company.value("leave.unit", speaker.language),
    }
    message = f"calculator_{calculator}"
    figures = {"scale": kamarade.shelf.calculators.mileage}
    return kamarade.say(
        speaker.language, message, company=company.name, **values, **figures, **found
    )


async def count_mileage(turn: Turn, view: dict[str, Any], kamarade: Kamarade) -> None:
    """Say what kilometres are worth."""
    typed, most = forms.typed(view), mileage.LONGEST_KM
    drive = mileage.Drive(
        power=int(typed["power"]),
        km=number(typed["km"], field="km", most=most),
        before_km=number(typed["before"], field="before", most=most)
        if typed["before"]
        else Decimal(0),
        is_electric=bool(typed["electric"]),
    )
    found = mileage.allowance(kamarade.shelf.calculators.mileage, drive)
    words = _say(kamarade, turn.speaker, Calculator.MILEAGE, drive=drive, found=found)
    await turn.ack(response_action="push", view=blocks.result(words))


async def count_leave(turn: Turn, view: dict[str, Any], kamarade: Kamarade) -> None:
    """Say how much leave was earned by a day."""
    typed = forms.typed(view)
    worked = leave.Worked(
        since=date.fromisoformat(typed["since"]),
        until=date.fromisoformat(typed["until"]),
        sick_months=whole(typed["sick"], field="sick", most=12) if typed["sick"] else 0,
        period_starts=kamarade.shelf.calculators.leave_year_starts,
    )
    found = leave.earned(worked)
    words = _say(kamarade, turn.speaker, Calculator.LEAVE, worked=worked, found=found)
    await turn.ack(response_action="push", view=blocks.result(words))


async def count_probation(turn: Turn, view: dict[str, Any], kamarade: Kamarade) -> None:
    """Say when a probation ends, and until when its end may be announced."""
    typed, side = forms.typed(view), Side(forms.typed(view)["side"])
    trial = probation.Probation(
        date.fromisoformat(typed["starts"]), int(typed["months"]), int(typed["renewed"])
    )
    on = date.fromisoformat(typed["announced"]) if typed["announced"] else None
    words = _say(
        kamarade,
        turn.speaker,
        Calculator.PROBATION,
        trial=trial,
        latest={one: probation.latest(trial, one) for one in Side},
        side=side,
        on=on,
        leaving=probation.leaving(trial, on, side) if on else None,
    )
    await turn.ack(response_action="push", view=blocks.result(words))


def register(reception: Reception) -> None:
    """Attach this feature's listeners."""
    reception.action(re.compile(rf"^{re.escape(blocks.OPEN)}\."), open_form)
    reception.view(f"{blocks.FORM}.{Calculator.MILEAGE}", count_mileage)
    reception.view(f"{blocks.FORM}.{Calculator.LEAVE}", count_leave)
    reception.view(f"{blocks.FORM}.{Calculator.PROBATION}", count_probation)
