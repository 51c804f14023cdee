// The element <krok-map>: MapLibre behind one property and three events. A page sets `scene`, plain
// data; what the user does comes back as `krok-select` { kind, id }, `krok-place` { lon, lat } and
// `krok-move` { id, lon, lat }. Every rule stays in Rust.
//
// A page loads this file only when it shows a map; the build bundles it with MapLibre and PMTiles and
// says where MapLibre's worker (MAP_WORKER_URL) and its style sheet ended up.
import "maplibre-gl/dist/maplibre-gl.css";
import { AttributionControl, LngLatBounds, Map, Marker, NavigationControl, addProtocol, setWorkerUrl } from "maplibre-gl";
import { PMTiles, Protocol } from "pmtiles";

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
  const protocol = new Protocol();
  const file = new PMTiles(url);
  protocol.add(file);
  addProtocol("pmtiles", protocol.tile);
  const vector = (await file.getHeader()).tileType === 1;
  const source = { type: vector ? "vector" : "raster", url: `pmtiles://${url}`, tileSize: 256 };
  const metadata = vector && ((await file.getMetadata()) ?? {});
  const layers = () => (vector ? vectorLayers(metadata) : [{ id: "base", type: "raster", source: "base" }]);
  if (vector) delete source.tileSize;
  return () => ({ sources: { base: source }, layers: layers() });
}

async function ground(scene) {
  if (!scene.basemap) return schematic(scene.ground);
  if (/\.pmtiles(\?|$)/.test(scene.basemap)) return archive(new URL(scene.basemap, document.baseURI).href);
  const answer = await fetch(scene.basemap);
  if (!answer.ok) throw new Error(`basemap: HTTP ${answer.status}`);
  const style = await answer.json();
  return () => style;
}

const sources = ["districts", "names", "route", "points"];

/** Ground below, what the audit knows above it. */
function style(ground, scene) {
  const base = ground();
  const data = (name) => [name, { type: "geojson", data: scene[name] ?? none }];
  const chosen = ["boolean", ["get", "selected"], false];
  return {
    version: 8,
    ...base,
    sources: { ...base.sources, ...Object.fromEntries(sources.map(data)) },
    layers: [
      { id: "paper", type: "background", paint: { "background-color": colour("ground") } },
      ...base.layers,
      { id: "districts", type: "fill", source: "districts", paint: { "fill-color": ["get", "colour"], "fill-opacity": 0.08 } },
      { id: "borders", type: "line", source: "districts", paint: { "line-color": ["get", "colour"], "line-width": 2 } },
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
    ],
  };
}

class KrokMap extends HTMLElement {
  #scene = null;
  #map = null;
  #base = null;
  #markers = new globalThis.Map();
  #fitted = null;
  #themed = () => this.#map?.setStyle(style(this.#base, this.#scene));

  /** `{ label, words, basemap, credit, ground, fit: [w, s, e, n], districts, names, route, points, stops, placing }`. */
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
    this.#fitted = null;
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(`krok-${name}`, { detail, bubbles: true }));
  }

  async #show() {
    if (!this.isConnected || !this.#scene) return;
    if (!this.#map) return this.#start();
    const { stops, fit, placing } = this.#scene;
    sources.forEach((name) => this.#map.getSource(name)?.setData(this.#scene[name] ?? none));
    this.#mark(stops ?? []);
    this.#map.getCanvas().classList.toggle("placing", Boolean(placing));
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
      container: this, style: style(this.#base, this.#scene), bounds: this.#scene.fit, fitBoundsOptions: { padding: 40, maxZoom: 16.5 },
      attributionControl: false, dragRotate: false, pitchWithRotate: false, maxPitch: 0, canvasContextAttributes: { preserveDrawingBuffer: true },
      locale: { "Map.Title": this.#scene.label, ...this.#scene.words },
    });
    this.#map = map;
    map.touchZoomRotate.disableRotation();
    map.addControl(new NavigationControl({ showCompass: false }), "top-right");
    map.addControl(new AttributionControl({ compact: false, customAttribution: this.#scene.credit || undefined }), "bottom-right");
    map.on("click", (event) => this.#clicked(event));
    map.on("mousemove", (event) => {
      map.getCanvas().classList.toggle("over", map.getLayer("points") && map.queryRenderedFeatures(event.point, { layers: ["points"] }).length > 0);
    });
    map.on("dataloading", () => this.removeAttribute("ready"));
    map.on("idle", () => this.setAttribute("ready", ""));
    this.#fitted = `${this.#scene.fit}`;
    map.once("style.load", () => this.#show());
    this.#show();
  }

  #clicked(event) {
    const around = [[event.point.x - 5, event.point.y - 5], [event.point.x + 5, event.point.y + 5]];
    const found = (layer) => this.#map.getLayer(layer) && this.#map.queryRenderedFeatures(around, { layers: [layer] })[0];
    if (this.#scene.placing) return this.#tell("place", { lon: event.lngLat.lng, lat: event.lngLat.lat });
    const point = found("points");
    if (point) return this.#tell("select", { kind: "point", id: point.properties.id });
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
