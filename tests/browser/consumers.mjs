// What CI systems read, read by programs that are not ours: JUnit by a JUnit reader,
// GitLab's Code Quality and reviewdog's rdjson by schemas of what those two take.
import { readFileSync } from "node:fs";
import { check, finish, load, sample } from "./browser.mjs";

const { parse } = await load("junit2json");
const { default: Ajv } = await load("ajv");
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
    check(`${args.join(" ")}: ${format} begins without a mark`, text.codePointAt(0) !== 0xfeff);
    if (format === "gitlab")
      check(args.join(" ") + ": fingerprints tell entries apart", new Set(report.map((one) => one.fingerprint)).size, report.length);
  }
  const broken = JSON.parse(rendered(["harbours"], format));
  (broken.diagnostics ?? broken)[0].severity = "grave";
  check(`a broken ${format} is refused`, validate(broken), false);
}
finish();
