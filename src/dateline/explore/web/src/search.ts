// The search box: any name, alias or acronym, without accents or case; `/` focuses it.

import type { Model } from "./data";
import { count, h } from "./dom";
import { singleKeys } from "./keys";
import { dot } from "./panel";
import type { State } from "./state";

const MOST = 8;

interface Entry { index: number; names: string[]; weight: number }

export function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();
}

/** Entities whose names match, best first: whole name, then start, then start of a word, then anywhere. */
export function find(entries: Entry[], query: string): number[] {
  const wanted = fold(query);
  if (wanted === "") return [];
  const scored = entries.map((entry) => ({ entry, score: Math.max(...entry.names.map((name) => score(name, wanted))) }));
  return scored
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || b.entry.weight - a.entry.weight || a.entry.index - b.entry.index)
    .slice(0, MOST)
    .map(({ entry }) => entry.index);
}

function score(name: string, wanted: string): number {
  const found = name.indexOf(wanted);
  if (found < 0) return 0;
  if (name === wanted) return 4;
  if (found === 0) return 3;
  return /[\s\-'"(]/.test(name[found - 1]!) ? 2 : 1;
}

export function searchBox(model: Model, state: State): HTMLElement {
  const entries = model.data.entities
    .map(({ label, aliases, links }, index) => ({
      index,
      names: [label, ...aliases, ...links.map((link) => link.split("/").pop() ?? "")].map(fold),
      weight: model.claimsOf[index]?.length ?? 0,
    }))
    .filter(({ weight }) => weight > 0);
  const input = h("input", {
    type: "search", id: "search", placeholder: "Search names", autocomplete: "off", spellcheck: "false",
    role: "combobox", "aria-expanded": "false", "aria-controls": "results", "aria-label": "Search names",
  });
  const list = h("ul", { id: "results", role: "listbox", "aria-label": "Found", hidden: true });
  const told = h("span", { class: "unseen", role: "status" });
  let found: number[] = [];
  let active = 0;

  const close = () => {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const choose = (index: number | undefined) => {
    if (index === undefined) return;
    close();
    input.value = "";
    input.blur();
    state.select({ type: "entity", entity: index });
  };
  const draw = () => {
    const rows = found.map((index, i) => {
      const { label, kind, aliases } = model.entity(index);
      const hint = [model.kindLabel(kind), aliases[0]].filter((part) => part !== undefined).join(" · ");
      // mousedown comes before the box loses focus, and with it the list
      return h("li", { id: `results-${i}`, role: "option", "aria-selected": String(i === active), "data-id": model.entity(index).id, mousedown: (event: MouseEvent) => { event.preventDefault(); choose(index); } },
        dot(model.group[index]!), h("span", {}, label), h("small", {}, hint));
    });
    list.replaceChildren(...(rows.length > 0 ? rows : [h("li", { class: "none", role: "option", "aria-disabled": "true", "aria-selected": "false" }, "No such name in this graph")]));
    list.hidden = input.value.trim() === "";
    input.setAttribute("aria-expanded", String(!list.hidden));
    if (found.length > 0) input.setAttribute("aria-activedescendant", `results-${active}`);
    else input.removeAttribute("aria-activedescendant");
    list.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  };

  input.addEventListener("input", () => {
    found = find(entries, input.value);
    active = 0;
    draw();
    told.textContent = input.value.trim() === "" ? "" : count(found.length, "thing found", "things found");
  });
  input.addEventListener("blur", close);
  input.addEventListener("focus", () => input.value !== "" && draw());
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      active = (active + (event.key === "ArrowDown" ? 1 : found.length - 1)) % Math.max(1, found.length);
      draw();
    } else if (event.key === "Enter") choose(found[active]);
    else if (event.key === "Escape") input.blur();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && singleKeys() && !(event.target instanceof HTMLInputElement)) {
      event.preventDefault();
      input.focus();
    } else if (event.key === "Escape" && event.target !== input) state.select(null);
  });
  return h("div", { class: "search" }, input, h("kbd", { "aria-hidden": "true" }, "/"), list, told);
}
