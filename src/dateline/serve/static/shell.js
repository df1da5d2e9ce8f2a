// What every screen has: the list of keys, masking, notices that go away, Escape.
import { on } from "./keys.js";

let timer = 0;
const clearNotice = () => {
  clearTimeout(timer);
  timer = setTimeout(() => document.querySelector("#notice")?.replaceChildren(), 6000);
};

const mask = () => {
  const isMasked = document.body.toggleAttribute("data-masked");
  document.cookie = `dateline_mask=${isMasked ? 1 : 0}; path=${document.body.dataset.root || "/"}; max-age=31536000; samesite=lax`;
};

const leave = () => {
  const open = document.querySelector("dialog[open]");
  if (open) open.close();
  else document.querySelectorAll("details[data-closes][open]").forEach((one) => { one.open = false; });
};

export const startShell = () => {
  on("keys", () => document.querySelector("#keys").showModal());
  on("mask", mask);
  on("save", () => document.activeElement?.form?.requestSubmit());
  on("leave", leave);
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-opens]");
    if (button) document.getElementById(button.dataset.opens)?.showModal();
  });
  document.addEventListener("swapped", clearNotice);
  clearNotice();
};
