// SARIF against the standard's schema, with a validator that is not ours.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { check, finish, load, sample, skip } from "./browser.mjs";

const require = createRequire(import.meta.url);
const { default: Ajv } = await load("ajv");
let schema;
try {
  schema = JSON.parse(readFileSync(require.resolve("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json")));
} catch {
  skip("@microsoft/jest-sarif is not installed: npm ci in tests/browser");
}
const ajv = new Ajv({ schemaId: "id", meta: false, unknownFormats: "ignore", logger: false });
ajv.addMetaSchema(require("ajv/lib/refs/json-schema-draft-04.json"));
const validate = ajv.compile(schema);

for (const args of [["harbours", "sarif"], ["harbours", "sarif-github"], ["large", "sarif", "500"]]) {
  const log = JSON.parse(sample(...args));
  validate(log);
  check(args.join(" ") + " is valid", validate.errors ?? [], []);
}
const broken = JSON.parse(sample("harbours", "sarif"));
broken.runs[0].results[0].level = "grave";
check("a broken log is refused", validate(broken), false);
finish();
