// Addresses: each page has one for ever, and a click on a link inside stays in this page.

import { NAMES, filtersOf } from "./filters";

export interface Place { path: string; search: URLSearchParams; hash: string }
type Listener = (place: Place, moved: boolean) => void;

/** How far down the reader was at the address now, when he comes back to it. */
export function scrollBefore(): number {
  const state = history.state as { top?: number } | null;
  return state?.top ?? 0;
}

function keepScroll(): void {
  const top = document.getElementById("content")?.scrollTop ?? 0;
  history.replaceState({ top }, "");
}

let listener: Listener = () => undefined;

export function placeNow(): Place {
  return { path: decode(location.pathname), search: new URLSearchParams(location.search), hash: decode(location.hash.slice(1)) };
}

/** Call a function now and whenever the address changes. */
export function onMove(call: Listener): void {
  listener = call;
  history.scrollRestoration = "manual"; // what scrolls is a part of the page
  window.addEventListener("popstate", () => listener(placeNow(), true));
  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (link === null || link.target !== "" || link.origin !== location.origin || link.hasAttribute("download")) return;
    if (link.hash !== "" && link.pathname === location.pathname && link.search === location.search && link.dataset.inside !== undefined) return;
    event.preventDefault();
    go(link.pathname + link.search + link.hash);
  });
  listener(placeNow(), false);
}

/** Go to an address of this server; the filters stay. */
export function go(address: string, { replace = false } = {}): void {
  const target = new URL(address, location.origin);
  if (!NAMES.some((one) => target.searchParams.has(one))) {
    for (const [name, value] of filtersOf(new URLSearchParams(location.search))) target.searchParams.append(name, value);
  }
  if (replace) history.replaceState(null, "", target);
  else {
    keepScroll();
    history.pushState(null, "", target);
  }
  listener(placeNow(), true);
}

/** The address of this page with other filters. */
export function addressWith(filters: URLSearchParams): URL {
  const target = new URL(location.href);
  for (const name of NAMES) target.searchParams.delete(name);
  for (const [name, value] of filters) target.searchParams.append(name, value);
  return target;
}

/** Go to an address as it is. */
export function goTo(target: URL): void {
  keepScroll();
  history.pushState(null, "", target);
  listener(placeNow(), true);
}

/** Draw the page of the address again. */
export function reload(): void {
  listener(placeNow(), false);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // an address cut off in the middle of an escape
  }
}
