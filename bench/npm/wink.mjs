// Seconds that wink-nlp takes for the entities of a text, paragraph by paragraph, its
// loading and a first text for warmth left out.
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';

const require = createRequire(import.meta.url);
const nlp = require('wink-nlp')(require('wink-eng-lite-web-model'), ['sbd', 'ner', 'pos']);
const text = readFileSync(process.argv[2], 'utf8');
const entities = (part) => nlp.readDoc(part).entities().out(nlp.its.detail).length;

entities(text.slice(0, 20000));
const begin = process.hrtime.bigint();
for (const paragraph of text.split('\n\n')) entities(paragraph);
console.log(Number(process.hrtime.bigint() - begin) / 1e9);
