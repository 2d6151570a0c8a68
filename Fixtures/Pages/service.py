"""The service on a port of this machine, for as long as it is looked at."""

import subprocess
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


class Service:
    """Issues records into a ledger that is forgotten with it; `token` is good for that."""

    def __init__(self, program, register):
        self.program = program
        self.register = str(ROOT / "Fixtures/Registers" / register)

    def __enter__(self):
        self.folder = tempfile.TemporaryDirectory()
        ledger = str(Path(self.folder.name) / "ledger")
        self.said("ledger", "create", ledger, "--origin", "example.org/records")
        self.token = self.said("token", "create", "reader", "--ledger", ledger)
        self.process = subprocess.Popen(
            [self.program, "--port", "0", "--register", self.register, "--ledger", ledger,
             "--rate", "0", "--client-connections", "256", "--log-level", "error"],
            stdout=subprocess.PIPE, text=True)
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError("the service did not start")
        self.address = "http://127.0.0.1:" + line.strip().rsplit(":", 1)[1]
        return self

    def said(self, *arguments):
        """The last line of what a command prints."""
        command = [self.program, *arguments]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        return done.stdout.strip().splitlines()[-1]

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(20)
        self.process.stdout.close()
        self.folder.cleanup()
