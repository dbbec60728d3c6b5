"""The court's service: takes filings from laptops, lets clerks review them, and answers.

A program of its own (`mediator-court`) that shares with the desk only what both have to agree on.
"""

from __future__ import annotations
