"""The pages at each width, in light and dark and on paper: each is judged, and kept as a picture
where a folder is given."""

from browser import Browser
from flows import ARTICLE, ONE

WIDTHS = [360, 1200]
MANY = "".join(
    f"{n}. ГАРФ. Ф. Р-9001. Оп. 1. Д. {n % 14 + 1}. Л. {n % 7 + 1}.\n" for n in range(1, 401))


def looks(service, language, folder):
    with Browser(service.address, language=language) as browser:
        for name, arrive in pages(browser, service):
            browser.size(1200)
            browser.scheme(False)
            arrive()
            for width in WIDTHS:
                for dark in [False, True]:
                    browser.size(width)
                    browser.scheme(dark)
                    scheme = "dark" if dark else "light"
                    browser.judge(
                        f"{name}, {language}, {width}, {scheme}",
                        expected_errors=1 if name in ["nothing", "refused"] else 0,
                        # It compares each target with all others, which takes a minute here.
                        axe=name != "long")
                    if folder:
                        browser.picture(folder / f"{name}-{language}-{width}-{scheme}.png")
            if folder and name in ["result", "record"]:
                browser.printed(folder / f"{name}-{language}.pdf")


def pages(browser, service):
    fond = "/register/GARF/%D0%A0-9001"
    return [
        ("form", lambda: browser.open("/")),
        ("result", lambda: result(browser, ARTICLE)),
        ("long", lambda: result(browser, MANY)),
        ("none", lambda: result(browser, "Ссылок здесь нет.")),
        ("refused", lambda: issued(browser, "rgst_wrong")),
        ("issued", lambda: issued(browser, service.token)),
        ("record", lambda: browser.go(".records a")),
        ("register", lambda: browser.open("/register")),
        ("archive", lambda: browser.open("/register/GARF")),
        ("fond", lambda: browser.open(fond)),
        ("opis", lambda: browser.open(fond + "/1")),
        ("delo", lambda: browser.open(fond + "/1/4")),
        ("found", lambda: browser.open("/register?q=%D0%BF%D0%B5%D1%80%D0%B5%D0%BF%D0%B8%D1%81%D0%BA%D0%B0")),
        ("unfound", lambda: browser.open("/register?q=%D1%8F%D1%89%D0%B8%D0%BA")),
        ("nothing", lambda: browser.open("/nothing")),
    ]


def result(browser, text):
    browser.open("/")
    browser.fill(text)
    browser.check()


def issued(browser, token):
    result(browser, ONE)
    browser.one("#token").send_keys(token)
    browser.leave(browser.one(".issue button").click)


def picture(service, file):
    """The picture of the README: a result in one window."""
    with Browser(service.address, language="en", width=1200) as browser:
        browser.size(1200, 900)
        result(browser, PICTURED)
        browser.run("scrollTo(0, 0)")
        browser.view(file)


PICTURED = """On the conversation with Ludwig see RGASPI, f. 558, op. 11, d. 740, ll. 177–180.

The draft is kept there too: ibid., d. 739, l. 67 ob. Another hand corrected
RGASPI, f. 558, op. 11, d. 9999, l. 3.
"""
