"""The ways a reader takes through the pages. Each is given the address of the service over
`Registers/small`, and fails by raising."""

import tempfile
import urllib.error
import urllib.request
from pathlib import Path

from selenium.webdriver.common.keys import Keys

from browser import Browser, Failure

ARTICLE = (Path(__file__).parent / "article.txt").read_text()
ONE = "ГАРФ. Ф. Р-9001. Оп. 1. Д. 1. Л. 17."


def expect(value, wanted, what):
    if value != wanted:
        raise Failure(f"{what} is {value!r} and not {wanted!r}")


def holds(condition, what):
    if not condition:
        raise Failure(what)


def through(browser):
    """A text, its marks and cards, and the register behind them: with a script or without."""
    browser.open()
    browser.judge("the empty form")
    browser.paste(ARTICLE)
    browser.check()
    browser.judge("the result")
    holds("9001" in browser.text("pre.text"), "the text is not shown")
    outcomes = {each.get_attribute("class").split()[1] for each in browser.all("a.ref")}
    expect(outcomes, {"confirmed", "contradicted", "unlisted", "unresolved", "malformed"},
           "the set of verdicts")
    expect(len(browser.all("a.ref")), len(browser.all(".card")), "the number of marks")
    for mark in browser.all("a.ref"):
        holds(mark.find_element("css selector", ".mark").text.strip(), "a mark has no word")
        target = mark.get_attribute("href").rsplit("#", 1)[1]
        holds(browser.all("#" + target), f"a mark leads to no {target}")
    browser.click("#t1")
    expect(browser.path, "/#c1", "where the first mark leads")
    holds("ГАРФ" in browser.text("#c1 .levels"), "the archive has not its Russian name")
    browser.click("#c1 a[href='#t1']")
    expect(browser.path, "/#t1", "where its card leads")
    browser.click("#c1 .levels a[href$='/1/1']")
    expect(browser.path.count("/"), 5, "the depth of the entry's address")
    browser.judge("the entry of a delo")
    holds("Протоколы" in browser.text("h1"), "the entry has not its title")
    browser.click(".crumbs a[href='/register/GARF']")
    browser.judge("the entry of an archive")
    browser.click(".crumbs a[href='/register']")
    browser.judge("the register")
    browser.one("#q").send_keys("Карточки", Keys.ENTER)
    browser.ready()
    browser.judge("the search")
    holds(len(browser.all(".entries tbody tr")) >= 2, "the search finds too little")
    browser.click(".entries tbody a")
    holds(browser.path.startswith("/register/GARF/"), "what was found leads elsewhere")


def with_script(address):
    with Browser(address) as browser:
        through(browser)


def without_script(address):
    with Browser(address, script=False) as browser:
        through(browser)
        browser.open()
        browser.paste(ONE)
        browser.check()
        holds(not browser.one("button.copy").is_displayed(), "a button does nothing")
        holds(not browser.one(".keys").is_displayed(), "keys are promised that do nothing")


def file_and_style(address):
    with Browser(address) as browser, tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "глава.html"
        file.write_text(f"<p>{ONE.replace(' ', '&nbsp;')}</p>")
        browser.open()
        browser.one("#file").send_keys(str(file))
        browser.choose("chicago-notes")
        browser.check()
        browser.judge("the result of a file")
        holds("GARF" in browser.text(".printed"), "the style was not followed")
        expect(browser.one("#style").get_attribute("value"), "chicago-notes", "the style kept")
        for style in ["gost-note", "gost-list"]:
            if browser.all(f"option[value={style}]"):
                browser.paste(ONE)
                browser.choose(style)
                browser.check()
                holds("ГАРФ" in browser.text(".printed"), f"{style} was not followed")


def copying(address):
    with Browser(address) as browser:
        browser.allow_clipboard()
        browser.open()
        browser.paste(ONE)
        browser.check()
        label = browser.text("button.copy")
        browser.one("button.copy").click()
        expect(browser.clipboard(), browser.text(".printed"), "the clipboard")
        holds(browser.text("button.copy") != label, "the button does not say that it copied")
        holds(browser.text("[role=status]"), "it is not told to who cannot see it")


def language(address):
    with Browser(address, language="ru") as browser:
        browser.open()
        expect(browser.language, "ru", "the language by Accept-Language")
        browser.click(".languages a[lang=en]")
        expect(browser.language, "en", "the language by the switch")
        browser.judge("the form in English")
        browser.open("/register/GARF")
        expect(browser.language, "en", "the language kept")
        browser.judge("an archive in English")
        browser.click(".languages a[lang=ru]")
        expect(browser.path.split("?")[0], "/register/GARF", "the page after the switch")
        browser.open()
        expect(browser.language, "ru", "the language switched back")
    with Browser(address, language="en") as browser:
        browser.open()
        expect(browser.language, "en", "the language by Accept-Language")


def by_keyboard(address):
    with Browser(address) as browser:
        browser.open()
        browser.keys(Keys.TAB)
        expect(browser.focus(), "skip", "the first stop")
        holds(browser.one(".skip").rect["x"] >= 0, "the link that skips is not seen")
        browser.keys(Keys.ENTER)
        expect(browser.focus(), "main", "where it leads")
        stops = []
        for _ in range(5):
            browser.keys(Keys.TAB)
            stops.append(browser.focus())
        expect(stops[:3], ["text", "file", "style"], "the order of the form")
        browser.run("document.getElementById('text').focus()")
        browser.keys(ARTICLE.replace("\n", Keys.ENTER), Keys.TAB, Keys.TAB, Keys.TAB, Keys.ENTER)
        browser.ready()
        expect(browser.focus(), "result", "where the answer is met")
        browser.keys("j")
        expect(browser.focus(), "c1", "j")
        browser.keys("j", "j", "k")
        expect(browser.focus(), "c2", "j, j, k")
        browser.keys(Keys.TAB)
        holds(browser.run("return document.activeElement.closest('#c2') !== null"),
              "Tab leaves the card at once")
        browser.run("document.getElementById('t4').focus()")
        browser.keys(Keys.ENTER)
        expect(browser.focus(), "c4", "where a mark leads")
        browser.keys("j")
        expect(browser.focus(), "c5", "j after a mark")
        browser.keys("л")
        expect(browser.focus(), "c4", "k on a Russian keyboard")


def mistakes(address):
    """What goes wrong is told on a page, in the reader's language."""
    with Browser(address) as browser, tempfile.TemporaryDirectory() as folder:
        for name, content in [("bad.txt", b"\xd4. 1. \xce\xef. 2."), ("large.txt", b"a" * 3 * 2**20)]:
            file = Path(folder) / name
            file.write_bytes(content)
            browser.open()
            browser.one("#file").send_keys(str(file))
            browser.check()
            expect(browser.language, "ru", f"the language of what is said of {name}")
            holds("Файл" in browser.text(".finding"), f"{name} is not told in Russian")
            browser.judge(f"what is said of {name}", expected_errors=1)
            browser.click("main a[href='/']")
            expect(browser.path, "/", "the way back")
        for path in ["/register/GARF/9999", "/nothing", "/register/GARF?cursor=x"]:
            browser.open(path)
            browser.judge(path, expected_errors=1)
            holds(browser.all("header") and browser.all("h1"), f"{path} is no page of ours")
    asked = urllib.request.Request(address + "/nothing", headers={"Accept": "application/json"})
    try:
        urllib.request.urlopen(asked)
    except urllib.error.HTTPError as error:
        expect(error.headers["Content-Type"], "application/problem+json", "what a program is told")


def long_text(address):
    """1,500 citations can be gone through."""
    lines = "".join(
        f"{n}. ГАРФ. Ф. Р-9001. Оп. 1. Д. {n % 14 + 1}. Л. {n % 7 + 1}.\n" for n in range(1, 1501))
    with Browser(address) as browser, tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "notes.txt"
        file.write_text(lines)
        browser.open()
        browser.one("#file").send_keys(str(file))
        browser.check()
        expect(len(browser.all("pre.text .ref")), 1500, "the number of marks")
        dead = browser.run(
            "return [...document.querySelectorAll('main a[href^=\"#\"]')]"
            ".filter((a) => !document.querySelector(a.getAttribute('href'))).length")
        expect(dead, 0, "the number of links that lead nowhere")


def first_paint(address):
    """The form with its style and script is below 50 KB, and asks for nothing else."""
    sizes = {path: len(urllib.request.urlopen(address + path).read())
             for path in ["/", "/assets/regest.css", "/assets/regest.js"]}
    holds(sum(sizes.values()) < 50_000, f"the first page takes {sizes}")
    with Browser(address) as browser:
        browser.open()
        loaded = browser.run(
            "return performance.getEntriesByType('resource').map((each) => each.name)")
        other = [name for name in loaded if not name.startswith(address + "/assets/")]
        expect(other, [], "what else is loaded")


ALL = [with_script, without_script, file_and_style, copying, language, by_keyboard, mistakes,
       long_text, first_paint]
