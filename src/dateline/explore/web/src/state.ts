// What the reader has chosen: a selection (kept in the address) and filters. Parts subscribe to it.

import type { Model, Stance } from "./data";

export type Selection =
  | { type: "entity"; entity: number }
  | { type: "edge"; source: number; target: number }
  | { type: "claim"; claim: number }
  | null;

export interface Filters {
  hiddenGroups: Set<string>;
  hiddenPredicates: Set<string>;
  hiddenStances: Set<Stance>;
  smallGroups: boolean;
  minorEvents: boolean;
  from: number | null;
  to: number | null;
}

type Part = "selection" | "filters";

export class State {
  selection: Selection = null;
  readonly filters: Filters;
  private readonly listeners: ((part: Part) => void)[] = [];

  constructor(private readonly model: Model) {
    const { large } = model.data;
    // Articles touch everything they mention: shown from the start, they would hide the story.
    // So would the hundreds of people of a large graph who only say something.
    this.filters = {
      hiddenGroups: new Set(large ? ["article", "statement"] : ["article"]),
      hiddenPredicates: new Set(["mentions"]),
      hiddenStances: new Set(),
      smallGroups: !large,
      minorEvents: false,
      from: null,
      to: null,
    };
    window.addEventListener("hashchange", () => this.readHash());
  }

  subscribe(listener: (part: Part) => void): void {
    this.listeners.push(listener);
  }

  select(selection: Selection): void {
    this.selection = selection;
    const hash = this.hashOf(selection);
    if (location.hash !== hash) history.pushState(null, "", hash === "" ? location.pathname + location.search : hash);
    this.tell("selection");
  }

  filter(change: (filters: Filters) => void): void {
    change(this.filters);
    this.tell("filters");
  }

  /** Take the selection from the address; unknown ids select nothing. */
  readHash(): void {
    const [type, ...ids] = location.hash.slice(1).split("=");
    const names = ids.join("=").split("|").map(decode);
    this.selection = this.parse(type ?? "", names);
    this.tell("selection");
  }

  private parse(type: string, names: string[]): Selection {
    const [first, second] = names.map((name) => this.model.indexOf.get(name));
    if (type === "entity" && first !== undefined) return { type, entity: first };
    if (type === "edge" && first !== undefined && second !== undefined) return { type, source: first, target: second };
    const claim = this.model.claimIndex.get(names[0] ?? "");
    return type === "claim" && claim !== undefined ? { type, claim } : null;
  }

  private hashOf(selection: Selection): string {
    const id = (index: number) => encodeURIComponent(this.model.entity(index).id);
    if (selection === null) return "";
    if (selection.type === "entity") return `#entity=${id(selection.entity)}`;
    if (selection.type === "edge") return `#edge=${id(selection.source)}|${id(selection.target)}`;
    return `#claim=${encodeURIComponent(this.model.claim(selection.claim).id)}`;
  }

  private tell(part: Part): void {
    for (const listener of this.listeners) listener(part);
  }
}

export function toggle<T>(set: Set<T>, item: T): void {
  if (!set.delete(item)) set.add(item);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // an address cut off in the middle of an escape
  }
}
