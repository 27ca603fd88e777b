// Elements. Text of documents enters the page here and only as text.

// What a browser would obey instead of showing it: controls, marks that turn the
// direction of text, invisible characters.
const UNSEEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/;

const nameOf = (character) => "U+" + character.codePointAt(0).toString(16).toUpperCase().padStart(4, "0");

// For attributes and drawings, where no element can stand for a character.
const visible = (text) => (UNSEEN.test(text) ? Array.from(text, (c) => (UNSEEN.test(c) ? `<${nameOf(c)}>` : c)).join("") : text);

function appendText(node, text) {
  let plain = "";
  const flush = () => { if (plain) node.append(plain); plain = ""; };
  for (const character of UNSEEN.test(text) ? text : [text]) {
    if (character.length > 1 || !UNSEEN.test(character)) { plain += character; continue; }
    flush();
    const shown = document.createElement("span");
    shown.className = "unseen";
    shown.textContent = nameOf(character);
    node.append(shown);
  }
  flush();
  return node;
}

function append(node, children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    if (child instanceof Node) node.append(child);
    else appendText(node, String(child));
  }
  return node;
}

// h("p", {class: "x", onclick: f}, children…). Attributes that are null or false are left out.
function h(name, attributes, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else node.setAttribute(key, value === true ? "" : visible(String(value)));
  }
  return append(node, children);
}

function svg(name, attributes, ...children) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes || {})) node.setAttribute(key, visible(String(value)));
  node.append(...children.map((child) => (child instanceof Node ? child : visible(String(child)))));
  return node;
}

const $ = (id) => document.getElementById(id);
const grouped = (number) => number.toLocaleString("en-US");
const counted = (number, noun) => grouped(number) + " " + noun + (number === 1 ? "" : "s");
