// The left-hand column: legend of kinds, stances and predicates. Each line of it is also a filter.

import { STANCES, type Model } from "./data";
import { h } from "./dom";
import { smallGroups } from "./groups";
import { keySwitch } from "./keys";
import { dot } from "./panel";
import { searchBox } from "./search";
import { toggle, type Filters, type State } from "./state";

const GROUPS: Record<string, string> = {
  person: "People", organization: "Organizations", place: "Places", people: "Groups of people", event: "Events",
  statement: "Statements",
  agreement: "Agreements", position: "Positions", topic: "Topics", work: "Works", article: "Articles", other: "Other",
};

interface Row { key: string; label: string; count: () => number; mark: Node | null; hidden: () => boolean; flip: (filters: Filters) => void }

export function controls(root: HTMLElement, model: Model, state: State): void {
  const parts = [
    section("Kinds", [...groupRows(model, state), ...minorRow(model, state), ...smallRow(model, state)], state, true),
    section("Said how", stanceRows(model, state), state, true),
    section("Predicates", predicateRows(model, state), state, window.innerHeight > 900),
  ];
  // On a narrow screen the filters would push the graph off it: there they start folded.
  const filters = h("details", { id: "filters", open: window.innerWidth > 800 }, h("summary", {}, "Legend and filters"), ...parts, keySwitch("Press / to search"));
  root.replaceChildren(searchBox(model, state), filters);
}

function section(title: string, rows: Row[], state: State, open: boolean): HTMLElement {
  const buttons = rows.map((row) => {
    const number = h("small", {}, row.count().toLocaleString("en"));
    const button = h("button", { class: "row", "data-filter": row.key, "aria-pressed": String(!row.hidden()), click: () => state.filter(row.flip) },
      row.mark, h("span", {}, row.label), number);
    state.subscribe((part) => {
      button.setAttribute("aria-pressed", String(!row.hidden()));
      if (part === "filters") number.textContent = row.count().toLocaleString("en");
    });
    return button;
  });
  return h("details", { class: "section", open, hidden: rows.length === 0 }, h("summary", {}, title), ...buttons);
}

function groupRows(model: Model, state: State): Row[] {
  const counts = tally(model.group);
  return Object.keys(GROUPS).filter((group) => counts.has(group)).map((group) => ({
    key: group, label: GROUPS[group]!, count: () => counts.get(group)!, mark: dot(group),
    hidden: () => state.filters.hiddenGroups.has(group),
    flip: ({ hiddenGroups, hiddenPredicates }) => {
      toggle(hiddenGroups, group);
      if (group !== "article") return;
      // Articles without what they mention would float alone: the two go together.
      if (hiddenGroups.has(group)) hiddenPredicates.add("mentions");
      else hiddenPredicates.delete("mentions");
    },
  }));
}

/** The switch for events that aren't among the foremost. */
function minorRow(model: Model, state: State): Row[] {
  if (model.minor.size === 0) return [];
  return [{
    key: "minor", label: "Other events", count: () => model.minor.size, mark: h("i", { class: "few", "aria-hidden": "true" }),
    hidden: () => !state.filters.minorEvents,
    flip: (filters) => { filters.minorEvents = !filters.minorEvents; },
  }];
}

/** The switch for what hangs together with little else; a graph in one piece has none. */
function smallRow(model: Model, state: State): Row[] {
  const count = () => smallGroups(model, state.filters).count;
  if (count() === 0) return [];
  return [{
    key: "small", label: "Small groups", count, mark: h("i", { class: "few", "aria-hidden": "true" }),
    hidden: () => !state.filters.smallGroups,
    flip: (filters) => { filters.smallGroups = !filters.smallGroups; },
  }];
}

function stanceRows(model: Model, state: State): Row[] {
  const counts = tally(model.data.claims.map((claim) => claim.stance));
  return STANCES.filter((stance) => counts.has(stance)).map((stance) => ({
    key: stance, label: stance, count: () => counts.get(stance)!, mark: h("i", { class: `stroke stance-${stance}` }),
    hidden: () => state.filters.hiddenStances.has(stance),
    flip: ({ hiddenStances }) => toggle(hiddenStances, stance),
  }));
}

function predicateRows(model: Model, state: State): Row[] {
  const counts = tally(model.data.claims.map((claim) => claim.predicate));
  const sorted = [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
  return sorted.map(([predicate, count]) => ({
    key: predicate, label: model.predicate(predicate).label, count: () => count, mark: null,
    hidden: () => state.filters.hiddenPredicates.has(predicate),
    flip: ({ hiddenPredicates }) => toggle(hiddenPredicates, predicate),
  }));
}

function tally(items: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}
