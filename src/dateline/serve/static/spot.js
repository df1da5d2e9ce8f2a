// The small map beside a review: the country, its provinces, and the event's place as a dot or as its area.
import { feature, geoMercator, geoPath } from "./vendor/maps.js";

const SVG = "http://www.w3.org/2000/svg";
const [WIDTH, HEIGHT] = [224, 150];
let world = null;

const part = (name, attributes) => {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
};

export const drawSpot = async (figure) => {
  world ??= await fetch(`${document.body.dataset.root}/world.json`, { credentials: "same-origin" }).then((one) => one.json());
  const { lat, lon, country, area, place } = figure.dataset;
  const inside = world.objects.admin1.geometries.filter((one) => one.properties.country === country);
  const provinces = feature(world, { type: "GeometryCollection", geometries: inside });
  if (!provinces.features.length) return;
  const projection = geoMercator().fitExtent([[4, 4], [WIDTH - 4, HEIGHT - 4]], provinces);
  const path = geoPath(projection);
  const svg = part("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": `${figure.querySelector("b").textContent} in ${country}` });
  for (const one of provinces.features) {
    const mine = one.properties.id === place || one.properties.within === place;
    svg.append(part("path", { d: path(one) ?? "", class: mine ? "province mine" : "province" }));
  }
  const [x, y] = projection([Number(lon), Number(lat)]);
  if (area === "no") svg.append(part("circle", { cx: x, cy: y, r: 4.5, class: "dot" }));
  else if (!svg.querySelector(".mine") && figure.dataset.level !== "country") svg.append(part("circle", { cx: x, cy: y, r: 12, class: "around" }));
  figure.prepend(svg);
};
