// The element <krok-map>: MapLibre behind one property and a few events. A page sets `scene`, plain
// data; what the user does comes back as `krok-select` { kind, id }, `krok-place` { lon, lat },
// `krok-move` { id, lon, lat }, `krok-area` { ring } and `krok-view` { lon, lat, zoom }. Every rule stays in Rust.
//
// A page loads this file only when it shows a map; the build bundles it with MapLibre and PMTiles and
// says where MapLibre's worker (MAP_WORKER_URL) and its style sheet ended up.
import "maplibre-gl/dist/maplibre-gl.css";
import { AttributionControl, LngLatBounds, Map, Marker, NavigationControl, setWorkerUrl } from "maplibre-gl";
import { isArchive, open } from "./map/archive.js";
import { contextLayers } from "./map/context.js";
import { Lasso } from "./map/lasso.js";
import { answers, choose } from "./map/answers.js";
import { pile } from "./map/pile.js";

setWorkerUrl(MAP_WORKER_URL);

const none = { type: "FeatureCollection", features: [] };
const dark = matchMedia("(prefers-color-scheme: dark)");
const calm = matchMedia("(prefers-reduced-motion: reduce)");

/** Loads MapLibre's style sheet, once. */
function dress() {
  const href = document.querySelector('meta[name="asset:map.css"]')?.content;
  if (!href || document.head.querySelector(`link[href="${href}"]`)) return Promise.resolve();
  return new Promise((resolve, reject) => {
    document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href, onload: resolve, onerror: reject }));
  });
}

/** Colours come from the page's own tokens, so that the map follows light and dark. */
function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(`--map-${name}`).trim();
}

// A ground is a function that draws it in the colours of now: light and dark change while a map is shown.

/** The ground when the operator gave none: a few outlines, each feature with a `kind`. */
const schematic = (ground) => () => {
  const fill = (kind) => ({
    id: `ground-${kind}`, type: "fill", source: "ground",
    filter: ["==", ["get", "kind"], kind], paint: { "fill-color": colour(kind) },
  });
  return {
    sources: { ground: { type: "geojson", data: ground ?? none } },
    layers: [fill("park"), fill("water"), fill("island")],
  };
};

const wide = (width) => ["interpolate", ["linear"], ["zoom"], 11, width / 4, 17, width];
const growing = ["park", "forest", "wood", "grass", "cemetery", "garden", "nature_reserve"];
const isGreen = ["in", ["coalesce", ["get", "kind"], ["get", "class"]], ["literal", growing]];

/** How layers of the usual vector schemas (Protomaps, OpenMapTiles, Shortbread) and of small archives of one's
 * own are drawn, from the ground up; what has another name is left out. */
const drawn = [
  [["landuse", "landcover", "land"], "fill", () => ({ "fill-color": colour("park") }), isGreen],
  [["green", "park", "parks"], "fill", () => ({ "fill-color": colour("park") })],
  [["water", "ocean", "water_polygons"], "fill", () => ({ "fill-color": colour("water") })],
  [["waterway", "water_lines"], "line", () => ({ "line-color": colour("water"), "line-width": wide(4) })],
  [["building", "buildings"], "fill", () => ({ "fill-color": colour("building") })],
  [["rail", "transit"], "line", () => ({ "line-color": colour("road"), "line-width": wide(2), "line-dasharray": [3, 2] })],
  [["roads", "transportation", "streets"], "line", () => ({ "line-color": colour("road"), "line-width": wide(6) })],
];

function vectorLayers({ vector_layers: layers = [] }) {
  const there = new Set(layers.map(({ id }) => id));
  return drawn.flatMap(([names, type, paint, filter]) =>
    names
      .filter((name) => there.has(name))
      .map((id) => ({ id, type, source: "base", "source-layer": id, paint: paint(), ...(filter && { filter }) })),
  );
}

/** A PMTiles archive has no style of its own: pictures as they are, or a muted one for its layers. */
async function archive(url) {
  const { source, vector, metadata } = await open(url);
  const layers = () => (vector ? vectorLayers(metadata) : [{ id: "base", type: "raster", source: "base" }]);
  return () => ({ sources: { base: source }, layers: layers() });
}

async function ground(scene) {
  if (!scene.basemap) return schematic(scene.ground);
  if (isArchive(scene.basemap)) return archive(new URL(scene.basemap, document.baseURI).href);
  const answer = await fetch(scene.basemap);
  if (!answer.ok) throw new Error(`basemap: HTTP ${answer.status}`);
  const style = await answer.json();
  return () => style;
}

const sources = ["districts", "names", "route", "points", "area"];

/** Ground below, layers of other sources over it, what the audit knows above them. */
function style(ground, context, scene) {
  const base = ground();
  const data = (name) => [name, { type: "geojson", data: scene[name] ?? none }];
  const chosen = ["boolean", ["get", "selected"], false];
  const tiles = answers(scene, colour);
  return {
    version: 8,
    ...base,
    sources: { ...base.sources, ...Object.assign({}, ...context.map((it) => it.sources)), ...tiles.sources, ...Object.fromEntries(sources.map(data)) },
    layers: [
      { id: "paper", type: "background", paint: { "background-color": colour("ground") } },
      ...base.layers,
      { id: "districts", type: "fill", source: "districts", paint: { "fill-color": ["get", "colour"], "fill-opacity": 0.08 } },
      { id: "borders", type: "line", source: "districts", paint: { "line-color": ["get", "colour"], "line-width": 2 } },
      ...context.flatMap((it) => it.layers(colour("other"))),
      ...tiles.layers,
      { id: "names", type: "symbol", source: "names",
        layout: { "text-field": ["get", "name"], "text-size": 15 },
        paint: { "text-color": colour("ink"), "text-halo-color": colour("ground"), "text-halo-width": 1.5, "text-opacity": 0.75 } },
      { id: "route", type: "line", source: "route", paint: { "line-color": colour("ink"), "line-width": 2, "line-dasharray": [1, 2] } },
      { id: "points", type: "circle", source: "points", paint: {
        "circle-color": ["get", "colour"],
        "circle-radius": ["case", chosen, 9, 6],
        "circle-stroke-width": ["case", chosen, 3, 1.5],
        "circle-stroke-color": ["case", chosen, colour("ink"), colour("ring")],
      } },
      { id: "area-fill", type: "fill", source: "area", paint: { "fill-color": colour("ink"), "fill-opacity": 0.06 } },
      { id: "area-line", type: "line", source: "area", paint: { "line-color": colour("ink"), "line-width": 2, "line-dasharray": [2, 1.5] } },
    ],
  };
}

/** A ring of places as an area, or as the line that it is while it is drawn. */
function outline(ring, closed) {
  if (!ring?.length) return none;
  const geometry = closed ? { type: "Polygon", coordinates: [[...ring, ring[0]]] } : { type: "LineString", coordinates: ring };
  return { type: "Feature", properties: {}, geometry };
}

/** What is drawn of a scene beside tiles and markers. */
const drawnOf = (scene) => ({ ...scene, area: outline(scene.ring, true) });

class KrokMap extends HTMLElement {
  #scene = null;
  #map = null;
  #base = null;
  #markers = new globalThis.Map();
  #pictures = new globalThis.Map();
  #context = { key: "[]", layers: [] };
  #lasso = null;
  #fitted = null;
  #dressed = false;
  /** The address that the map's tiles come from. */
  #tiles = null;
  #themed = () => this.#map?.setStyle(this.#style());

  /** `{ label, words, basemap, credit, ground, fit: [w, s, e, n], at: [lon, lat, zoom], districts, names, route, points,
   * stops, placing, answers, pictures, context, ring, drawing }`; see `Scene` in the app. */
  set scene(scene) {
    this.#scene = scene;
    this.#show();
  }

  connectedCallback() {
    // What a page set before this file had arrived is a plain property on the element.
    const early = Object.getOwnPropertyDescriptor(this, "scene")?.value;
    delete this.scene;
    dark.addEventListener("change", this.#themed);
    if (early) this.scene = early;
    else if (this.#scene) this.#show();
  }

  disconnectedCallback() {
    dark.removeEventListener("change", this.#themed);
    this.#map?.remove();
    this.#map = null;
    this.#markers.clear();
    this.#pictures.clear();
    this.#lasso = null;
    this.#fitted = null;
    this.#dressed = false;
  }

  #style() {
    this.#tiles = this.#scene.answers?.tiles;
    return style(this.#base, this.#context.layers, drawnOf(this.#scene));
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(`krok-${name}`, { detail, bubbles: true }));
  }

  async #show() {
    if (!this.isConnected || !this.#scene) return;
    if (!this.#map) return this.#start();
    const { stops, fit, placing, drawing, pictures, context } = this.#scene;
    const drawn = drawnOf(this.#scene);
    sources.forEach((name) => this.#map.getSource(name)?.setData(drawn[name] ?? none));
    if (this.#dressed) this.#answer();
    this.#mark(stops ?? []);
    this.#hang(pictures ?? []);
    this.#map.getCanvas().classList.toggle("placing", Boolean(placing));
    this.#lasso.drawing = Boolean(drawing);
    if (JSON.stringify(context ?? []) !== this.#context.key) this.#surround(context ?? []);
    if (fit && `${fit}` !== this.#fitted) {
      this.#map.fitBounds(new LngLatBounds(fit), { padding: 40, maxZoom: 16.5, animate: this.#fitted !== null && !calm.matches });
      this.#fitted = `${fit}`;
    }
  }

  async #start() {
    if (this.#base) return;
    this.#base = () => ({ sources: {}, layers: [] });
    try {
      await dress();
      this.#base = await ground(this.#scene);
    } catch (error) {
      console.warn(error);
      this.#base = schematic(this.#scene.ground);
      this.#tell("failed", {});
    }
    if (!this.isConnected) return void (this.#base = null);
    const map = new Map({
      container: this, style: this.#style(), ...this.#view(),
      attributionControl: false, dragRotate: false, pitchWithRotate: false, maxPitch: 0, canvasContextAttributes: { preserveDrawingBuffer: true },
      locale: { "Map.Title": this.#scene.label, ...this.#scene.words },
    });
    this.#map = map;
    this.#lasso = new Lasso(
      map,
      (line) => map.getSource("area")?.setData(outline(line, false)),
      (ring) => this.#tell("area", { ring }),
    );
    map.touchZoomRotate.disableRotation();
    map.addControl(new NavigationControl({ showCompass: false }), "top-right");
    map.addControl(new AttributionControl({ compact: false, customAttribution: this.#scene.credit || undefined }), "bottom-right");
    map.on("click", (event) => this.#clicked(event));
    map.on("mousemove", (event) => {
      const layers = ["points", "answers", "hexagons"].filter((layer) => map.getLayer(layer));
      map.getCanvas().classList.toggle("over", map.queryRenderedFeatures(event.point, { layers }).length > 0);
    });
    map.on("dataloading", () => this.removeAttribute("ready"));
    map.on("idle", () => this.setAttribute("ready", ""));
    map.on("moveend", () => {
      pile(map, this.#pictures.values());
      const { lng, lat } = map.getCenter();
      this.#tell("view", { lon: lng, lat, zoom: map.getZoom() });
    });
    this.#fitted = `${this.#scene.fit}`;
    map.once("style.load", () => {
      this.#dressed = true;
      this.#show();
    });
    this.#show();
  }

  /** Brings the tiles in step with the scene. */
  #answer() {
    const { answers } = this.#scene;
    const source = this.#map.getSource("answers");
    if (Boolean(source) !== Boolean(answers)) return void this.#map.setStyle(this.#style());
    if (!answers) return;
    if (answers.tiles !== this.#tiles) source.setTiles([answers.tiles]);
    this.#tiles = answers.tiles;
    choose(this.#map, answers.selected, colour);
  }

  /** Where the map opens: where it was left, else on all there is. */
  #view() {
    const { at, fit } = this.#scene;
    if (at) return { center: [at[0], at[1]], zoom: at[2] };
    return { bounds: fit, fitBoundsOptions: { padding: 40, maxZoom: 16.5 } };
  }

  /** Layers of other sources; one that cannot be read is told and left out. */
  async #surround(context) {
    const key = JSON.stringify(context);
    this.#context.key = key;
    const read = await Promise.allSettled(context.map(contextLayers));
    if (this.#context.key !== key || !this.#map) return;
    this.#context.layers = read.flatMap(({ value }) => value ?? []);
    if (read.some(({ status }) => status === "rejected")) this.#tell("context-failed", {});
    this.#map.setStyle(this.#style());
  }

  #clicked(event) {
    const around = [[event.point.x - 5, event.point.y - 5], [event.point.x + 5, event.point.y + 5]];
    const found = (layer) => this.#map.getLayer(layer) && this.#map.queryRenderedFeatures(around, { layers: [layer] })[0];
    if (this.#scene.drawing) return;
    if (this.#scene.placing) return this.#tell("place", { lon: event.lngLat.lng, lat: event.lngLat.lat });
    const point = found("points") ?? found("answers");
    if (point) return this.#tell("select", { kind: "point", id: point.properties.id });
    const hexagon = found("hexagons");
    if (hexagon) return this.#tell("select", { kind: "hexagon", id: hexagon.properties.id });
    const district = found("districts");
    if (district) this.#tell("select", { kind: "district", id: district.properties.id });
  }

  /** Stops are buttons: reached by Tab, chosen by Enter, moved by dragging or by the arrow keys. */
  #mark(stops) {
    const wanted = new Set(stops.map((stop) => stop.id));
    for (const [id, marker] of this.#markers) {
      if (!wanted.has(id)) (marker.remove(), this.#markers.delete(id));
    }
    for (const stop of stops) {
      const marker = this.#markers.get(stop.id) ?? this.#marker(stop);
      const button = marker.getElement();
      if (button.dataset.face !== stop.face) {
        button.innerHTML = stop.face;
        button.dataset.face = stop.face;
      }
      button.setAttribute("aria-label", stop.label);
      button.title = stop.label;
      button.classList.toggle("selected", Boolean(stop.selected));
      marker.setLngLat([stop.lon, stop.lat]).setDraggable(Boolean(stop.movable));
    }
  }

  /** Photos are buttons as well, newest first. */
  #hang(pictures) {
    const wanted = new Set(pictures.map((picture) => picture.id));
    for (const [id, marker] of this.#pictures) {
      if (!wanted.has(id)) (marker.remove(), this.#pictures.delete(id));
    }
    for (const { id, response, lon, lat, src, label, side, selected } of pictures) {
      const marker = this.#pictures.get(id) ?? this.#picture({ id, response, lon, lat, src });
      const button = marker.getElement();
      button.setAttribute("aria-label", label);
      button.title = label;
      button.dataset.side = side;
      button.classList.toggle("selected", Boolean(selected));
    }
    pile(this.#map, this.#pictures.values());
  }

  #picture({ id, response, lon, lat, src }) {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "photo-marker" });
    button.append(Object.assign(new Image(), { src, alt: "", loading: "lazy", decoding: "async" }));
    button.addEventListener("click", (event) => (event.stopPropagation(), this.#tell("select", { kind: "point", id: response })));
    const marker = new Marker({ element: button, anchor: "bottom" }).setLngLat([lon, lat]).addTo(this.#map);
    this.#pictures.set(id, marker);
    return marker;
  }

  #marker({ id, lon, lat, movable }) {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "stop-marker" });
    const marker = new Marker({ element: button, draggable: Boolean(movable) }).setLngLat([lon, lat]).addTo(this.#map);
    const moved = () => this.#tell("move", { id, lon: marker.getLngLat().lng, lat: marker.getLngLat().lat });
    const steps = { ArrowLeft: [-4, 0], ArrowRight: [4, 0], ArrowUp: [0, -4], ArrowDown: [0, 4] };
    marker.on("dragend", moved);
    button.addEventListener("click", (event) => (event.stopPropagation(), this.#tell("select", { kind: "stop", id })));
    button.addEventListener("keydown", (event) => {
      const step = steps[event.key];
      if (!step || !marker.isDraggable()) return;
      event.preventDefault();
      event.stopPropagation();
      const at = this.#map.project(marker.getLngLat());
      marker.setLngLat(this.#map.unproject([at.x + step[0], at.y + step[1]]));
      moved();
    });
    this.#markers.set(id, marker);
    return marker;
  }
}

customElements.define("krok-map", KrokMap);
