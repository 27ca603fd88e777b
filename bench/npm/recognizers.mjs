// Seconds that Recognizers-Text takes for numbers, percentages, sums of money, dimensions and
// dates of an English text, paragraph by paragraph, its loading left out.
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';

const suite = createRequire(import.meta.url)('@microsoft/recognizers-text-suite');
const text = readFileSync(process.argv[2], 'utf8');
const recognisers = [suite.recognizeNumber, suite.recognizePercentage, suite.recognizeCurrency,
                     suite.recognizeDimension, suite.recognizeDateTime];

for (const recognise of recognisers) recognise('one 1', suite.Culture.English);
const begin = process.hrtime.bigint();
for (const paragraph of text.split('\n\n'))
  for (const recognise of recognisers) recognise(paragraph, suite.Culture.English);
console.log(Number(process.hrtime.bigint() - begin) / 1e9);
