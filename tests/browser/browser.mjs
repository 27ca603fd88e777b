// What the tests of this folder share: a browser, sample reports, checks.
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

// ctest takes this exit code for "skipped" (tests/CMakeLists.txt).
const SKIPPED = 77;
export function skip(reason) {
  console.log("skipped: " + reason);
  process.exit(process.env.CI === "true" ? 1 : SKIPPED);  // nothing is left out where it is decided
}

export async function load(name) {
  try {
    return await import(name);
  } catch {
    skip(`${name} is not installed: npm ci in tests/browser`);
  }
}

// The program render_sample, as ctest names it.
const sampleProgram = process.argv[2];
if (!sampleProgram) {
  console.error("usage: node " + process.argv[1] + " RENDER_SAMPLE");
  process.exit(2);
}
export const sample = (...args) => execFileSync(sampleProgram, args, { maxBuffer: 1 << 28 });

let failures = 0;
export function check(what, actual, expected = true) {
  const [got, want] = [JSON.stringify(actual), JSON.stringify(expected)];
  console.log(`${got === want ? "ok    " : "FAILED"} ${what}${got === want ? "" : `: ${got} is not ${want}`}`);
  if (got !== want) ++failures;
}
export function finish() {
  console.log(failures ? `${failures} failed` : "all passed");
  process.exit(failures ? 1 : 0);
}

const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
               "--disable-component-update", "--disable-sync"];

// A page of a browser with a profile of its own; everything is gone after `use`.
export async function withPage(use) {
  const { chromium } = await load("playwright-core");
  const executablePath = ["/usr/bin/chromium", "/usr/bin/chromium-browser"].find(existsSync);
  if (!executablePath) skip("chromium is not installed");
  const folder = mkdtempSync(join(tmpdir(), "factlint-browser-"));
  const context = await chromium.launchPersistentContext(join(folder, "profile"),
    { executablePath, headless: true, args: FLAGS, viewport: { width: 1280, height: 900 } });
  try {
    const page = context.pages()[0] || await context.newPage();
    const noise = [];  // what a sound page never does
    page.on("console", (message) => noise.push(`console ${message.type()}: ${message.text()}`));
    page.on("pageerror", (error) => noise.push("error: " + error.message));
    page.on("dialog", (dialog) => { noise.push("dialog: " + dialog.message()); dialog.dismiss(); });
    page.on("request", (request) => { if (!request.url().startsWith("file:")) noise.push("request: " + request.url()); });
    const open = async (content, hash = "") => {
      const file = join(folder, "report.html");
      writeFileSync(file, content);
      await page.goto("about:blank");
      await page.goto("file://" + file + hash);
    };
    await use(page, open, noise);
  } finally {
    await context.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
