// Puts the application together: masthead, page, graph, keys, and which address shows what.

import { byId, h } from "../dom";
import { singleKeys } from "../keys";
import { Refused, get, pathOf, type GraphInfo, type ServerState } from "./api";
import { NAMES, countFilters, filterForm, unknownNames } from "./filters";
import { Stage, drawable } from "./graph";
import { showHelp } from "./help";
import { hide, noticeLine, offer, tellFailure, undoLast } from "./notice";
import { articlePage, articlesPage } from "./pages/article";
import { claimPage } from "./pages/claim";
import { betweenPage, connectPage, type Drawing } from "./pages/connect";
import { deskPage } from "./pages/desk";
import { eventsPage, overview } from "./pages/overview";
import { apiPage, sparqlPage } from "./pages/sparql";
import { thingPage } from "./pages/thing";
import { go, goTo, onMove, placeNow, reload, scrollBefore, type Place } from "./router";
import { thingBox } from "./search";

/** What a page shows; `centre` or `drawing` is what the graph beside it shows, none hides it. */
interface Shown {
  title: string;
  content: HTMLElement[];
  centre?: string;
  drawing?: Drawing | null;
  press?: (key: string) => boolean;
}

interface Automation {
  positionOf(id: string): { x: number; y: number } | null;
  size(): { nodes: number; edges: number };
  ready: boolean;
}

const LINKS = [["/", "Overview"], ["/articles", "Articles"], ["/connect", "Connect"], ["/desk", "Desk"], ["/sparql", "SPARQL"], ["/api", "API"]] as const;

const LOOK_EVERY = 20_000; // milliseconds

let info: GraphInfo;
let stage: Stage | null = null;
let press: (key: string) => boolean = () => false;
let turn = 0;
let shownFilters = "";
let first = true; // nothing was shown yet
const automation: Automation = { positionOf: (id) => stage?.positionOf(id) ?? null, size: () => stage?.size() ?? { nodes: 0, edges: 0 }, ready: false };

async function start(): Promise<void> {
  info = await get<GraphInfo>("/api/graph");
  document.body.append(
    h("a", { class: "skip", href: "#content", "data-inside": "" }, "Skip to the page"),
    masthead(), h("div", { id: "filters", hidden: true }), layout(), noticeLine());
  makeStage();
  document.addEventListener("keydown", (event) => key(event));
  document.addEventListener("click", (event) => closeMenus(event.target));
  Object.assign(window, { dateline: automation });
  onMove((place, moved) => void show(place, moved));
  window.setInterval(() => void lookForNews(), LOOK_EVERY);
  document.addEventListener("visibilitychange", () => void lookForNews());
}

/** Whether a build or somebody else has changed the graph meanwhile; at the desk that is one's own doing. */
async function lookForNews(): Promise<void> {
  if (document.hidden) return;
  const state = await get<ServerState>("/api/state").catch(() => null); // a server that was stopped has no news
  if (state === null || state.revision === info.revision || state.stale) return;
  info.revision = state.revision;
  if (placeNow().path !== "/desk") offer("The graph has changed.", "Show it", reload);
}

function masthead(): HTMLElement {
  const { root } = thingBox("Search names", (thing) => go(pathOf(thing.id)), { shortcut: true });
  root.id = "search";
  const filters = h("button", { id: "filter-button", class: "action", "aria-expanded": "false", "aria-controls": "filters", click: toggleFilters }, "Filters");
  return h("header", { id: "masthead" },
    h("a", { id: "name", href: "/" }, h("bdi", {}, info.name)),
    root, filters,
    h("nav", { "aria-label": "Pages" }, ...LINKS.map(([href, label]) => h("a", { href }, label)),
      h("button", { class: "plain", "aria-label": "Keys", title: "Keys (?)", click: showHelp }, "?")));
}

function layout(): HTMLElement {
  const tools = h("div", { id: "tools" },
    tool("Expand", "More neighbours (e)", () => void stage?.expand().catch(tellFailure)),
    tool("Only this", "This thing and its neighbours alone (o)", () => void onlyThis()),
    tool("+", "Zoom in", () => stage?.zoom(1 / 1.5)), tool("−", "Zoom out", () => stage?.zoom(1.5)), tool("⤢", "Show all that is drawn (f)", () => stage?.fit()));
  const flip = h("button", { id: "flip", click: () => flipPhone() }, "Graph");
  return h("main", { id: "layout" },
    h("div", { id: "content", tabindex: -1, role: "region" }),
    h("section", { id: "stage", "aria-label": "Graph" }, h("p", { id: "caption" }), tools),
    flip);
}

function tool(label: string, title: string, click: () => void): HTMLElement {
  return h("button", { title, "aria-label": /^\w/.test(label) ? null : title, click }, label);
}

function makeStage(): void {
  if (!drawable()) {
    byId("caption").textContent = "This browser can't draw the graph (it has no WebGL 2). The page says the same in words.";
    return;
  }
  stage = new Stage(byId("stage"), {
    node: (id) => go(pathOf(id)),
    edge: (a, b) => go(`/between?${new URLSearchParams({ a, b })}`),
  }, byId("caption"));
}

async function show(place: Place, moved: boolean): Promise<void> {
  const mine = (turn += 1);
  automation.ready = false;
  document.body.classList.add("busy");
  try {
    if (!moved) info = await get<GraphInfo>("/api/graph");
    const shown = await pageOf(place);
    if (mine !== turn) return;
    draw(shown, place, moved);
    await drawStage(shown);
  } catch (error) {
    if (mine !== turn) return;
    const title = error instanceof Refused ? "There is nothing here" : "This can't be shown";
    draw({ title, content: [h("header", { class: "front" }, h("h1", {}, title), h("p", {}, error instanceof Error ? error.message : ""), h("p", {}, h("a", { class: "more", href: "/" }, "Back to the overview")))] }, place, moved);
    if (!(error instanceof Refused)) throw error;
  } finally {
    if (mine === turn) {
      document.body.classList.remove("busy");
      automation.ready = true;
    }
  }
}

function draw(shown: Shown, place: Place, moved: boolean): void {
  press = shown.press ?? (() => false);
  document.title = shown.title === info.name ? info.name : `${shown.title} · ${info.name}`;
  const content = byId("content");
  content.replaceChildren(...unknownLine(place), ...shown.content);
  content.setAttribute("aria-label", shown.title); // told when the focus comes here
  const drawn = shown.centre !== undefined || (shown.drawing ?? null) !== null;
  byId("stage").hidden = !drawn;
  byId("flip").hidden = !drawn;
  document.body.classList.toggle("wide", !drawn);
  if (!drawn) flipPhone(false);
  for (const link of document.querySelectorAll<HTMLAnchorElement>("#masthead nav a")) {
    if (link.pathname === place.path) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  const active = countFilters(place.search);
  byId("filter-button").textContent = active === 0 ? "Filters" : `Filters (${active})`;
  byId("filter-button").classList.toggle("active", active > 0);
  if (moved) hideOnMove();
  if (moved && place.hash === "") content.scrollTop = scrollBefore();
  // Who ticks filters goes on ticking; what else was in focus is gone with the page before.
  if (!first && !byId("filters").contains(document.activeElement)) content.focus({ preventScroll: true });
  first = false;
}

/** What to say of an address that asks for what there is not. */
function unknownLine({ path, search }: Place): HTMLElement[] {
  const unknown = unknownNames(path, search);
  return unknown.length === 0 ? [] : [h("p", { class: "wrong", role: "alert" }, "The address has ", h("bdi", {}, unknown.map((one) => `“${one}”`).join(", ")), `, which filters nothing here. The filters are ${NAMES.join(", ")}.`)];
}

/** What a message says stays true when the reader moves on, but for mistakes. */
function hideOnMove(): void {
  if (noticeLine().className === "wrong") hide();
}

async function drawStage(shown: Shown): Promise<void> {
  if (stage === null) return;
  stage.resize();
  const filters = String(countFilters(new URLSearchParams(location.search)) === 0 ? "" : location.search);
  const changed = filters !== shownFilters;
  shownFilters = filters;
  if (shown.drawing) {
    stage.draw(shown.drawing.nodes, shown.drawing.edges);
    byId("caption").textContent = "The chains between the two";
  } else if (shown.centre !== undefined) {
    if (changed) await stage.only(shown.centre);
    else await stage.show(shown.centre);
  }
}

async function pageOf(place: Place): Promise<Shown> {
  const { path, search, hash } = place;
  if (path === "/") return { title: info.name, content: overview(info), ...(info.foremost[0] && { centre: info.foremost[0].id }) };
  if (path === "/events") return { title: "What happened", content: await eventsPage() };
  if (path === "/articles") return { title: "Articles", content: await articlesPage(search, (text) => go(`/articles?${new URLSearchParams({ text })}`)) };
  if (path === "/connect") return { title: "Connect", ...(await connectPage(search)) };
  if (path === "/between") {
    const { a, ...rest } = await betweenPage(search);
    return { ...rest, centre: a };
  }
  if (path === "/desk") return { title: "Desk", ...(await deskPage()) };
  if (path === "/sparql") return { title: "SPARQL", content: await sparqlPage(search, info.base, go) };
  if (path === "/api") return { title: "API", content: await apiPage() };
  if (path.startsWith("/claim/")) {
    const { about, ...rest } = await claimPage(path.slice("/claim/".length));
    return { ...rest, centre: about };
  }
  if (path.startsWith("/article/")) {
    const page = await articlePage(path.slice(1), hash);
    if (page !== null) return page; // a node that several copies share has no text of its own, and is a thing like others
  }
  const { id, ...rest } = await thingPage(path.slice(1), info);
  return { ...rest, centre: id };
}

async function onlyThis(): Promise<void> {
  await stage?.again().catch(tellFailure);
}

function toggleFilters(): void {
  const panel = byId("filters");
  panel.hidden = !panel.hidden;
  byId("filter-button").setAttribute("aria-expanded", String(!panel.hidden));
  if (!panel.hidden) {
    panel.replaceChildren(filterForm(info, goTo));
    panel.querySelector("input")?.focus();
  }
}

/** On a telephone: the page or the graph. */
function flipPhone(graph = !document.body.classList.contains("graph")): void {
  document.body.classList.toggle("graph", graph);
  byId("flip").textContent = graph ? "Page" : "Graph";
  if (graph) stage?.resize();
}

/** A menu closes when one clicks elsewhere. */
function closeMenus(target: EventTarget | null): void {
  for (const menu of document.querySelectorAll<HTMLDetailsElement>("details.menu[open]")) {
    if (!(target instanceof Node) || !menu.contains(target)) menu.open = false;
  }
}

function key(event: KeyboardEvent): void {
  const typing = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement || event.target instanceof HTMLSelectElement;
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]") !== null) return;
  if (event.key === "Escape") {
    closeMenus(null);
    if (!byId("filters").hidden) toggleFilters();
  }
  if (typing || event.defaultPrevented || !singleKeys()) return;
  const done = keys[event.key] ?? (press(event.key) ? () => undefined : null);
  if (done === null) return;
  event.preventDefault();
  done();
}

const keys: Record<string, () => void> = {
  "/": () => document.querySelector<HTMLInputElement>("#search input")?.focus(),
  "?": showHelp,
  z: () => void undoLast(),
  e: () => void stage?.expand().catch(tellFailure),
  o: () => void onlyThis(),
  f: () => stage?.fit(),
  h: () => go("/"),
  d: () => go("/desk"),
  a: () => go("/articles"),
  c: () => go(`/connect${placeNow().path.split("/").length > 2 ? `?from=${encodeURIComponent(placeNow().path.slice(1))}` : ""}`),
};

void start();
