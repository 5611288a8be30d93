// The years or months of a thing as bars: where they are high much happened. A click keeps that time only.

import { count, h, svg } from "../dom";
import type { TimelineMark } from "./api";
import { filtersOf } from "./filters";
import { addressWith, goTo } from "./router";

const HEIGHT = 46;
const AXIS = 15;

interface Bar { key: string; since: string; until: string; marks: TimelineMark[] }

export function timelineStrip(marks: TimelineMark[]): HTMLElement | null {
  const days = marks.map(({ when }) => /^\d{4}(-\d\d)?(-\d\d)?/.exec(when)?.[0]).filter((day) => day !== undefined);
  if (days.length < 3) return null;
  const years = days.map((day) => Number(day.slice(0, 4)));
  const [low, high] = [Math.min(...years), Math.max(...years)];
  const monthly = high - low < 4;
  const bars = monthly ? monthBars(marks, days) : yearBars(marks, low, high);
  if (bars.length < 2) return null;
  const tallest = Math.max(...bars.map((bar) => bar.marks.length));
  const width = window.innerWidth > 800 ? 600 : 380; // of the drawing, which is scaled: letters stay readable on a telephone
  const step = width / bars.length;
  const drawing = svg("svg", { viewBox: `0 0 ${width} ${HEIGHT}`, class: "strip", role: "group", "aria-label": `${count(marks.length, "dated claim")}, ${low === high ? low : `${low} to ${high}`}` });
  const every = Math.ceil(44 / step);
  bars.forEach((bar, at) => {
    const height = bar.marks.length === 0 ? 0 : Math.max(3, ((HEIGHT - AXIS - 2) * bar.marks.length) / tallest);
    if (height > 0) drawing.append(drawBar(bar, at * step, step, height));
    if (at % every === 0) drawing.append(svg("text", { class: "axis", x: at * step + Math.min(step / 2, 20), y: HEIGHT - 3 }, label(bar.key, monthly)));
  });
  return h("div", { class: "strip-frame" }, drawing);
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
  return svg("rect", {
    class: "bar", x: x + Math.min(1, step / 6), y: HEIGHT - AXIS - height, width: Math.max(1.5, step - Math.min(2, step / 3)), height, rx: 1,
    tabindex: 0, role: "button", "aria-label": `${words}; show only these`, click: choose,
    keydown: (event: KeyboardEvent) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); choose(); } },
  }, svg("title", {}, `${words}\n${first}`));
}

function yearBars(marks: TimelineMark[], low: number, high: number): Bar[] {
  const wide = Math.max(1, Math.ceil((high - low + 1) / 60)); // years of a bar
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

function monthBars(marks: TimelineMark[], days: string[]): Bar[] {
  const months = days.filter((day) => day.length > 4).map((day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1);
  if (months.length === 0) return [];
  const [low, high] = [Math.min(...months), Math.max(...months)];
  const bars: Bar[] = [];
  for (let month = low; month <= high; month += 1) {
    const key = `${pad(Math.floor(month / 12))}-${String((month % 12) + 1).padStart(2, "0")}`;
    const last = new Date(Date.UTC(Math.floor(month / 12), (month % 12) + 1, 0)).getUTCDate();
    bars.push({ key, since: `${key}-01`, until: `${key}-${last}`, marks: [] });
  }
  for (const mark of marks) {
    const found = /^(\d{4})-(\d\d)/.exec(mark.when);
    if (found !== null) bars[Number(found[1]) * 12 + Number(found[2]) - 1 - low]?.marks.push(mark);
  }
  return bars;
}

function label(key: string, monthly: boolean): string {
  if (!monthly) return key.slice(0, 4);
  return new Date(`${key}-01T00:00:00Z`).toLocaleDateString("en", { month: "short", year: "2-digit", timeZone: "UTC" }).replace(" ", " ’");
}

function pad(year: number): string {
  return String(year).padStart(4, "0");
}
