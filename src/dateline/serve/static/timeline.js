// The timeline: a lane for each type (or country, actor, state), a bar for the days that the reports allow,
// faded where a side is open, and a lane for what has no day.
import { scaleUtc, select, zoom, zoomIdentity } from "./vendor/maps.js";
import { choose, colours, fit, load } from "./plot.js";

const DAY = 86400000;
const LEFT = 170;
const LANE = 26;
const MOST = 24;
const UNDATED = "no day known";
const day = (text) => (text ? Date.parse(`${text}T00:00:00Z`) : null);

const laneOf = (event, by) => event[by] || (by === "actor" ? "nobody named" : "not known");

class Timeline {
  constructor(plot, events) {
    this.plot = plot;
    this.canvas = plot.querySelector("canvas");
    this.by = plot.dataset.lane;
    this.dated = [];
    this.undated = [];
    for (const event of events) {
      event.from = day(event.first);
      event.to = day(event.last);
      (event.from === null && event.to === null ? this.undated : this.dated).push(event);
    }
    const times = new Map();
    for (const event of this.dated) times.set(laneOf(event, this.by), (times.get(laneOf(event, this.by)) ?? 0) + 1);
    const order = [...times].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).map(([name]) => name);
    this.lanes = order.length > MOST ? [...order.slice(0, MOST - 1), "all others"] : order;
    this.place = new Map(order.map((name, i) => [name, Math.min(i, this.lanes.length - 1)]));
    this.transform = zoomIdentity;
    this.canvas.style.height = `${(this.lanes.length + 1) * LANE + 34}px`;
    // A few at either end are left to the zoom: a deed of 1948 must not press a year into a pixel.
    const days = this.dated.map((one) => one.from ?? one.to).sort((a, b) => a - b);
    const cut = (share) => days[Math.min(days.length - 1, Math.floor(share * days.length))] ?? Date.now();
    this.span = [cut(0.06) - 3 * DAY, cut(0.995) + 4 * DAY];
  }

  scale(width) {
    return this.transform.rescaleX(scaleUtc(this.span, [LEFT, width - 10]));
  }

  draw() {
    const { context, ratio, width, height } = fit(this.canvas);
    const paint = this.paint ?? (this.paint = colours(this.plot));
    const scale = this.scale(width);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, width, height);
    context.font = "12px system-ui, sans-serif";
    context.textBaseline = "middle";
    this.axis(context, scale, paint, height);
    this.boxes = [];
    const filled = this.lanes.map(() => []);
    const earlier = this.lanes.map(() => 0);
    for (const event of this.dated) {
      const lane = this.place.get(laneOf(event, this.by));
      const [x0, x1] = [event.from === null ? scale(event.to) - 60 : scale(event.from), event.to === null ? scale(event.from) + 60 : scale(event.to + DAY)];
      if (x1 < LEFT) earlier[lane] += 1;
      if (x1 < LEFT || x0 > width) continue;
      this.box(filled[lane], { lane, event, x0: Math.max(x0, LEFT), x1: Math.max(x1, x0 + 2) });
    }
    this.boxes = filled.flat();
    for (const box of this.boxes) this.bar(context, box, paint);
    this.names(context, paint, width, height);
    this.before(context, earlier, paint);
  }

  // What lies before the days on screen is not forgotten.
  before(context, earlier, paint) {
    context.fillStyle = paint.soft;
    context.textAlign = "left";
    earlier.forEach((count, i) => { if (count) context.fillText(`‹ ${count} earlier`, LEFT, i * LANE + LANE / 2); });
  }

  // Bars that fall on one another become one, which says how many it stands for.
  box(row, box) {
    const last = row.at(-1);
    const open = box.event.from === null || box.event.to === null;
    const same = row.find((one) => one.open === open && Math.abs(one.x0 - box.x0) < 3 && Math.abs(one.x1 - box.x1) < 3);
    void last;
    if (same) same.events.push(box.event);
    else row.push({ ...box, open, events: [box.event] });
  }

  bar(context, box, paint) {
    const y = box.lane * LANE + 6;
    const many = Math.min(1, 0.35 + 0.12 * box.events.length);
    context.globalAlpha = box.open || box.x1 - box.x0 > 40 ? Math.min(many, 0.55) : many;
    if (box.open) {
      const fade = context.createLinearGradient(box.x0, 0, box.x1, 0);
      fade.addColorStop(box.event.from === null ? 0 : 1, "transparent");
      fade.addColorStop(box.event.from === null ? 1 : 0, paint.time);
      context.fillStyle = fade;
    } else context.fillStyle = paint.time;
    context.fillRect(box.x0, y, box.x1 - box.x0, LANE - 12);
    context.globalAlpha = 1;
    if (box === this.now) {
      context.strokeStyle = paint.ink;
      context.strokeRect(box.x0 - 1, y - 1, box.x1 - box.x0 + 2, LANE - 10);
    }
  }

  axis(context, scale, paint, height) {
    context.strokeStyle = paint.line;
    context.fillStyle = paint.soft;
    let free = LEFT;
    for (const tick of scale.ticks(8)) {
      context.beginPath();
      context.moveTo(scale(tick), 0);
      context.lineTo(scale(tick), height - 22);
      context.stroke();
      if (scale(tick) - 36 < free) continue;
      free = scale(tick) + 44;
      context.textAlign = "center";
      context.fillText(tick.toISOString().slice(0, 10), scale(tick), height - 10);
    }
  }

  names(context, paint, width, height) {
    context.fillStyle = paint.paper;
    context.fillRect(0, 0, LEFT - 4, height);
    context.textAlign = "left";
    [...this.lanes, UNDATED].forEach((name, i) => {
      context.fillStyle = i === this.lanes.length ? paint.soft : paint.ink;
      const cut = name.length > 25 ? `${name.slice(0, 24)}…` : name;
      context.fillText(cut, 4, i * LANE + LANE / 2);
      context.strokeStyle = paint.line;
      context.beginPath();
      context.moveTo(0, (i + 1) * LANE);
      context.lineTo(width, (i + 1) * LANE);
      context.stroke();
    });
    context.fillStyle = paint.soft;
    context.fillText(`${this.undated.length} events`, LEFT, this.lanes.length * LANE + LANE / 2);
  }

  at(x, y) {
    const lane = Math.floor(y / LANE);
    if (lane === this.lanes.length) return { events: this.undated, title: UNDATED };
    const box = this.boxes.findLast((one) => one.lane === lane && one.x0 - 3 <= x && x <= one.x1 + 3);
    this.now = box;
    return box ? { events: box.events, title: `${this.lanes[lane]}, ${box.events[0].when}` } : null;
  }
}

export const draw = async (plot) => {
  const { events } = await load(plot.dataset.events);
  const line = new Timeline(plot, events);
  line.draw();
  const canvas = select(line.canvas);
  const move = zoom().scaleExtent([0.02, 2000]).on("zoom", (event) => {
    line.transform = event.transform;
    line.draw();
  });
  canvas.call(move);
  plot.addEventListener("click", (event) => {
    const step = event.target.closest("[data-zoom]")?.dataset.zoom;
    if (step === "in") canvas.call(move.scaleBy, 1.8);
    if (step === "out") canvas.call(move.scaleBy, 1 / 1.8);
    if (step === "all") canvas.call(move.transform, zoomIdentity);
  });
  line.canvas.addEventListener("keydown", (event) => {
    const by = { ArrowLeft: 80, ArrowRight: -80 }[event.key];
    if (!by) return;
    event.preventDefault();
    canvas.call(move.translateBy, by / line.transform.k, 0);
  });
  line.canvas.addEventListener("click", (event) => {
    const found = line.at(event.offsetX, event.offsetY);
    line.draw();
    if (found) choose(plot, found.title, found.events);
  });
  addEventListener("resize", () => line.draw());
  plot.dataset.drawn = String(line.dated.length);
};
