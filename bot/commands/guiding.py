"""What the subcommands that enrol or plan go by."""

from bot.library.content import Content
from bot.services.contacts import Directory
from bot.services.following import Guide
from bot.services.planning import Office
from bot.settings import Settings


def guide(settings: Settings, content: Content) -> Guide:
    """Return the content in use, and who is reached where and when."""
    company = content.company
    office = Office(content.calendar, company.zone, company.country)
    can_mail = settings.smtp_host is not None
    return Guide(content, Directory(company.roles, settings.hr_channel, can_mail, office))
