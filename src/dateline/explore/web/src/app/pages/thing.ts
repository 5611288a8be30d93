// A thing: what happened, posts, who is connected, claims, statements, articles, and why it is this thing.

import { count, h, kept } from "../../dom";
import { dot } from "../../panel";
import { get, isThing, pathOf, type Claim, type Connection, type FullThing, type GraphInfo, type Group, type Happening, type Page, type Source, type ThingPage, type Why } from "../api";
import { cite, claimCard, eventCard, growing, section, thingLink, chip, whenOf } from "../cards";
import { correctMenu, dropClaim } from "../correct";
import { downloadMenu } from "../download";
import { filtersOf } from "../filters";
import { timelineStrip } from "../timeline";

export async function thingPage(id: string, info: GraphInfo): Promise<{ title: string; content: HTMLElement[]; id: string }> {
  const page = await get<ThingPage>(`/api/things${pathOf(id)}`, filtersOf(new URLSearchParams(location.search)));
  const { thing } = page;
  const content = kept(
    heading(page, info),
    strip(page),
    page.happened.total > 0 && section("What happened", page.happened.total, growing(page.happened, (event) => eventCard(event, thing.id), (offset) => moreEvents(thing, offset, false))),
    page.posts.length > 0 && section("Posts over time", page.posts.length, posts(page.posts, thing)),
    page.connections.length > 0 && section("Who is connected", page.connection_count, connections(page.connections, thing), page.connection_count > page.connections.length && h("p", { class: "quiet" }, `The ${page.connections.length} strongest. Search, or expand the graph, for others.`)),
    ...page.groups.map((group) => groupSection(group, thing)),
    page.said.total > 0 && section("Statements", page.said.total, growing(page.said, (event) => eventCard(event, thing.id), (offset) => moreEvents(thing, offset, true))),
    articles(page.articles, page.article_count),
    why(thing),
  );
  return { title: thing.label, content, id: thing.id };
}

function heading({ thing, claims, hidden, article_count }: ThingPage, info: GraphInfo): HTMLElement {
  const kind = thing.kind_label + (thing.type === null ? "" : ` · ${thing.type.replace("/", ": ").replaceAll("_", " ")}`);
  return h("header", { class: "thing" },
    h("p", { class: "kind" }, dot(thing.group), kind),
    h("h1", {}, h("bdi", {}, thing.label)),
    thing.aliases.length > 0 && h("p", { class: "aliases" }, "also ", ...thing.aliases.flatMap((one, at) => [at > 0 && " · ", h("bdi", {}, one)])),
    thing.same_as.length > 0 && h("p", { class: "links" }, ...thing.same_as.map((iri) => outside(iri))),
    h("p", { class: "quiet" }, `${count(claims, "claim")} · ${count(article_count, "article")}${hidden > 0 ? ` · ${hidden.toLocaleString("en")} hidden by the filters` : ""}`),
    h("p", { class: "actions" },
      h("a", { class: "action", href: `/connect?from=${encodeURIComponent(thing.id)}` }, "Connect with …"),
      correctMenu(thing, info.kinds),
      downloadMenu(thing.id, [[`${pathOf(thing.id)}.md`, "Dossier (Markdown)"], [`${pathOf(thing.id)}.ttl`, "What is said of it (Turtle)"]])));
}

function outside(iri: string): HTMLElement {
  if (!URL.canParse(iri)) return h("span", {}, iri);
  const { hostname, pathname } = new URL(iri);
  const name = hostname.endsWith("wikidata.org") ? "Wikidata" : hostname.endsWith("geonames.org") ? "GeoNames" : hostname;
  return h("a", { href: iri, target: "_blank", rel: "noopener noreferrer" }, `${name} ${pathname.split("/").filter((part) => part !== "").pop() ?? ""} ↗`);
}

function strip({ timeline }: ThingPage): HTMLElement | null {
  return timelineStrip(timeline);
}

/** Who has had which post where, and when; of a body, who has had it. */
function posts(claims: Claim[], thing: FullThing): HTMLElement {
  return h("div", { class: "scrolls", tabindex: 0, role: "group", "aria-label": "Posts" }, h("table", {},
    h("thead", {}, h("tr", {}, h("th", { scope: "col" }, "When"), h("th", { scope: "col" }, thing.group === "person" ? "Post" : "Who"), h("th", { scope: "col" }, "How it stands"), h("th", { scope: "col" }, "Says"))),
    h("tbody", {}, ...claims.map((claim) => h("tr", {},
      h("td", {}, whenOf(claim) ?? "–"),
      h("td", {}, ...postCell(claim, thing)),
      h("td", {}, chip(claim.stance) || "asserted"),
      h("td", {}, h("a", { href: `/claim/${claim.id}` }, count(claim.quote_count, "quote"))))))));
}

function postCell(claim: Claim, thing: FullThing): Node[] {
  const names = claim.posts.map((name) => h("span", { class: "quiet" }, ", ", h("bdi", {}, name)));
  const other = claim.subject.id === thing.id ? claim.object : claim.subject;
  const end = isThing(other) ? thingLink(other) : h("span", {}, other.value);
  const verb = claim.subject.id === thing.id ? `${claim.label} ` : "";
  const where = claim.subject.id !== thing.id && isThing(claim.object) && claim.object.id !== thing.id ? [" as ", thingLink(claim.object)] : [];
  return [document.createTextNode(verb), end, ...where.map((one) => (typeof one === "string" ? document.createTextNode(one) : one)), ...names];
}

function connections(list: Connection[], thing: FullThing): HTMLElement {
  return h("ul", { class: "ties" }, ...list.map(({ thing: other, label, stance, size }) => h("li", {},
    thingLink(other),
    h("a", { class: "tie", href: `/between?a=${encodeURIComponent(thing.id)}&b=${encodeURIComponent(other.id)}`, "aria-label": `${label}: all that is said between ${thing.label} and ${other.label}` },
      h("i", { class: `stroke stance-${stance}`, "aria-hidden": "true" }), label, h("small", {}, String(size))))));
}

function groupSection(group: Group, thing: FullThing): HTMLElement {
  const title = group.incoming ? `… ${group.label} this` : capital(group.label);
  return section(title, group.total, growing(group, (claim) => claimCard(claim, thing.id, dropClaim), (offset) => moreClaims(thing, group, offset)));
}

function moreEvents(thing: FullThing, offset: number, said: boolean): Promise<Page<Happening>> {
  const parameters = filtersOf(new URLSearchParams(location.search));
  for (const [name, value] of Object.entries({ about: thing.id, offset, limit: 50, said })) parameters.set(name, String(value));
  return get("/api/events", parameters);
}

function moreClaims(thing: FullThing, { predicate, incoming }: Group, offset: number): Promise<Page<Claim>> {
  const parameters = filtersOf(new URLSearchParams(location.search));
  for (const [name, value] of Object.entries({ about: thing.id, predicate, incoming, offset, limit: 50 })) parameters.set(name, String(value));
  return get("/api/claims", parameters);
}

function articles(list: Source[], total: number): HTMLElement | false {
  return list.length > 0 && section("Articles", total, h("ul", { class: "articles" }, ...list.map((one) => h("li", {}, cite(one)))),
    total > list.length && h("p", { class: "quiet" }, `The ${list.length} newest.`));
}

/** Why it is this thing: fetched when it is opened. */
function why(thing: FullThing): HTMLElement {
  const steps = h("ol", { class: "why" });
  const part = h("details", { class: "part" }, h("summary", {}, h("h2", {}, "Why it is this thing")), steps);
  part.addEventListener("toggle", () => void fill(), { once: true });
  const fill = async () => {
    const found = await get<Why>("/api/why", new URLSearchParams({ a: thing.id }));
    const shown = found.steps.slice(0, 40).map(({ text, quotes }) => h("li", {}, h("bdi", {}, text), ...quotes.map((quote) => h("blockquote", {}, h("bdi", {}, quote)))));
    steps.replaceChildren(...(shown.length > 0 ? shown : [h("li", {}, "No reasons are kept.")]));
  };
  return part;
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

