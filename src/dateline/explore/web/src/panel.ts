// The right-hand panel: an overview, one entity, one edge or one claim, always down to the words.

import { at, type Claim, type Evidence, type Happening, type Model } from "./data";
import { count, h, kept } from "./dom";
import type { State } from "./state";
import { edgeKey, neighboursOf, type Visible } from "./visible";

const FIRST = 12; // cards of a section shown at once
const STANCE_WORDS = {
  asserted: "", reported: "reported", planned: "planned", possible: "possible", denied: "denied", implied: "implied",
};

export class Panel {
  constructor(
    private readonly root: HTMLElement,
    private readonly model: Model,
    private readonly state: State,
  ) {}

  show(visible: Visible): void {
    const { selection } = this.state;
    const content =
      selection === null ? this.overview(visible)
      : selection.type === "entity" ? this.entity(selection.entity, visible)
      : selection.type === "edge" ? this.edge(selection.source, selection.target, visible)
      : this.single(selection.claim);
    this.root.replaceChildren(...content);
    this.root.classList.toggle("open", selection !== null);
    this.root.scrollTop = 0;
  }

  private overview(visible: Visible): Node[] {
    const first = [...neighboursOf(visible.all)].sort((a, b) => b[1].size - a[1].size || a[0] - b[0]).slice(0, 12);
    const rows = first.map(([index, near]) =>
      h("li", {}, this.link(index), h("span", { class: "quiet" }, count(near.size, "connection"))));
    const headlines = this.model.data.headlines.map((event) =>
      h("li", {}, this.link(event), h("span", { class: "quiet" }, this.day(this.model.happenings.get(event)!))));
    return kept(
      h("h2", { class: "unseen" }, "Overview"),
      h("p", { class: "lead" }, "Click a name or a line to read what the articles say, in their own words."),
      headlines.length > 0 && h("h3", {}, "What happened"),
      h("ol", { class: "ranking" }, ...headlines),
      rows.length > 0 && h("h3", {}, "Most connected"),
      h("ol", { class: "ranking" }, ...rows),
      this.model.data.articles.length > 0 && h("h3", {}, "Articles"),
      h("ul", { class: "articles" }, ...this.model.data.articles.slice(0, 50).map((article) => h("li", {}, this.cite(article)))),
      this.model.data.articles.length > 50 && h("p", { class: "quiet" }, `and ${this.model.data.articles.length - 50} more`),
    );
  }

  private entity(index: number, visible: Visible): Node[] {
    const entity = this.model.entity(index);
    const claims = at(this.model.claimsOf, index);
    const shown = claims.filter((claim) => visible.claims.has(claim));
    const kind = this.model.kindLabel(entity.kind) + (entity.type === null ? "" : ` · ${entity.type.replace("/", ": ").replaceAll("_", " ")}`);
    const hidden = claims.length - shown.length;
    return kept(
      this.bar(h("span", { class: "kind" }, dot(this.model.group[index]!), kind)),
      h("h2", {}, entity.label),
      entity.aliases.length > 0 && h("p", { class: "aliases" }, `also ${entity.aliases.join(" · ")}`),
      entity.links.length > 0 && h("p", { class: "links" }, ...entity.links.map(outside)),
      h("p", { class: "quiet" }, `${count(shown.length, "claim")} · ${count(entity.articles.length, "article")}`),
      ...this.told(index, shown, false),
      ...this.groups(index, shown),
      ...this.told(index, shown, true),
      ...this.mentions(index, shown),
      hidden > 0 && h("p", { class: "quiet" }, `${count(hidden, "claim")} hidden by the filters`),
    );
  }

  private edge(source: number, target: number, visible: Visible): Node[] {
    const bundle = visible.bundles.get(edgeKey(source, target));
    const claims = bundle?.claims ?? [];
    return kept(
      this.bar(h("span", { class: "kind" }, count(claims.length, "claim"))),
      h("h2", { class: "pair" }, this.link(source), h("span", { class: "quiet" }, " and "), this.link(target)),
      ...claims.map((claim) => this.card(this.model.claim(claim), null)),
      claims.length === 0 && h("p", { class: "quiet" }, "The filters hide every claim between these two."),
    );
  }

  private single(index: number): Node[] {
    return [this.bar(h("span", { class: "kind" }, "Claim")), h("h2", { class: "unseen" }, "One claim"), this.card(this.model.claim(index), null)];
  }

  /** What happened to a thing, or what was said: a card an event, earliest first. */
  private told(index: number, claims: number[], said: boolean): HTMLElement[] {
    const touched = new Set(claims.map((one) => this.model.claim(one)).filter((one) => this.model.isRole(one)).map((one) => one.subject));
    const events = [...this.model.happenings.values()].filter(({ entity, bare }) =>
      touched.has(entity) && (this.model.group[entity] === "statement") === said && (said || entity === index || !bare));
    if (events.length === 0) return [];
    const cards = events.map((event) => () => this.event(event, index));
    return [this.section([h("b", {}, said ? "Statements" : "What happened")], cards)];
  }

  /** Other claims under their predicate, outgoing before incoming, the largest confidence first. */
  private groups(index: number, claims: number[]): HTMLElement[] {
    const leading = new Set(claims.map((one) => this.model.claim(one).toldBy ?? one));
    const groups = new Map<string, Claim[]>();
    for (const claim of [...leading].map((one) => this.model.claim(one))) {
      if (this.model.isRole(claim) || claim.predicate === "mentions" || claim.event !== null) continue;
      const predicate = this.model.predicate(claim.predicate);
      const incoming = claim.subject !== index && claim.object === index && !predicate.symmetric;
      const key = incoming ? `← ${predicate.label}` : predicate.label;
      groups.set(key, [...(groups.get(key) ?? []), claim]);
    }
    // What it does, what is done to it, and last its plain values.
    const order = ([label, [first]]: [string, Claim[]]) => (first?.object === null ? 2 : label.startsWith("←") ? 1 : 0);
    const sorted = [...groups].sort((a, b) => order(a) - order(b) || a[0].localeCompare(b[0]));
    return sorted.map(([label, list]) => this.group(label, list, index));
  }

  private mentions(index: number, claims: number[]): HTMLElement[] {
    const found = claims.map((one) => this.model.claim(one)).filter(({ predicate }) => predicate === "mentions");
    const label = this.model.predicate("mentions").label;
    return found.length === 0 ? [] : [this.group(found[0]!.subject === index ? label : `← ${label}`, found, index)];
  }

  private group(label: string, claims: Claim[], index: number): HTMLElement {
    const incoming = label.startsWith("← ");
    const cards = [...claims]
      .sort((a, b) => b.confidence - a.confidence || (a.id < b.id ? -1 : 1))
      .map((claim) => () => this.card(claim, claim.subject === index || claim.object === index ? index : null));
    return this.section(incoming ? ["…", h("b", {}, label.slice(2)), "this"] : [h("b", {}, label)], cards);
  }

  private section(title: (Node | string)[], cards: (() => HTMLElement)[]): HTMLElement {
    const section = h("section", { class: "group" }, h("h3", {}, ...title, cards.length > 1 && h("span", { class: "quiet" }, String(cards.length))));
    section.append(...cards.slice(0, FIRST).map((make) => make()));
    if (cards.length > FIRST) {
      const more = h("button", { class: "more", click: () => more.replaceWith(...cards.slice(FIRST).map((make) => make())) },
        `Show ${cards.length - FIRST} more`);
      section.append(more);
    }
    return section;
  }

  /** One event: its headline, when, whose word it is, who and what has which role, and each sentence once. */
  private event(event: Happening, from: number): HTMLElement {
    const claims = at(this.model.claimsOf, event.entity).map((one) => this.model.claim(one)).filter((one) => one.subject === event.entity && this.model.isRole(one));
    const nearest = [...claims].sort((a, b) => Number(b.object === from) - Number(a.object === from));
    const quotes = [...new Map(nearest.flatMap(({ evidence }) => evidence).reverse().map((one) => [one.passage, one])).values()].reverse();
    const roles = this.model.data.roles.filter((role) => role !== "content" && claims.some(({ predicate }) => predicate === role));
    return h("article", { class: `card stance-${event.stance}`, "data-event": event.entity },
      event.entity !== from && h("p", { class: "other" }, this.link(event.entity)),
      h("p", { class: "facts" }, ...kept(
        STANCE_WORDS[event.stance] !== "" && h("span", { class: "chip" }, STANCE_WORDS[event.stance]),
        this.day(event) !== "" && h("span", {}, this.day(event)),
        event.speaker !== null && h("span", {}, "says ", this.link(event.speaker)))),
      h("dl", { class: "roles" }, ...roles.flatMap((role) => [
        h("dt", {}, this.model.predicate(role).label),
        h("dd", {}, ...this.ends(claims.filter(({ predicate }) => predicate === role)))])),
      ...this.quotes(quotes));
  }

  /** The ends of claims, each once. */
  private ends(claims: Claim[]): Node[] {
    return [...new Map(claims.map((claim) => [claim.object ?? claim.value, this.object(claim)])).values()];
  }

  /** When an event was; failing that, when an article told of it. */
  private day({ date, published }: Happening): string {
    return date !== null ? readableDate(date) : published !== null ? `told ${readableDate(published)}` : "";
  }

  /** One claim: what it says, how sure and whose it is, and the sentence. `from` is already named above it. */
  private card(claim: Claim, from: number | null): HTMLElement {
    return h("article", { class: `card stance-${claim.stance}`, "data-claim": claim.id },
      from === null ? this.sentence(claim) : h("p", { class: "other" }, this.other(claim, from), ...posts(claim)),
      h("p", { class: "facts" }, ...this.facts(claim)),
      ...this.quotes(claim.evidence));
  }

  private quotes([first, ...rest]: Evidence[]): HTMLElement[] {
    return kept(
      first && this.quote(first),
      rest.length > 0 && h("details", {}, h("summary", {}, count(rest.length, "more quote")), ...rest.map((one) => this.quote(one))));
  }

  private sentence(claim: Claim): HTMLElement {
    return h("p", { class: "other" }, this.link(claim.subject), h("span", { class: "predicate" }, ` ${this.model.predicate(claim.predicate).label} `), this.object(claim), ...posts(claim));
  }

  private other(claim: Claim, from: number): Node {
    return claim.subject === from ? this.object(claim) : this.link(claim.subject);
  }

  private object(claim: Claim): Node {
    if (claim.object !== null) return this.link(claim.object);
    const value = claim.value ?? "";
    if (claim.date) return h("span", { class: "value" }, readableDate(value));
    return this.model.isRole(claim) ? h("span", { class: "described" }, `“${value}”`) : h("span", { class: "value" }, value);
  }

  private facts(claim: Claim): HTMLElement[] {
    const when = claim.when === null ? claim.whenText : readableDate(claim.when);
    return kept(
      STANCE_WORDS[claim.stance] !== "" && h("span", { class: "chip" }, STANCE_WORDS[claim.stance]),
      when !== null && h("span", { title: claim.whenText ?? "" }, when),
      claim.place !== null && h("span", {}, "in ", this.link(claim.place)),
      claim.speaker !== null && h("span", {}, "says ", this.link(claim.speaker)),
      h("span", { title: "how sure the extraction is" }, `${Math.round(claim.confidence * 100)}% sure`),
      claim.sources > 1 && h("span", {}, count(claim.sources, "source")),
    );
  }

  private quote(evidence: Evidence): HTMLElement {
    const { article, before, quote, after } = at(this.model.data.passages, evidence.passage);
    return h("figure", {},
      h("blockquote", {}, h("span", { class: "context" }, before), ...marked(quote, evidence), h("span", { class: "context" }, after)),
      h("figcaption", {}, this.cite(at(this.model.data.articles, article))));
  }

  private cite(article: { title: string; publisher: string | null; published: string | null; url: string | null }): HTMLElement {
    const title = article.url === null ? h("cite", {}, article.title) : h("a", { href: article.url, target: "_blank", rel: "noopener noreferrer" }, h("cite", {}, article.title));
    const rest = [article.publisher, article.published && readableDate(article.published)].filter((part) => part !== null && part !== "");
    return h("span", {}, title, rest.length > 0 && ` · ${rest.join(" · ")}`);
  }

  private link(index: number): HTMLElement {
    const { label } = this.model.entity(index);
    return h("button", { class: "entity", click: () => this.state.select({ type: "entity", entity: index }) }, dot(this.model.group[index]!), label);
  }

  private bar(content: Node): HTMLElement {
    return h("div", { class: "bar" }, content, h("button", { class: "close", title: "Close (Esc)", "aria-label": "Close", click: () => this.state.select(null) }, "✕"));
  }
}

/** A quote in pieces, its subject and object marked; where they overlap, the subject is. */
function marked(quote: string, { subject, object }: Evidence): (Node | string)[] {
  const cuts = [0, ...(subject ?? []), ...(object ?? []), quote.length].sort((a, b) => a - b);
  return cuts.slice(1).map((end, i) => {
    const start = cuts[i]!;
    const covers = (range: [number, number] | null) => range !== null && range[0] <= start && end <= range[1];
    const text = quote.slice(start, end);
    if (start === end) return "";
    return covers(subject) ? h("mark", { class: "subject" }, text) : covers(object) ? h("mark", { class: "object" }, text) : text;
  });
}

/** The names of the posts that a claim between a person and a body is about. */
function posts({ posts: names }: Claim): HTMLElement[] {
  return names.map((name) => h("span", { class: "quiet" }, `, ${name}`));
}

export function dot(group: string): HTMLElement {
  return h("i", { class: `dot group-${group}`, "aria-hidden": "true" });
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** An EDTF date as people write it: `2017/..` is "since 2017", `2023-08-31` is "31 Aug 2023". */
export function readableDate(edtf: string): string {
  const [start, end] = edtf.split("/");
  if (end === undefined) return single(edtf);
  if (end === ".." || end === "") return `since ${single(start!)}`;
  if (start === ".." || start === "") return `until ${single(end)}`;
  return `${single(start!)} – ${single(end)}`;
}

function single(date: string): string {
  const match = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?([?~%]?)$/.exec(date);
  const month = MONTHS[Number(match?.[2] ?? 0) - 1];
  if (match === null || (match[2] !== undefined && month === undefined)) return date;
  const words = [match[3] && String(Number(match[3])), month, match[1]].filter((part) => part !== undefined && part !== "");
  return (match[4] === "~" || match[4] === "%" ? "about " : "") + words.join(" ") + (match[4] === "?" ? "?" : "");
}

export function outside(address: string): HTMLElement {
  const name = address.includes("wikidata.org") ? "Wikidata" : address.includes("geonames.org") ? "GeoNames" : new URL(address).hostname;
  return h("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, `${name} ${address.replace(/\/$/, "").split("/").pop()} ↗`);
}
