"""Servers on this machine, and wrk that asks them."""

import dataclasses
import json
import os
import pathlib
import shutil
import subprocess
import urllib.request
from typing import Dict, List, Optional, Set

import debian

ROOT = pathlib.Path(__file__).resolve().parent.parent
REGISTER = ROOT / "Fixtures/Registers/rgaspi"
REPORT = """
done = function(summary, latency, requests)
  local errors = summary.errors
  print(string.format(
    'REPORT {"requests":%d,"microseconds":%d,"p50":%d,"p99":%d,"refused":%d,"broken":%d}',
    summary.requests, summary.duration, latency:percentile(50), latency:percentile(99),
    errors.status, errors.connect + errors.read + errors.write + errors.timeout))
end
"""


class Server:
    """A server that prints its address, on some of the cores."""

    def __init__(self, command: List[str], cores: Optional[Set[int]] = None) -> None:
        self.process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            preexec_fn=None if cores is None else lambda: os.sched_setaffinity(0, cores))
        self.address = self.process.stdout.readline().decode().strip()
        if not self.address:
            debian.stop(f"{' '.join(command)[:200]} does not start")

    def __enter__(self) -> "Server":
        return self

    def __exit__(self, *_: object) -> None:
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()

    def cpu(self) -> float:
        """Seconds of processor time that its threads have taken, the kernel's part too."""
        tasks = pathlib.Path(f"/proc/{self.process.pid}/task")
        return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks.iterdir()) / 1e9

    def memory(self) -> float:
        """MiB of memory that it holds."""
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return next(int(line.split()[1]) for line in status.splitlines()
                    if line.startswith("VmRSS:")) / 1024

    def files(self) -> int:
        """How many files and connections it has open."""
        return len(os.listdir(f"/proc/{self.process.pid}/fd"))


def service(program: str, cores: Optional[Set[int]] = None,
            ledger: Optional[pathlib.Path] = None) -> Server:
    """The service over the register of the fixtures, which refuses nobody for asking much."""
    return Server([program, "serve", "--port", "0", "--rate", "0", "--client-connections", "1000",
                   "--register", str(REGISTER)]
                  + (["--ledger", str(ledger)] if ledger else []), cores)


class Ledger:
    """A ledger in a folder of its own, and a token for it."""

    def __init__(self, program: str, folder: pathlib.Path) -> None:
        shutil.rmtree(folder, ignore_errors=True)
        self.folder = folder
        commands = [["ledger", "create", str(folder), "--origin", "example.org/records"],
                    ["token", "create", "bench", "--ledger", str(folder)]]
        told = [subprocess.run([program, *command], check=True, stdout=subprocess.PIPE).stdout
                for command in commands]
        self.token = told[1].decode().strip()

    def issue(self, server: Server, text: bytes) -> List[str]:
        """Issues the records of a text, and says at which addresses they are."""
        request = urllib.request.Request(
            server.address + "/v1/records", text,
            {"Content-Type": "text/plain", "Authorization": f"Bearer {self.token}"})
        with urllib.request.urlopen(request) as answer:
            records = json.load(answer)["records"]
        return ["/v1/records/" + record["id"].rsplit(":", 1)[1] for record in records]


@dataclasses.dataclass
class Load:
    """What came of asking a server for a while."""

    requests: int
    seconds: float
    p50: float
    p99: float
    cpu: float

    @property
    def rate(self) -> float:
        """Requests a second."""
        return self.requests / self.seconds


class Wrk:
    """Debian's wrk: one thread that keeps so many connections busy."""

    def __init__(self, connections: int = 16, cores: Optional[Set[int]] = None) -> None:
        self.program = debian.unpacked("wrk") / "usr/bin/wrk"
        folder = debian.unpacked("libluajit-5.1-2")
        library = next(folder.glob("usr/lib/*/libluajit-5.1.so.2"))
        self.environment = dict(os.environ, LD_LIBRARY_PATH=str(library.parent))
        self.connections = connections
        self.cores = cores

    def ask(self, server: Server, path: str, script: pathlib.Path, seconds: int) -> Load:
        """Asks for some seconds, as a script says. Ends the benchmark if an answer is none."""
        command = [str(self.program), "-t1", f"-c{self.connections}", f"-d{seconds}s",
                   "-s", str(script), server.address + path]
        before = server.cpu()
        cores = self.cores
        run = subprocess.run(
            command, env=self.environment, capture_output=True, check=False,
            preexec_fn=None if cores is None else lambda: os.sched_setaffinity(0, cores))
        taken = server.cpu() - before
        lines = [line for line in run.stdout.decode().splitlines() if line.startswith("REPORT ")]
        if not lines:
            debian.stop(f"wrk: {run.stdout.decode()}{run.stderr.decode()}")
        told: Dict[str, int] = json.loads(lines[0][len("REPORT "):])
        if told["refused"] or told["broken"] or not told["requests"]:
            debian.stop(f"{path}: {told['refused']} of {told['requests']} requests refused, "
                        f"{told['broken']} connections broken")
        return Load(told["requests"], told["microseconds"] / 1e6, told["p50"] / 1000,
                    told["p99"] / 1000, taken)
