// The HTML report in a browser: filters, plots, keyboard, print, hostile text, many findings.
import { readFileSync } from "node:fs";
import { check, finish, sample, withPage } from "./browser.mjs";

const shown = (page) => page.textContent("#shown");
const cards = (page) => page.locator("#list .finding").count();
const focused = (page) => page.evaluate(() => document.activeElement.closest(".finding")?.dataset.finding ?? document.activeElement.id);

async function filters(page) {
  check("all findings are listed", await shown(page), "7 findings");
  await page.fill("#search", "shipyards half");
  check("search finds words in any order", await shown(page), "1 of 7 findings");
  await page.fill("#search", "dry docks in use");
  check("search reads the sentences", await shown(page), "1 of 7 findings");
  await page.fill("#search", "");
  await page.fill("#filter-source", "港口");
  check("source by its title", await shown(page), "2 of 7 findings");
  await page.fill("#filter-source", "yearbook");
  check("source by its id", await shown(page), "2 of 7 findings");
  await page.fill("#filter-source", "");
  await page.fill("#filter-subject", "meridian");
  check("subject", await shown(page), "1 of 7 findings");
  await page.fill("#filter-subject", "");
  await page.fill("#filter-metric", "share");
  check("metric", await shown(page), "2 of 7 findings");
  await page.keyboard.press("Escape");
  check("Escape clears the filters", await shown(page), "7 findings");
  await page.click('.chips button:has-text("tension")');
  check("verdict", await shown(page), "1 of 7 findings");
  await page.keyboard.press("Escape");
  const chip = (group, name) => page.click(`.chips[aria-label="${group}"] button:has-text("${name}")`);
  await chip("Status", "updated");
  check("status", [await shown(page), await page.getAttribute("#list .finding", "data-finding")], ["1 of 7 findings", "1"]);
  await chip("Status", "waived");
  check("two of one kind are both", await shown(page), "2 of 7 findings");
  await page.keyboard.press("Escape");
  await chip("Status", "new");
  check("what is waived is not new", await shown(page), "4 of 7 findings");
  await page.keyboard.press("Escape");
  await chip("Code", "FL101");
  check("code", await shown(page), "2 of 7 findings");
  await chip("Severity", "error");
  check("kinds narrow each other", await shown(page), "1 of 7 findings");
  await page.keyboard.press("Escape");
  await page.fill("#search", "no such words");
  check("nothing found is said", await page.textContent("#list"), "No finding fits the filters.");
  await page.fill("#search", "");
}

async function keyboard(page) {
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press("/");
  check("/ goes to the search", await focused(page), "search");
  await page.keyboard.press("Tab");
  check("Tab goes to the source", await focused(page), "filter-source");
  await page.keyboard.press("Escape");
  await page.keyboard.press("j");
  check("j goes to the first finding", await focused(page), "0");
  await page.keyboard.press("j");
  check("j goes on", await focused(page), "1");
  await page.keyboard.press("k");
  check("k goes back", await focused(page), "0");
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  check("Enter opens", await page.locator(".detail").count(), 1);
  await page.keyboard.press("Enter");
  check("Enter closes", await page.locator(".detail").count(), 0);
  const chip = page.locator(".chips button", { hasText: "drift" });
  await chip.focus();
  await page.keyboard.press("Space");
  check("Space presses a chip", [await chip.getAttribute("aria-pressed"), await shown(page)], ["true", "1 of 7 findings"]);
  await page.keyboard.press("Space");
  await page.focus("#tab-findings");
  await page.keyboard.press("ArrowRight");
  check("arrows walk over the tabs", [await page.isVisible("#documents"), await focused(page)], [true, "tab-documents"]);
  await page.keyboard.press("ArrowLeft");
}

async function details(page) {
  await page.click('[data-finding="1"] h2 button');
  const detail = page.locator('[data-finding="1"] .detail');
  check("values are marked in their sentences", await detail.locator("mark").allTextContents(), ["29%", "half"]);
  check("the context of the document stands around", (await detail.locator(".context").first().textContent()).startsWith("Builders and brokers"), true);
  check("the plot names the camps", await detail.locator("svg").getAttribute("aria-label"),
    "Camps over time. A: 29% (A survey of the northern harbours); B: half (Trade digest)");
  const box = (kind, camp) => detail.locator(`rect.${kind}.c${camp}`).evaluate((r) => ["x", "y", "width", "height"].map((a) => Number(r.getAttribute(a))));
  const [early, late] = [await box("hard", 0), await box("hard", 1)];
  check("the earlier camp stands left of the later", early[0] + early[2] < late[0], true);
  check("29% stands below half, and they do not meet", early[1] > late[1] + late[3], true);
  const soft = await box("soft", 1);
  check("the soft box lies in the hard one", soft[1] > late[1] && soft[1] + soft[3] < late[1] + late[3], true);
  check("an inferred time is dashed", await detail.locator("rect.hard.c1.inferred").count(), 1);
  const bar = await box("bar", 0);
  check("the printed number stands in its box", bar[1] > early[1] && bar[1] + bar[3] < early[1] + early[3], true);
  check("the arithmetic is folded", await detail.locator("details.why li").first().isVisible(), false);
  await detail.locator("summary").click();
  check("and unfolds", await detail.locator("details.why li").first().textContent(),
    "Gap: 15 points apart at the least, 18 points as a reader takes them; 2.73 years explain 13.65");
  await page.click('[data-finding="2"] h2 button');
  check("a value outside its sentence is shown with its line, the sentence with its subject",
    [await page.textContent('[data-finding="2"] .elsewhere'), await page.textContent('[data-finding="2"] u')], ["line 3 Northport", "Meridian Robotics"]);
  check("places stand in lanes", await page.locator('[data-finding="2"] rect.bar').count(), 2);
  await detail.locator("text=read it in the document").first().click();
  check("a sentence leads to its place in the document", [await page.textContent(".chosen"), await page.textContent("#about-mark dd")], ["29%", "29%"]);
  check("unclaimed numbers are marked with the reason", await page.locator("#page .unclaimed").evaluateAll((marks) => marks.map((m) => [m.textContent, m.title])),
    [["12", "No claim: no subject"], ["555-0142", "No claim: code"]]);
  check("every claim is marked", await page.locator("#page .claim").allTextContents(), ["Northport", "29%", "1,000"]);
  await page.click("#about-mark .finding-link");
  check("a claim leads back to its finding", [await page.isVisible("#findings"), await focused(page)], [true, "1"]);
  await page.click("#tab-coverage");
  check("the coverage tells what did not run", (await page.textContent("#coverage")).includes("no total for northport/shipyard_count"), true);
  await page.click("#tab-findings");
}

async function hostile(page) {
  await page.keyboard.press("Escape");
  const open = await page.getAttribute('[data-finding="0"] h2 button', "aria-expanded");
  if (open === "false") await page.click('[data-finding="0"] h2 button');
  const quote = await page.textContent('[data-finding="0"] blockquote');
  check("markup of a document is text", quote.includes("</script><img src=x onerror=alert(2)>"), true);
  check("controls of a document are shown", quote.includes("U+0007") && quote.includes("U+202E") && !/[\u0007\u202e]/.test(quote), true);
  check("a plot shows them too", (await page.getAttribute('[data-finding="0"] svg', "aria-label")).includes("<b>Bold<U+001B>[5m</b>"), true);
  check("no element came out of a document", await page.locator("img, iframe, body script:not([type]) ~ img").count(), 0);
  await page.click("#tab-documents");
  await page.click("#shelf button:nth-child(4)");
  check("a hostile document reads as it is", (await page.textContent("#page")).includes("<script>alert(1)</script>"), true);
  const piece = 's="x">In <b>Oslo</b><script>alert(3)</script> 5&nbsp;&amp; <img src=x onerror=alert(4)> more <a hr';
  const script = readFileSync(new URL("../../reports/html/script/data.js", import.meta.url), "utf8");
  const wordsOf = script.match(/function wordsOf[^]*?\n}/)[0];
  check("of a page the words are shown", await page.evaluate(`(${wordsOf})(${JSON.stringify(piece)})`), "In Oslo 5 & more");
  check("the page has its one script", await page.locator("script:not([type])").count(), 1);
  const policy = await page.getAttribute("meta[http-equiv]", "content");
  check("the policy allows nothing but the page's own", /^default-src 'none'; script-src 'sha256-[^']+'; style-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'$/.test(policy), true);
  await page.click("#tab-findings");
}

// Another program's XML parser reads what JUnit's readers get.
async function junit(page) {
  const counts = await page.evaluate((text) => {
    const xml = new DOMParser().parseFromString(text, "application/xml");
    const suite = xml.querySelector("testsuite");
    const number = (name) => Number(suite?.getAttribute(name));
    return [xml.querySelector("parsererror")?.textContent ?? "", number("tests") === xml.querySelectorAll("testcase").length,
            number("failures") === xml.querySelectorAll("failure").length, number("skipped") === xml.querySelectorAll("skipped").length];
  }, sample("harbours", "junit").toString());
  check("JUnit is XML, and its counts are right", counts, ["", true, true, true]);
}

async function print(page) {
  await page.keyboard.press("Escape");
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  check("printed findings are open", [await page.locator(".detail").count(), await page.locator("details.why[open]").count() > 0], [7, true]);
  check("filters are not printed", await page.isVisible(".filters"), false);
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  await page.emulateMedia({ media: null });
}

async function themes(page) {
  const colors = [];
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme });
    colors.push(await page.evaluate(() => getComputedStyle(document.body).backgroundColor));
  }
  check("light and dark differ", colors[0] !== colors[1], true);
  await page.emulateMedia({ colorScheme: null });
  await page.setViewportSize({ width: 400, height: 800 });
  check("a narrow window needs no scrolling sideways", await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
  await page.setViewportSize({ width: 1280, height: 900 });
}

async function many(page) {
  check("a page of findings at a time", [await shown(page), await cards(page)], ["10,000 findings", 25]);
  await page.locator('.pager button:has-text("Next")').first().click();
  check("pages turn", await page.getAttribute("#list .finding", "data-finding"), "25");
  await page.click('[data-finding="26"] h2 button');
  check("a detail is read when it is opened", await page.locator('[data-finding="26"] svg').count(), 1);
  await page.fill("#filter-subject", "town 9999");
  check("ten thousand are filtered", await shown(page), "1 of 10,000 findings");
  await page.fill("#filter-subject", "");
  await page.fill("#search", "had 113 mills in 2018");
  check("ten thousand are searched in their sentences", (await shown(page)).endsWith("of 10,000 findings") && await cards(page) === 25, true);
  const paint = await page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0].startTime);
  console.log(`       first paint after ${Math.round(paint)} ms`);
}

await withPage(async (page, open, noise) => {
  await open(sample("harbours", "html"));
  await filters(page);
  await keyboard(page);
  await details(page);
  await hostile(page);
  await junit(page);
  await print(page);
  await themes(page);
  const id = (await page.evaluate(() => JSON.parse(document.getElementById("index").textContent).findings[4].id));
  await open(sample("harbours", "html"), "#" + encodeURIComponent(id));
  check("an address leads to its finding", await focused(page), "4");
  await open(sample("large", "html", "10000"));
  await many(page);
  check("no error, dialog or request", noise, []);
});
finish();
