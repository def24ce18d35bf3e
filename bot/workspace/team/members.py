"""Members of a workspace, and how Slack describes them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypedDict
from zoneinfo import ZoneInfo

from bot.workspace.bodies import Body, without_nothing

if TYPE_CHECKING:
    from datetime import datetime

SLACKBOT = "USLACKBOT"
_COLORS = ("9f69e7", "4bbe2e", "e7392d", "3c989f", "674b1b", "e96699", "2b6836", "5870dd", "d55aef")


class Facts(TypedDict, total=False):
    """What may be said of a member when they are added or change."""

    id: str
    title: str
    email: str
    tz: str
    locale: str
    role_note: str
    admin: bool
    guest: bool
    single_channel_guest: bool
    bot: bool
    deleted: bool
    stranger: bool


class Changes(Facts, total=False):
    """What may change of a member."""

    real_name: str


@dataclass(slots=True)
class Member:
    """Somebody, or some robot, of the workspace or of another one."""

    id: str
    team_id: str
    real_name: str
    title: str = ""
    email: str = ""
    tz: str = "Europe/Paris"
    locale: str = "fr-FR"
    role_note: str = ""
    admin: bool = False
    guest: bool = False
    single_channel_guest: bool = False
    bot: bool = False
    deleted: bool = False
    stranger: bool = False
    updated: int = 0
    home: Body | None = field(default=None, repr=False)

    @property
    def name(self) -> str:
        """Return the member's handle: "Zoé Marchand" is zoe.marchand."""
        plain = unicodedata.normalize("NFKD", self.real_name).encode("ascii", "ignore").decode()
        return re.sub(r"[^a-z0-9]+", ".", plain.lower()).strip(".") or self.id.lower()

    @property
    def color(self) -> str:
        """Return the colour of the member's initials, always the same."""
        return _COLORS[sum(map(ord, self.id)) % len(_COLORS)]

    @property
    def initials(self) -> str:
        """Return one or two letters."""
        return "".join(word[0] for word in self.real_name.split()[:2]).upper()


def as_slack(member: Member, now: datetime, *, email: bool, locale: bool = False) -> Body:
    """Return the user object of `users.info`, with what the scopes allow."""
    body: Body = {
        "id": member.id,
        "team_id": member.team_id,
        "name": member.name,
        "deleted": member.deleted,
        "color": member.color,
        "real_name": member.real_name,
        "profile": _profile(member, email=email),
        "is_bot": member.bot and member.id != SLACKBOT,  # Slack says so of its own robot
        "is_app_user": False,
        "updated": member.updated,
    }
    if member.deleted:
        return body
    body |= _zone(member.tz, now) | _flags(member)
    if locale:
        body["locale"] = member.locale
    return body


def _profile(member: Member, *, email: bool) -> Body:
    first, _, last = member.real_name.partition(" ")
    return without_nothing(
        {
            "title": member.title,
            "phone": "",
            "real_name": member.real_name,
            "real_name_normalized": member.real_name,
            "display_name": member.real_name,
            "display_name_normalized": member.real_name,
            "first_name": first,
            "last_name": last,
            "status_text": "",
            "status_emoji": "",
            "email": member.email if email and member.email else None,
            "team": member.team_id,
        }
    )


def _zone(tz: str, now: datetime) -> Body:
    if not tz:
        return {}
    local = now.astimezone(ZoneInfo(tz))
    offset = local.utcoffset()
    return {
        "tz": tz,
        "tz_label": local.tzname(),
        "tz_offset": int(offset.total_seconds()) if offset else 0,
    }


def _flags(member: Member) -> Body:
    flags = {
        "is_admin": member.admin,
        "is_owner": False,
        "is_primary_owner": False,
        "is_restricted": member.guest or member.single_channel_guest,
        "is_ultra_restricted": member.single_channel_guest,
        "is_email_confirmed": True,
    }
    return flags | ({"is_stranger": True} if member.stranger else {})
