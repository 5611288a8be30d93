// What the reader wants to see. It stands in the address, so that a copied address shows the same.

import { STANCES } from "../data";
import { h } from "../dom";
import { dot } from "../panel";
import type { GraphInfo } from "./api";
import { addressWith } from "./router";

export const NAMES = ["group", "stance", "predicate", "since", "until", "source", "confidence"] as const;
export const GROUPS: Record<string, string> = {
  person: "People", organization: "Organizations", place: "Places", people: "Groups of people", event: "Events",
  statement: "Statements", agreement: "Agreements", position: "Positions", topic: "Topics", work: "Works", article: "Articles",
};

const OF_PAGES: Record<string, readonly string[]> = { "/articles": ["text"], "/connect": ["from", "to"], "/between": ["a", "b"], "/sparql": ["ask", "named"] };

/** Names in an address that mean nothing there: whoever mistypes a filter shall not take what he sees for filtered. */
export function unknownNames(path: string, search: URLSearchParams): string[] {
  const known: readonly string[] = [...NAMES, ...(OF_PAGES[path] ?? [])];
  return [...new Set(search.keys())].filter((name) => !known.includes(name) && !(path === "/sparql" && name.startsWith("p-")));
}

/** The filters of an address. */
export function filtersOf(search: URLSearchParams): URLSearchParams {
  const kept = new URLSearchParams();
  for (const name of NAMES) for (const value of search.getAll(name)) if (value !== "") kept.append(name, value);
  return kept;
}

/** How many of them are set. */
export function countFilters(search: URLSearchParams): number {
  return new Set([...filtersOf(search).keys()]).size;
}

/** The form that sets them; `go` is called with the address that has them. */
export function filterForm(info: GraphInfo, go: (address: URL) => void): HTMLFormElement {
  const now = filtersOf(new URLSearchParams(location.search));
  const form = h("form", { class: "filter-form", "aria-label": "Filters" });
  const apply = () => go(addressWith(readForm(form)));
  const clear = h("button", { type: "button", class: "plain", click: () => { form.reset(); uncheck(form); apply(); } }, "Clear all");
  form.append(
    checks("Kinds", "group", Object.keys(GROUPS).filter((one) => one in info.groups && one !== "article").map((one) => [one, GROUPS[one]!, info.groups[one]!] as const), listOf(now, "group"), dot),
    checks("Said how", "stance", STANCES.filter((one) => one in info.stances).map((one) => [one, one, info.stances[one]!] as const), listOf(now, "stance"), stroke),
    h("fieldset", {},
      h("legend", {}, "When, how sure"),
      field("Since", h("input", { type: "date", name: "since", value: now.get("since") })),
      field("Until", h("input", { type: "date", name: "until", value: now.get("until") })),
      confidence(now.get("confidence"))),
    h("fieldset", {},
      h("legend", {}, "Only"),
      field("Predicate", select("predicate", info.predicates.map((one) => [one.name, `${one.label} (${one.claims.toLocaleString("en")})`]), now.get("predicate"))),
      field("Outlet", select("source", Object.entries(info.sources).map(([name, articles]) => [name, `${name} (${articles})`]), now.get("source"))),
      h("p", { class: "buttons" }, clear)));
  form.addEventListener("change", apply);
  form.addEventListener("submit", (event) => { event.preventDefault(); apply(); });
  return form;
}

/** What a form says, without what is at its default. */
function readForm(form: HTMLFormElement): URLSearchParams {
  const data = new FormData(form);
  const found = new URLSearchParams();
  for (const name of ["group", "stance"]) {
    const boxes = form.querySelectorAll(`input[name=${name}]`).length;
    const chosen = data.getAll(name).map(String);
    if (chosen.length > 0 && chosen.length < boxes) found.set(name, chosen.join(","));
  }
  for (const name of ["predicate", "since", "until", "source"]) {
    const value = String(data.get(name) ?? "");
    if (value !== "") found.set(name, value);
  }
  const sure = Number(data.get("confidence") ?? 0);
  if (sure > 0) found.set("confidence", String(sure / 100));
  return found;
}

/** Boxes of which none ticked means all: ticking one asks for only that. */
function checks(title: string, name: string, rows: (readonly [string, string, number])[], chosen: Set<string>, mark: (one: string) => HTMLElement): HTMLElement {
  return h("fieldset", {}, h("legend", {}, title), ...rows.map(([value, label, count]) =>
    h("label", { class: "check" },
      h("input", { type: "checkbox", name, value, checked: chosen.has(value) }), mark(value), h("span", {}, label), h("small", {}, count.toLocaleString("en")))));
}

function stroke(stance: string): HTMLElement {
  return h("i", { class: `stroke stance-${stance}`, "aria-hidden": "true" });
}

function confidence(now: string | null): HTMLElement {
  const value = Math.round(Number(now ?? 0) * 100);
  // no output, which the label would be of, and not of the slider
  const shown = h("span", {}, value === 0 ? "any" : `${value}%`);
  const slider = h("input", { type: "range", name: "confidence", min: 0, max: 95, step: 5, value, input: () => { shown.textContent = slider.value === "0" ? "any" : `${slider.value}%`; } });
  return h("label", { class: "field" }, h("span", {}, "At least ", shown, " sure"), slider);
}

function field(label: string, control: HTMLElement): HTMLElement {
  return h("label", { class: "field" }, h("span", {}, label), control);
}

function select(name: string, options: (readonly [string, string])[], chosen: string | null): HTMLElement {
  return h("select", { name }, h("option", { value: "" }, "any"), ...options.map(([value, label]) => h("option", { value, selected: value === chosen }, label)));
}

function uncheck(form: HTMLFormElement): void {
  for (const box of form.querySelectorAll<HTMLInputElement>("input[type=checkbox]")) box.checked = false;
  for (const box of form.querySelectorAll<HTMLInputElement>("input[type=date], input[type=range]")) box.value = box.type === "range" ? "0" : "";
  for (const box of form.querySelectorAll<HTMLSelectElement>("select")) box.value = "";
}

function listOf(search: URLSearchParams, name: string): Set<string> {
  return new Set(search.getAll(name).flatMap((one) => one.split(",")));
}
