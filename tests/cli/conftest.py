"""The command line as a user runs it."""

import os
import subprocess
import sys

import pytest


@pytest.fixture
def saring(tmp_path):
    """Run the program in a folder of its own: the language is settled when it starts."""

    def _saring(*arguments, stdin="", **environment):
        return subprocess.run(
            [sys.executable, "-c", "from saring.cli import main; main()", *arguments],
            input=stdin,
            capture_output=True,
            encoding="utf-8",
            cwd=tmp_path,
            env=os.environ | {"NO_COLOR": "1", "PYTHONUTF8": "1"} | environment,
            timeout=120,
            check=False,
        )

    return _saring
