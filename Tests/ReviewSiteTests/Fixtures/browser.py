"""Reviews a market in a real browser, at the address given, and says what is wrong on stdout.

usage: browser.py ADDRESS CHECK   (CHECK: pages, keyboard, attack, plain)
Exit status: 0 all well, 1 something is wrong, 77 no browser.
"""

import os
import shutil
import socket
import sys
import urllib.request

try:
    from playwright.sync_api import sync_playwright
except ImportError:
    print("Playwright for Python is not installed: pip install playwright")
    sys.exit(77)

CHROMIUM = next((p for p in (shutil.which("chromium"), shutil.which("chromium-browser"), shutil.which("google-chrome")) if p), None)
if not CHROMIUM:
    print("there is no Chromium: apt-get install chromium")
    sys.exit(77)

address, check = sys.argv[1], sys.argv[2]
base = address.split("/?")[0]
wrong = []


def expect(holds, what):
    if not holds:
        wrong.append(what)


def page_addresses(page):
    found = ["/", "/review", "/review?all=1", "/concepts", "/gaps", "/shortlist", "/brands", "/pages", "/search?q=bottle", "/decisions", "/nowhere"]
    for start, selector in [
        ("/", ".grid tbody td a"), ("/concepts", ".list tbody th a"), ("/gaps", "ol.gaps h2 a"), ("/pages", ".list tbody th a[href^='/page']"),
    ]:
        page.goto(base + start)
        link = page.query_selector(selector)
        expect(link is not None, f"{start} has no {selector}")
        if link:
            found.append(link.get_attribute("href"))
    return found


def watch(page):
    page.on("console", lambda m: wrong.append(f"console: {m.text}") if m.type == "error" and "404" not in m.text else None)
    page.on("pageerror", lambda e: wrong.append(f"script: {e}"))
    page.on("dialog", lambda d: (wrong.append(f"a dialog opened: {d.message}"), d.dismiss()))


def check_pages(browser):
    """Every page: no accessibility violation, no sideways scrolling, in light and dark, wide and narrow."""
    from axe_playwright_python.sync_playwright import Axe

    axe = Axe()
    for width, height, scheme in ((1280, 800, "light"), (390, 844, "dark")):
        context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
        page = context.new_page()
        page.set_default_timeout(120_000)
        watch(page)
        page.goto(address)
        for target in page_addresses(page):
            page.goto(base + target)
            sideways = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
            expect(sideways <= 0, f"{target} scrolls sideways by {sideways} px at {width} px")
            for violation in axe.run(page).response["violations"]:
                where = "; ".join(str(node["target"]) + " " + node["html"][:120] for node in violation["nodes"][:3])
                wrong.append(f"{target} at {width} px, {scheme}: {violation['id']}: {where}")
        context.close()


def check_keyboard(browser):
    """The whole review of a page by keyboard, with undo, a merge, and nothing lost on a new visit."""
    page = browser.new_context(viewport={"width": 1280, "height": 800}).new_page()
    page.set_default_timeout(120_000)
    watch(page)
    page.goto(address)
    page.goto(base + "/pages")
    page.click(".list tbody th a[href^='/page'] >> nth=0")
    page.click("text=Review its")
    cards = page.locator("[data-claim]")
    count = cards.count()
    expect(count >= 3, f"the page has {count} claims to review")
    expect(page.evaluate("document.activeElement.matches('[data-claim]')"), "the first claim is not in focus")

    def settled(states):
        try:
            page.wait_for_function(
                "states => JSON.stringify([...document.querySelectorAll('[data-claim]')].map(c => ['accepted','rejected','corrected'].find(s => c.classList.contains(s)) || 'open').slice(0, states.length)) === JSON.stringify(states)",
                arg=states, timeout=5000)
        except Exception:
            now = page.evaluate("[...document.querySelectorAll('[data-claim]')].map(c => c.className)")
            wrong.append(f"expected {states}, found {now}")

    page.keyboard.press("a")
    settled(["accepted", "open"])
    page.keyboard.press("r")
    settled(["accepted", "rejected", "open"])
    page.keyboard.press("4")
    settled(["accepted", "rejected", "corrected"])
    expect(cards.nth(2).locator("[aria-pressed=true]").inner_text() == "user", "the angle is not shown")
    page.keyboard.press("z")
    settled(["accepted", "rejected", "open"])
    page.keyboard.press("z")
    settled(["accepted", "open", "open"])
    page.keyboard.press("y")
    settled(["accepted", "rejected", "open"])
    page.keyboard.press("j")
    page.keyboard.press("k")
    page.keyboard.press("k")
    page.keyboard.press("k")
    expect(page.evaluate("[...document.querySelectorAll('[data-claim]')].indexOf(document.activeElement)") == 0, "k does not go up")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("m")
    page.keyboard.type("arctic ice")
    expect(page.evaluate("document.activeElement.matches('[data-merge]')"), "m does not open the concept field")
    page.keyboard.press("Enter")
    settled(["accepted", "rejected", "corrected"])
    for _ in range(3, count):
        before = page.locator("#decided").inner_text()
        page.keyboard.press("a")
        try:
            page.wait_for_function("n => document.getElementById('decided').textContent !== n", arg=before, timeout=5000)
        except Exception:
            wrong.append("the progress does not move")
    expect(page.locator("#decided").inner_text() == str(count), f"progress shows {page.locator('#decided').inner_text()} of {count}")
    page.reload()
    settled(["accepted", "rejected", "corrected"] + ["accepted"] * (count - 3))

    page.goto(base + "/concepts")
    merge = page.locator(".pairs button.yes").first
    pair = page.locator(".pairs li").first.inner_text()
    merge.click()
    expect(page.locator(".flash").inner_text().startswith("Merged"), "the merge is not told")
    page.wait_for_timeout(300)
    page.goto(base + "/concepts")
    remaining = page.locator(".pairs li").first.inner_text() if page.locator(".pairs li").count() else ""
    expect(remaining != pair, "the merged pair is still suggested")
    page.goto(base + "/decisions")
    page.click("text=Undo the last")
    expect("Undone" in page.locator(".flash").inner_text(), "the undo is not told")
    page.goto(base + "/concepts")
    page.wait_for_timeout(300)
    page.reload()
    expect(page.locator(".pairs li").first.inner_text() == pair, "undo does not bring the pair back")


def check_attack(browser):
    """Hostile pages do nothing, other machines and other sites reach nothing."""
    page = browser.new_context(viewport={"width": 1280, "height": 800}).new_page()
    page.set_default_timeout(120_000)
    watch(page)
    page.goto(address)
    for target in page_addresses(page) + ["/search?q=pwned", "/?q=%22%3E%3Cscript%3Ewindow.pwned%3D1%3C/script%3E"]:
        page.goto(base + target)
        expect(page.evaluate("window.pwned === undefined"), f"{target} runs a script of a page")
        expect(page.locator("main script, main img, main svg, main iframe").count() == 0, f"{target} holds an element of a page")
        expect(page.locator("a[href^='javascript:' i]").count() == 0, f"{target} links to a script")
    page.goto(base + "/")
    refused = page.evaluate("(async () => { try { eval('1'); return false } catch { return true } })()")
    inline = page.evaluate("(() => { const s = document.createElement('script'); s.textContent = 'window.inline = 1'; document.head.append(s); return window.inline === undefined })()")
    wrong[:] = [w for w in wrong if "Content Security Policy" not in w]
    expect(inline, "an inline script runs")
    # A page of another origin sends a form here: the browser carries no cookie, and the site refuses.
    other = browser.new_context().new_page()
    other.goto("data:text/html,<form method=post action='" + base + "/decide'><input name=do value=note><input name=to value=x></form>")
    with other.expect_navigation():
        other.evaluate("document.forms[0].submit()")
    expect("refused" in other.content() or "answers only" in other.content(), "a form of another site was taken")
    port = int(base.rsplit(":", 1)[1])
    for name in {socket.gethostname()}:
        try:
            there = socket.gethostbyname(name)
        except OSError:
            continue
        if there.startswith("127."):
            continue
        with socket.socket() as s:
            s.settimeout(2)
            expect(s.connect_ex((there, port)) != 0, f"the site listens on {there}")
    request = urllib.request.Request(base + "/", headers={"Host": f"evil.example:{port}"})
    try:
        urllib.request.urlopen(request)
        wrong.append("another host name is answered")
    except urllib.error.HTTPError as error:
        expect(error.code == 403, f"another host name gets {error.code}")


def check_plain(browser):
    """Reading and single decisions work without a script."""
    page = browser.new_context(viewport={"width": 390, "height": 844}, java_script_enabled=False).new_page()
    page.set_default_timeout(120_000)
    page.goto(address)
    page.goto(base + "/review?all=1")
    page.locator("[data-claim] button.no").first.click()
    expect("did=" in page.url and page.locator(".flash").inner_text().startswith("Rejected"), "a decision without a script is not told")
    expect("rejected" in (page.locator("[data-claim]").first.get_attribute("class") or ""), "a decision without a script is not shown")
    page.locator(".flash button").click()
    expect("Undone" in page.locator(".flash").inner_text(), "undo without a script is not told")


with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"] if os.geteuid() == 0 else [])
    try:
        {"pages": check_pages, "keyboard": check_keyboard, "attack": check_attack, "plain": check_plain}[check](browser)
    finally:
        browser.close()
for what in wrong:
    print(what)
sys.exit(1 if wrong else 0)
