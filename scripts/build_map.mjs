// Builds the world map that the app serves: one shape or point for every country and territory of data/countries.csv.
//
//   npm install --prefix FOLDER world-atlas@2.0.2 topojson-client@3 topojson-simplify@3 topojson-server@3 d3-geo@3
//   NODE_PATH=FOLDER/node_modules node scripts/build_map.mjs
//
// Input: Natural Earth 4.1 (public domain) as packed by world-atlas (ISC). Output: kb/pages/static/world.json (shapes, whose
// ids are the codes of countries.csv) and kb/pages/atlas/points.csv (middles of what is too small to see). Natural Earth draws
// who is there de facto and gives some overseas territories no shape of their own: those are cut out here. Land that no
// entry of ISO 3166 covers keeps an empty id and is drawn without an answer.
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const require = createRequire(import.meta.url);
const atlas = (scale) => JSON.parse(fs.readFileSync(require.resolve(`world-atlas/countries-${scale}.json`), "utf8"));
const { feature, quantize } = require("topojson-client");
const { presimplify, simplify, quantile, filter, filterWeight } = require("topojson-simplify");
const { topology } = require("topojson-server");
const { geoArea, geoCentroid } = require("d3-geo");

const HOME = path.dirname(path.dirname(new URL(import.meta.url).pathname));
const EARTH_KM2 = 6371 ** 2;
const SMALL_KM2 = 3000;
const KEPT = 0.55; // share of the points of the outlines that stay

// Territories that Natural Earth draws inside a State: [code, drawn in, west, south, east, north].
const CUT_OUT = [
  ["GUF", "France", -56, 1, -51, 7],
  ["GLP", "France", -62.2, 15.7, -60.9, 16.7],
  ["MTQ", "France", -61.4, 14.2, -60.7, 15.1],
  ["REU", "France", 55, -22, 56.5, -20],
  ["MYT", "France", 44.5, -13.5, 45.5, -12],
  ["SJM", "Norway", -12, 70.5, 40, 82],
  ["BVT", "Norway", 2, -56, 5, -53],
  ["BES", "Netherlands", -70, 11, -62, 19],
  ["TKL", "New Zealand", -174, -11, -170, -7],
  ["CXR", "Indian Ocean Ter.", 104, -12, 107, -9],
  ["CCK", "Indian Ocean Ter.", 95, -14, 99, -11],
];

const table = fs.readFileSync(path.join(HOME, "data/countries.csv"), "utf8").trim().split("\n").slice(1);
const byNumber = Object.fromEntries(table.map((line) => line.split(",")).filter((row) => row[3]).map((row) => [row[3], row[0]]));
const wanted = table.map((line) => line.split(",")).filter((row) => ["state", "territory"].includes(row[1])).map((row) => row[0]);

const polygons = (geometry) => (geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates);
const shape = (coordinates) => ({ type: "MultiPolygon", coordinates });
const inside = ([longitude, latitude], [, , west, south, east, north]) =>
  longitude >= west && longitude <= east && latitude >= south && latitude <= north;
// Norway's north coast reaches as far north as Jan Mayen: only what lies west of 0 or north of 74 is Svalbard and Jan Mayen.
const isCut = (middle, rule) => inside(middle, rule) && (rule[0] !== "SJM" || middle[0] < 0 || middle[1] > 74);

const codeOf = (one) => {
  if (one.properties.name === "Kosovo") return "XKX";
  if (one.properties.name === "Ashmore and Cartier Is.") return "AUS";
  return byNumber[one.id] || "";
};

const shapes = (scale) => {
  const world = atlas(scale);
  const found = new Map();
  const add = (code, parts) => parts.length && found.set(code, [...(found.get(code) || []), ...parts]);
  for (const one of feature(world, world.objects.countries).features) {
    const rules = CUT_OUT.filter((rule) => rule[1] === one.properties.name);
    const rest = [];
    for (const part of polygons(one.geometry)) {
      const middle = geoCentroid({ type: "Polygon", coordinates: part });
      const rule = rules.find((candidate) => isCut(middle, candidate));
      if (rule) add(rule[0], [part]);
      else rest.push(part);
    }
    add(codeOf(one), rest);
  }
  return found;
};

const drawn = shapes("50m");
const fine = shapes("10m");
const area = (parts) => geoArea(shape(parts)) * EARTH_KM2;
const largest = (parts) => [...parts].sort((a, b) => area([b]) - area([a]))[0];

const points = [];
for (const code of wanted) {
  const parts = fine.get(code) || drawn.get(code);
  if (!parts) throw new Error(`${code} is nowhere on the map`);
  if (drawn.has(code) && area(drawn.get(code)) >= SMALL_KM2) continue;
  const [longitude, latitude] = geoCentroid({ type: "Polygon", coordinates: largest(parts) });
  points.push([code, longitude.toFixed(2), latitude.toFixed(2)].join(","));
}
points.push("ATA,-57.29,-63.22");
fs.writeFileSync(path.join(HOME, "kb/pages/atlas/points.csv"), ["code,longitude,latitude", ...points.sort(), ""].join("\n"));

// A continent of ice would be the largest shape: a circle at the northern end of its mainland stands for it.
drawn.delete("ATA");
const features = [...drawn].sort().map(([id, parts]) => ({ type: "Feature", id, properties: {}, geometry: shape(parts) }));
const whole = presimplify(topology({ countries: { type: "FeatureCollection", features } }));
const plain = filter(simplify(whole, quantile(whole, 1 - KEPT)), filterWeight(whole, 0));
fs.writeFileSync(path.join(HOME, "kb/pages/static/world.json"), JSON.stringify(quantize(plain, 1e4)));
console.log(`${features.length} shapes, ${points.length} points`);
