"""The pages at each width, in light and dark and on paper: each is judged, and kept as a picture
where a folder is given."""

from browser import Browser
from flows import ARTICLE

WIDTHS = [360, 768, 1280]


def looks(address, language, folder):
    with Browser(address, language=language) as browser:
        for width in WIDTHS:
            for dark in [False, True]:
                browser.size(width)
                browser.scheme(dark)
                scheme = "dark" if dark else "light"
                for name, arrive in pages(browser):
                    arrive()
                    browser.judge(
                        f"{name}, {language}, {width}, {scheme}",
                        expected_errors=1 if name == "nothing" else 0)
                    if folder:
                        browser.picture(folder / f"{name}-{language}-{width}-{scheme}.png")
        browser.size(1280)
        browser.scheme(False)
        result(browser)
        if folder:
            browser.printed(folder / f"result-{language}.pdf")


def pages(browser):
    return [
        ("form", lambda: browser.open("/")), ("result", lambda: result(browser)),
        ("register", lambda: browser.open("/register")),
        ("fond", lambda: browser.open("/register/GARF/%D0%A0-9001")),
        ("delo", lambda: browser.open("/register/GARF/%D0%A0-9001/1/1")),
        ("nothing", lambda: browser.open("/nothing")),
    ]


def result(browser):
    browser.open("/")
    browser.paste(ARTICLE)
    browser.check()
