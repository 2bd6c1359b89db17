"""Settings from the environment (`KB_...`), and where the data folder and the base stand."""

from functools import lru_cache
from pathlib import Path

from pydantic import Field, HttpUrl, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from kb.errors import NotReady

_CHECKOUT = Path(__file__).resolve().parent.parent


class Settings(BaseSettings):
    """What an operator may set.

    Attributes:
        data_dir: folder of the release that fills an empty base (`KB_DATA_DIR`).
        database_url: SQLAlchemy URL; a SQLite file in the checkout unless told otherwise (`KB_DATABASE_URL`).
        exit_url: web address (http or https) that "Leave this page" opens (`KB_EXIT_URL`).
        host, port: where the app listens; loopback unless told otherwise (`KB_HOST`, `KB_PORT`).
    """

    model_config = SettingsConfigDict(env_prefix="KB_", extra="ignore")

    data_dir: Path = _CHECKOUT / "data"
    database_url: str = Field(default=f"sqlite:///{_CHECKOUT / 'kb.db'}", repr=False)
    exit_url: HttpUrl = HttpUrl("https://www.wikipedia.org/")
    host: str = "127.0.0.1"
    port: int = 8501


@lru_cache
def settings() -> Settings:
    """The settings of this process, read once; NotReady names a variable that cannot be used."""
    try:
        return Settings()
    except ValidationError as error:
        wrong = ", ".join(f"KB_{one['loc'][0]}".upper() for one in error.errors())
        raise NotReady(f"The environment cannot be used as it is; correct or unset: {wrong}.") from error


def data_dir() -> Path:
    """The data folder, whatever folder the command was started in."""
    return settings().data_dir
