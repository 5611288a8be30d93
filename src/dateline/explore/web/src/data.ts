// What the page is given, and the look-ups over it. The shape is written by export/picture.py, and packed by export/html.py.

export type Stance = "asserted" | "reported" | "planned" | "possible" | "denied" | "implied";
export type Days = [first: number | null, last: number | null];

export interface Kind { name: string; label: string; group: string }
/** `inward`: drawn from its object to its subject, as from who does something to the event. */
export interface Predicate { label: string; symmetric: boolean; inward: boolean }

export interface Article {
  title: string;
  publisher: string | null;
  published: string | null;
  url: string | null;
  days: Days | null;
}

export interface Entity {
  id: string;
  kind: string;
  label: string;
  aliases: string[];
  links: string[];
  type: string | null;
  articles: number[];
  x: number;
  y: number;
}

/** A quote and what stands round it; many claims may share one. */
export interface Passage { article: number; before: string; quote: string; after: string }

type Range = [start: number, end: number];

/** Where in a passage's quote the two ends of a claim stand. */
export interface Evidence { passage: number; subject: Range | null; object: Range | null }

export interface Claim {
  id: string;
  subject: number;
  predicate: string;
  object: number | null;
  value: string | null;
  date: boolean; // whether the value is one
  stance: Stance;
  speaker: number | null;
  place: number | null;
  when: string | null;
  whenText: string | null;
  days: Days | null;
  confidence: number;
  sources: number;
  evidence: Evidence[];
  toldBy: number | null; // the claim that says as much, and is shown instead
  posts: string[]; // names of the posts that it is about
  event: number | null; // the event that tells it as well
}

/** What happened, or was said: a thing of the kind Event, summed up. */
export interface Happening {
  entity: number;
  date: string | null;
  published: string | null; // when the first article about it came out
  days: Days | null; // of either
  stance: Stance;
  speaker: number | null;
  bare: boolean; // an actor and a verb only: not worth a card
}

export interface GraphData {
  name: string;
  licence: string | null;
  large: boolean; // too large to draw all of it at first
  few: number; // things from which a group isn't small
  statements: number[]; // the entities that are somebody's saying something
  roles: string[]; // predicates of an event, in the order of a sentence
  events: Happening[]; // statements too, earliest first
  minor: number[]; // events that aren't drawn at first
  headlines: number[]; // the foremost events, earliest first
  kinds: Kind[];
  predicates: Record<string, Predicate>;
  articles: Article[];
  entities: Entity[];
  claims: Claim[];
  passages: Passage[];
}

export const STANCES: readonly Stance[] = ["asserted", "reported", "planned", "possible", "denied", "implied"];

/** The data with what every part of the page looks up. Entities and claims are named by index. */
export class Model {
  readonly group: string[];
  readonly claimsOf: number[][];
  readonly indexOf: Map<string, number>;
  readonly claimIndex: Map<string, number>;
  readonly minor: Set<number>;
  readonly happenings: Map<number, Happening>; // by entity, earliest first
  private readonly kindOf: Map<string, Kind>;

  constructor(readonly data: GraphData) {
    this.kindOf = new Map(data.kinds.map((kind) => [kind.name, kind]));
    this.group = data.entities.map((entity) => this.kindOf.get(entity.kind)?.group ?? "other");
    for (const statement of data.statements) this.group[statement] = "statement";
    this.indexOf = new Map(data.entities.map((entity, index) => [entity.id, index]));
    this.claimIndex = new Map(data.claims.map((claim, index) => [claim.id, index]));
    this.minor = new Set(data.minor);
    this.happenings = new Map(data.events.map((event) => [event.entity, event]));
    this.claimsOf = data.entities.map(() => []);
    data.claims.forEach((claim, index) => {
      this.claimsOf[claim.subject]?.push(index);
      if (claim.object !== null && claim.object !== claim.subject) this.claimsOf[claim.object]?.push(index);
    });
  }

  entity(index: number): Entity {
    return at(this.data.entities, index);
  }

  claim(index: number): Claim {
    return at(this.data.claims, index);
  }

  /** A label for the drawing: a statement's without its speaker ("Guard: said so"), whom a line names. */
  shortLabel(index: number): string {
    const { label } = this.entity(index);
    return this.group[index] === "statement" ? label.replace(/^.+?: (?=\S)/, "") : label;
  }

  /** Whether a claim says who or what has which role in an event, or when that was. */
  isRole({ subject, predicate }: Claim): boolean {
    return this.happenings.has(subject) && (predicate === "date" || this.data.roles.includes(predicate));
  }

  /** Where a line for a claim starts: who does it, rather than the event, if the claim goes inward. */
  tailOf({ subject, object, predicate }: Claim): number {
    return this.predicate(predicate).inward && object !== null ? object : subject;
  }

  kindLabel(kind: string): string {
    return this.kindOf.get(kind)?.label ?? kind;
  }

  predicate(name: string): Predicate {
    return this.data.predicates[name] ?? { label: name.replaceAll("_", " "), symmetric: false, inward: false };
  }

  /** When a claim holds; failing that, when an article said so first. */
  daysOf(claim: Claim): Days | null {
    if (claim.days !== null) return claim.days;
    const said = claim.evidence.map((one) => at(this.data.articles, at(this.data.passages, one.passage).article).days);
    return said.find((days) => days !== null) ?? null;
  }
}

/** Whether a group is one of events, which are drawn as diamonds. */
export function isEvent(group: string | undefined): boolean {
  return group === "event" || group === "statement";
}

export function at<T>(list: readonly T[], index: number): T {
  const item = list[index];
  if (item === undefined) throw new RangeError(`no item ${index} of ${list.length}`);
  return item;
}

export function readData(): GraphData {
  const text = document.getElementById("data")?.textContent ?? "";
  const packed = JSON.parse(text) as Record<string, unknown>;
  for (const name of Object.keys(packed)) packed[name] = unpack(packed[name]);
  const data = packed as unknown as GraphData;
  for (const claim of data.claims) {
    claim.evidence = (claim.evidence as unknown as [number, Range | null, Range | null][]).map(([passage, subject, object]) => ({ passage, subject, object }));
  }
  return data;
}

/** A table as the objects that its rows are; anything else as it is. */
function unpack(value: unknown): unknown {
  if (value === null || typeof value !== "object" || !("columns" in value)) return value;
  const { columns, rows } = value as { columns: string[]; rows: unknown[][] };
  return rows.map((row) => {
    const made: Record<string, unknown> = {};
    for (let at = 0; at < columns.length; at += 1) made[columns[at]!] = row[at];
    return made;
  });
}
