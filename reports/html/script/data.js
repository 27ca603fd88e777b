// What the report holds. Only the index is read at once; details and texts wait
// in their script elements until someone asks for them.

const index = JSON.parse($("index").textContent);
const pieceSize = Number($("index").dataset.piece);
const read = new Map();

// The parsed content of the element that `selector` names; null where there is none (yet).
function readOnce(selector) {
  if (read.has(selector)) return read.get(selector);
  const element = document.querySelector(selector);
  if (!element) return null;
  const value = JSON.parse(element.textContent);
  read.set(selector, value);
  return value;
}

function detailOf(position) {
  const piece = readOnce(`script[data-findings="${Math.floor(position / pieceSize)}"]`);
  return piece && piece[position % pieceSize];
}

// A document's text: `text` with its claims and unclaimed numbers, and `at`, which
// turns an offset in code points into one of this string.
function textOf(position) {
  const found = readOnce(`script[data-document="${position}"]`);
  if (found && !found.at) found.at = offsetsOf(found.text);
  return found;
}

// Is the text of a document the source of an HTML page?
const isPage = (path) => /\.html?$/i.test(path);

// The words of a piece of a page, which may begin and end within a tag. No tag is left
// when the parser decodes the references.
function wordsOf(piece) {
  const bare = piece.replace(/^[^<>]*>/, " ").replace(/<(script|style|nav)\b[^]*?(<\/\1\s*>|$)/gi, " ").replace(/<[^>]*(>|$)/g, " ");
  return new DOMParser().parseFromString(bare, "text/html").documentElement.textContent.replace(/\s+/g, " ").trim();
}

function offsetsOf(text) {
  if (!/[\ud800-\udfff]/.test(text)) return (offset) => offset;
  const starts = [];
  for (let i = 0; i < text.length; i += text.codePointAt(i) > 0xffff ? 2 : 1) starts.push(i);
  starts.push(text.length);
  return (offset) => starts[Math.min(offset, starts.length - 1)];
}

const documentPosition = new Map(index.documents.map((document, i) => [document.id, i]));
const positionOfFinding = new Map(index.findings.map((finding, i) => [finding.id, i]));

function sourceName(id) {
  const position = documentPosition.get(id);
  return position === undefined ? id : index.documents[position].title || id;
}

// All that a text search looks through, in lower case; the sentences join when they have been read.
const searchable = index.findings.map((f) =>
  [f.id, f.code, f.message, f.subject, f.metric, ...f.sources, ...f.sources.map(sourceName)].join("\n").toLowerCase());
let sentencesSearched = false;

function readSentences() {
  if (sentencesSearched) return;
  sentencesSearched = true;
  index.findings.forEach((finding, i) => {
    const detail = detailOf(i);
    if (detail) searchable[i] += "\n" + detail.locations.map((l) => l.quote).join("\n").toLowerCase();
  });
}
