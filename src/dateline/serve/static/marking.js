// Words marked by hand: with the pointer, or with v and the arrow keys by word. What is marked becomes the
// evidence of the next correction. Offsets count code points of the document's text, as everywhere.
import { on, nameOf } from "./keys.js";

const text = () => document.querySelector("[data-text]");
const points = (string) => [...string].length;
let words = [];
let from = -1;
let to = -1;
let isOn = false;

const tokens = () => {
  const found = [];
  for (const piece of text()?.querySelectorAll("[data-start]") ?? []) {
    const node = piece.firstChild;
    if (!node) continue;
    const start = Number(piece.dataset.start);
    for (const match of node.data.matchAll(/[\p{L}\p{N}\p{M}'’.,-]*[\p{L}\p{N}\p{M}]|\S/gu)) {
      const first = start + points(node.data.slice(0, match.index));
      found.push({ node, index: match.index, length: match[0].length, start: first, end: first + points(match[0]) });
    }
  }
  return found;
};

const say = (value, shown) => {
  document.querySelectorAll("input[data-marked]").forEach((one) => { one.value = value; });
  document.querySelectorAll("a[data-edit]").forEach((one) => {
    const address = new URL(one.href);
    if (value) address.searchParams.set("spans", value);
    else address.searchParams.delete("spans");
    one.href = address.href;
  });
  document.querySelectorAll("[data-marked-words]").forEach((one) => { one.textContent = shown || "no words marked"; });
};

const highlight = (range) => {
  if (!CSS.highlights) return;
  if (range) CSS.highlights.set("marked", new Highlight(range));
  else CSS.highlights.delete("marked");
};

const draw = () => {
  const [low, high] = [Math.min(from, to), Math.max(from, to)];
  const [first, last] = [words[low], words[high]];
  if (!first || !last) return;
  const range = new Range();
  range.setStart(first.node, first.index);
  range.setEnd(last.node, last.index + last.length);
  highlight(range);
  say(`${first.start}-${last.end}`, range.toString());
  last.node.parentElement.scrollIntoView({ block: "nearest" });
};

const stop = (keep) => {
  isOn = false;
  document.body.removeAttribute("data-marking");
  if (!keep) { highlight(null); say("", ""); }
};

const start = () => {
  words = tokens();
  if (!words.length) return false;
  const lit = text().querySelector(".lit, .in-sentence");
  const begin = lit ? Number(lit.dataset.start) : 0;
  from = to = Math.max(0, words.findIndex((one) => one.start >= begin));
  isOn = true;
  document.body.setAttribute("data-marking", "");
  draw();
  return true;
};

const moves = { ArrowRight: [1, false], ArrowLeft: [-1, false], "Shift+ArrowRight": [1, true], "Shift+ArrowLeft": [-1, true] };

const pressed = (event) => {
  if (!isOn) return;
  const name = nameOf(event);
  if (moves[name]) {
    const [by, extends_] = moves[name];
    to = Math.min(Math.max(to + by, 0), words.length - 1);
    if (!extends_) from = to;
    draw();
  } else if (name === "Enter") stop(true);
  else if (name === "Backspace" || name === "Escape") stop(false);
  else return;
  event.preventDefault();
  event.stopImmediatePropagation();
};

// A selection with the pointer, in code points of the text.
const selected = () => {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed || isOn) return;
  const range = selection.getRangeAt(0);
  const [first, last] = [offset(range.startContainer, range.startOffset), offset(range.endContainer, range.endOffset)];
  if (first === null || last === null || first >= last) return;
  highlight(range.cloneRange());
  say(`${first}-${last}`, range.toString());
};

const offset = (node, index) => {
  const piece = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest?.("[data-text] [data-start]");
  if (!piece) return null;
  return Number(piece.dataset.start) + (node.nodeType === Node.TEXT_NODE ? points(node.data.slice(0, index)) : 0);
};

export const startMarking = () => {
  on("mark", start);
  document.addEventListener("keydown", pressed, true);
  document.addEventListener("mouseup", selected);
  document.addEventListener("swapped", () => stop(false));
};
