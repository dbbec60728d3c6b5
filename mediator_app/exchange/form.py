"""A filing as one request: the body in which its manifest and its documents travel."""

from __future__ import annotations

import secrets
from collections.abc import Mapping


class Form:
    """A `multipart/form-data` body: the manifest, then each document as a file named by its SHA-256."""

    def __init__(self, manifest: str, documents: Mapping[str, bytes]) -> None:
        mark = secrets.token_hex(16)
        head = f'--{mark}\r\nContent-Disposition: form-data; name="manifest"\r\n\r\n'
        parts = [head.encode("ascii"), manifest.encode("ascii")]
        for sha256, data in documents.items():
            head = (
                f'\r\n--{mark}\r\nContent-Disposition: form-data; name="{sha256}"; filename="{sha256}"\r\n'
                "Content-Type: application/octet-stream\r\n\r\n"
            )
            parts += [head.encode("ascii"), data]
        parts.append(f"\r\n--{mark}--\r\n".encode("ascii"))
        self.body = b"".join(parts)
        self.media_type = f"multipart/form-data; boundary={mark}"
