// What map and timeline take from others.
export { geoBounds, geoCentroid, geoDistance, geoEqualEarth, geoGraticule10, geoMercator, geoPath } from "d3-geo";
export { select, pointer } from "d3-selection";
export { zoom, zoomIdentity, zoomTransform } from "d3-zoom";
export { brushX } from "d3-brush";
export { scaleLinear, scaleTime, scaleUtc } from "d3-scale";
export { quadtree } from "d3-quadtree";
export { feature, mesh } from "topojson-client";
