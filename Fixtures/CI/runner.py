"""Runs this project's action, and pipelines that use it, as a runner would.

usage: runner.py action FOLDER [NAME=VALUE ...]   the action.yml of a folder, with inputs
       runner.py workflow FILE FOLDER             the jobs of a workflow of GitHub
       runner.py gitlab FILE                      the jobs of a .gitlab-ci.yml
       runner.py jenkins FILE                     the sh steps of a Jenkinsfile

In the current folder, which is the workspace. Actions of others are only looked at: that what
they are given is there. Prints the logs, and in the end a line for each output, what was
uploaded, and the status. Needs PyYAML.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import yaml
from expressions import filled, holds


class Job:
    def __init__(self, folder):
        self.folder = folder
        self.files = Path(tempfile.mkdtemp(prefix="runner-"))
        self.failed = 0
        self.path = []
        base = os.environ.get("GITHUB_BASE_REF", "")
        self.github = {
            "run_id": "1", "run_attempt": "1", "base_ref": base,
            "event_name": "pull_request" if base else "push",
        }

    def context(self, **others):
        runner = {"os": "Linux", "arch": "X64", "temp": str(self.files)}
        job = {"failed": self.failed != 0}
        return {"github": self.github, "runner": runner, "job": job, **others}

    def run(self, script, environment, action=False):
        """Runs lines of bash as the runner does; gives what they wrote to GITHUB_OUTPUT."""
        names = ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY", "GITHUB_PATH")
        places = {name: str(self.files / name.lower()) for name in names}
        for name in ("GITHUB_OUTPUT", "GITHUB_PATH"):
            Path(places[name]).write_text("")
        path = os.pathsep.join([*self.path[::-1], os.environ["PATH"]])
        own = {"PATH": path, "RUNNER_TEMP": str(self.files), "GITHUB_ACTIONS": "true", "CI": "true"}
        if action:
            own["GITHUB_ACTION_PATH"] = str(self.folder)
        file = self.files / "script.sh"
        file.write_text(script)
        bash = ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(file)]
        sys.stdout.flush()
        status = subprocess.run(bash, env={**os.environ, **own, **places, **environment}).returncode
        self.failed = self.failed or status
        self.path += Path(places["GITHUB_PATH"]).read_text().split("\n")[:-1]
        lines = Path(places["GITHUB_OUTPUT"]).read_text().splitlines()
        return dict(line.split("=", 1) for line in lines)

    def steps(self, steps, inputs, action=False):
        """Runs the steps of a job or an action; gives the outputs of each that has an id."""
        outputs = {}
        for step in steps:
            context = self.context(inputs=inputs, steps=outputs)
            if not holds(step.get("if", "true"), context):
                print("skipped:", step.get("name") or step.get("uses") or step.get("run"))
                continue
            given = {name: filled(value, context) for name, value in step.get("with", {}).items()}
            if "run" in step:
                if action and "shell" not in step:
                    raise ValueError("a step of a composite action needs a shell")
                if "${{" in step["run"]:
                    raise ValueError("an expression in a script can be read as a command")
                environment = {
                    name: filled(value, context) for name, value in step.get("env", {}).items()
                }
                made = self.run(step["run"], environment, action)
            else:
                made = self.use(step["uses"], given)
            outputs[step.get("id", "")] = {"outputs": made}
        return outputs

    def use(self, name, given):
        if re.match(r"(\./|.*/regest@)", name):
            return self.action(given)
        print(f"uses: {name} {json.dumps(given, ensure_ascii=False)}")
        if "upload-sarif" in name:
            log = json.loads(Path(given["sarif_file"]).read_text())
            print("uploaded:", given["sarif_file"], len(log["runs"][0]["results"]))
        return {}

    def action(self, given):
        action = yaml.safe_load((self.folder / "action.yml").read_text())
        unknown = set(given) - set(action["inputs"])
        if unknown:
            raise ValueError(f"the action has no inputs {sorted(unknown)}")
        inputs = {name: str(entry["default"]) for name, entry in action["inputs"].items()}
        inputs.update(given)
        outputs = self.steps(action["runs"]["steps"], inputs, action=True)
        context = self.context(inputs=inputs, steps=outputs)
        return {name: filled(entry["value"], context) for name, entry in action["outputs"].items()}


def gitlab(job, file):
    pipeline = yaml.safe_load(Path(file).read_text())
    shared = pipeline.get("variables", {})
    for name, entry in pipeline.items():
        if not isinstance(entry, dict) or "script" not in entry:
            continue
        lines = [*entry.get("before_script", []), *entry["script"]]
        given = {**shared, **entry.get("variables", {})}
        # Variables that the pipeline is started with come before those of its file.
        given = {key: os.environ.get(key, str(value)) for key, value in given.items()}
        job.run("\n".join(lines), given)
        for kind, path in entry.get("artifacts", {}).get("reports", {}).items():
            print("uploaded:", kind, path, Path(path).stat().st_size > 0)


def main(arguments):
    kind, first, *rest = arguments
    job = Job(Path(rest[0] if kind == "workflow" else first).resolve())
    if kind == "action":
        for name, value in job.action(dict(each.split("=", 1) for each in rest)).items():
            print(f"output: {name}={value}")
    elif kind == "workflow":
        for each in yaml.safe_load(Path(first).read_text())["jobs"].values():
            job.steps(each["steps"], {})
    elif kind == "gitlab":
        gitlab(job, first)
    else:
        for line in re.findall(r"\bsh '([^']*)'", Path(first).read_text()):
            job.run(line, {})
    summary = job.files / "github_step_summary"
    if summary.exists():
        print("summary:", summary.read_text().split("\n")[0])
    print("status:", job.failed)
    return job.failed


sys.exit(main(sys.argv[1:]))
