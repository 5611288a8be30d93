// Search as you type: `/` goes there, arrows choose, Enter opens. The server finds, by any name.

import { count, h } from "../dom";
import { dot } from "../panel";
import { get, type Hit, type Thing } from "./api";

const PAUSE = 60; // milliseconds after a key: a fast typist causes fewer requests

let number = 0;

/** A box that finds things; `choose` is called with the one that was chosen. */
export function thingBox(label: string, choose: (thing: Thing) => void, { shortcut = false, value = "" } = {}): { root: HTMLElement; input: HTMLInputElement } {
  const id = `results-${(number += 1)}`;
  const input = h("input", {
    type: "search", placeholder: label, autocomplete: "off", spellcheck: "false", value,
    role: "combobox", "aria-expanded": "false", "aria-controls": id, "aria-autocomplete": "list", "aria-label": label,
  });
  const list = h("ul", { id, class: "results", role: "listbox", "aria-label": "Found", hidden: true });
  const told = h("span", { class: "unseen", role: "status" });
  let found: Hit[] = [];
  let active = 0;
  let waiting: number | undefined;
  let asking: AbortController | null = null;
  let answered = ""; // the text that the list is for

  const close = () => {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const take = (hit: Hit | undefined) => {
    if (hit === undefined) return;
    close();
    input.value = shortcut ? "" : hit.label;
    if (shortcut) input.blur();
    choose(hit);
  };
  const draw = () => {
    list.replaceChildren(...(found.length === 0
      ? [h("li", { class: "none", role: "option", "aria-disabled": "true", "aria-selected": "false" }, "No such name in this graph")]
      : found.map((hit, at) => row(hit, at))));
    list.hidden = input.value.trim() === "";
    input.setAttribute("aria-expanded", String(!list.hidden));
    if (found.length > 0) input.setAttribute("aria-activedescendant", `${id}-${active}`);
    else input.removeAttribute("aria-activedescendant");
    list.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  };
  const row = (hit: Hit, at: number) =>
    // mousedown comes before the box loses focus, and with it the list
    h("li", { id: `${id}-${at}`, role: "option", "aria-selected": String(at === active), "data-id": hit.id, mousedown: (event: MouseEvent) => { event.preventDefault(); take(hit); } },
      dot(hit.group), h("span", {}, h("bdi", {}, hit.label)),
      h("small", {}, [hit.kind_label, hit.alias, count(hit.claims, "claim")].filter((part) => part !== null).join(" · ")));
  const ask = async () => {
    asking?.abort();
    const text = input.value.trim();
    if (text === "") {
      close();
      return;
    }
    asking = new AbortController();
    try {
      found = (await get<{ things: Hit[] }>("/api/search", new URLSearchParams({ text, limit: "10" }), asking.signal)).things;
    } catch (error) {
      if (error instanceof DOMException && error.name === "AbortError") return;
      found = [];
    }
    active = 0;
    answered = text;
    if (document.activeElement === input) draw();
    told.textContent = count(found.length, "thing found", "things found");
  };

  input.addEventListener("input", () => {
    window.clearTimeout(waiting);
    waiting = window.setTimeout(() => void ask(), PAUSE);
  });
  input.addEventListener("blur", close);
  input.addEventListener("focus", () => { if (found.length > 0 && input.value.trim() !== "") draw(); });
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      active = (active + (event.key === "ArrowDown" ? 1 : found.length - 1)) % Math.max(1, found.length);
      draw();
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (answered === input.value.trim()) take(found[active]);
      else void ask().then(() => take(found[active])); // faster than the list
    } else if (event.key === "Escape") {
      if (list.hidden) input.blur();
      else close();
      event.stopPropagation();
    }
  });
  return { root: h("div", { class: "search" }, input, shortcut && h("kbd", { "aria-hidden": "true" }, "/"), list, told), input };
}

