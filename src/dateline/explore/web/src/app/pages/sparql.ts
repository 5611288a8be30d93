// Asking in SPARQL, and the page about the API for programs.

import { h } from "../../dom";
import { get, pathOf, type NamedQuery } from "../api";

const EXAMPLE = `SELECT ?who ?body WHERE {
  ?p :head_of ?b .
  ?p skos:prefLabel ?who .
  ?b skos:prefLabel ?body
} ORDER BY ?who LIMIT 50`;

interface Term { type: string; value: string; datatype?: string }
interface Answer { head: { vars?: string[] }; boolean?: boolean; results?: { bindings: Record<string, Term>[] } }

/** The page; the question stands in its address: SPARQL behind `ask`, a named query behind `named` and `p-…`. */
export async function sparqlPage(search: URLSearchParams, base: string, go: (address: string) => void): Promise<HTMLElement[]> {
  const { items } = await get<{ items: NamedQuery[] }>("/api/queries");
  const given = search.get("ask");
  const named = items.find(({ name }) => name === search.get("named"));
  const box = h("textarea", { rows: 9, spellcheck: "false", "aria-label": "Query", class: "code" });
  box.value = given ?? EXAMPLE;
  const out = h("div", { class: "scrolls answer-table", "aria-live": "polite", tabindex: 0, role: "group", "aria-label": "Answer" });
  const form = h("form", { "aria-label": "SPARQL" }, box, h("p", { class: "buttons" }, h("button", { class: "action main" }, "Ask"), h("span", { class: "quiet" }, "Ctrl-Enter")));
  const send = () => { if (box.value.trim() !== "") go(`/sparql?${new URLSearchParams({ ask: box.value })}`); };
  form.addEventListener("submit", (event) => { event.preventDefault(); send(); });
  box.addEventListener("keydown", (event) => { if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) send(); });
  if (given !== null) void run(given, base, out);
  else if (named !== undefined) {
    const told = toldOf(named, search);
    told.set("format", "sparql");
    const ready = named.parameters.every(({ name, optional }) => optional || told.has(name));
    if (ready) {
      get<{ sparql: string }>(`/api/queries/${named.name}`, told).then(({ sparql }) => {
        box.value = sparql;
        void run(sparql, base, out);
      }, (error: unknown) => out.replaceChildren(wrong(error instanceof Error ? error.message : "")));
    }
  }
  return [h("header", { class: "front" }, h("h1", {}, "SPARQL"), h("p", { class: "quiet" }, "Common prefixes need no declaration. Programs ask the same address, with GET or POST.")),
    namedForm(items, named, search, go), form, out];
}

/** Questions that have a name: which one, and what it takes. */
function namedForm(items: NamedQuery[], chosen: NamedQuery | undefined, search: URLSearchParams, go: (address: string) => void): HTMLFormElement {
  const which = h("select", { "aria-label": "Question" }, h("option", { value: "" }, "A question that is ready to ask …"),
    ...items.map(({ name, about }) => h("option", { value: name, selected: name === chosen?.name }, `${name}: ${about}`)));
  const form = h("form", { class: "named", "aria-label": "Questions that are ready to ask" }, which);
  const address = () => {
    const asked = new URLSearchParams({ named: which.value });
    for (const [name, value] of new FormData(form)) if (typeof value === "string" && value !== "") asked.set(name, value);
    return `/sparql?${asked}`;
  };
  which.addEventListener("change", () => go(which.value === "" ? "/sparql" : `/sparql?${new URLSearchParams({ named: which.value })}`));
  form.addEventListener("submit", (event) => { event.preventDefault(); go(address()); });
  if (chosen !== undefined) {
    const csv = toldOf(chosen, search);
    csv.set("format", "csv");
    form.append(
      ...chosen.parameters.map(({ name, about, optional }) => h("label", { class: "field" }, h("span", {}, h("b", {}, name), ` ${about}${optional ? " (if you want)" : ""}`),
        h("input", { type: "text", name: `p-${name}`, value: search.get(`p-${name}`) ?? "", required: !optional }))),
      h("p", { class: "buttons" }, chosen.parameters.length > 0 && h("button", { class: "action main" }, "Ask"),
        h("a", { class: "action", href: `/api/queries/${chosen.name}?${csv}`, download: `${chosen.name}.csv` }, "CSV")));
  }
  return form;
}

/** What a named query is told in an address, by its parameters. */
function toldOf({ parameters }: NamedQuery, search: URLSearchParams): URLSearchParams {
  const given = parameters.map(({ name }) => [name, search.get(`p-${name}`) ?? ""] as const);
  return new URLSearchParams(given.filter(([, value]) => value !== "").map(([name, value]) => [name, value]));
}

function wrong(text: string): HTMLElement {
  return h("p", { class: "wrong" }, text);
}

async function run(query: string, base: string, out: HTMLElement): Promise<void> {
  out.replaceChildren(h("p", { class: "quiet" }, "Asking … The first question of a session takes longer: it loads the graph."));
  const started = performance.now();
  const answer = await fetch("/sparql", { method: "POST", body: new URLSearchParams({ query }), headers: { accept: "application/sparql-results+json, text/turtle;q=0.9" } });
  const text = await answer.text();
  const took = `${Math.round(performance.now() - started).toLocaleString("en")} ms`;
  if (!answer.ok) out.replaceChildren(wrong(text));
  else if (!(answer.headers.get("content-type") ?? "").includes("json")) out.replaceChildren(h("p", { class: "quiet" }, took), h("pre", { class: "code" }, text.slice(0, 200_000)));
  else out.replaceChildren(...table(JSON.parse(text) as Answer, base, took));
}

function table({ head, boolean, results }: Answer, base: string, took: string): HTMLElement[] {
  if (boolean !== undefined) return [h("p", { class: "lead" }, boolean ? "Yes" : "No"), h("p", { class: "quiet" }, took)];
  const columns = head.vars ?? [];
  const rows = results?.bindings ?? [];
  return [
    h("p", { class: "quiet" }, `${rows.length.toLocaleString("en")} rows, ${took}${rows.length > 1000 ? "; the first 1,000 are shown" : ""}`),
    h("table", {}, h("thead", {}, h("tr", {}, ...columns.map((column) => h("th", { scope: "col" }, column)))),
      h("tbody", {}, ...rows.slice(0, 1000).map((row) => h("tr", {}, ...columns.map((column) => h("td", {}, cell(row[column], base))))))),
  ];
}

function cell(term: Term | undefined, base: string): HTMLElement | null {
  if (term === undefined) return null;
  if (term.type === "uri" && term.value.startsWith(base)) return h("a", { href: pathOf(term.value.slice(base.length)) }, term.value.slice(base.length));
  return h("bdi", {}, term.value);
}

interface OpenApi { paths: Record<string, Record<string, { summary: string; parameters: { name: string; in: string; description: string }[] }>> }

export async function apiPage(): Promise<HTMLElement[]> {
  const api = (await (await fetch("/api/openapi.json")).json()) as OpenApi;
  const operations = Object.entries(api.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, one]) => ({ path, method, ...one })));
  return [
    h("header", { class: "front" }, h("h1", {}, "API"), h("p", {}, "What this page shows, as JSON. ", h("a", { href: "/api/openapi.json", target: "_blank", rel: "noopener" }, "openapi.json"), " describes it for programs; SPARQL is at ", h("a", { href: "/sparql" }, "/sparql"), "; and each thing's address answers with Turtle or JSON-LD, by the Accept header.")),
    ...operations.map(({ path, method, summary, parameters }) => h("section", { class: "part operation" },
      h("h2", {}, h("code", {}, method.toUpperCase()), " ", h("code", {}, path)), h("p", {}, ...withCode(summary)),
      parameters.length > 0 && h("dl", { class: "roles" }, ...parameters.flatMap(({ name, description }) => [h("dt", {}, h("code", {}, name)), h("dd", {}, ...withCode(description))])))),
  ];
}

/** Words of which those between backticks are code. */
function withCode(text: string): (HTMLElement | Text)[] {
  return text.split("`").map((part, at) => (at % 2 === 1 ? h("code", {}, part) : document.createTextNode(part)));
}
