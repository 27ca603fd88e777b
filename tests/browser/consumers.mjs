// What CI systems read, read by programs that are not ours: JUnit by a JUnit reader,
// reviewdog's rdjson by a validator of that format. And both rdjson and GitLab's Code
// Quality by schemas that ask for what those two read, and more: GitLab itself asks an
// entry for a description, a fingerprint, a severity and a location, and stops at the
// first that lacks one.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { check, finish, load, sample, skip } from "./browser.mjs";

const { parse } = await load("junit2json");
const { default: Ajv } = await load("ajv");
let Rdformat;
try {
  Rdformat = createRequire(import.meta.url)("@umbrelladocs/rdformat-validator").Validator;
} catch {
  skip("@umbrelladocs/rdformat-validator is not installed: npm ci in tests/browser");
}
const rdformat = new Rdformat({ strictMode: true, allowExtraFields: false });
const SAMPLES = [["harbours"], ["large", "500"], ["large", "0"]];
const rendered = ([name, ...count], format) => sample(name, format, ...count).toString();

for (const args of SAMPLES) {
  const suites = await parse(rendered(args, "junit"));
  const cases = suites.testsuite.flatMap((suite) => suite.testcase ?? []);
  const of = (outcome) => cases.filter((one) => one[outcome]).length;
  check(args.join(" ") + ": JUnit's counts are those of its cases", [suites.tests, suites.failures],
    [cases.length, of("failure")]);
  check(args.join(" ") + ": and no two cases have one name",
    new Set(cases.map((one) => one.classname + "\n" + one.name)).size, cases.length);
}
const harbours = (await parse(rendered(["harbours"], "junit"))).testsuite.flatMap((suite) => suite.testcase);
check("a failure tells its finding", harbours.find((one) => one.failure).failure[0].message.includes("Northport"));

for (const [format, file] of [["gitlab", "gitlab-code-quality.json"], ["rdjson", "rdjson.json"]]) {
  const validate = new Ajv().compile(JSON.parse(readFileSync(new URL("schemas/" + file, import.meta.url))));
  for (const args of SAMPLES) {
    const text = rendered(args, format);
    const report = JSON.parse(text);
    validate(report);
    check(`${args.join(" ")}: ${format} fits`, validate.errors ?? [], []);
    if (format === "rdjson") check(`${args.join(" ")}: reviewdog's validator agrees`, rdformat.validate(report).errors, []);
    check(`${args.join(" ")}: ${format} begins without a mark`, text.codePointAt(0) !== 0xfeff);
    if (format === "gitlab")
      check(args.join(" ") + ": fingerprints tell entries apart", new Set(report.map((one) => one.fingerprint)).size, report.length);
  }
  const broken = JSON.parse(rendered(["harbours"], format));
  (broken.diagnostics ?? broken)[0].severity = "grave";
  check(`a broken ${format} is refused`, validate(broken), false);
  if (format === "rdjson") check("by the validator too", rdformat.validate(broken).valid, false);
}
finish();
