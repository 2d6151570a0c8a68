"""One window of Chromium: what a reader does in it, and what is judged of every page."""

import base64
from pathlib import Path

import axe_playwright_python
from selenium import webdriver
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.chrome.service import Service as Driver
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.support.expected_conditions import staleness_of
from selenium.webdriver.support.ui import Select, WebDriverWait

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# How far the page reaches over the window, and what does so.
OVERFLOW = """
const width = document.documentElement.clientWidth;
return [...document.querySelectorAll("body *")]
  .filter((each) => each.getBoundingClientRect().right > width + 1)
  .map((each) => each.tagName + "." + each.className).slice(0, 5);
"""


class Failure(Exception):
    """Something on a page is not as it should be."""


class Browser:
    def __init__(self, address, language="ru", script=True, width=1280, dark=False):
        options = webdriver.ChromeOptions()
        options.binary_location = "/usr/bin/chromium"
        for argument in [
            "--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu",
            "--disable-background-networking", "--disable-component-update", "--disable-sync",
            "--no-first-run", "--no-proxy-server",
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
        ]:
            options.add_argument(argument)
        preferences = {"intl.accept_languages": language}
        if not script:
            preferences["profile.managed_default_content_settings.javascript"] = 2
        options.add_experimental_option("prefs", preferences)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        self.driver = webdriver.Chrome(options=options, service=Driver("/usr/bin/chromedriver"))
        self.address = address
        self.script = script
        self.size(width)
        self.scheme(dark)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.driver.quit()

    def size(self, width, height=900):
        self.width = width
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
            "width": width, "height": height, "deviceScaleFactor": 1, "mobile": False})

    def scheme(self, dark, media=""):
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {
            "media": media,
            "features": [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]})

    # What a reader does.

    def open(self, path="/"):
        self.driver.get(self.address + path)

    def all(self, selector):
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def one(self, selector):
        found = self.all(selector)
        if not found:
            raise Failure(f"nothing is {selector} on {self.path}")
        return found[0]

    def click(self, selector):
        """Clicks what leads to a place of the page, or changes it."""
        self.one(selector).click()
        self.ready()

    def go(self, selector):
        """Clicks a link, and waits until another page is there."""
        self.leave(self.one(selector).click)

    def leave(self, do):
        """Does what leads to another page, and waits until it is there."""
        before = self.one("html")
        do()
        # Asked while the one page gives way to the other, the driver may fail in its own words.
        wait = WebDriverWait(self.driver, 20, ignored_exceptions=[WebDriverException])
        wait.until(staleness_of(before))
        self.ready()

    def at(self, path):
        """Waits until the address begins with a path."""
        WebDriverWait(self.driver, 20).until(lambda _: self.path.startswith(path))
        self.ready()

    def ready(self):
        WebDriverWait(self.driver, 20).until(
            lambda driver: driver.execute_script("return document.readyState") == "complete")

    def paste(self, text):
        self.unfold()
        field = self.one("#text")
        field.clear()
        field.send_keys(text)

    def fill(self, text):
        """Puts a text into the field at once, as pasting does."""
        self.unfold()
        self.run("document.getElementById('text').value = arguments[0]", text)

    def unfold(self):
        """Beside a result the form is folded."""
        if self.all("details.again:not([open])"):
            self.click("details.again summary")

    def choose(self, style):
        self.unfold()
        Select(self.one("#style")).select_by_value(style)

    def check(self):
        """Sends the form, and waits until another page is there."""
        self.unfold()
        self.go("form.check button[type=submit]")

    def keys(self, *keys):
        for key in keys:
            ActionChains(self.driver).send_keys(key).perform()

    # What is to be seen.

    @property
    def path(self):
        return self.driver.current_url.removeprefix(self.address)

    @property
    def language(self):
        return self.one("html").get_attribute("lang")

    def text(self, selector):
        return self.one(selector).text

    def focus(self):
        """What has the focus, as an id or else a word of what it is."""
        return self.driver.execute_script(
            "const e = document.activeElement; return e.id || e.className || e.tagName")

    def run(self, script, *arguments):
        return self.driver.execute_script(script, *arguments)

    def clipboard(self):
        return self.driver.execute_async_script(
            "const done = arguments[0]; navigator.clipboard.readText().then(done, done)")

    def allow_clipboard(self):
        self.driver.execute_cdp_cmd("Browser.grantPermissions", {
            "origin": self.address,
            "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"]})

    # What is judged.

    def judge(self, name, expected_errors=0, axe=True):
        """Every page: nothing on the console, nothing wider than the window, axe content."""
        lines = [line["message"] for line in self.driver.get_log("browser")]
        if len(lines) > expected_errors:
            raise Failure(f"{name}: the console says {lines}")
        wide = self.run(
            "return document.documentElement.scrollWidth > document.documentElement.clientWidth")
        if wide:
            raise Failure(f"{name}: wider than the window: {self.run(OVERFLOW)}")
        if not self.script or not axe:
            # axe needs a script; what it says of the same page with one holds here too.
            return
        self.run(AXE)
        found = self.driver.execute_async_script(
            "const done = arguments[1]; axe.run(document, {runOnly: arguments[0], "
            "resultTypes: ['violations']}).then((r) => done(r.violations), (e) => done(String(e)))",
            RULES)
        if isinstance(found, str):
            raise Failure(f"{name}: axe failed: {found}")
        if found:
            raise Failure(f"{name}: axe: " + "; ".join(
                f"{each['id']} ({each['help']}): {each['nodes'][0]['html'][:160]}"
                f" {each['nodes'][0].get('failureSummary', '')[:200]}" for each in found))

    def picture(self, file):
        """The page as a whole, or the first 4,000 pixels of it."""
        size = self.driver.execute_cdp_cmd("Page.getLayoutMetrics", {})["cssContentSize"]
        self.size(self.width, min(max(size["height"], 600), 4000))
        self.run("scrollTo(0, 0)")
        self.view(file)
        self.size(self.width)

    def view(self, file):
        """The page as it is in the window."""
        shot = self.driver.execute_cdp_cmd("Page.captureScreenshot", {})
        Path(file).write_bytes(base64.b64decode(shot["data"]))

    def printed(self, file):
        """The page on paper, as PDF."""
        paper = self.driver.execute_cdp_cmd("Page.printToPDF", {
            "paperWidth": 8.27, "paperHeight": 11.69, "printBackground": False})
        Path(file).write_bytes(base64.b64decode(paper["data"]))
