// Puts the page together and keeps its parts in step.

import { controls } from "./controls";
import { Model, readData } from "./data";
import { byId, count, h } from "./dom";
import { Panel } from "./panel";
import { State } from "./state";
import { Timeline } from "./timeline";
import { compute, withSelection } from "./visible";
import { View } from "./view";

/** For tests and scripts that drive the page: select as a click would, and find what to click. */
interface Automation {
  select(id: string): void;
  positionOf(id: string): { x: number; y: number } | null;
  size(): { nodes: number; edges: number };
}

declare global {
  interface Window { dateline: Automation }
}

function start(): void {
  const model = new Model(readData());
  const state = new State(model);
  let base = compute(model, state.filters);
  let visible = base;
  let shown = extentOf(state);
  masthead(model);
  controls(byId("controls"), model, state);
  const panel = new Panel(byId("panel"), model, state);
  const timeline = new Timeline(byId("timeline"), model, state);
  const view = drawable() ? new View(byId("canvas"), model, state, visible) : null;
  message(model, view, visible.bundles.size);
  state.subscribe((part) => {
    const before = visible;
    const extent = extentOf(state);
    if (part === "filters") base = compute(model, state.filters);
    visible = withSelection(model, state.filters, base, state.selection);
    if (visible === before) view?.select(state.selection);
    else {
      view?.show(visible);
      message(model, view, visible.bundles.size);
    }
    if (extent !== shown) view?.fit();
    shown = extent;
    panel.show(visible);
    timeline.show(visible);
  });
  if (view !== null) zoomButtons(view);
  window.dateline = {
    select: (id) => state.select(entityNamed(model, id)),
    positionOf: (id) => view?.positionOf(model.indexOf.get(id) ?? -1) ?? null,
    size: () => view?.size() ?? { nodes: 0, edges: 0 },
  };
  state.readHash();
}

/** What decides how far the drawing reaches: small groups, minor events and people with their statements stand round the rest. */
function extentOf({ filters }: State): string {
  return `${filters.smallGroups} ${filters.minorEvents} ${filters.hiddenGroups.has("statement")}`;
}

function entityNamed(model: Model, id: string): { type: "entity"; entity: number } | null {
  const entity = model.indexOf.get(id);
  return entity === undefined ? null : { type: "entity", entity };
}

function masthead(model: Model): void {
  const { name, licence, articles, entities, claims } = model.data;
  byId("name").textContent = name;
  const parts = [count(articles.length, "article"), count(entities.length, "entity", "entities"), count(claims.length, "claim")];
  byId("counts").textContent = [...parts, licence].filter((part) => part !== null).join(" · ");
}

function message(model: Model, view: View | null, edges: number): void {
  const text =
    model.data.claims.length === 0 ? "This graph has no claims yet. Build it from an article, and they appear here."
    : view === null ? "This browser can't draw the graph (it has no WebGL 2). Search and the panel work all the same."
    : edges === 0 ? "The filters hide everything. Switch some of them on again to see the graph."
    : "";
  byId("message").textContent = text;
  byId("message").hidden = text === "";
}

function zoomButtons(view: View): void {
  const button = (label: string, title: string, click: () => void) => h("button", { title, "aria-label": title, click }, label);
  byId("zoom").append(
    button("+", "Zoom in", () => view.zoom(1 / 1.5)),
    button("−", "Zoom out", () => view.zoom(1.5)),
    button("⤢", "Show all", () => view.fit()),
  );
}

function drawable(): boolean {
  return document.createElement("canvas").getContext("webgl2") !== null;
}

start();
