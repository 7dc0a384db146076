"""What every test shares: no screen, no home folder of the person who runs it."""

from __future__ import annotations

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"
