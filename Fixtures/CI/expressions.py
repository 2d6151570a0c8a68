"""Expressions of GitHub Actions, as far as the project's own files use them.

Values are looked up in a dictionary of dictionaries; what is not there is empty, as on
GitHub. https://docs.github.com/en/actions/reference/evaluate-expressions-in-workflows
"""

import re

TOKEN = re.compile(r"\s*('(?:[^']|'')*'|&&|\|\||==|!=|[!(),]|[A-Za-z_][A-Za-z0-9_.-]*|\d+)")


def tokens(text):
    place, found = 0, []
    while text[place:].strip():
        match = TOKEN.match(text, place)
        if not match:
            raise ValueError(f"cannot read the expression “{text}”")
        found.append(match.group(1))
        place = match.end()
    return found


class Reader:
    """Reads one expression by recursive descent; && binds closer than ||."""

    def __init__(self, text, context):
        self.left, self.context = tokens(text), context

    def take(self, *wanted):
        if self.left and self.left[0] in wanted:
            return self.left.pop(0)
        return None

    def whole(self):
        value = self.either()
        if self.left:
            raise ValueError(f"left over: {self.left}")
        return value

    def either(self):
        value = self.both()
        while self.take("||"):
            other = self.both()
            value = value or other
        return value

    def both(self):
        value = self.equal()
        while self.take("&&"):
            other = self.equal()
            value = value and other
        return value

    def equal(self):
        value = self.single()
        while sign := self.take("==", "!="):
            value = (value == self.single()) == (sign == "==")
        return value

    def single(self):
        if self.take("!"):
            return not self.single()
        if self.take("("):
            value = self.either()
            self.take(")")
            return value
        token = self.left.pop(0)
        if token.startswith("'"):
            return token[1:-1].replace("''", "'")
        if token.isdigit():
            return int(token)
        return self.call(token) if self.take("(") else self.lookup(token)

    def call(self, name):
        values = []
        while not self.take(")"):
            values.append(self.either())
            self.take(",")
        if name == "format":
            return re.sub(r"\{(\d+)\}", lambda match: str(values[int(match[1]) + 1]), values[0])
        if name in ("always", "success", "failure"):
            failed = self.context["job"]["failed"]
            return {"always": True, "success": not failed, "failure": failed}[name]
        raise ValueError(f"no function {name}")

    def lookup(self, name):
        if name in ("true", "false"):
            return name == "true"
        value = self.context
        for part in name.split("."):
            value = value.get(part, "") if isinstance(value, dict) else ""
        return value


def evaluate(text, context):
    return Reader(text, context).whole()


def filled(value, context):
    """A value of a file with its ${{ }} replaced."""
    def text(match):
        found = evaluate(match[1], context)
        return str(found).lower() if isinstance(found, bool) else str(found)

    return re.sub(r"\$\{\{(.*?)\}\}", text, str(value), flags=re.S)


def holds(condition, context):
    """Whether a step is run: without a word on the state of the job, only if none failed."""
    text = re.sub(r"^\s*\$\{\{(.*)\}\}\s*$", r"\1", str(condition), flags=re.S)
    if not re.search(r"\b(always|failure|success)\s*\(", text):
        text = f"success() && ({text})"
    return bool(evaluate(text, context))
