"""Somebody at the review desk with a browser that runs no scripts."""

from __future__ import annotations

import html
import re
from typing import Any

import httpx2

from tests.court.review.courthouse import PASSWORD


class Visitor:
    """Keeps cookies and the page's form token, as a browser does."""

    def __init__(self, address: str) -> None:
        self.client = httpx2.Client(base_url=address, follow_redirects=True, timeout=60)
        self.last = self.client.get("/review/sign-in")

    def sign_in(self, name: str, password: str = PASSWORD, onward: str = "") -> httpx2.Response:
        self.get("/review/sign-in")
        return self.post("/review/sign-in", sign_in=name, password=password, next=onward)

    def get(self, path: str) -> httpx2.Response:
        return self._keep(self.client.get(path))

    def post(self, path: str, files: Any = None, **fields: Any) -> httpx2.Response:
        """The form with the token of the page that was seen last. A dot in a field's name is written `__`."""
        data = {name.replace("__", "."): value for name, value in fields.items()}
        return self._keep(self.client.post(path, data={"csrf": self.token} | data, files=files))

    @property
    def token(self) -> str:
        found = re.search(r'name="csrf" value="([^"]+)"', self.last.text)
        assert found is not None, self.last.text[:300]
        return found[1]

    @property
    def words(self) -> str:
        """What a person reads on the page."""
        plain = re.sub(r"<(script|style|svg)\b.*?</\1>", " ", self.last.text, flags=re.DOTALL)
        return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", plain)).split())

    def close(self) -> None:
        self.client.close()

    def _keep(self, response: httpx2.Response) -> httpx2.Response:
        if "text/html" in response.headers.get("content-type", ""):
            self.last = response
        return response
