// What the server answers, and how it is asked. The shapes are written by explore/records.py and the *_api.py beside it.

import type { Stance } from "../data";

export interface Thing { id: string; label: string; kind: string; group: string }
export interface Value { value: string; datatype: string }
export type End = Thing | Value;

export interface Source { id: string; title: string; publisher: string | null; published: string | null; url: string | null }
export interface Piece { text: string; end: "subject" | "object" | null }
export interface Quote { before: string; pieces: Piece[]; after: string; place: string; article: Source }

export interface Claim {
  id: string;
  subject: Thing;
  predicate: string;
  label: string;
  symmetric: boolean;
  object: End;
  stance: Stance;
  speaker: Thing | null;
  place: Thing | null;
  when: string | null;
  when_text: string | null;
  confidence: number;
  sources: number;
  posts: string[];
  quotes: Quote[];
  quote_count: number;
}

export interface Role { role: string; label: string; ends: End[] }
export interface Happening extends Thing {
  type: string | null;
  date: string | null;
  published: string | null;
  stance: Stance;
  speaker: Thing | null;
  said: boolean;
  roles: Role[];
  articles: number;
  quotes: Quote[];
  quote_count: number;
}

export interface Page<T> { total: number; items: T[] }
export interface Group extends Page<Claim> { predicate: string; label: string; incoming: boolean }
export interface Connection { thing: Thing; label: string; stance: Stance; size: number }
export interface TimelineMark { when: string; label: string; group: string; id: string; stance: Stance }

export interface FullThing extends Thing { kind_label: string; type: string | null; aliases: string[]; same_as: string[]; confirmed: string[] }
export interface ThingPage {
  thing: FullThing;
  claims: number;
  hidden: number;
  happened: Page<Happening>;
  said: Page<Happening>;
  posts: Claim[];
  groups: Group[];
  connections: Connection[];
  connection_count: number;
  timeline: TimelineMark[];
  articles: Source[];
  article_count: number;
}

export interface GraphInfo {
  name: string;
  licence: string | null;
  base: string;
  counts: { articles: number; things: number; claims: number; events: number };
  groups: Record<string, number>;
  kinds: Record<string, string>;
  predicates: { name: string; label: string; claims: number }[];
  stances: Record<string, number>;
  sources: Record<string, number>;
  headlines: Happening[];
  foremost: (Thing & { claims: number })[];
  revision: number;
}

/** What is served, and whether a changed folder is being read. */
export interface ServerState { revision: number; stale: boolean; failure: string | null; undoable: number }

export interface Hit extends Thing { kind_label: string; alias: string | null; claims: number }

export interface DrawnNode extends Thing { weight: number }
export interface DrawnEdge { source: string; target: string; label: string; stance: Stance; arrow: "none" | "forward" | "backward" | "both"; size: number }
export interface Neighbourhood { centre: string; nodes: DrawnNode[]; edges: DrawnEdge[]; total: number; shown: number }

export interface Between { a: Thing; b: Thing; claims: Page<Claim>; events: Page<Happening> }
export interface Paths { from: Thing; to: Thing; total: number; steps: number; paths: { claims: Claim[]; to: Thing }[][] }
export interface Why { title: string; one: boolean; steps: { text: string; quotes: string[] }[] }

export interface TextPiece { text: string; at: number; thing?: Thing; said?: number[]; zone?: string }
export type Said = { claim: Claim } | { event: Happening };
export interface ArticlePage { article: Source & { authors: string[]; notes: string[] }; pieces: TextPiece[]; said: Said[] }
export interface ArticleRow extends Source { claims: number; excerpt: string | null }

export interface Side { label: string; quote: string | null; where: string; article: string | null; thing: Thing | null }
export interface Question { key: string; machine: string; score: number; reasons: string[]; claims: number; sides: Side[] }
export interface Dispute { key: string; why: string; label: string; sides: Said[][] }
export interface Desk {
  questions: Question[];
  question_count: number;
  disputes: Dispute[];
  dispute_count: number;
  unmet: { entry: string; why: string }[];
  entries: string[];
  entry_count: number;
  undoable: number;
  stale: boolean;
}

export interface Parameter { name: string; type: string; kind: string | null; optional: boolean; about: string }
export interface NamedQuery { name: string; about: string; own: boolean; parameters: Parameter[] }

/** The server said no, and why. */
export class Refused extends Error {}

export async function get<T>(path: string, parameters: URLSearchParams = new URLSearchParams(), signal?: AbortSignal): Promise<T> {
  const query = parameters.toString();
  const answer = await fetch(query === "" ? path : `${path}?${query}`, { headers: { accept: "application/json" }, ...(signal && { signal }) });
  return read<T>(answer);
}

/** Ask for a change; only this page knows the token that the server wants. */
export async function post<T>(path: string, body: Record<string, string>): Promise<T> {
  const token = document.querySelector<HTMLMetaElement>("meta[name=dateline-token]")?.content ?? "";
  const headers = { "content-type": "application/json", "x-dateline-token": token };
  return read<T>(await fetch(path, { method: "POST", headers, body: JSON.stringify(body) }));
}

async function read<T>(answer: Response): Promise<T> {
  if (answer.ok) return (await answer.json()) as T;
  const text = await answer.text();
  let reason = text;
  try {
    reason = (JSON.parse(text) as { error: string }).error;
  } catch {
    // words, as they are
  }
  throw new Refused(reason);
}

/** The address of a thing's page. */
export function pathOf(id: string): string {
  return `/${id.split("/").map(encodeURIComponent).join("/")}`;
}

export function isThing(end: End): end is Thing {
  return "id" in end;
}
