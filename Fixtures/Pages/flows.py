"""The ways a reader takes through the pages. Each is given the service over
`Registers/small`, and fails by raising."""

import hashlib
import tempfile
import time
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
    browser.click("#c1 a[href='#t1']")
    expect(browser.path, "/#t1", "where its card leads")
    holds("120" in browser.text("#c1 .found"), "the sheets of the delo are not told")
    holds(not browser.one("#c1 .levels").is_displayed(), "the levels of what holds are unfolded")
    browser.click("#c1 summary")
    browser.judge("the result with levels")
    holds("ГАРФ" in browser.text("#c1 .levels"), "the archive has not its Russian name")
    expect(browser.one("#t2 + a.from").get_attribute("href").rsplit("#", 1)[1], "t1",
           "where the arrow of «Там же» leads")
    holds(browser.all(".near a[href$='9001/1/2']"), "the near miss is not told")
    browser.go("#c1 .levels a[href$='/1/1']")
    expect(browser.path.count("/"), 5, "the depth of the entry's address")
    browser.judge("the entry of a delo")
    holds("Протоколы" in browser.text("h1"), "the entry has not its title")
    browser.go(".crumbs a[href='/register/GARF']")
    browser.judge("the entry of an archive")
    browser.go(".crumbs a[href='/register']")
    browser.judge("the register")
    browser.one("#q").send_keys("Карточки", Keys.ENTER)
    browser.at("/register?q=")
    browser.judge("the search")
    holds(len(browser.all(".entries tbody tr")) >= 2, "the search finds too little")
    browser.go(".entries tbody a")
    holds(browser.path.startswith("/register/GARF/"), f"what was found leads to {browser.path}")
    browser.one("#q").send_keys("ГАРФ, ф. Р-9001, оп. 1, д. 2", Keys.ENTER)
    browser.at("/register/GARF/%D0%A0-9001/1/2")


def with_script(service):
    with Browser(service.address) as browser:
        through(browser)


def without_script(service):
    with Browser(service.address, script=False) as browser:
        through(browser)
        browser.open()
        browser.paste(ONE)
        browser.check()
        holds(not browser.one("button.copy").is_displayed(), "a button does nothing")
        holds(not browser.one(".keys").is_displayed(), "keys are promised that do nothing")


def file_and_style(service):
    with Browser(service.address) as browser, tempfile.TemporaryDirectory() as folder:
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


def copying(service):
    with Browser(service.address) as browser:
        browser.allow_clipboard()
        browser.open()
        browser.paste(ONE)
        browser.check()
        buttons = len([each for each in browser.all("button.copy") if each.is_displayed()])
        expect(buttons, 1, "the number of buttons before the other forms are unfolded")
        label = browser.text("button.copy")
        browser.one("button.copy").click()
        expect(browser.clipboard(), browser.text(".printed"), "the clipboard")
        holds(browser.text("button.copy") != label, "the button does not say that it copied")
        holds(browser.text("[role=status]"), "it is not told to who cannot see it")
        browser.click(".forms summary")
        browser.judge("the other forms")
        for position, start in enumerate(["ГАРФ. Ф. Р-9001.", "f. R-9001", "@", "TY  - "], 1):
            browser.one(f"button[data-copy=o1-{position}]").click()
            holds(browser.clipboard().startswith(start), f"{start} is not what is copied")


def language(service):
    with Browser(service.address, language="ru") as browser:
        browser.open()
        expect(browser.language, "ru", "the language by Accept-Language")
        browser.go(".languages a[lang=en]")
        expect(browser.language, "en", "the language by the switch")
        browser.judge("the form in English")
        browser.open("/register/GARF")
        expect(browser.language, "en", "the language kept")
        browser.judge("an archive in English")
        browser.go(".languages a[lang=ru]")
        expect(browser.path.split("?")[0], "/register/GARF", "the page after the switch")
        browser.open()
        expect(browser.language, "ru", "the language switched back")
    with Browser(service.address, language="en") as browser:
        browser.open()
        expect(browser.language, "en", "the language by Accept-Language")


def by_keyboard(service):
    with Browser(service.address) as browser:
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
        browser.keys(ARTICLE.replace("\n", Keys.ENTER), Keys.TAB, Keys.TAB, Keys.TAB)
        browser.leave(lambda: browser.keys(Keys.ENTER))
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


def mistakes(service):
    """What goes wrong is told on a page, in the reader's language."""
    with Browser(service.address) as browser, tempfile.TemporaryDirectory() as folder:
        for name, content in [("bad.txt", b"\xd4. 1. \xce\xef. 2."), ("large.txt", b"a" * 3 * 2**20)]:
            file = Path(folder) / name
            file.write_bytes(content)
            browser.open()
            browser.one("#file").send_keys(str(file))
            browser.check()
            expect(browser.language, "ru", f"the language of what is said of {name}")
            holds("Файл" in browser.text(".finding"), f"{name} is not told in Russian")
            browser.judge(f"what is said of {name}", expected_errors=1)
            browser.go("main a[href='/']")
            expect(browser.path, "/", "the way back")
        for path in ["/register/GARF/9999", "/nothing", "/register/GARF?cursor=x"]:
            browser.open(path)
            browser.judge(path, expected_errors=1)
            holds(browser.all("header") and browser.all("h1"), f"{path} is no page of ours")
    asked = urllib.request.Request(service.address + "/nothing", headers={"Accept": "application/json"})
    try:
        urllib.request.urlopen(asked)
    except urllib.error.HTTPError as error:
        expect(error.headers["Content-Type"], "application/problem+json", "what a program is told")


def issuing(service):
    """A record is issued with a token, and its page proves itself; without a script too."""
    for script in [True, False]:
        with Browser(service.address, script=script) as browser:
            text = ONE + (" Подлинник." if script else " Копия.")
            issue(browser, text, "rgst_wrong")
            browser.judge("a wrong token", expected_errors=1)
            holds("ключ" in browser.text(".finding"), "a wrong token is not told in Russian")
            browser.one("#token").send_keys(service.token)
            browser.leave(browser.one(".issue button").click)
            browser.judge("the records issued")
            expect(len(browser.all(".records tbody tr")), 1, "the number of records")
            browser.go(".records a")
            browser.judge("the page of a record")
            record_proves_itself(browser, service)


def issue(browser, text, token):
    browser.open()
    browser.paste(text)
    browser.check()
    browser.one("#token").send_keys(token)
    browser.leave(browser.one(".issue button").click)


def record_proves_itself(browser, service):
    """The commands of the page, by their parts."""
    path = browser.path
    digest = path.rsplit("/", 1)[1]
    record = urllib.request.urlopen(f"{service.address}/v1/records/{digest}").read()
    expect(hashlib.sha256(record).hexdigest(), digest, "the digest of the record")
    holds(digest in browser.text(".proof"), "the digest is not in the commands")
    for _ in range(40):
        if browser.all("a.download"):
            break
        time.sleep(0.25)
        browser.open(path)
    proof = urllib.request.urlopen(browser.one("a.download").get_attribute("href")).read()
    holds(proof.startswith(b"c2sp.org/tlog-proof@v1"), f"the proof begins {proof[:40]}")
    for media in ["application/vnd.citationstyles.csl+json", "application/x-bibtex"]:
        link = browser.one(f"link[rel=alternate][type='{media}']").get_attribute("href")
        holds(urllib.request.urlopen(link).read(), f"{media} is empty")
    holds(browser.one("meta[name=citation_title]").get_attribute("content").startswith("ГАРФ"),
          "Zotero finds no title")


def long_text(service):
    """1,500 citations can be gone through."""
    lines = "".join(
        f"{n}. ГАРФ. Ф. Р-9001. Оп. 1. Д. {n % 14 + 1}. Л. {n % 7 + 1}.\n" for n in range(1, 1501))
    with Browser(service.address) as browser, tempfile.TemporaryDirectory() as folder:
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


def first_paint(service):
    """The form with its style and script is below 50 KB, and asks for nothing else."""
    sizes = {path: len(urllib.request.urlopen(service.address + path).read())
             for path in ["/", "/assets/regest.css", "/assets/regest.js"]}
    holds(sum(sizes.values()) < 50_000, f"the first page takes {sizes}")
    with Browser(service.address) as browser:
        browser.open()
        loaded = browser.run(
            "return performance.getEntriesByType('resource').map((each) => each.name)")
        other = [name for name in loaded if not name.startswith(service.address + "/assets/")]
        expect(other, [], "what else is loaded")


ALL = [with_script, without_script, file_and_style, copying, language, by_keyboard, mistakes,
       issuing, long_text, first_paint]
