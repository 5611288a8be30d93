// How claims, events and quotes look, always down to the words and where they stand.

import type { Stance } from "../data";
import { count, h, kept } from "../dom";
import { dot, readableDate } from "../panel";
import { isThing, pathOf, type Claim, type End, type Happening, type Page, type Quote, type Source, type Thing } from "./api";

const STANCE_WORDS: Record<Stance, string> = {
  asserted: "", reported: "reported", planned: "planned", possible: "possible", denied: "denied", implied: "implied",
};

/** What may be done with a claim from its card. */
export type Wrong = (claim: Claim) => void;

export function thingLink(thing: Thing, { plain = false } = {}): HTMLElement {
  return h("a", { class: "entity", href: pathOf(thing.id) }, !plain && dot(thing.group), h("bdi", {}, thing.label));
}

/** One claim: what it says, how sure and whose it is, and the sentences. What `from` is called stands above it. */
export function claimCard(claim: Claim, from: string | null, wrong: Wrong): HTMLElement {
  const other = claim.subject.id === from ? endNode(claim.object, claim) : thingLink(claim.subject);
  return h("article", { class: `card stance-${claim.stance}`, "data-claim": claim.id },
    from !== null && (claim.subject.id === from || (isThing(claim.object) && claim.object.id === from))
      ? h("p", { class: "other" }, other, ...posts(claim))
      : sentence(claim),
    h("p", { class: "facts" }, ...facts(claim), h("button", { class: "wrong", title: "Leave this claim out for all builds to come", click: () => wrong(claim) }, "Wrong?")),
    ...quotes(claim.quotes, claim.quote_count));
}

export function sentence(claim: Claim): HTMLElement {
  return h("p", { class: "other" }, thingLink(claim.subject), h("span", { class: "predicate" }, ` ${claim.label} `), endNode(claim.object, claim), ...posts(claim));
}

/** One event: its headline, when, whose word it is, who and what has which role, and the sentences. */
export function eventCard(event: Happening, from: string | null): HTMLElement {
  const roles = event.roles.filter(({ role }) => role !== "content");
  return h("article", { class: `card stance-${event.stance}`, "data-event": event.id },
    event.id !== from && h("p", { class: "other" }, thingLink(event)),
    h("p", { class: "facts" }, ...kept(
      chip(event.stance), dayOf(event) !== "" && h("span", {}, dayOf(event)),
      event.speaker !== null && h("span", {}, "says ", thingLink(event.speaker, { plain: true })),
      event.articles > 1 && h("span", {}, count(event.articles, "article")))),
    roles.length > 0 && h("dl", { class: "roles" }, ...roles.flatMap(({ label, ends }) => [
      h("dt", {}, label), h("dd", {}, ...ends.map((one) => endNode(one, null)))])),
    ...quotes(event.quotes, event.quote_count));
}

/** When an event was; failing that, when an article told of it. */
export function dayOf({ date, published }: Happening): string {
  return date !== null ? readableDate(date) : published !== null ? `told ${readableDate(published)}` : "";
}

export function chip(stance: Stance): HTMLElement | false {
  return STANCE_WORDS[stance] !== "" && h("span", { class: `chip stance-${stance}` }, STANCE_WORDS[stance]);
}

export function endNode(end: End, claim: Claim | null): HTMLElement {
  if (isThing(end)) return thingLink(end);
  if (end.datatype === "edtf") return h("span", { class: "value" }, readableDate(end.value));
  return claim === null ? h("span", { class: "described" }, "“", h("bdi", {}, end.value), "”") : h("span", { class: "value" }, h("bdi", {}, end.value));
}

export function whenOf(claim: Claim): string | null {
  return claim.when === null ? claim.when_text : readableDate(claim.when);
}

function facts(claim: Claim): HTMLElement[] {
  const when = whenOf(claim);
  return kept(
    chip(claim.stance),
    when !== null && h("span", { title: claim.when_text ?? "" }, when),
    claim.place !== null && h("span", {}, "in ", thingLink(claim.place, { plain: true })),
    claim.speaker !== null && h("span", {}, "says ", thingLink(claim.speaker, { plain: true })),
    h("span", { title: "how likely it is that the text says so" }, `${Math.round(claim.confidence * 100)}% sure`),
    claim.sources > 1 && h("span", {}, count(claim.sources, "source")));
}

function posts({ posts: names }: Claim): HTMLElement[] {
  return names.map((name) => h("span", { class: "quiet" }, ", ", h("bdi", {}, name)));
}

/** The first quote, and the others behind a line that opens. */
export function quotes([first, ...rest]: Quote[], total: number): HTMLElement[] {
  const missing = total - rest.length - 1;
  return kept(
    first && quoteFigure(first),
    rest.length > 0 && h("details", {}, h("summary", {}, count(rest.length, "more quote")), ...rest.map(quoteFigure),
      missing > 0 && h("p", { class: "quiet" }, `and ${missing} more`)));
}

export function quoteFigure({ before, pieces, after, place, article }: Quote): HTMLElement {
  return h("figure", {},
    h("blockquote", {},
      h("span", { class: "context" }, before),
      ...pieces.map(({ text, end }) => (end === null ? text : h("mark", { class: end }, text))),
      h("span", { class: "context" }, after)),
    h("figcaption", {}, cite(article, place)));
}

/** An article by its title, which leads to the words in it, and the page that it came from. */
export function cite(article: Source, place: string | null = null): HTMLElement {
  const target = pathOf(article.id) + (place === null ? "" : `#${place}`);
  const rest = [article.publisher, article.published === null ? null : readableDate(article.published)].filter((part) => part !== null && part !== "");
  return h("span", {}, h("a", { href: target }, h("cite", {}, h("bdi", {}, article.title))), rest.length > 0 && ` · ${rest.join(" · ")}`,
    article.url !== null && h("a", { class: "outside", href: article.url, target: "_blank", rel: "noopener noreferrer", "aria-label": "the page it came from, in a new window" }, " ↗"));
}

/** A list that shows its first items, and more of them when asked. */
export function growing<T>(page: Page<T>, make: (item: T) => HTMLElement, more: (offset: number) => Promise<Page<T>>): HTMLElement {
  const list = h("div", { class: "growing" }, ...page.items.map(make));
  let shown = page.items.length;
  if (shown >= page.total) return list;
  const button = h("button", { class: "more", click: () => void grow() }, "");
  const label = () => { button.textContent = `Show ${Math.min(page.total - shown, 50).toLocaleString("en")} more of ${(page.total - shown).toLocaleString("en")}`; };
  const grow = async () => {
    button.disabled = true;
    const { items } = await more(shown);
    const made = items.map(make);
    button.before(...made);
    shown += items.length;
    button.disabled = false;
    if (shown >= page.total || items.length === 0) button.remove();
    else label();
    made[0]?.querySelector<HTMLElement>("a, button")?.focus();
  };
  label();
  list.append(button);
  return list;
}

/** A part of a page with its heading. */
export function section(title: string, total: number | null, ...content: (Node | string | false)[]): HTMLElement {
  return h("section", { class: "part" }, h("h2", {}, title, total !== null && total > 1 && h("span", { class: "quiet" }, ` ${total.toLocaleString("en")}`)), ...content);
}
