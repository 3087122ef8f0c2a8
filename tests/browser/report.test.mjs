// report.html as people meet it: two languages, desktop and telephone, light and dark, with script and without, on paper.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { HtmlValidate } from "html-validate";
import { chromium } from "playwright-core";
import { hostile } from "./hostile.mjs";

const { MATANG, CHROMIUM, WORK, SOURCE } = process.env;
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const languages = ["id", "en"];
const screens = [
  { name: "desktop", width: 1366, height: 768 },
  { name: "telephone", width: 360, height: 740 },
];
const schemes = ["light", "dark"];
const reports = {};
let browser;

const matang = (...args) => execFileSync(MATANG, args, { cwd: WORK, stdio: ["ignore", "ignore", "inherit"] });

before(async () => {
  mkdirSync(WORK, { recursive: true });
  for (const language of languages) {
    const out = `${WORK}/${language}`;
    matang("audit", `${SOURCE}/samples/palembang-2023`, "--lang", language, "--out", out, "--format", "html,json", "--quiet");
    reports[language] = `${out}/report.html`;
  }
  const assessment = JSON.parse(readFileSync(`${WORK}/en/assessment.json`, "utf8"));
  writeFileSync(`${WORK}/hostile.json`, JSON.stringify(hostile(assessment)));
  matang("report", `${WORK}/hostile.json`, "--lang", "id", "--out", `${WORK}/hostile`, "--format", "html", "--quiet");
  reports.hostile = `${WORK}/hostile/report.html`;
  browser = await chromium.launch({ executablePath: CHROMIUM });
});
after(() => browser?.close());

/// A page with everything noted that it should not do.
async function open(report, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, ...options });
  const page = await context.newPage();
  const noted = [];
  page.on("request", (request) => {
    if (request.url() !== pathToFileURL(report).href && !request.url().startsWith("data:")) noted.push(request.url());
  });
  page.on("console", (message) => noted.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => noted.push(`error: ${error.message}`));
  page.on("dialog", (dialog) => {
    noted.push(`dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  await page.goto(pathToFileURL(report).href);
  return { page, noted, close: () => context.close() };
}

async function violations(page) {
  await page.evaluate(axe);
  const found = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
  return found.violations.map((one) => `${one.id}: ${one.help}: ${one.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(" | ")}`);
}

for (const name of [...languages, "hostile"])
  test(`${name}: html-validate has nothing to say`, async () => {
    const validator = new HtmlValidate({
      root: true,
      extends: ["html-validate:recommended"],
      rules: { "no-trailing-whitespace": "off" },
    });
    const report = await validator.validateFile(reports[name]);
    const messages = report.results.flatMap((result) => result.messages);
    assert.deepEqual([...new Set(messages.map((one) => `${one.line}: ${one.ruleId}: ${one.message}`))].slice(0, 12), []);
  });

for (const name of [...languages, "hostile"])
  for (const screen of screens)
    for (const scheme of schemes)
      test(`${name}, ${screen.name}, ${scheme}: axe-core has nothing to say, nothing is loaded, nothing sticks out`, async () => {
        const { page, noted, close } = await open(reports[name], {
          viewport: { width: screen.width, height: screen.height },
          colorScheme: scheme,
        });
        assert.deepEqual(await violations(page), []);
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(width <= screen.width, `the page is ${width} pixels wide`);
        assert.deepEqual(noted, []);
        await close();
      });

for (const language of languages) {
  test(`${language}: the page says its language, and headings leave no level out`, async () => {
    const { page, close } = await open(reports[language]);
    assert.equal(await page.getAttribute("html", "lang"), language);
    const levels = await page.$$eval("h1, h2, h3, h4, h5, h6", (all) => all.map((one) => Number(one.tagName[1])));
    assert.equal(levels.filter((level) => level === 1).length, 1);
    levels.reduce((last, level) => {
      assert.ok(level <= last + 1, `a heading of level ${level} follows one of level ${last}`);
      return level;
    }, 0);
    const dead = await page.$$eval("a[href^='#']", (all) =>
      all.map((one) => one.getAttribute("href")).filter((href) => !document.getElementById(href.slice(1))));
    assert.deepEqual(dead, []);
    await close();
  });

  test(`${language}: without script all is there to read`, async () => {
    const scripted = await open(reports[language]);
    const bare = await open(reports[language], { javaScriptEnabled: false });
    const rows = (page) => page.locator("#findings-table tbody tr").count();
    assert.equal(await bare.page.locator(".filters").count(), 0);
    assert.equal(await rows(bare.page), await rows(scripted.page));
    assert.ok((await rows(bare.page)) > 5);
    await scripted.close();
    await bare.close();
  });

  test(`${language}: the findings can be searched, filtered and sorted by keyboard`, async () => {
    const { page, noted, close } = await open(reports[language]);
    const rows = page.locator("#findings-table tbody tr:visible");
    const all = await rows.count();
    await page.locator(".filters input").fill("booking online");
    const found = await rows.count();
    assert.ok(found >= 1 && found < all, `${found} of ${all} rows`);
    await page.locator(".filters input").fill("");
    await page.locator(".filters select").first().selectOption({ index: 2 });
    const filtered = await rows.count();
    assert.ok(filtered >= 1 && filtered < all, `${filtered} of ${all} rows`);
    await page.locator(".filters select").first().selectOption({ index: 0 });
    const kind = page.locator("#findings-table thead th button").nth(1);
    await kind.focus();
    await page.keyboard.press("Enter");
    const kinds = await page.$$eval("#findings-table tbody tr", (all) => all.map((row) => row.cells[1].textContent));
    assert.deepEqual(kinds, [...kinds].sort((a, b) => a.localeCompare(b, language)));
    assert.equal(await page.locator("#findings-table th[aria-sort=ascending]").count(), 1);
    assert.deepEqual(await violations(page), []);
    assert.deepEqual(noted, []);
    await close();
  });

  test(`${language}: it prints on A4`, async () => {
    const { page, close } = await open(reports[language], { colorScheme: "dark" });
    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
    const text = pdf.toString("latin1");
    const pages = text.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
    assert.ok(pages >= 4 && pages <= 60, `${pages} pages`);
    const [, width, height] = text.match(/\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/).map(Number);
    assert.ok(Math.abs(width - 595) < 2 && Math.abs(height - 842) < 2, `${width} by ${height} points`);
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    assert.equal(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), "rgb(255, 255, 255)");
    await close();
  });
}

test("a site of two thousand pages that wants to break out stays text, small and quick", async () => {
  assert.ok(statSync(reports.hostile).size < 2_000_000, `${statSync(reports.hostile).size} bytes`);
  const started = performance.now();
  const { page, noted, close } = await open(reports.hostile);
  assert.ok(performance.now() - started < 10_000);
  const schemes = await page.$$eval("a[href]", (all) => [...new Set(all.map((one) => one.protocol))].sort());
  assert.deepEqual(schemes.filter((one) => !["file:", "http:", "https:"].includes(one)), []);
  assert.equal(await page.evaluate(() => document.querySelectorAll("main script, main img, main iframe, main style").length), 0);
  assert.equal(await page.evaluate(() => /[\u202a-\u202e\u2066-\u2069]/.test(document.body.textContent)), false);
  assert.deepEqual(noted, []);
  await close();
});
