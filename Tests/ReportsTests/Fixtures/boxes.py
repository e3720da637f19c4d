"""Looks at a report in a real browser, wide, narrow and on paper, and says what is wrong on stdout.

usage: boxes.py FILE [--pictures FOLDER]
Wrong is: a text of a drawing on another text of it, or cut by its edge; a page that scrolls sideways; text under 11 px on a wide
screen; a violation that axe finds (contrast among them). Exit status: 0 all well, 1 something is wrong, 77 no browser.
"""

import os
import shutil
import sys

try:
    from playwright.sync_api import sync_playwright
    from axe_playwright_python.sync_playwright import Axe
except ImportError:
    print("Playwright and axe for Python are not installed: pip install playwright axe-playwright-python")
    sys.exit(77)

CHROMIUM = next((p for p in (shutil.which("chromium"), shutil.which("chromium-browser"), shutil.which("google-chrome")) if p), None)
if not CHROMIUM:
    print("there is no Chromium: apt-get install chromium")
    sys.exit(77)

TEXTS = """() => {
  const wrong = [];
  for (const svg of document.querySelectorAll('svg')) {
    const frame = svg.getBoundingClientRect();
    if (!frame.width) continue;
    const texts = [...svg.querySelectorAll('text')].filter(t => t.textContent.trim() && getComputedStyle(t).display !== 'none')
      .map(t => ({ box: t.getBoundingClientRect(), text: t.textContent, turned: (t.getAttribute('transform') || '').includes('rotate') }));
    // The box of a text is its line; letters without tails leave the last sixth of it free.
    const of = t => t.turned ? t.box : { left: t.box.left, right: t.box.right, top: t.box.top + t.box.height * .12, bottom: t.box.bottom - t.box.height * .16 };
    for (let a = 0; a < texts.length; a++) {
      const p = of(texts[a]);
      if (p.left < frame.left - 1 || p.right > frame.right + 1 || p.top < frame.top - 1 || p.bottom > frame.bottom + 1)
        wrong.push(`cut: “${texts[a].text}” in ${svg.getAttribute('aria-label') || svg.querySelector('title')?.textContent}`);
      for (let b = 0; b < a; b++) {
        const q = of(texts[b]);
        const across = Math.min(p.right, q.right) - Math.max(p.left, q.left), down = Math.min(p.bottom, q.bottom) - Math.max(p.top, q.top);
        if (across > .5 && down > .5) wrong.push(`“${texts[a].text}” covers “${texts[b].text}” by ${across.toFixed(1)} x ${down.toFixed(1)}`);
      }
    }
  }
  return wrong;
}"""

SMALL = """() => {
  const wrong = new Set();
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const owner = walk.currentNode.parentElement;
    if (!walk.currentNode.textContent.trim() || !owner.getClientRects().length || owner.closest('style,script,title,desc,.vh')) continue;
    const size = parseFloat(getComputedStyle(owner).fontSize), svg = owner.closest('svg');
    const scale = svg && svg.viewBox.baseVal && svg.viewBox.baseVal.width ? svg.getBoundingClientRect().width / svg.viewBox.baseVal.width : 1;
    if (size * scale < 10.9) wrong.add(`${(size * scale).toFixed(1)} px: ${owner.tagName} ${owner.className.baseVal ?? owner.className}`);
  }
  return [...wrong];
}"""


def look(browser, file, pictures):
    wrong, axe = [], Axe()
    for width, height in ((1280, 900), (390, 844)):
        page = browser.new_context(viewport={"width": width, "height": height}).new_page()
        page.set_default_timeout(120_000)
        page.on("console", lambda m: wrong.append(f"console: {m.text}") if m.type == "error" else None)
        page.goto("file://" + os.path.abspath(file))
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        sideways = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        if sideways > 0:
            wrong.append(f"scrolls sideways by {sideways} px at {width} px")
        wrong += [f"{width} px: {what}" for what in page.evaluate(TEXTS)]
        if width > 1000:
            wrong += [f"{width} px: {what}" for what in page.evaluate(SMALL)]
        for violation in axe.run(page).response["violations"]:
            where = "; ".join(str(node["target"]) + " " + node["html"][:120] for node in violation["nodes"][:3])
            wrong.append(f"axe, {width} px: {violation['id']}: {where}")
        if pictures:
            page.evaluate("document.querySelectorAll('details').forEach(d => d.open = false)")
            page.screenshot(path=os.path.join(pictures, f"report-{width}.png"), full_page=True)
        page.context.close()
    page = browser.new_page()
    page.goto("file://" + os.path.abspath(file))
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 718, "height": 1040})
    wrong += [f"paper: {what}" for what in page.evaluate(TEXTS)]
    if pictures:
        page.pdf(path=os.path.join(pictures, "report.pdf"), format="A4", prefer_css_page_size=True)
    return wrong


def main():
    pictures = sys.argv[3] if len(sys.argv) > 3 and sys.argv[2] == "--pictures" else None
    with sync_playwright() as p:
        browser = p.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        wrong = look(browser, sys.argv[1], pictures)
        browser.close()
    for line in wrong[:40]:
        print(line)
    sys.exit(1 if wrong else 0)


main()
