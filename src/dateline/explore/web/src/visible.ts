// What passes the filters: claims, the edges that stand for them, and the nodes those touch.

import { STANCES, type Claim, type Model, type Stance } from "./data";
import type { Filters } from "./state";

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
  bundles: Map<string, Bundle>;
  neighbours: Map<number, Set<number>>;
}

/** The key of the edge between two entities, whichever way round. */
export function edgeKey(a: number, b: number): string {
  return a < b ? `${a}|${b}` : `${b}|${a}`;
}

export function compute(model: Model, filters: Filters): Visible {
  const claims = new Set<number>();
  const pairs = new Map<string, number[]>();
  model.data.claims.forEach((claim, index) => {
    if (!passes(model, claim, filters)) return;
    claims.add(index);
    if (claim.object === null || claim.object === claim.subject) return;
    const key = edgeKey(claim.subject, claim.object);
    const list = pairs.get(key);
    if (list === undefined) pairs.set(key, [index]);
    else list.push(index);
  });
  const bundles = new Map([...pairs].map(([key, list]) => [key, bundle(model, key, list)]));
  return { claims, bundles, neighbours: neighboursOf(bundles) };
}

function passes(model: Model, claim: Claim, filters: Filters): boolean {
  if (filters.hiddenPredicates.has(claim.predicate) || filters.hiddenStances.has(claim.stance)) return false;
  if (filters.hiddenGroups.has(model.group[claim.subject] ?? "")) return false;
  if (claim.object !== null && filters.hiddenGroups.has(model.group[claim.object] ?? "")) return false;
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
  const forward = directed.some((claim) => claim.subject === source);
  const backward = directed.some((claim) => claim.subject !== source);
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

function neighboursOf(bundles: Map<string, Bundle>): Map<number, Set<number>> {
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
