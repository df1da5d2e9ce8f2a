// Single keys for acts. They rest while one types in a field; Escape leaves it. A screen's script takes an act
// with on(act, handler); where none does, the visible control with data-act is pressed.
import { idle } from "./swap.js";

const handlers = new Map();
let begun = "";
let timer = 0;

export const on = (act, handler) => handlers.set(act, [...(handlers.get(act) ?? []), handler]);

const isField = (element) =>
  element.matches?.("textarea, select, [contenteditable], input:not([type=checkbox]):not([type=radio]):not([type=button]):not([type=submit])");

// Enter and Space press what has the focus, Tab goes on from it, as everywhere.
const isNative = (key, element) =>
  (key === "Enter" || key === "Space") && element.matches?.("a[href], button, summary, input, label");

export const nameOf = (event) => {
  const key = event.key === " " ? "Space" : event.key;
  if (key === "Tab") return event.shiftKey ? "Shift+Tab" : "Tab";
  if (event.ctrlKey || event.metaKey) return `Ctrl+${event.shiftKey ? key.toUpperCase() : key.toLowerCase()}`;
  return event.shiftKey && key.startsWith("Arrow") ? `Shift+${key}` : key;
};

const acts = () => JSON.parse(document.body.dataset.keys || "{}");
const shown = (element) => element.checkVisibility?.() ?? element.offsetParent !== null;

const press = (act) => {
  const found = [...document.querySelectorAll(`[data-act="${CSS.escape(act)}"]`)].find((one) => shown(one) && !one.disabled);
  if (!found) return false;
  if (found.matches("input, textarea, select, [tabindex]:not(button):not(a)")) { found.focus(); found.select?.(); }
  else found.click();
  return true;
};

export const perform = (act, event) => {
  for (const handler of handlers.get(act) ?? []) if (handler(event) !== false) return true;
  return press(act);
};

const find = (name) => {
  const known = acts();
  const whole = begun ? `${begun} ${name}` : name;
  begun = "";
  clearTimeout(timer);
  if (known[whole]) return known[whole];
  if (Object.keys(known).some((one) => one.startsWith(`${whole} `))) {
    begun = whole;
    timer = setTimeout(() => { begun = ""; }, 1500);
    return "";
  }
  return known[name];
};

const leaveField = (event, name) => {
  if (name === "Escape") { event.target.blur(); event.preventDefault(); }
  if (name === "Ctrl+s") { event.preventDefault(); event.target.form?.requestSubmit(); }
};

const pressed = (event) => {
  if (event.isComposing || event.altKey || ["Shift", "Control", "Meta"].includes(event.key)) return;
  const name = nameOf(event);
  if (isField(event.target)) { leaveField(event, name); return; }
  if (document.querySelector("dialog[open]") && name !== "Escape") return;
  if (isNative(name, event.target)) return;
  const act = find(name);
  if (act === undefined) return;
  if (name !== "Tab" && name !== "Shift+Tab" && name !== "Escape") event.preventDefault();
  if (act) idle(() => perform(act, event), name === "Tab" || name === "Shift+Tab" || name === "Escape");
};

export const startKeys = () => document.addEventListener("keydown", pressed);
