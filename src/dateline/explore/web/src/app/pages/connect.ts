// How are these two connected: the shortest chains of claims between them; and all that is said between two.

import { count, h, kept } from "../../dom";
import { get, type Between, type DrawnEdge, type DrawnNode, type Paths, type Thing } from "../api";
import { claimCard, eventCard, section, thingLink } from "../cards";
import { dropClaim } from "../correct";
import { filtersOf } from "../filters";
import { go } from "../router";
import { thingBox } from "../search";

export interface Drawing { nodes: DrawnNode[]; edges: DrawnEdge[] }

export async function connectPage(search: URLSearchParams): Promise<{ content: HTMLElement[]; drawing: Drawing | null }> {
  const chosen = { from: search.get("from"), to: search.get("to") };
  const labels = await Promise.all([labelOf(chosen.from), labelOf(chosen.to)]);
  const box = (name: "from" | "to", label: string, value: string) => thingBox(label, (thing) => {
    const next = { ...chosen, [name]: thing.id };
    go(`/connect?${new URLSearchParams(Object.entries(next).filter((pair): pair is [string, string] => pair[1] !== null))}`);
  }, { value });
  const first = box("from", "From", labels[0]);
  const second = box("to", "To", labels[1]);
  const header = h("header", { class: "front" }, h("h1", {}, "How are these two connected?"),
    h("div", { class: "pair-boxes" }, first.root, h("span", { "aria-hidden": "true" }, "→"), second.root));
  window.setTimeout(() => (chosen.from === null ? first.input : chosen.to === null ? second.input : null)?.focus(), 0);
  if (chosen.from === null || chosen.to === null) return { content: [header], drawing: null };
  const parameters = filtersOf(search);
  parameters.set("from", chosen.from);
  parameters.set("to", chosen.to);
  const found = await get<Paths>("/api/paths", parameters);
  return { content: [header, ...paths(found)], drawing: found.paths.length === 0 ? null : drawingOf(found) };
}

async function labelOf(id: string | null): Promise<string> {
  if (id === null) return "";
  const { things } = await get<{ things: Thing[] }>("/api/search", new URLSearchParams({ text: id, limit: "1" }));
  return things[0]?.label ?? id;
}

function paths({ from, to, total, steps, paths: found }: Paths): HTMLElement[] {
  if (found.length === 0) return [h("p", {}, thingLink(from), " and ", thingLink(to), " aren't connected by four steps or fewer", location.search.includes("stance") || location.search.includes("since") ? " that pass the filters." : ".")];
  return [
    h("p", { class: "quiet" }, `${count(total, "way")} with ${count(steps, "step")}; no shorter one${total > found.length ? `; the ${found.length} surest` : ""}.`),
    ...found.map((path) => h("section", { class: "chain" },
      h("h2", {}, thingLink(from), ...hops(from, path)),
      h("details", { open: found.length === 1 }, h("summary", {}, count(path.flatMap(({ claims }) => claims).length, "claim"), " with quotes"), ...path.flatMap(({ claims }) => claims.map((claim) => claimCard(claim, null, dropClaim)))))),
  ];
}

/** The steps of a chain: an arrow tells which end of a claim is its subject. */
function hops(from: Thing, path: Paths["paths"][number]): HTMLElement[] {
  let here = from.id;
  return path.map(({ claims, to }) => {
    const claim = claims[0]!;
    const words = claim.symmetric ? `— ${claim.label} —` : claim.subject.id === here ? `${claim.label} →` : `← ${claim.label}`;
    here = to.id;
    return h("span", { class: "step" }, h("span", { class: "hop" }, words), thingLink(to));
  });
}

function drawingOf({ from, paths: found }: Paths): Drawing {
  const nodes = new Map<string, DrawnNode>([[from.id, { ...from, weight: 20 }]]);
  const edges: DrawnEdge[] = [];
  for (const path of found) {
    let here = from.id;
    for (const { claims, to } of path) {
      const claim = claims[0]!;
      nodes.set(to.id, { ...to, weight: 8 });
      const forward = claim.subject.id === here;
      edges.push({ source: here, target: to.id, label: claim.label, stance: claim.stance, arrow: claim.symmetric ? "none" : forward ? "forward" : "backward", size: claims.length });
      here = to.id;
    }
  }
  return { nodes: [...nodes.values()], edges };
}

/** All that is said between two things. */
export async function betweenPage(search: URLSearchParams): Promise<{ title: string; content: HTMLElement[]; a: string }> {
  const parameters = filtersOf(search);
  for (const name of ["a", "b"]) parameters.set(name, search.get(name) ?? "");
  const { a, b, claims, events } = await get<Between>("/api/between", parameters);
  const total = claims.total + events.total;
  return {
    a: a.id,
    title: `${a.label} and ${b.label}`,
    content: kept(
      h("header", { class: "front" }, h("p", { class: "kind" }, count(total, "claim or event", "claims and events")), h("h1", { class: "pair" }, thingLink(a), h("span", { class: "quiet" }, "and"), thingLink(b))),
      events.items.length > 0 && section("What happened between them", events.total, ...events.items.map((event) => eventCard(event, null))),
      claims.items.length > 0 && section("How they stand to each other", claims.total, ...claims.items.map((claim) => claimCard(claim, null, dropClaim))),
      total === 0 && h("p", {}, "Nothing is said between these two. ", h("a", { href: `/connect?from=${encodeURIComponent(a.id)}&to=${encodeURIComponent(b.id)}` }, "How are they connected?"))),
  };
}
