"""Filing a case with the court: from its record to manifest and documents, and what the window sees of it all.

This room stands above `exchange`, which reaches the network and knows no cases.
"""

from __future__ import annotations
