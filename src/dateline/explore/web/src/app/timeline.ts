// The years or months of a thing as bars: where they are high much happened. A click keeps that time only.

import { count, h, svg } from "../dom";
import type { TimelineMark } from "./api";
import { filtersOf } from "./filters";
import { addressWith, goTo } from "./router";

const HEIGHT = 46;
const AXIS = 15;
const NARROWEST = 25; // pixels of a bar, for fingers

interface Bar { key: string; since: string; until: string; marks: TimelineMark[] }

export function timelineStrip(marks: TimelineMark[]): HTMLElement | null {
  const days = marks.map(({ when }) => /^\d{4}(-\d\d)?(-\d\d)?/.exec(when)?.[0]).filter((day) => day !== undefined);
  if (days.length < 3) return null;
  const years = days.map((day) => Number(day.slice(0, 4)));
  const [low, high] = [Math.min(...years), Math.max(...years)];
  const monthly = high - low < 4;
  const cut = (most: number) => (monthly ? monthBars(marks, days, most) : yearBars(marks, low, high, most));
  if (cut(Infinity).length < 2) return null;
  const told = `${count(marks.length, "dated claim")}, ${low === high ? low : `${low} to ${high}`}`;
  const frame = h("div", { class: "strip-frame" });
  let drawn = 0;
  new ResizeObserver(() => {
    const width = frame.clientWidth;
    if (width === drawn || width === 0) return;
    drawn = width;
    frame.replaceChildren(drawStrip(cut(Math.floor(width / NARROWEST)), width, monthly, told));
  }).observe(frame);
  return frame;
}

function drawStrip(bars: Bar[], width: number, monthly: boolean, told: string): SVGElement {
  const tallest = Math.max(...bars.map((bar) => bar.marks.length));
  const step = width / bars.length;
  const drawing = svg("svg", { width, height: HEIGHT, class: "strip", role: "group", "aria-label": told });
  const every = Math.ceil(48 / step);
  bars.forEach((bar, at) => {
    const height = bar.marks.length === 0 ? 0 : Math.max(3, ((HEIGHT - AXIS - 2) * bar.marks.length) / tallest);
    if (height > 0) drawing.append(drawBar(bar, at * step, step, height));
    if (at % every === 0) drawing.append(svg("text", { class: "axis", x: Math.min(at * step, width - 30), y: HEIGHT - 3 }, label(bar.key, monthly)));
  });
  return drawing;
}

function drawBar(bar: Bar, x: number, step: number, height: number): SVGElement {
  const choose = () => {
    const filters = filtersOf(new URLSearchParams(location.search));
    filters.set("since", bar.since);
    filters.set("until", bar.until);
    goTo(addressWith(filters));
  };
  const words = `${bar.key}: ${count(bar.marks.length, "dated claim")}`;
  const first = bar.marks.slice(0, 6).map((mark) => mark.label).join("\n");
  // What is clicked is as high as the strip, however low the bar.
  return svg("g", {
    class: "bar", tabindex: 0, role: "button", "aria-label": `${words}; show only these`, click: choose,
    keydown: (event: KeyboardEvent) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); choose(); } },
  }, svg("title", {}, `${words}\n${first}`),
    svg("rect", { class: "room", x, y: 0, width: step, height: HEIGHT - AXIS }),
    svg("rect", { x: x + 1, y: HEIGHT - AXIS - height, width: step - 2, height, rx: 1 }));
}

function yearBars(marks: TimelineMark[], low: number, high: number, most: number): Bar[] {
  const wide = Math.max(1, Math.ceil((high - low + 1) / most)); // years of a bar
  const bars: Bar[] = [];
  for (let year = low; year <= high; year += wide) {
    const last = year + wide - 1;
    bars.push({ key: wide === 1 ? String(year) : `${year}–${last}`, since: `${pad(year)}-01-01`, until: `${pad(last)}-12-31`, marks: [] });
  }
  for (const mark of marks) {
    const year = Number(/^\d{4}/.exec(mark.when)?.[0] ?? NaN);
    bars[Math.floor((year - low) / wide)]?.marks.push(mark);
  }
  return bars;
}

function monthBars(marks: TimelineMark[], days: string[], most: number): Bar[] {
  const months = days.filter((day) => day.length > 4).map(monthOf);
  if (months.length === 0) return [];
  const [low, high] = [Math.min(...months), Math.max(...months)];
  const wide = [1, 2, 3, 6].find((one) => Math.ceil((high - low + 1) / one) <= most) ?? 12; // months of a bar
  const bars: Bar[] = [];
  for (let month = low; month <= high; month += wide) {
    const last = month + wide - 1;
    const until = new Date(Date.UTC(Math.floor(last / 12), (last % 12) + 1, 0)).toISOString().slice(0, 10);
    bars.push({ key: wide === 1 ? isoMonth(month) : `${isoMonth(month)} – ${isoMonth(last)}`, since: `${isoMonth(month)}-01`, until, marks: [] });
  }
  for (const mark of marks) {
    if (/^\d{4}-\d\d/.test(mark.when)) bars[Math.floor((monthOf(mark.when) - low) / wide)]?.marks.push(mark);
  }
  return bars;
}

/** Months since the year 0 of a day, and back. */
function monthOf(day: string): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
}

function isoMonth(month: number): string {
  return `${pad(Math.floor(month / 12))}-${String((month % 12) + 1).padStart(2, "0")}`;
}

function label(key: string, monthly: boolean): string {
  if (!monthly) return key.slice(0, 4);
  return new Date(`${key.slice(0, 7)}-01T00:00:00Z`).toLocaleDateString("en", { month: "short", year: "2-digit", timeZone: "UTC" }).replace(" ", " ’");
}

function pad(year: number): string {
  return String(year).padStart(4, "0");
}
