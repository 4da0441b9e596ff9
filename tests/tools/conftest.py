"""The tools are scripts: let their tests import them by name, and need no screen."""

import os
import sys
from pathlib import Path

TOOLS_FOLDER = Path(__file__).resolve().parents[2] / "tools"
sys.path.insert(0, str(TOOLS_FOLDER))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
