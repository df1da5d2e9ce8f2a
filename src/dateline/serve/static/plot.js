// What map and timeline share: the events, colours from the page, and the list of what was chosen.
const MOST = 60;

export const load = async (address) => {
  const response = await fetch(address, { credentials: "same-origin" });
  if (!response.ok) throw new Error(`the desk answered ${response.status}`);
  return response.json();
};

export const colours = (element) => {
  const probe = document.createElement("span");
  element.append(probe);
  const read = (name) => { probe.className = `c-${name}`; return getComputedStyle(probe).color; };
  const found = Object.fromEntries(["ink", "soft", "line", "edge", "wash", "paper", "count", "place", "time", "target", "card"].map((name) => [name, read(name)]));
  probe.remove();
  return found;
};

const line = (event) => {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = `${document.body.dataset.root}/review/${event.id}`;
  link.textContent = event.type;
  const facts = document.createElement("small");
  facts.textContent = [event.when || "no day", event.place || "no place", event.actor, event.killed && `${event.killed} killed`].filter(Boolean).join(" · ");
  const words = document.createElement("p");
  words.dir = "auto";
  words.textContent = event.words;
  item.dataset.row = "";
  item.dataset.event = event.id;
  item.dataset.href = link.href;
  item.append(link, " ", facts, words);
  return item;
};

// The events that were chosen, with a way to have them all in the queue.
export const choose = (plot, title, events) => {
  const aside = plot.querySelector(".chosen");
  const head = aside.querySelector("h2");
  head.textContent = title;
  aside.querySelector("ol").replaceChildren(...events.slice(0, MOST).map(line));
  aside.querySelector(".all")?.remove();
  if (events.length < 2) return;
  const all = document.createElement("p");
  const link = document.createElement("a");
  link.href = `${document.body.dataset.root}/queue?state=all&${events.slice(0, 200).map((one) => `id=${encodeURIComponent(one.id)}`).join("&")}`;
  link.textContent = events.length > MOST ? `${MOST} of ${events.length} are listed; in the queue` : "In the queue";
  all.className = "all";
  all.append(link);
  aside.append(all);
};

export const fit = (canvas) => {
  const ratio = devicePixelRatio || 1;
  const { width, height } = canvas.getBoundingClientRect();
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  return { width, height, ratio, context: canvas.getContext("2d") };
};

export const fail = (plot, problem) => {
  const words = document.createElement("p");
  words.className = "problem";
  words.textContent = `This could not be drawn: ${problem.message}`;
  plot.prepend(words);
};

export const startPlots = async () => {
  const plot = document.querySelector("[data-plot][data-scripts=yes]:not([data-ready])");
  const spot = document.querySelector("[data-minimap]:not([data-ready])");
  try {
    if (plot) {
      plot.dataset.ready = "";
      const kind = plot.dataset.plot === "map" ? await import("./map.js") : await import("./timeline.js");
      await kind.draw(plot);
    }
    if (spot) {
      spot.dataset.ready = "";
      const { drawSpot } = await import("./spot.js");
      await drawSpot(spot);
    }
  } catch (problem) {
    if (plot) fail(plot, problem);
  }
};
