// The keys, on one card.

import { h } from "../dom";
import { keySwitch } from "../keys";

const KEYS: [string, string][] = [
  ["/", "search"], ["h", "overview"], ["a", "articles"], ["c", "how are two connected"], ["d", "desk"],
  ["e", "more neighbours in the graph"], ["o", "only this thing and its neighbours"], ["f", "show all that is drawn"],
  ["arrows", "in the graph: from thing to thing; Enter opens"], ["y n u s", "at the desk: one, two, can't be told, skip"], ["1 2 b n", "of a dispute: which is right, both, none"],
  ["z", "undo the last correction"], ["Esc", "close"], ["?", "this card"],
];

export function showHelp(): void {
  const dialog = h("dialog", { "aria-label": "Keys" }, h("h2", {}, "Keys"),
    h("dl", { class: "keys" }, ...KEYS.flatMap(([key, what]) => [h("dt", {}, h("kbd", {}, key)), h("dd", {}, what)])),
    keySwitch("Single keys do this"),
    h("p", { class: "buttons" }, h("button", { class: "action main", click: () => dialog.close() }, "Close")));
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
