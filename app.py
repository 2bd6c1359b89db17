"""The front gate: one ASGI app for `streamlit run app.py`, `uvicorn app:app`, `python app.py` and `kb serve`."""

import gc
import importlib
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import streamlit as st
import uvicorn
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from streamlit import config

from kb.i18n import _
from kb.pages.frame import widgets
from kb.pages.frame.gate import Gate
from kb.settings import settings

HERE = Path(__file__).resolve().parent

# Streamlit looks for .streamlit/config.toml beside the script that it was started with. Only `streamlit run` names one;
# for every other way in, this file is it, so that address, theme and fonts do not depend on the folder one stands in.
if config._main_script_path is None:
    config._main_script_path = str(HERE / "app.py")


@asynccontextmanager
async def _lifespan(_app: st.App) -> AsyncIterator[dict[str, Any]]:
    """Load what pages need, then freeze the heap: no rerun has to walk over the libraries again."""
    for module in ("pandas", "kb.pages.atlas.page", "kb.pages.compare.page", "kb.pages.help.page"):
        importlib.import_module(module)
    gc.collect()
    gc.freeze()
    yield {}


def _tell(error: Exception) -> bool:
    """An error that nobody expected: a sentence for the reader, the details for the operator's log."""
    logging.getLogger("kb").error("A page failed.", exc_info=error)
    widgets.sentence(_("Something went wrong on our side. Reload the page; if it happens again, please tell us."))
    return True


app = st.App(
    HERE / "kb" / "pages" / "main.py",
    lifespan=_lifespan,
    on_script_error=_tell,
    middleware=[Middleware(Gate), Middleware(GZipMiddleware, minimum_size=1000)],
)


if __name__ == "__main__":
    uvicorn.run(app, host=settings().host, port=settings().port)
