// Small groups: the few things that hang together with nothing else of the kinds that are switched on.

import type { Model } from "./data";
import type { Filters } from "./state";

export interface SmallGroups { count: number; members: Set<number> }

/** The groups that are too small for a large graph; dates and stances don't break groups up. */
export function smallGroups(model: Model, { hiddenGroups, minorEvents }: Filters): SmallGroups {
  const { entities, claims, few } = model.data;
  const parents = entities.map((_, index) => index);
  const root = (node: number): number => {
    let top = node;
    while (parents[top] !== top) top = parents[top] = parents[parents[top]!]!;
    return top;
  };
  const counted = (node: number) =>
    model.group[node] !== "article" && !hiddenGroups.has(model.group[node] ?? "") && (minorEvents || !model.minor.has(node));
  for (const { subject, object, predicate, toldBy } of claims) {
    if (object === null || toldBy !== null || predicate === "mentions" || !counted(subject) || !counted(object)) continue;
    parents[root(subject)] = root(object);
  }
  const sizes = new Map<number, number>();
  entities.forEach((_, node) => sizes.set(root(node), (sizes.get(root(node)) ?? 0) + 1));
  const small = (node: number) => sizes.get(root(node))! < few && model.group[node] !== "article";
  return {
    count: [...sizes.values()].filter((size) => size > 1 && size < few).length,
    members: new Set(entities.map((_, node) => node).filter(small)),
  };
}
