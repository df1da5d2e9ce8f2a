// Forms and links marked data-swap change the page without loading it anew. The server answers with whole pages;
// what changed is put in place. Keys pressed meanwhile wait until it is.
const PARTS = ["header.bar", "#notice", "main", "dialog#keys"];
const waiting = [];
let busy = false;

// Do something when no update is under way; keys are kept in order.
export const idle = (act, now = false) => {
  if (busy && !now) waiting.push(act);
  else act();
};

const next = () => {
  busy = false;
  document.documentElement.removeAttribute("aria-busy");
  while (waiting.length && !busy) waiting.shift()();
};

const say = (text) => {
  const line = document.createElement("p");
  line.textContent = text;
  document.querySelector("#notice").replaceChildren(line);
};

const put = (page, address, isNew) => {
  for (const part of PARTS) {
    const [here, there] = [document.querySelector(part), page.querySelector(part)];
    if (here && there) here.replaceWith(document.adoptNode(there));
  }
  for (const name of ["screen", "keys", "csrf", "masked"]) {
    if (name in page.body.dataset) document.body.dataset[name] = page.body.dataset[name];
    else delete document.body.dataset[name];
  }
  document.documentElement.dataset.theme = page.documentElement.dataset.theme;
  document.title = page.title;
  if (isNew && address !== location.href) history.pushState({ swap: true }, "", address);
  document.querySelector("main").focus({ preventScroll: true });
  if (isNew) scrollTo(0, 0);
  document.dispatchEvent(new CustomEvent("swapped"));
};

export const load = async (address, options = {}, isNew = true) => {
  busy = true;
  document.documentElement.setAttribute("aria-busy", "true");
  try {
    const response = await fetch(address, { credentials: "same-origin", ...options });
    const text = await response.text();
    if (!(response.headers.get("content-type") ?? "").startsWith("text/html")) { say(text); return; }
    const page = new DOMParser().parseFromString(text, "text/html");
    const same = [...page.querySelectorAll("head script")].map((one) => one.getAttribute("src")).join();
    const mine = [...document.querySelectorAll("head script")].map((one) => one.getAttribute("src")).join();
    if (same !== mine) { location.assign(response.url); return; }
    const goesOn = options.method !== "POST" || response.redirected;
    put(page, goesOn ? response.url : location.href, isNew && goesOn);
  } catch {
    say("The desk does not answer. Nothing was lost: what you see was saved up to the last act.");
  } finally {
    next();
  }
};

export const send = (form, button) => {
  const fields = new FormData(form, button?.form === form || button?.getAttribute("form") === form.id ? button : undefined);
  const method = (button?.getAttribute("formmethod") ?? form.method).toUpperCase();
  const action = button?.hasAttribute("formaction") ? button.formAction : form.action;
  const sent = new URLSearchParams(fields);
  if (method === "GET") {
    const wanted = new URLSearchParams([...sent].filter(([, value]) => value !== ""));
    return load(`${action.split("?")[0]}?${wanted}`);
  }
  return load(action, { method: "POST", body: sent });
};

export const startSwap = () => {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || !form.matches("[data-swap]")) return;
    event.preventDefault();
    idle(() => send(form, event.submitter));
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[data-swap]");
    if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    idle(() => load(link.href));
  });
  addEventListener("popstate", () => idle(() => load(location.href, {}, false)));
};
