"""Settings that are missing or wrong stop Kamarade with a sentence that names them."""

from pathlib import Path

import pytest

from bot.settings import BadSetting, read, to_talk_to_slack

ENOUGH = {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_APP_TOKEN": "xapp-1"}


def test_two_tokens_are_enough():
    settings = read(ENOUGH)

    to_talk_to_slack(settings)
    assert settings.is_sqlite
    assert settings.signing_secret is None


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        pytest.param({"SLACK_BOT_TOKEN": ""}, "SLACK_BOT_TOKEN is missing", id="no bot token"),
        pytest.param({"SLACK_BOT_TOKEN": "xoxp-1"}, "SLACK_BOT_TOKEN must be", id="user token"),
        pytest.param({"SLACK_APP_TOKEN": ""}, "SLACK_APP_TOKEN .* is missing", id="no app token"),
        pytest.param({"SLACK_APP_TOKEN": "xoxb-1"}, "SLACK_APP_TOKEN must be", id="wrong kind"),
        pytest.param({"SLACK_API_URL": "http://evil.example/"}, "SLACK_API_URL must", id="http"),
        pytest.param({"KAMARADE_LEASE": "20"}, "KAMARADE_LEASE must last", id="short lease"),
        pytest.param({"KAMARADE_PORT": "many"}, "KAMARADE_PORT: ", id="not a number"),
        pytest.param({"KAMARADE_CONTENT_DIR": "/nowhere"}, "KAMARADE_CONTENT_DIR", id="folder"),
        pytest.param({"SLACK_BOT_TOKEN_FILE": "/nowhere"}, "SLACK_BOT_TOKEN_FILE", id="file"),
    ],
)
def test_a_wrong_setting_is_named(change: dict[str, str], sentence: str):
    with pytest.raises(BadSetting, match=sentence):
        to_talk_to_slack(read(ENOUGH | change))


def test_a_secret_is_read_from_its_file(tmp_path: Path):
    (tmp_path / "token").write_text("xoxb-from-file\n")

    settings = read({"SLACK_BOT_TOKEN_FILE": str(tmp_path / "token"), "SLACK_SIGNING_SECRET": "s"})

    to_talk_to_slack(settings)
    assert settings.bot_token == "xoxb-from-file"
    assert settings.signing_secret == "s"


def test_a_secret_never_shows_in_a_trace():
    assert "xoxb-1" not in repr(read(ENOUGH))


def test_every_setting_is_in_the_readme():
    readme = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")

    for name in type(read(ENOUGH)).model_fields:
        variable = name.upper() if name.startswith("slack_") else f"KAMARADE_{name.upper()}"
        assert f"`{variable}`" in readme, variable
