"""`kb serve`: the app on uvicorn, bound to loopback unless told otherwise."""

from pathlib import Path

import uvicorn

from kb.errors import NotReady
from kb.i18n import _
from kb.settings import settings

_HOME = Path(__file__).resolve().parent.parent.parent


def run(host: str, port: int) -> None:
    """Serve until stopped; "" and 0 mean what the settings say."""
    if not (_HOME / "app.py").is_file():
        raise NotReady(_("The app is not installed here; run this from a checkout of the project."))
    uvicorn.run("app:app", app_dir=str(_HOME), host=host or settings().host, port=port or settings().port)
