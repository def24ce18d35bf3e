"""One cell of a list of newcomers: read exactly, or refused with the reason."""

import re
from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.domain.enrolment import Who
from bot.domain.journeys import Track
from bot.domain.languages import Language
from bot.domain.names import folded
from bot.domain.regions import Regions

LONGEST_TEXT = 80
MOST_IN_LIST = 10
FARTHEST = timedelta(days=400)

_EMAIL = re.compile(r"[^@\s,;<>\"']+@[^@\s,;<>\"']+\.[^@\s,;<>\"']{2,}")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_LOCAL = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_FORMULA = ("=", "+", "-", "@")  # what a spreadsheet would run when the list is exported again

YES = frozenset({"oui", "yes", "o", "y", "x", "vrai", "true", "1"})
NO = frozenset({"non", "no", "n", "faux", "false", "0"})
AUTOMATIC = frozenset({"auto", "automatique", "automatic"})
LANGUAGES = {
    "fr": Language.FR,
    "francais": Language.FR,
    "french": Language.FR,
    "en": Language.EN,
    "anglais": Language.EN,
    "english": Language.EN,
}
TRACKS = {
    "administration": Track.ADMINISTRATION,
    "gestion": Track.ADMINISTRATION,
    "animation": Track.ANIMATION,
}


class Bad(Exception):
    """A cell that cannot be read: `kind` names the sentence, `details` fill it."""

    def __init__(self, kind: str, **details: object) -> None:
        super().__init__(kind)
        self.kind = kind
        self.details = details


@dataclass(frozen=True, slots=True)
class Reading:
    """What cells are read against: the date, the countries by name, their regions.

    `countries` maps folded names and codes to codes; `country` is that of who has none written.
    """

    today: date
    country: str
    countries: Mapping[str, str]
    regions: Callable[[str], Regions]


def email(typed: str, _reading: Reading) -> Who:
    """Read an address that must be there."""
    if not typed:
        raise Bad("missing")
    return _who(typed)


def somebody(typed: str, _reading: Reading) -> Who | None:
    """Read an address that may be missing."""
    return _who(typed) if typed else None


def buddy(typed: str, reading: Reading) -> Who | None:
    """Read an address; "auto", like nothing, lets Kamarade choose."""
    return None if folded(typed) in AUTOMATIC else somebody(typed, reading)


def named(who: Who, name: str | None) -> Who:
    """Return somebody with the name that another cell gives."""
    return replace(who, name=name)


def _who(typed: str) -> Who:
    if not _EMAIL.fullmatch(typed):
        raise Bad("bad_email")
    if len(typed) > 254:
        raise Bad("too_long", most=254)
    return Who(email=typed.lower())


def start(typed: str, reading: Reading) -> date:
    """Read a first day: 2027-03-01 or 01/03/2027, never 03/01/27."""
    if not typed:
        raise Bad("missing")
    if iso := _ISO.fullmatch(typed):
        year, month, number = iso.groups()
    elif local := _LOCAL.fullmatch(typed):
        number, month, year = local.groups()
    else:
        raise Bad("bad_date")
    try:
        day = date(int(year), int(month), int(number))
    except ValueError:
        raise Bad("no_such_day") from None
    if abs(day - reading.today) > FARTHEST:
        raise Bad("too_far")
    return day


def country(typed: str, reading: Reading) -> str:
    """Read a country by its name or its code of two letters."""
    if not typed:
        return reading.country
    found = reading.countries.get(folded(typed))
    if found is None:
        raise Bad("bad_country")
    return found


def region(typed: str, _reading: Reading) -> str | None:
    """Read the name or code of a region; `roster.placed` looks at it with the country."""
    return typed or None


def text(typed: str, _reading: Reading) -> str | None:
    """Read a few words."""
    if typed.startswith(_FORMULA):
        raise Bad("formula")
    if len(typed) > LONGEST_TEXT:
        raise Bad("too_long", most=LONGEST_TEXT)
    return typed or None


def several(typed: str, reading: Reading) -> tuple[str, ...]:
    """Read words separated by slashes, commas or bars."""
    found = tuple(
        word for part in re.split(r"[/,|]", typed) if (word := text(part.strip(), reading))
    )
    if len(found) > MOST_IN_LIST:
        raise Bad("too_many_words", most=MOST_IN_LIST)
    return found


def language(typed: str, _reading: Reading) -> Language | None:
    """Read a language that Kamarade speaks."""
    return LANGUAGES[_among(typed, LANGUAGES, "bad_language")] if typed else None


def track(typed: str, _reading: Reading) -> Track | None:
    """Read a craft."""
    return TRACKS[_among(typed, TRACKS, "bad_track")] if typed else None


def yes_or_no(typed: str, _reading: Reading) -> bool:
    """Read yes or no; nothing is no."""
    word = folded(typed)
    if word and word not in YES | NO:
        raise Bad("bad_yes_no")
    return word in YES


def _among(typed: str, words: Container[str], kind: str) -> str:
    if folded(typed) not in words:
        raise Bad(kind)
    return folded(typed)
