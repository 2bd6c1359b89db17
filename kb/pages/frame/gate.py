"""What every answer of the server carries: headers that keep foreign code, frames and referrers out."""

import base64
import hashlib
import re
from functools import cache
from pathlib import Path

import streamlit
from starlette.datastructures import MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_INLINE_SCRIPT = re.compile(rb"<script>(.*?)</script>", re.DOTALL)
_PRIVATE = ("/_stcore/metrics", "/_stcore/agent")


@cache
def security_headers() -> dict[str, str]:
    """Header names and values.

    The policy allows what Streamlit needs: its own scripts, the one inline script of its page (by its hash), components
    (blob:), and inline styles. Nothing may come from or go to another server.
    """
    policy = (
        "default-src 'self'",
        f"script-src 'self' blob: {_hashes_of_inline_scripts()}".strip(),
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "worker-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
    return {
        "Content-Security-Policy": "; ".join(policy),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "X-Frame-Options": "DENY",
    }


def _hashes_of_inline_scripts() -> str:
    page = (Path(streamlit.__file__).parent / "static" / "index.html").read_bytes()
    digests = (base64.b64encode(hashlib.sha256(script).digest()).decode() for script in _INLINE_SCRIPT.findall(page))
    return " ".join(f"'sha256-{digest}'" for digest in digests)


class Gate:
    """ASGI middleware: adds the headers, and hides the server's own figures."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(security_headers())
            await send(message)

        hidden = scope["path"].startswith(_PRIVATE)
        answer = PlainTextResponse("Not found", status_code=404) if hidden else self.app
        await answer(scope, receive, send_guarded)
