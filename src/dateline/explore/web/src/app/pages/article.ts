// The article with its names and claims marked in the text; and the list of articles.

import { count, h, kept } from "../../dom";
import { readableDate } from "../../panel";
import { get, pathOf, type ArticlePage, type ArticleRow, type Page, type Said, type TextPiece } from "../api";
import { claimCard, eventCard, growing } from "../cards";
import { dropClaim } from "../correct";

export async function articlePage(id: string, hash: string): Promise<{ title: string; content: HTMLElement[] } | null> {
  const { article, pieces, said } = await get<ArticlePage | { article: null; pieces: []; said: [] }>(`/api/articles${pathOf(id)}`);
  if (article === null) return null;
  const cards = said.map((one, number) => h("div", { class: "said", "data-number": number, hidden: true }, cardOf(one)));
  const hint = h("p", { class: "quiet" }, said.length === 0 ? "Nothing was read off this article." : `${count(said.length, "claim or event", "claims and events")} were read off this article. Choose a marked sentence to see them, or `,
    said.length > 0 && h("button", { class: "more", click: () => open(null) }, "see all"));
  // On a telephone the margin is a sheet over the lower half, which has to be closed again.
  const close = h("button", { class: "close", "aria-label": "Close", click: () => open(new Set()) }, "✕");
  const aside = h("aside", { class: "margin", "aria-label": "What it says", "aria-live": "polite" }, close, ...cards);
  const text = h("div", { class: "text", lang: "en" });
  const open = (numbers: Set<number> | null) => {
    aside.classList.toggle("open", numbers === null || numbers.size > 0);
    cards.forEach((card, number) => { card.hidden = numbers !== null && !numbers.has(number); });
    for (const piece of text.querySelectorAll<HTMLElement>("[data-said]")) {
      piece.classList.toggle("chosen", numbers !== null && piece.dataset.said!.split(" ").some((one) => numbers.has(Number(one))));
    }
  };
  // A title that stands in the text is the heading, with its names.
  const heading = pieces.filter(({ zone }) => zone === "title");
  const titled = heading.map((piece) => piece.text).join("").trim() === article.title;
  text.append(...writeText(titled ? pieces.filter(({ zone }) => zone !== "title") : pieces, open));
  const facts = [article.publisher, article.published && readableDate(article.published), article.authors.join(", ")].filter((part) => part !== null && part !== "");
  const page = h("div", { class: "article" },
    h("header", { class: "front" },
      h("p", { class: "kind" }, "Article"),
      h("h1", {}, ...(titled ? heading.map((piece) => writePiece(piece, piece.text, piece.said ?? [], open)) : [h("bdi", {}, article.title)])),
      h("p", { class: "quiet" }, facts.join(" · "), article.url !== null && facts.length > 0 && " · ", article.url !== null && h("a", { class: "outside", href: article.url, target: "_blank", rel: "noopener noreferrer" }, "the page it came from ↗")),
      ...article.notes.map((note) => h("p", { class: "quiet" }, note)),
      hint),
    h("div", { class: "columns" }, pieces.length > 0 ? text : h("p", { class: "quiet" }, "The text of this article isn't kept; its quotes are."), aside));
  // Where there is room beside the text, what it says stands there from the start.
  if (window.innerWidth > 800) cards.forEach((card) => { card.hidden = false; });
  window.setTimeout(() => showPlace(text, hash, open), 0);
  return { title: article.title, content: [page] };
}

function cardOf(one: Said): HTMLElement {
  return "event" in one ? eventCard(one.event, null) : claimCard(one.claim, null, dropClaim);
}

/** The text in paragraphs: names lead to their things, and each marked sentence ends in a button to what it says. */
function writeText(pieces: TextPiece[], open: (numbers: Set<number>) => void): HTMLElement[] {
  const paragraphs: HTMLElement[] = [];
  let paragraph = h("p");
  const close = () => {
    if (paragraph.childNodes.length > 0) paragraphs.push(paragraph);
    paragraph = h("p");
  };
  pieces.forEach((piece, at) => {
    const numbers = piece.said ?? [];
    piece.text.split(/\n+/).forEach((text, line) => {
      if (line > 0) close();
      if (text === "") return;
      if (piece.zone === "title") paragraph.className = "headline";
      else if (piece.zone !== undefined) paragraph.className = "furniture";
      paragraph.append(writePiece(piece, text, numbers, open));
    });
    const next = new Set(pieces[at + 1]?.said ?? []);
    const ended = numbers.filter((number) => !next.has(number));
    if (ended.length > 0) paragraph.append(h("button", { class: "count", "aria-label": `${count(numbers.length, "claim")} of this sentence`, click: () => open(new Set(numbers)) }, h("span", {}, String(numbers.length))));
  });
  close();
  return paragraphs;
}

function writePiece({ thing, at }: TextPiece, text: string, numbers: number[], open: (numbers: Set<number>) => void): HTMLElement {
  const words = thing === undefined ? text : h("a", { class: `name group-${thing.group}`, href: pathOf(thing.id), title: thing.label }, text);
  if (numbers.length === 0) return h("span", { "data-at": at }, words);
  return h("span", { "data-at": at, class: "sentence", "data-said": numbers.join(" "), click: (event: MouseEvent) => { if (!(event.target instanceof HTMLAnchorElement)) open(new Set(numbers)); } }, words);
}

/** Show the words at a place of the text, `1043-1157`, and what they say. */
function showPlace(text: HTMLElement, hash: string, open: (numbers: Set<number>) => void): void {
  const found = /^(\d+)-(\d+)$/.exec(hash);
  if (found === null) return;
  const [start, end] = [Number(found[1]), Number(found[2])];
  const inside = [...text.querySelectorAll<HTMLElement>("[data-at]")].filter((piece) => Number(piece.dataset.at) >= start && Number(piece.dataset.at) < end);
  const first = inside[0];
  if (first === undefined) return;
  const shared = inside.map((piece) => new Set((piece.dataset.said ?? "").split(" ").filter((one) => one !== "").map(Number)));
  open(new Set([...shared[0]!].filter((one) => shared.every((set) => set.has(one)))));
  for (const piece of inside) piece.classList.add("chosen");
  first.scrollIntoView({ block: "center" });
}

/** All articles, the newest first; some words narrow them down. */
export async function articlesPage(search: URLSearchParams, look: (text: string) => void): Promise<HTMLElement[]> {
  const text = search.get("text") ?? "";
  const more = (offset: number) => get<Page<ArticleRow>>("/api/articles", new URLSearchParams({ text, offset: String(offset), limit: "50" }));
  const first = await more(0);
  const box = h("input", { type: "search", name: "text", value: text, placeholder: "Words in the articles", "aria-label": "Words in the articles" });
  const form = h("form", { class: "bar", role: "search", "aria-label": "Articles" }, box, h("button", { class: "action" }, "Search"));
  form.addEventListener("submit", (event) => { event.preventDefault(); look(box.value.trim()); });
  return kept(
    h("header", { class: "front" }, h("h1", {}, "Articles"), form, h("p", { class: "quiet" }, count(first.total, "article"), text !== "" && ` with “${text}”`)),
    growing(first, (article) => row(article, text), more));
}

function row(article: ArticleRow, wanted: string): HTMLElement {
  const rest = [article.publisher, article.published && readableDate(article.published), count(article.claims, "claim")].filter((part) => part !== null && part !== "");
  return h("article", { class: "row-article" },
    h("a", { href: pathOf(article.id) }, h("bdi", {}, article.title)), h("p", { class: "quiet" }, rest.join(" · ")),
    article.excerpt !== null && h("p", { class: "excerpt" }, ...marked(article.excerpt, wanted)));
}

/** A text with the words that were looked for marked, where they stand as they were typed. */
function marked(text: string, wanted: string): (Node | string)[] {
  const at = text.toLowerCase().indexOf(wanted.toLowerCase());
  if (at < 0) return [text];
  return [text.slice(0, at), h("mark", {}, text.slice(at, at + wanted.length)), text.slice(at + wanted.length)];
}
