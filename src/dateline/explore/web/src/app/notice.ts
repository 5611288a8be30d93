// What was done or went wrong, told in a line at the bottom, with a way back.

import { h } from "../dom";
import { Refused, get, post, type ServerState } from "./api";
import { reload } from "./router";

const STAYS = 9000; // milliseconds

const line = h("div", { id: "notice", role: "status", hidden: true });
let timer: number | undefined;

export function noticeLine(): HTMLElement {
  return line;
}

export function tell(text: string, { undo = false, wrong = false } = {}): void {
  window.clearTimeout(timer);
  line.className = wrong ? "wrong" : "";
  line.replaceChildren(h("span", {}, text), ...(undo ? [h("button", { click: () => void undoLast() }, "Undo", h("kbd", { "aria-hidden": "true" }, "z"))] : []),
    h("button", { "aria-label": "Close", click: hide }, "✕"));
  line.hidden = false;
  timer = window.setTimeout(hide, STAYS);
}

/** Tell that there is something new, with a way to see it. */
export function offer(text: string, verb: string, take: () => void): void {
  window.clearTimeout(timer);
  line.className = "";
  line.replaceChildren(h("span", {}, text), h("button", { click: () => { hide(); take(); } }, verb), h("button", { "aria-label": "Close", click: hide }, "✕"));
  line.hidden = false;
}

export function hide(): void {
  line.hidden = true;
}

/** Tell what the server said no to; anything else is a mistake of ours and goes on. */
export function tellFailure(error: unknown): void {
  if (error instanceof DOMException && error.name === "AbortError") return;
  if (error instanceof Refused) tell(error.message, { wrong: true });
  else if (error instanceof TypeError) tell("The server doesn't answer; is dateline serve still running?", { wrong: true });
  else throw error;
}

export async function undoLast(): Promise<void> {
  try {
    if ((await get<ServerState>("/api/state")).undoable === 0) {
      tell("There is nothing to take back.");
      return;
    }
    const { said } = await post<{ said: string }>("/api/undo", {});
    tell(`Taken back: ${said}`);
    reload();
  } catch (error) {
    tellFailure(error);
  }
}
