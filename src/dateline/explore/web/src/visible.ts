// What passes the filters: claims, the edges that stand for them, and the nodes those touch. Statements,
// minor events and small groups that are switched off are only left out of the drawing: the panel still
// tells of them. A claim that another, or an event that is drawn, tells as well has no edge.

import { STANCES, type Claim, type Model, type Stance } from "./data";
import { smallGroups } from "./groups";
import type { Filters, Selection } from "./state";

/** All visible claims between two entities, drawn as one edge. */
export interface Bundle {
  key: string;
  source: number;
  target: number;
  claims: number[];
  stance: Stance;
  arrow: "none" | "forward" | "both";
  label: string;
}

export interface Visible {
  claims: Set<number>;
  /** Every edge for those claims, and what is drawn of them. */
  all: Map<string, Bundle>;
  bundles: Map<string, Bundle>;
  /** The other ends of the drawn edges of each node. */
  neighbours: Map<number, Set<number>>;
}

/** The key of the edge between two entities, whichever way round. */
export function edgeKey(a: number, b: number): string {
  return a < b ? `${a}|${b}` : `${b}|${a}`;
}

export function compute(model: Model, filters: Filters): Visible {
  const claims = new Set<number>();
  model.data.claims.forEach((claim, index) => {
    if (isSaid(model, claim, filters) && isOfKind(model, claim, filters)) claims.add(index);
  });
  const minor = filters.minorEvents ? null : model.minor;
  const retold = ({ toldBy, event }: Claim) =>
    toldBy !== null || (event !== null && !filters.hiddenGroups.has("event") && minor?.has(event) !== true);
  const all = bundlesOf(model, [...claims].filter((index) => !retold(model.claim(index))));
  const small = filters.smallGroups ? null : smallGroups(model, filters).members;
  const aside = (node: number) =>
    filters.hiddenGroups.has(model.group[node] ?? "") || small?.has(node) === true || minor?.has(node) === true;
  const bundles = new Map([...all].filter(([, { source, target }]) => !aside(source) && !aside(target)));
  return { claims, all, bundles, neighbours: neighboursOf(bundles) };
}

/** What is visible, and with it what a selection needs that isn't: a thing with its neighbours, or a line. */
export function withSelection(model: Model, filters: Filters, visible: Visible, selection: Selection): Visible {
  const wanted = [...wantedBy(model, filters, visible, selection)].filter(([key]) => !visible.bundles.has(key));
  if (wanted.length === 0) return visible;
  const bundles = new Map([...visible.bundles, ...wanted]);
  const claims = new Set([...visible.claims, ...wanted.flatMap(([, bundle]) => bundle.claims)]);
  return { claims, all: visible.all, bundles, neighbours: neighboursOf(bundles) };
}

function wantedBy(model: Model, filters: Filters, visible: Visible, selection: Selection): Map<string, Bundle> {
  if (selection === null) return new Map();
  if (selection.type !== "entity") {
    const [source, target] = selection.type === "edge" ? [selection.source, selection.target] : [model.claim(selection.claim).subject, model.claim(selection.claim).object];
    const bundle = target === null ? undefined : visible.all.get(edgeKey(source, target));
    return new Map(bundle === undefined ? [] : [[bundle.key, bundle]]);
  }
  const { entity } = selection;
  if (visible.neighbours.has(entity)) return new Map();
  const told = [...visible.all].filter(([, { source, target }]) => source === entity || target === entity);
  if (told.length > 0) return new Map(told);
  // An article, or what is merely mentioned.
  const claims = (model.claimsOf[entity] ?? []).filter((index) => isSaid(model, model.claim(index), { ...filters, hiddenPredicates: new Set() }));
  return bundlesOf(model, claims);
}

function bundlesOf(model: Model, claims: Iterable<number>): Map<string, Bundle> {
  const pairs = new Map<string, number[]>();
  for (const index of claims) {
    const claim = model.claim(index);
    if (claim.object === null || claim.object === claim.subject) continue;
    const key = edgeKey(claim.subject, claim.object);
    const list = pairs.get(key);
    if (list === undefined) pairs.set(key, [index]);
    else list.push(index);
  }
  return new Map([...pairs].map(([key, list]) => [key, bundle(model, key, list)]));
}

function isOfKind(model: Model, claim: Claim, { hiddenGroups }: Filters): boolean {
  const hidden = (end: number | null) => {
    const group = end === null ? undefined : model.group[end];
    return group !== undefined && group !== "statement" && hiddenGroups.has(group);
  };
  return !hidden(claim.subject) && !hidden(claim.object);
}

function isSaid(model: Model, claim: Claim, filters: Filters): boolean {
  if (filters.hiddenPredicates.has(claim.predicate) || filters.hiddenStances.has(claim.stance)) return false;
  if (filters.from === null && filters.to === null) return true;
  const days = model.daysOf(claim);
  if (days === null) return false;
  const [first, last] = days;
  return (last ?? Infinity) >= (filters.from ?? -Infinity) && (first ?? -Infinity) <= (filters.to ?? Infinity);
}

function bundle(model: Model, key: string, claims: number[]): Bundle {
  const all = claims.map((index) => model.claim(index));
  const { subject: source, object } = all[0]!;
  const directed = all.filter((claim) => !model.predicate(claim.predicate).symmetric);
  const forward = directed.some((claim) => model.tailOf(claim) === source);
  const backward = directed.some((claim) => model.tailOf(claim) !== source);
  const arrow = forward && backward ? "both" : forward || backward ? "forward" : "none";
  const stance = STANCES.find((one) => all.some((claim) => claim.stance === one)) ?? "asserted";
  // An edge that only points back is drawn the other way round.
  const turned = backward && !forward;
  const label = labelOf(model, all);
  return { key, source: turned ? object! : source, target: turned ? source : object!, claims, stance, arrow, label };
}

/** The commonest predicate, and how many others there are. */
function labelOf(model: Model, claims: Claim[]): string {
  const counts = new Map<string, number>();
  for (const { predicate } of claims) counts.set(predicate, (counts.get(predicate) ?? 0) + 1);
  const [first] = [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]))[0]!;
  const more = counts.size - 1;
  return model.predicate(first).label + (more > 0 ? ` +${more}` : "");
}

export function neighboursOf(bundles: Map<string, Bundle>): Map<number, Set<number>> {
  const neighbours = new Map<number, Set<number>>();
  const add = (from: number, to: number) => {
    const set = neighbours.get(from);
    if (set === undefined) neighbours.set(from, new Set([to]));
    else set.add(to);
  };
  for (const { source, target } of bundles.values()) {
    add(source, target);
    add(target, source);
  }
  return neighbours;
}
