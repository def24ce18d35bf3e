"""The languages Kamarade speaks."""

from enum import StrEnum


class Language(StrEnum):
    """A language with its own booklet and its own messages."""

    FR = "fr"
    EN = "en"


DEFAULT = Language.FR


def from_locale(locale: str | None) -> Language:
    """Return the language of a Slack locale such as "fr-FR"; one we do not speak reads English."""
    if not locale:
        return DEFAULT
    spoken = locale[:2].lower()
    return Language(spoken) if spoken in set(Language) else Language.EN
