// The review: fields by key, their words in the text, alternatives by number, words marked by hand.
import { on } from "./keys.js";
import { load, send } from "./swap.js";
import { startMarking } from "./marking.js";

const page = () => document.querySelector("[data-review]");
const fields = () => [...document.querySelectorAll(".field")];
const current = () => document.querySelector(".field[open]");
const pieces = (key) => [...document.querySelectorAll("[data-text] [data-keys]")].filter((one) => one.dataset.keys.split(" ").includes(key));
let at = -1;

const clear = () => document.querySelectorAll(".lit").forEach((one) => one.classList.remove("lit"));

const light = (links, index) => {
  clear();
  at = index;
  const words = pieces(links[index].dataset.key);
  words.forEach((one) => one.classList.add("lit"));
  words[0]?.scrollIntoView({ block: "center", behavior: "instant" });
};

const evidence = () => [...(current()?.querySelectorAll("[data-key]") ?? [])];

const show = (field) => {
  if (!field) return false;
  fields().forEach((one) => { one.open = one === field; });
  field.querySelector("summary").focus({ preventScroll: true });
  field.scrollIntoView({ block: "nearest", behavior: "instant" });
  at = -1;
  clear();
  const links = evidence();
  if (links.length) light(links, 0);
  return true;
};

// Tab goes through what needs attention, then through the rest of the page as usual.
const attend = (by) => (event) => {
  if (!page()) return false;
  const all = fields();
  const wanted = all.filter((one) => one.classList.contains("attention"));
  if (!wanted.length) return true;
  const place = all.indexOf(current());
  const next = by > 0 ? wanted.find((one) => all.indexOf(one) > place) : wanted.findLast((one) => all.indexOf(one) < (place < 0 ? all.length : place));
  if (!next) { if (current()) current().open = false; return true; }
  event?.preventDefault();
  return show(next);
};

const jump = (group) => () => {
  const all = fields().filter((one) => one.dataset.group === group);
  if (!all.length) return false;
  return show(all[(all.indexOf(current()) + 1) % all.length]);
};

const words = (by) => () => {
  const links = evidence();
  if (!links.length) return false;
  light(links, (at + by + links.length) % links.length);
  return true;
};

const choose = (number) => () => {
  const menu = document.querySelector("[data-reasons][open]");
  const button = (menu ?? current())?.querySelector(`[data-number="${number}"]`);
  if (!button) return false;
  button.click();
  return true;
};

const reject = () => {
  const menu = document.querySelector("[data-reasons]");
  if (!menu) return false;
  menu.open = !menu.open;
  return true;
};

const confirm = () => {
  const button = current()?.querySelector("[data-confirm]");
  if (!button) return false;
  button.click();
  return true;
};

const edit = () => {
  const link = current()?.querySelector("[data-edit]");
  if (!link) return false;
  link.click();
  return true;
};

// Adjudication: the left or the right side of the open field, or of the first that is in conflict.
const take = (side) => () => {
  const button = (current() ?? document).querySelector(`[data-side="${side}"]`);
  if (!button) return false;
  button.click();
  return true;
};

const other = (by) => () => {
  const tabs = [...document.querySelectorAll(".tabs a")];
  if (tabs.length < 2) return false;
  const here = tabs.findIndex((one) => one.hasAttribute("aria-current"));
  load(tabs[(here + by + tabs.length) % tabs.length].href);
  return true;
};

// The way back through what was looked at in this tab; what was decided may have left the queue.
const TRAIL = "dateline-trail";
const trail = () => JSON.parse(sessionStorage.getItem(TRAIL) ?? "[]");
const remember = () => {
  if (!page()) return;
  const path = location.pathname + location.search.replace(/([?&])report=[^&]*&?/, "$1");
  const known = trail();
  if (known.at(-1) !== path) sessionStorage.setItem(TRAIL, JSON.stringify([...known, path].slice(-50)));
};
const back = () => {
  if (!page()) return false;
  const known = trail().slice(0, -1);
  if (!known.length) return false;
  sessionStorage.setItem(TRAIL, JSON.stringify(known));
  load(known.at(-1));
  return true;
};

const clicked = (event) => {
  const link = event.target.closest?.("[data-key]");
  if (link) { event.preventDefault(); light(evidence(), evidence().indexOf(link)); return; }
  const piece = event.target.closest?.("[data-text] [data-keys]");
  if (!piece || String(getSelection())) return;
  const keys = piece.dataset.keys.split(" ");
  show(fields().find((field) => [...field.querySelectorAll("[data-key]")].some((one) => keys.includes(one.dataset.key))));
};

const precision = (step) => () => {
  const button = current()?.querySelector(`[data-precision="${step}"]`) ?? document.querySelector(`[data-field="where"] [data-precision="${step}"]`);
  if (!button) return false;
  send(button.form, button);
  return true;
};

export const startReview = () => {
  const groups = { type: "type", when: "when", where: "where", actors: "actors", counts: "counts", speaker: "attribution" };
  for (const [act, group] of Object.entries(groups)) on(`field-${act}`, jump(group));
  on("next-field", attend(1));
  on("previous-field", attend(-1));
  on("next-words", words(1));
  on("previous-words", words(-1));
  for (let number = 0; number <= 9; number++) on(`choice-${number}`, choose(number));
  on("reject", reject);
  on("confirm", confirm);
  on("edit", edit);
  on("previous", back);
  on("next-document", other(1));
  on("previous-document", other(-1));
  on("left", take("left"));
  on("right", take("right"));
  on("finer", precision("finer"));
  on("coarser", precision("coarser"));
  document.addEventListener("click", clicked);
  document.addEventListener("swapped", remember);
  remember();
  startMarking();
};
