"""The intake API: what laptops speak with (`docs/filing.md`)."""

from __future__ import annotations
