// Single keys as shortcuts, which whoever speaks to a computer, or hits keys unmeant, switches off.

import { h } from "./dom";

const NAME = "dateline-single-keys";

let on = kept() !== "off";
mark();

/** Whether a single key does something by itself. */
export function singleKeys(): boolean {
  return on;
}

/** A box that switches them on or off, here and whenever this browser comes back; hints of keys go with them. */
export function keySwitch(label: string): HTMLElement {
  const box = h("input", { type: "checkbox", checked: on, change: () => {
    on = box.checked;
    mark();
    try {
      localStorage.setItem(NAME, on ? "on" : "off");
    } catch {
      // a browser that keeps nothing: it holds while the page is open
    }
  } });
  return h("label", { class: "check", id: "key-switch" }, box, h("span", {}, label));
}

function mark(): void {
  document.body.classList.toggle("keyless", !on);
}

function kept(): string | null {
  try {
    return localStorage.getItem(NAME);
  } catch {
    return null;
  }
}
