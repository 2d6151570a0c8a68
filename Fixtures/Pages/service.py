"""The service on a port of this machine, for as long as it is looked at."""

import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


class Service:
    def __init__(self, program, register):
        self.command = [
            program, "--port", "0", "--register", str(ROOT / "Fixtures/Registers" / register),
            "--rate", "0", "--log-level", "error",
        ]

    def __enter__(self):
        self.process = subprocess.Popen(self.command, stdout=subprocess.PIPE, text=True)
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError("the service did not start")
        self.address = "http://127.0.0.1:" + line.strip().rsplit(":", 1)[1]
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(20)
