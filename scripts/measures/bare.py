"""What reruns are measured against: Streamlit with one text, under the app's own settings.

The same `.streamlit/config.toml` (both are started in the project's folder), the same server, and a heap that is frozen
once the libraries are loaded, as in `app.py`. What the app has on top is what a rerun of it may cost.
"""

import gc
import importlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import streamlit as st


@asynccontextmanager
async def _lifespan(_app: st.App) -> AsyncIterator[dict[str, Any]]:
    importlib.import_module("pandas")
    gc.collect()
    gc.freeze()
    yield {}


app = st.App(Path(__file__).with_name("text.py"), lifespan=_lifespan)
