// Lists of rows: j and k go up and down, Enter opens, a x f Space act on the row.
import { on } from "./keys.js";
import { load, send } from "./swap.js";

const rows = () => [...document.querySelectorAll("[data-row]")];
const now = () => document.querySelector("[data-row].now");

const choose = (row) => {
  now()?.classList.remove("now");
  row.classList.add("now");
  row.scrollIntoView({ block: "nearest" });
};

const step = (by) => () => {
  const all = rows();
  if (!all.length) return false;
  const at = all.indexOf(now());
  choose(all[Math.min(Math.max(at < 0 ? 0 : at + by, 0), all.length - 1)]);
  return true;
};

const open = () => {
  const row = now();
  if (!row?.dataset.href) return false;
  load(row.dataset.href);
  return true;
};

const decide = (verdict) => () => {
  const form = document.querySelector("#row-act");
  const row = now();
  if (!form || !row) return false;
  form.elements.event.value = row.dataset.event;
  form.elements.verdict.value = verdict;
  send(form);
  return true;
};

const chooseAll = (event) => {
  if (!event.target.matches?.("[data-all]")) return;
  for (const box of event.target.form.querySelectorAll("tbody input[type=checkbox]")) box.checked = event.target.checked;
};

export const startRows = () => {
  on("next", step(1));
  on("previous", step(-1));
  on("confirm", open);
  for (const verdict of ["accept", "reject", "skip", "flag"]) on(verdict, decide(verdict));
  on("duplicates", () => {
    const row = now();
    if (!row?.dataset.event) return false;
    load(`${document.body.dataset.root}/duplicates?event=${encodeURIComponent(row.dataset.event)}`);
    return true;
  });
  document.addEventListener("change", chooseAll);
};
