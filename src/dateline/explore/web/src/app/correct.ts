// Corrections of a thing or a claim: each lands in corrections.toml and holds for all builds to come.

import { h } from "../dom";
import { isThing, pathOf, post, type Claim, type FullThing, type Thing } from "./api";
import { tell, tellFailure } from "./notice";
import { go, reload } from "./router";
import { thingBox } from "./search";

interface Done { said: string; thing: Thing | null; undoable: number }

/** Ask, and leave a claim out. */
export function dropClaim(claim: Claim): void {
  const end = isThing(claim.object) ? claim.object.label : claim.object.value;
  ask("Leave this claim out?", [
    h("p", {}, h("b", {}, claim.subject.label), ` ${claim.label} `, h("b", {}, end)),
    h("p", { class: "quiet" }, "Every article that says so is passed over, in all builds to come."),
  ], "Leave it out", (note) => send({ do: "drop", claim: claim.id, note }));
}

/** The menu of what may be put right about a thing. */
export function correctMenu(thing: FullThing, kinds: Record<string, string>): HTMLElement {
  const item = (label: string, click: () => void) => h("button", { class: "item", click: () => { menu.open = false; click(); } }, label);
  const menu = h("details", { class: "menu" }, h("summary", { class: "action" }, "Correct"),
    h("div", { class: "items" },
      item("It has another name …", () => rename(thing)),
      item("It is of another kind …", () => retype(thing, kinds)),
      item("It is the same as …", () => compare(thing, "same")),
      item("It isn't the same as …", () => compare(thing, "different")),
      item("It has an id elsewhere …", () => link(thing)),
      thing.same_as.length > 0 && item("Its link is wrong", () => ask("Take its link away?", [h("p", {}, thing.same_as.join(", "))], "Take it away", (note) => send({ do: "unlink", thing: thing.id, note }))),
      item("It is no thing at all", () => ask(`Is “${thing.label}” no thing?`, [h("p", { class: "quiet" }, "What is called so is passed over, with all claims about it.")], "It is none", (note) => send({ do: "ignore", thing: thing.id, note })))));
  return menu;
}

function rename(thing: Thing): void {
  const box = h("input", { type: "text", value: thing.label, "aria-label": "Name", required: true });
  ask(`What is “${thing.label}” called?`, [h("label", { class: "field" }, h("span", {}, "Name"), box)], "Rename", (note) => send({ do: "rename", thing: thing.id, to: box.value, note }));
}

function retype(thing: Thing, kinds: Record<string, string>): void {
  const box = h("select", { "aria-label": "Kind" }, ...Object.entries(kinds).map(([kind, label]) => h("option", { value: kind, selected: kind === thing.kind }, label)));
  ask(`What is “${thing.label}”?`, [h("label", { class: "field" }, h("span", {}, "Kind"), box)], "It is that", (note) => send({ do: "retype", thing: thing.id, to: box.value, note }));
}

function link(thing: Thing): void {
  const box = h("input", { type: "text", placeholder: "Q884, geonames:1835848, https://…", "aria-label": "Id", required: true });
  ask(`Which id has “${thing.label}”?`, [h("label", { class: "field" }, h("span", {}, "Id"), box)], "Link", (note) => send({ do: "link", thing: thing.id, to: box.value, note }));
}

function compare(thing: Thing, verb: "same" | "different"): void {
  let other: Thing | null = null;
  const { root } = thingBox("Search the other", (found) => { other = found; });
  ask(verb === "same" ? `“${thing.label}” is the same as` : `“${thing.label}” isn't the same as`, [root], verb === "same" ? "They are one" : "They are two",
    async (note) => other !== null && send({ do: verb, thing: thing.id, other: (other as Thing).id, note }));
}

/** A question with room for a note; the answer is sent when it is confirmed. */
function ask(title: string, content: (HTMLElement | string)[], verb: string, send: (note: string) => Promise<unknown>): void {
  const note = h("input", { type: "text", placeholder: "why, for others to read", "aria-label": "Note" });
  const form = h("form", { method: "dialog", "aria-label": title }, h("h2", {}, title), ...content, h("label", { class: "field" }, h("span", {}, "Note"), note),
    h("p", { class: "buttons" }, h("button", { type: "button", class: "plain", click: () => dialog.close() }, "Cancel"), h("button", { class: "action main" }, verb)));
  const dialog = h("dialog", { "aria-label": title }, form);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    dialog.close();
    tell("Being written …");
    void send(note.value);
  });
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

async function send(body: Record<string, string>): Promise<void> {
  try {
    const { said, thing } = await post<Done>("/api/corrections", body);
    tell(`Written to corrections.toml: ${said}`, { undo: true });
    if (thing !== null && body.claim === undefined && pathOf(thing.id) !== location.pathname) go(pathOf(thing.id), { replace: true });
    else reload();
  } catch (error) {
    tellFailure(error);
  }
}
