"""What the machine that runs Kamarade decides; everything else is in content/."""

from collections.abc import Mapping
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    PositiveFloat,
    PositiveInt,
    SecretStr,
    ValidationError,
    model_validator,
)

from bot.domain import retention
from bot.domain.retention import Kept

SECRETS = (
    "SLACK_BOT_TOKEN",
    "SLACK_APP_TOKEN",
    "SLACK_SIGNING_SECRET",
    "KAMARADE_DATABASE_URL",
    "KAMARADE_SMTP_PASSWORD",
)
LOOPBACK = {"localhost", "127.0.0.1", "::1"}


class BadSetting(Exception):
    """A setting is missing or wrong; the sentence names it."""


class Settings(BaseModel):
    """Read once, by `__main__`; each secret also from the file that `NAME_FILE` names."""

    model_config = ConfigDict(frozen=True)

    slack_bot_token: SecretStr | None = None
    slack_app_token: SecretStr | None = None
    slack_signing_secret: SecretStr | None = None
    slack_api_url: str = "https://slack.com/api/"
    data_dir: Path = Path(".data")
    database_url: SecretStr | None = None
    content_dir: Path | None = None
    hr_channel: str | None = None
    hr_group: str | None = None
    host: str = "127.0.0.1"
    port: int = 3000
    messages_per_minute: PositiveInt = 300
    http_timeout: PositiveFloat = 10
    lease: PositiveFloat = 120
    keep_days: str = ""
    false_answers: float = Field(default=0.05, gt=0, le=0.5)
    log_level: str = "info"
    smtp_host: str | None = None
    smtp_port: PositiveInt = 587
    smtp_user: str | None = None
    smtp_password: SecretStr | None = None
    smtp_from: str | None = None

    @model_validator(mode="after")
    def _safe(self) -> Self:
        url = urlsplit(self.slack_api_url)
        if url.scheme != "https" and url.hostname not in LOOPBACK:
            raise ValueError("SLACK_API_URL must be https, or this machine")
        if self.lease < 3 * self.http_timeout:
            raise ValueError("KAMARADE_LEASE must last at least three times KAMARADE_HTTP_TIMEOUT")
        if self.content_dir is not None and not self.content_dir.is_dir():
            raise ValueError(f"KAMARADE_CONTENT_DIR is not a folder: {self.content_dir}")
        _retention(self.keep_days)
        if self.smtp_host and not self.smtp_from:
            raise ValueError("KAMARADE_SMTP_FROM is missing: the address that e-mails come from")
        return self

    @property
    def days_kept(self) -> Mapping[Kept, int]:
        """How many days each kind of thing is kept."""
        return retention.read(self.keep_days)

    @property
    def bot_token(self) -> str:
        """The bot token; `to_talk_to_slack` has made sure that there is one."""
        return self.slack_bot_token.get_secret_value() if self.slack_bot_token else ""

    @property
    def app_token(self) -> str | None:
        """The app-level token of Socket Mode."""
        return self.slack_app_token.get_secret_value() if self.slack_app_token else None

    @property
    def signing_secret(self) -> str | None:
        """The secret that proves a request comes from Slack; Socket Mode needs none."""
        secret = self.slack_signing_secret
        return secret.get_secret_value() if secret and not self.slack_app_token else None

    @property
    def is_sqlite(self) -> bool:
        """Tell whether the database is a file, of which there is one writer."""
        return self.database.startswith("sqlite")

    @property
    def database(self) -> str:
        """The database's URL: SQLite in the data folder, unless one is given."""
        if self.database_url is not None:
            return self.database_url.get_secret_value()
        return f"sqlite:///{self.data_dir.resolve() / 'kamarade.db'}"


def _retention(typed: str) -> None:
    try:
        retention.read(typed)
    except retention.BadRetention as error:
        raise ValueError(f"KAMARADE_KEEP_DAYS: {error}") from None


def read(environment: dict[str, str]) -> Settings:
    """Read the settings from the environment and from the files it names.

    Raises:
        BadSetting: with a sentence that names the setting.
    """
    values = dict(environment)
    for name in SECRETS:
        path = values.get(f"{name}_FILE")
        if path:
            values[name] = _secret_in(name, Path(path))
    fields = {
        name.removeprefix("KAMARADE_").lower(): value
        for name, value in values.items()
        if name.startswith(("KAMARADE_", "SLACK_")) and not name.endswith("_FILE") and value
    }
    try:
        return Settings.model_validate(fields)
    except ValidationError as error:
        raise BadSetting(
            "; ".join(_sentence(one["loc"], one["msg"]) for one in error.errors())
        ) from None


def _secret_in(name: str, path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8").strip()
    except OSError as error:
        raise BadSetting(f"{name}_FILE cannot be read: {error.strerror} ({path})") from None


def _sentence(where: tuple[int | str, ...], message: str) -> str:
    message = message.removeprefix("Value error, ")
    if not where:
        return message
    name = str(where[0]).upper()
    return f"{name if name.startswith('SLACK_') else f'KAMARADE_{name}'}: {message}"


def to_talk_to_slack(settings: Settings) -> None:
    """Make sure that there is enough to connect.

    Raises:
        BadSetting: naming what is missing.
    """
    if settings.slack_bot_token is None:
        raise BadSetting("SLACK_BOT_TOKEN is missing: the bot token, which begins with xoxb-")
    if not settings.slack_bot_token.get_secret_value().startswith("xoxb-"):
        raise BadSetting("SLACK_BOT_TOKEN must be a bot token, which begins with xoxb-")
    if settings.slack_app_token is None and settings.slack_signing_secret is None:
        raise BadSetting(
            "SLACK_APP_TOKEN (Socket Mode, begins with xapp-) or SLACK_SIGNING_SECRET (HTTP) "
            "is missing: one of the two is needed"
        )
    app_token = settings.slack_app_token
    if app_token is not None and not app_token.get_secret_value().startswith("xapp-"):
        raise BadSetting("SLACK_APP_TOKEN must be an app-level token, which begins with xapp-")
