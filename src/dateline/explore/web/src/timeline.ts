// The strip at the bottom: every event and every dated claim as a dot (or a bar where they are many), what
// happened lowest and what was said on top; drag to choose a period, click a dot to read of it.

import type { Claim, Model } from "./data";
import { h, svg } from "./dom";
import type { State } from "./state";
import type { Visible } from "./visible";

const HEIGHT = 72;
const AXIS = 18; // of the height, for the years
const MARGIN = 16;
const DOT = 9; // pixels that a dot takes
const DAY = 86_400_000;

interface Mark { claim: number; event: number | null; day: number; group: string; label: string }
interface Scale { first: number; last: number; width: number; earlier: boolean; later: boolean }

export class Timeline {
  private readonly marks: Mark[];
  private readonly drawing = svg("svg", { role: "img", "aria-label": "Dated claims over time", height: HEIGHT });
  private readonly from = h("input", { type: "date", "aria-label": "From", change: () => this.read() });
  private readonly to = h("input", { type: "date", "aria-label": "To", change: () => this.read() });
  private readonly clear = h("button", { class: "clear", click: () => this.brush(null, null), hidden: true }, "All dates");
  private visible: Visible | null = null;
  private dragStart: number | null = null;

  constructor(private readonly root: HTMLElement, model: Model, private readonly state: State) {
    this.marks = marksOf(model);
    root.hidden = this.marks.length === 0;
    const bar = h("div", { class: "dates" }, h("b", {}, "Timeline"), this.from, "–", this.to, this.clear);
    root.replaceChildren(bar, this.drawing);
    this.drawing.addEventListener("pointerdown", (event) => this.press(event));
    this.drawing.addEventListener("pointermove", (event) => this.drag(event));
    this.drawing.addEventListener("pointerup", (event) => this.release(event));
    new ResizeObserver(() => this.draw()).observe(root);
  }

  show(visible: Visible): void {
    this.visible = visible;
    this.draw();
  }

  private draw(): void {
    if (this.visible === null || this.root.hidden) return;
    const scale = this.scale();
    const { from, to } = this.state.filters;
    this.from.value = from === null ? "" : isoDay(from);
    this.to.value = to === null ? "" : isoDay(to);
    this.clear.hidden = from === null && to === null;
    this.drawing.setAttribute("width", String(scale.width));
    this.drawing.replaceChildren(axis(scale), ...this.dots(scale), this.period(scale));
  }

  private scale(): Scale {
    const width = Math.max(200, this.root.clientWidth);
    const days = this.marks.map(({ day }) => day).sort((a, b) => a - b);
    const part = (share: number) => days[Math.round(share * (days.length - 1))]!;
    let [first, last] = [part(0), part(1)];
    // One claim of 1945 must not squeeze this year's into a dot: far outliers stand at the edge.
    const core = Math.max(part(0.9) - part(0.1), 60);
    if (last - first > core * (days.length > 60 ? 4 : 25)) {
      first = Math.max(first, part(0.1) - core * 0.4);
      last = Math.min(last, part(0.9) + core * 0.4);
    }
    const pad = Math.max(3, (last - first) * 0.02);
    return { first: first - pad, last: last + pad, width, earlier: first > part(0), later: last < part(1) };
  }

  private dots(scale: Scale): Node[] {
    const stacks = new Map<number, Mark[]>();
    for (const mark of this.marks) {
      const column = Math.round(place(mark.day, scale) / DOT);
      stacks.set(column, [...(stacks.get(column) ?? []), mark]);
    }
    for (const stack of stacks.values()) stack.sort((a, b) => level(a) - level(b));
    const tallest = Math.max(...[...stacks.values()].map((stack) => stack.length));
    const step = Math.min(DOT, (HEIGHT - AXIS - 6) / tallest);
    return [...stacks].flatMap(([column, stack]) => stack.map((mark, height) => this.dot(mark, column * DOT, height, step)));
  }

  private dot(mark: Mark, x: number, height: number, step: number): Node {
    const { selection } = this.state;
    const chosen = selection?.type === "claim" ? selection.claim === mark.claim : selection?.type === "entity" && selection.entity === mark.event;
    const lit = this.visible!.claims.has(mark.claim);
    const title = svg("title", {}, `${isoDay(mark.day)} · ${mark.label}`);
    const y = HEIGHT - AXIS - (height + 0.5) * step - 2;
    const props = { class: `mark group-${mark.group}${lit ? "" : " off"}${chosen ? " chosen" : ""}`, "data-claim": mark.claim, "data-event": mark.event };
    if (step >= 5) return svg("circle", { ...props, cx: x, cy: y, r: Math.min(4, step * 0.45) }, title);
    return svg("rect", { ...props, x: x - 3.5, y: y - step / 2, width: 7, height: step }, title);
  }

  private period(scale: Scale): Node {
    const { from, to } = this.state.filters;
    if (from === null && to === null) return svg("g");
    const left = from === null ? 0 : place(from, scale);
    const right = to === null ? scale.width : place(to, scale);
    return svg("rect", { class: "period", x: left, y: 0, width: Math.max(2, right - left), height: HEIGHT - AXIS });
  }

  private press(event: PointerEvent): void {
    this.dragStart = event.offsetX;
    this.drawing.setPointerCapture(event.pointerId);
  }

  private drag(event: PointerEvent): void {
    if (this.dragStart === null || Math.abs(event.offsetX - this.dragStart) < 5) return;
    const scale = this.scale();
    const ends = [this.dragStart, event.offsetX].map((x) => Math.round(dayAt(x, scale)));
    this.brush(Math.min(...ends), Math.max(...ends));
  }

  private release(event: PointerEvent): void {
    const moved = this.dragStart !== null && Math.abs(event.offsetX - this.dragStart) >= 5;
    this.dragStart = null;
    if (moved) return;
    const mark = document.elementsFromPoint(event.clientX, event.clientY).find((one) => one.classList.contains("mark"));
    const happening = mark?.getAttribute("data-event") ?? null;
    const claim = mark?.getAttribute("data-claim") ?? null;
    if (happening !== null) this.state.select({ type: "entity", entity: Number(happening) });
    else if (claim !== null) this.state.select({ type: "claim", claim: Number(claim) });
  }

  private read(): void {
    const day = (text: string) => (text === "" ? null : Date.parse(text) / DAY);
    this.brush(day(this.from.value), day(this.to.value));
  }

  private brush(from: number | null, to: number | null): void {
    this.state.filter((filters) => {
      filters.from = from;
      filters.to = to;
    });
  }
}

/** A mark for each event, on its day or else its first article's, and for each other dated claim. */
function marksOf(model: Model): Mark[] {
  const marks = new Map<string, Mark>();
  model.data.claims.forEach((claim, index) => {
    const event = model.isRole(claim) ? model.happenings.get(claim.subject)! : null;
    const said = event !== null && model.group[event.entity] === "statement";
    const days = event === null || said ? claim.days : event.days;
    const day = days?.[0] ?? days?.[1];
    if (day === null || day === undefined || claim.predicate === "mentions" || claim.toldBy !== null) return;
    const key = event === null ? `claim ${index}` : `${event.entity} ${day}`;
    if (marks.has(key)) return;
    const label = event === null ? words(model, claim) : model.entity(event.entity).label;
    marks.set(key, { claim: index, event: event?.entity ?? null, day, group: model.group[claim.subject]!, label });
  });
  return [...marks.values()].sort((a, b) => a.day - b.day || a.claim - b.claim);
}

/** Where in a stack a mark stands: what happened lowest, what was said on top. */
function level({ group }: Mark): number {
  return group === "event" ? 0 : group === "statement" ? 2 : 1;
}

function words(model: Model, claim: Claim): string {
  const object = claim.object === null ? (claim.value ?? "") : model.entity(claim.object).label;
  return `${model.entity(claim.subject).label} ${model.predicate(claim.predicate).label} ${object}`;
}

function place(day: number, { first, last, width }: Scale): number {
  const share = Math.min(1, Math.max(0, (day - first) / (last - first)));
  return MARGIN + share * (width - 2 * MARGIN);
}

function dayAt(x: number, { first, last, width }: Scale): number {
  return first + (Math.min(1, Math.max(0, (x - MARGIN) / (width - 2 * MARGIN)))) * (last - first);
}

function isoDay(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** Years, or months where the years are few, at most one label every 60 pixels. */
function axis(scale: Scale): Node {
  const group = svg("g", { class: "axis" }, svg("line", { x1: 0, x2: scale.width, y1: HEIGHT - AXIS, y2: HEIGHT - AXIS }));
  const y = HEIGHT - 3;
  if (scale.earlier) group.append(svg("text", { class: "earlier", x: MARGIN / 2, y }, "earlier"));
  if (scale.later) group.append(svg("text", { class: "later", x: scale.width - MARGIN / 2, y }, "later"));
  const taken = (x: number) => (scale.earlier && x < 60) || (scale.later && x > scale.width - 60);
  const months = (scale.last - scale.first) / 30.4;
  const fits = scale.width / 64;
  const step = [1, 3, 6, 12, 24, 60, 120, 300, 600, 1200].find((one) => months / one <= fits) ?? 2400;
  const start = new Date(scale.first * DAY);
  const year = Math.floor(start.getUTCFullYear() / Math.max(1, step / 12)) * Math.max(1, step / 12);
  for (let month = 0; ; month += step) {
    const date = Date.UTC(year, month, 1);
    if (date / DAY > scale.last) return group;
    if (date / DAY < scale.first) continue;
    const x = place(date / DAY, scale);
    if (taken(x)) continue;
    const label = new Date(date).toLocaleDateString("en", step < 12 ? { month: "short", year: "numeric", timeZone: "UTC" } : { year: "numeric", timeZone: "UTC" });
    group.append(svg("line", { x1: x, x2: x, y1: HEIGHT - AXIS, y2: HEIGHT - AXIS + 4 }), svg("text", { x, y }, label));
  }
}
