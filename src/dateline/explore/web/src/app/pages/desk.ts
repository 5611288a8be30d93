// The desk: one unsure or disputed thing after the other; an answer is one key, and lands in corrections.toml.

import { count, h, kept } from "../../dom";
import { outside } from "../../panel";
import { get, pathOf, post, type Desk, type Dispute, type Question, type Said, type Side } from "../api";
import { chip, dayOf, endNode, quotes, thingLink, whenOf } from "../cards";
import { tell, tellFailure } from "../notice";

interface Option { key: string; label: string; answer: string | null }
type Item = { kind: "question"; question: Question } | { kind: "dispute"; dispute: Dispute };

/** The page, and what a key does on it; the keys are the answers. */
export async function deskPage(): Promise<{ content: HTMLElement[]; press: (key: string) => boolean }> {
  const desk = await get<Desk>("/api/desk");
  const items = orderOf(desk);
  let place = 0;
  let left = desk.question_count + desk.dispute_count;
  let busy = false;
  const card = h("div", { class: "desk-card", tabindex: -1, "aria-live": "polite" });
  const progress = h("p", { class: "quiet" });

  const draw = () => {
    const item = items[place];
    progress.textContent = left === 0 ? "Nothing is unsure or disputed." : `${count(left, "question")} left, the most valuable first.`;
    card.replaceChildren(...(item === undefined ? [h("p", { class: "lead" }, left === 0 ? "All done. New questions come with new articles." : "These are answered or skipped. Load the page again for the rest.")]
      : [...show(item), h("p", { class: "answers" }, ...optionsOf(item).map((option) => h("button", { class: "answer", click: () => void choose(option) }, h("kbd", { "aria-hidden": "true" }, option.key), option.label)))]));
  };
  const choose = async (option: Option) => {
    const item = items[place];
    if (item === undefined || busy) return;
    if (option.answer !== null) {
      busy = true;
      try {
        const key = item.kind === "question" ? item.question.key : item.dispute.key;
        const { said } = await post<{ said: string }>("/api/desk/answer", { key, answer: option.answer });
        left -= 1;
        tell(said, { undo: true });
      } catch (error) {
        tellFailure(error);
        return;
      } finally {
        busy = false;
      }
    }
    place += 1;
    const answering = card.contains(document.activeElement); // with the mouse or by Tab, not by key
    draw();
    if (answering) (card.querySelector<HTMLElement>(".answer") ?? card).focus();
  };
  draw();
  return {
    content: kept(
      h("header", { class: "front" }, h("h1", {}, "Desk"), progress),
      card,
      desk.unmet.length > 0 && h("details", { class: "part" }, h("summary", {}, h("h2", {}, `Corrections that aren't followed (${desk.unmet.length})`)), h("ul", { class: "lines" }, ...desk.unmet.map(({ entry, why }) => h("li", {}, h("bdi", {}, entry), h("span", { class: "quiet" }, `: ${why}`))))),
      desk.entries.length > 0 && h("details", { class: "part" }, h("summary", {}, h("h2", {}, `What was decided (${desk.entry_count})`)), h("ol", { class: "lines" }, ...desk.entries.map((entry) => h("li", {}, h("bdi", {}, entry)))))),
    press: (key) => {
      const item = items[place];
      const option = item === undefined ? undefined : optionsOf(item).find((one) => one.key === key);
      if (option === undefined) return false;
      void choose(option);
      return true;
    },
  };
}

/** Disputes first: they are few, and somebody may be wronged. */
function orderOf({ questions, disputes }: Desk): Item[] {
  return [...disputes.map((dispute): Item => ({ kind: "dispute", dispute })), ...questions.map((question): Item => ({ kind: "question", question }))];
}

function optionsOf(item: Item): Option[] {
  const skip = { key: "s", label: "Skip", answer: null };
  if (item.kind === "question") {
    return [{ key: "y", label: "One thing", answer: "y" }, { key: "n", label: "Two things", answer: "n" }, { key: "u", label: "Can't be told", answer: "u" }, skip];
  }
  const sides = item.dispute.sides.slice(0, 9).map((_, at) => ({ key: String(at + 1), label: `${at + 1} is right`, answer: String(at + 1) }));
  const all = { key: "b", label: item.dispute.sides.length === 2 ? "Both are right" : "All are right", answer: "b" };
  return [...sides, all, { key: "n", label: "None is", answer: "n" }, skip];
}

function show(item: Item): HTMLElement[] {
  return item.kind === "question" ? showQuestion(item.question) : showDispute(item.dispute);
}

function showQuestion({ sides, machine, score, reasons, claims }: Question): HTMLElement[] {
  return [
    h("h2", {}, "Are these one thing?"),
    h("div", { class: "sides" }, ...sides.map(sideBox)),
    h("p", { class: "quiet" }, `The machine says ${machine === "same" ? "one" : machine === "different" ? "two" : "unsure"}, ${Math.round(score * 100)}% likely one; the answer touches ${count(claims, "claim")}.`),
    h("ul", { class: "lines quiet" }, ...reasons.map((reason) => h("li", {}, h("bdi", {}, reason)))),
  ];
}

function sideBox({ label, quote, where, article, thing }: Side): HTMLElement {
  return h("section", { class: "side" },
    h("h3", {}, thing === null ? h("bdi", {}, label) : thingLink({ ...thing, label })),
    quote !== null && quote !== "" && h("blockquote", {}, h("bdi", {}, quote)),
    h("p", { class: "quiet" }, article === null ? entryLink(where) : h("a", { href: pathOf(article) }, h("bdi", {}, where))));
}

/** Where to read who an entry of the authority is. */
function entryLink(id: string): HTMLElement | string {
  return /^Q\d+$/.test(id) ? outside(`https://www.wikidata.org/wiki/${id}`) : id;
}

function showDispute({ sides, why }: Dispute): HTMLElement[] {
  return [
    h("h2", {}, why === "denied" ? "One says so, another denies it" : "There can be one only"),
    h("div", { class: "sides" }, ...sides.map((side, at) => h("section", { class: "side" },
      h("h3", {}, h("kbd", {}, String(at + 1)), " ", ...side.slice(0, 1).map(headOf)),
      ...side.slice(0, 4).flatMap(wordsOf)))),
  ];
}

function headOf(said: Said): HTMLElement {
  if ("event" in said) return thingLink(said.event);
  const { claim } = said;
  return h("span", {}, thingLink(claim.subject), h("span", { class: "quiet" }, ` ${claim.label} `), endNode(claim.object, claim));
}

/** How a claim or an event stands, when it was, and the words. */
function wordsOf(said: Said): HTMLElement[] {
  const one = "event" in said ? said.event : said.claim;
  const when = "event" in said ? dayOf(said.event) : whenOf(said.claim) ?? "";
  const told = "event" in said ? count(said.event.articles, "article") : count(said.claim.sources, "source");
  return [h("p", { class: "facts quiet" }, chip(one.stance) || "asserted", " ", when, ` ${told}`), ...quotes(one.quotes.slice(0, 3), Math.min(3, one.quote_count))];
}
