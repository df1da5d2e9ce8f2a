// The map: dots for towns and spots, squares for districts, shaded provinces, outlined countries, rings for
// regions. What is known less exactly is never drawn as a dot, and the kinds are never added up.
import { brushX, feature, geoEqualEarth, geoPath, quadtree, scaleUtc, select, zoom, zoomIdentity } from "./vendor/maps.js";
import { choose, colours, fit, load } from "./plot.js";

const CELL = 22;
const POINTS = ["spot", "district", "region"];
const DAY = 86400000;
const day = (text) => (text ? Date.parse(`${text}T00:00:00Z`) : null);

const group = (events, key) => {
  const found = new Map();
  for (const event of events) {
    const name = key(event);
    if (!name) continue;
    if (found.has(name)) found.get(name).push(event);
    else found.set(name, [event]);
  }
  return found;
};

class MapPlot {
  constructor(plot, events, world) {
    this.plot = plot;
    this.canvas = plot.querySelector("canvas");
    this.all = events.filter((one) => one.precision !== "none");
    this.shown = this.all;
    this.transform = zoomIdentity;
    const { width, height } = this.canvas.getBoundingClientRect();
    this.countries = feature(world, world.objects.countries);
    this.provinces = feature(world, world.objects.admin1);
    this.projection = geoEqualEarth();
    this.fitTo(width, height);
    const path = geoPath(this.projection);
    this.land = new Path2D(path(this.countries) ?? "");
    this.inner = new Path2D(path(this.provinces) ?? "");
    this.shapes = new Map();
    for (const one of this.provinces.features) {
      const id = one.properties.id ?? one.properties.within;
      if (id) this.shapes.set(id, [...(this.shapes.get(id) ?? []), new Path2D(path(one) ?? "")]);
    }
    this.states = new Map(this.countries.features.map((one) => [one.properties.country, new Path2D(path(one) ?? "")]));
    for (const event of this.all) [event.x, event.y] = this.projection([event.lon, event.lat]);
  }

  // Begin with where the events are, with some room around them.
  fitTo(width, height) {
    const box = [[40, 40], [width - 40, height - 40]];
    const [lons, lats] = [this.all.map((one) => one.lon), this.all.map((one) => one.lat)];
    const range = (values) => values.reduce(([low, high], one) => [Math.min(low, one), Math.max(high, one)], [Infinity, -Infinity]);
    const [[west, east], [south, north]] = [range(lons), range(lats)];
    if (!this.all.length) this.projection.fitExtent(box, this.countries);
    else {
      const room = Math.max(0, 2 - (east - west) / 2, 2 - (north - south) / 2);  // degrees around a single spot
      const corners = [[west - room, south - room], [east + room, north + room]];
      this.projection.fitExtent(box, { type: "MultiPoint", coordinates: corners });
    }
  }

  cluster() {
    const { k, x, y } = this.transform;
    this.marks = [];
    for (const kind of POINTS) {
      const cells = group(this.shown.filter((one) => one.precision === kind), (one) =>
        `${Math.floor((one.x * k + x) / CELL)}:${Math.floor((one.y * k + y) / CELL)}`);
      for (const events of cells.values()) {
        const left = events.reduce((sum, one) => sum + one.x, 0) / events.length;
        const top = events.reduce((sum, one) => sum + one.y, 0) / events.length;
        this.marks.push({ kind, events, x: left * k + x, y: top * k + y, r: Math.min(4 + 2.2 * Math.sqrt(events.length - 1), 16) });
      }
    }
    this.tree = quadtree(this.marks, (one) => one.x, (one) => one.y);
    this.byProvince = group(this.shown.filter((one) => one.precision === "province"), (one) => one.place_id);
    this.byCountry = group(this.shown.filter((one) => one.precision === "country"), (one) => one.country);
  }

  draw() {
    const { context, ratio, width, height } = fit(this.canvas);
    const paint = this.paint ?? (this.paint = colours(this.plot));
    const { k, x, y } = this.transform;
    this.cluster();
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.fillStyle = paint.wash;
    context.fillRect(0, 0, width, height);
    context.setTransform(ratio * k, 0, 0, ratio * k, ratio * x, ratio * y);
    context.fillStyle = paint.card;
    context.fill(this.land);
    const most = Math.max(1, ...[...this.byProvince.values()].map((one) => one.length));
    for (const [id, events] of this.byProvince) {
      context.globalAlpha = 0.25 + 0.5 * (events.length / most);
      context.fillStyle = paint.place;
      for (const shape of this.shapes.get(id) ?? []) context.fill(shape);
    }
    context.globalAlpha = 1;
    context.lineWidth = 0.4 / k;
    context.strokeStyle = paint.line;
    context.stroke(this.inner);
    context.lineWidth = 0.8 / k;
    context.strokeStyle = paint.edge;
    context.stroke(this.land);
    context.lineWidth = 2.5 / k;
    context.strokeStyle = paint.target;
    for (const id of this.byCountry.keys()) if (this.states.has(id)) context.stroke(this.states.get(id));
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    for (const mark of this.marks) this.mark(context, mark, paint);
    this.unshaped(context, paint);
  }

  mark(context, mark, paint) {
    context.beginPath();
    context.lineWidth = 1.5;
    if (mark.kind === "district") context.rect(mark.x - mark.r, mark.y - mark.r, 2 * mark.r, 2 * mark.r);
    else context.arc(mark.x, mark.y, mark.r, 0, 2 * Math.PI);
    context.fillStyle = mark.kind === "spot" ? paint.count : "transparent";
    context.globalAlpha = 0.75;
    context.fill();
    context.globalAlpha = 1;
    context.strokeStyle = mark.kind === "spot" ? paint.paper : mark.kind === "district" ? paint.place : paint.time;
    if (mark.kind === "region") context.setLineDash([3, 2]);
    context.stroke();
    context.setLineDash([]);
    if (mark.events.length < 2) return;
    context.font = "600 10px system-ui, sans-serif";
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.fillStyle = mark.kind === "spot" ? paint.paper : paint.ink;
    context.fillText(String(mark.events.length), mark.x, mark.y);
  }

  // Provinces whose outline is not known stay visible as a square of their own kind.
  unshaped(context, paint) {
    const { k, x, y } = this.transform;
    for (const [id, events] of this.byProvince) {
      if (this.shapes.has(id)) continue;
      context.strokeStyle = paint.place;
      context.lineWidth = 3;
      context.strokeRect(events[0].x * k + x - 9, events[0].y * k + y - 9, 18, 18);
    }
  }

  at(left, top) {
    const near = this.tree.find(left, top, 20);
    if (near && Math.hypot(near.x - left, near.y - top) <= near.r + 5) return near.events;
    const { context, ratio } = { context: this.canvas.getContext("2d"), ratio: devicePixelRatio || 1 };
    const [x, y] = this.transform.invert([left, top]);
    context.save();
    context.setTransform(1, 0, 0, 1, 0, 0);
    const inside = (shapes) => shapes.some((one) => context.isPointInPath(one, x, y));
    const province = [...this.byProvince].find(([id]) => inside(this.shapes.get(id) ?? []));
    const state = [...this.byCountry].find(([id]) => this.states.has(id) && inside([this.states.get(id)]));
    context.restore();
    void ratio;
    return (province ?? state)?.[1] ?? null;
  }

  // Only what may lie between two days; what has no day is left out then, and the count says so.
  between(first, last) {
    this.shown = first === null ? this.all : this.all.filter((one) => {
      const [from, to] = [day(one.first), day(one.last)];
      return (from !== null || to !== null) && (from ?? -Infinity) <= last && (to ?? Infinity) >= first;
    });
    this.draw();
  }
}

const listen = (map) => {
  const canvas = select(map.canvas);
  const move = zoom().scaleExtent([0.3, 400]).on("zoom", (event) => {
    map.transform = event.transform;
    map.draw();
  });
  canvas.call(move);
  map.plot.addEventListener("click", (event) => {
    const step = event.target.closest("[data-zoom]")?.dataset.zoom;
    if (step === "in") canvas.call(move.scaleBy, 1.6);
    if (step === "out") canvas.call(move.scaleBy, 1 / 1.6);
    if (step === "all") canvas.call(move.transform, zoomIdentity);
  });
  map.canvas.addEventListener("keydown", (event) => {
    const by = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] }[event.key];
    if (!by) return;
    event.preventDefault();
    canvas.call(move.translateBy, by[0] / map.transform.k, by[1] / map.transform.k);
  });
  map.canvas.addEventListener("click", (event) => {
    const events = map.at(event.offsetX, event.offsetY);
    if (events) choose(map.plot, `${events.length} event${events.length === 1 ? "" : "s"}, ${events[0].place}`, events);
  });
  addEventListener("resize", () => map.draw());
};

const brush = (map) => {
  const svg = select(map.plot.querySelector(".brush svg"));
  const { width } = svg.node().getBoundingClientRect();
  const height = 46;
  const dated = map.all.filter((one) => one.first || one.last).map((one) => day(one.first ?? one.last));
  if (dated.length < 2) return;
  const scale = scaleUtc([Math.min(...dated), Math.max(...dated) + DAY], [0, width]).nice();
  const bins = new Map();
  for (const one of dated) { const bin = Math.floor(scale(one) / 6); bins.set(bin, (bins.get(bin) ?? 0) + 1); }
  const most = Math.max(...bins.values());
  svg.attr("viewBox", `0 0 ${width} ${height + 14}`);
  for (const [bin, count] of bins) {
    svg.append("rect").attr("class", "bin").attr("x", bin * 6).attr("width", 5).attr("y", height - (height * count) / most).attr("height", (height * count) / most);
  }
  for (const tick of scale.ticks(6)) {
    svg.append("text").attr("x", Math.min(scale(tick), width - 50)).attr("y", height + 12).text(tick.toISOString().slice(0, 10));
  }
  const choice = brushX().extent([[0, 0], [width, height]]).on("end", (event) => {
    if (!event.selection) return map.between(null, null);
    const [first, last] = event.selection.map((one) => Number(scale.invert(one)));
    return map.between(first, last);
  });
  svg.append("g").attr("class", "brushing").call(choice);
};

export const draw = async (plot) => {
  const [{ events }, world] = await Promise.all([load(plot.dataset.events), load(plot.dataset.world)]);
  const map = new MapPlot(plot, events, world);
  map.draw();
  listen(map);
  brush(map);
  plot.dataset.drawn = String(map.all.length);
};
