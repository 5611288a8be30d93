// What is seen, as a file: the graph or what is round a thing, without what the filters hide.

import { h } from "../dom";
import { filtersOf } from "./filters";

const FORMATS = [["ttl", "Turtle"], ["jsonld", "JSON-LD"], ["csv", "Table (CSV)"], ["claims.jsonl", "Claims (JSON Lines)"], ["graphml", "GraphML"], ["gexf", "GEXF (Gephi)"], ["svg", "Picture (SVG)"], ["html", "Page to explore"]] as const;

/** The menu of formats; of a thing, also all that is said of it to read, and its own triples. */
export function downloadMenu(around: string | null, own: (readonly [string, string])[] = []): HTMLElement {
  const links = FORMATS.map(([format, label]) => {
    const asked = filtersOf(new URLSearchParams(location.search));
    asked.set("format", format);
    if (around !== null) asked.set("around", around);
    return [`/api/export?${asked}`, label] as const;
  });
  const items = (list: (readonly [string, string])[]) => list.map(([href, label]) => h("a", { class: "item", href, download: "", click: () => { menu.open = false; } }, label));
  const menu = h("details", { class: "menu" }, h("summary", { class: "action" }, "Download"),
    h("div", { class: "items" }, ...items(own), around !== null && h("p", { class: "item quiet" }, "It and what is round it:"), ...items(links)));
  return menu;
}
