// Labels that never cover each other: the most important first, each in the first free place round its
// node, on a halo of the ground colour; what finds no place waits until the reader zooms in.

import type { Theme } from "./theme";

export interface LabelledNode {
  text: string;
  x: number;
  y: number;
  radius: number;
  rank: number; // higher is placed sooner
  forced: boolean; // drawn even if it covers something
  dimmed: boolean;
  leader: boolean; // one of the first may cover nodes; a headline, which is long, never does
}

export interface LabelledEdge { text: string; x: number; y: number; color: string }

interface Box { left: number; top: number; right: number; bottom: number }
interface Text { lines: string[]; width: number; height: number; size: number }

const FAMILY = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", sans-serif';
const LINE = 20; // characters after which a label breaks in two
const LONGEST = 66;
const AREA = 3500; // square pixels of the stage for each label: more labels are noise
const CROWD = 400; // nodes on stage from which labels may cover the small ones
const LEADERS = 40; // things whose labels may cover any node, if no other place is free

/** Draw the labels of nodes and edges on a canvas, which is made as large as the stage, and cleared. */
export function drawLabels(
  context: CanvasRenderingContext2D,
  size: { width: number; height: number },
  nodes: LabelledNode[],
  edges: LabelledEdge[],
  theme: Theme,
): void {
  fit(context, size);
  const taken = new Taken();
  const onStage = nodes
    .filter(({ x, y }) => x > -20 && y > -20 && x < size.width + 20 && y < size.height + 20)
    .sort((a, b) => b.rank - a.rank);
  const most = Math.max(40, (size.width * size.height) / AREA);
  const obstacles = onStage.length > CROWD ? onStage.slice(0, most) : onStage;
  for (const node of obstacles) taken.add(around(node.x, node.y, node.radius + 1, node.radius + 1), node);
  const forced = onStage.filter((node) => node.forced);
  for (const node of forced) drawNodeLabel(context, size, node, taken, theme);
  for (const edge of edges) drawEdgeLabel(context, edge, taken, theme);
  const others = onStage.filter((node) => !node.forced && !(node.dimmed && onStage.length > CROWD));
  let drawn = 0;
  others.forEach((node, place) => {
    if (drawn < most && drawNodeLabel(context, size, node, taken, theme, node.leader && place < LEADERS)) drawn += 1;
  });
}

function fit(context: CanvasRenderingContext2D, { width, height }: { width: number; height: number }): void {
  const { canvas } = context;
  const ratio = window.devicePixelRatio;
  if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
  }
  canvas.style.width = `${width}px`;
  canvas.style.height = `${height}px`;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
}

/** Draw a node's label in its first free place; false when there is none. */
function drawNodeLabel(
  context: CanvasRenderingContext2D,
  size: { width: number; height: number },
  node: LabelledNode,
  taken: Taken,
  theme: Theme,
  leader = false,
): boolean {
  const text = measure(context, node);
  const all = placesOf(node, text);
  const places = all.filter((box) => inStage(box, size));
  const free = places.find((box) => !taken.hits(box, node));
  const overNodes = leader ? places.find((box) => !taken.hitsLabel(box)) : undefined;
  const box = free ?? overNodes ?? (node.forced ? places[0] ?? all[0] : undefined);
  if (box === undefined) return false;
  taken.add(box);
  drawText(context, text, box, node, theme);
  return true;
}

function measure(context: CanvasRenderingContext2D, node: LabelledNode): Text {
  const size = Math.min(15, Math.max(11, 9.5 + node.radius * 0.28));
  const lines = wrap(node.text);
  context.font = font(size, node.forced);
  const width = Math.max(...lines.map((line) => context.measureText(line).width));
  return { lines, width, height: lines.length * size * 1.18, size };
}

function font(size: number, bold: boolean): string {
  return `${bold ? 650 : 500} ${size}px ${FAMILY}`;
}

/** One line, or two or three of about the same length; what is longer ends with a whole word. */
export function wrap(text: string): string[] {
  const short = text.length > LONGEST ? `${text.slice(0, LONGEST - 1).replace(/(?<=\S)\s+\S*$/, "")} …` : text;
  if (short.length <= LINE) return [short];
  const spaces = [...short.matchAll(/\s/g)].map((match) => match.index);
  const count = Math.min(3, Math.max(2, Math.ceil(short.length / (LINE + 2))));
  return cut(short, spaces, Math.min(count - 1, spaces.length));
}

/** A text cut at some of its spaces, so that the longest line is as short as can be. */
function cut(text: string, spaces: number[], cuts: number): string[] {
  if (cuts === 0) return [text];
  const ways = spaces.slice(cuts - 1).map((space) => {
    const head = cut(text.slice(0, space), spaces.filter((one) => one < space), cuts - 1);
    return [...head, text.slice(space + 1)];
  });
  const longest = (lines: string[]) => Math.max(...lines.map((line) => line.length));
  return ways.reduce((best, way) => (longest(way) < longest(best) ? way : best));
}

function placesOf({ x, y, radius }: LabelledNode, { width, height }: Text): Box[] {
  const gap = radius + 4;
  const box = (left: number, top: number): Box => ({ left, top, right: left + width, bottom: top + height });
  return [
    box(x + gap, y - height / 2),
    box(x - gap - width, y - height / 2),
    box(x - width / 2, y + gap - 1),
    box(x - width / 2, y - gap - height + 1),
    box(x + gap * 0.7, y + gap * 0.5),
    box(x + gap * 0.7, y - gap * 0.5 - height),
    box(x - gap * 0.7 - width, y + gap * 0.5),
    box(x - gap * 0.7 - width, y - gap * 0.5 - height),
  ];
}

function drawText(context: CanvasRenderingContext2D, text: Text, box: Box, node: LabelledNode, theme: Theme): void {
  context.font = font(text.size, node.forced);
  context.textBaseline = "middle";
  const beside = box.left >= node.x || box.right <= node.x;
  context.textAlign = beside ? (box.left >= node.x ? "left" : "right") : "center";
  const x = beside ? (box.left >= node.x ? box.left : box.right) : (box.left + box.right) / 2;
  context.lineJoin = "round";
  context.lineWidth = 3.5;
  context.strokeStyle = theme.ground;
  context.fillStyle = theme.ink;
  context.globalAlpha = node.dimmed ? 0.35 : 1;
  const step = text.height / text.lines.length;
  text.lines.forEach((line, i) => context.strokeText(line, x, box.top + step * (i + 0.5)));
  text.lines.forEach((line, i) => context.fillText(line, x, box.top + step * (i + 0.5)));
  context.globalAlpha = 1;
}

function drawEdgeLabel(context: CanvasRenderingContext2D, edge: LabelledEdge, taken: Taken, theme: Theme): void {
  context.font = `italic 500 11px ${FAMILY}`;
  const width = context.measureText(edge.text).width;
  const box = around(edge.x, edge.y, width / 2 + 4, 8);
  if (taken.hits(box)) return;
  taken.add(box);
  context.fillStyle = theme.ground;
  context.globalAlpha = 0.9;
  context.beginPath();
  context.roundRect(box.left, box.top, box.right - box.left, box.bottom - box.top, 4);
  context.fill();
  context.globalAlpha = 1;
  context.fillStyle = edge.color;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillText(edge.text, edge.x, edge.y + 0.5);
}

function around(x: number, y: number, halfWidth: number, halfHeight: number): Box {
  return { left: x - halfWidth, top: y - halfHeight, right: x + halfWidth, bottom: y + halfHeight };
}

function inStage(box: Box, { width, height }: { width: number; height: number }): boolean {
  return box.left >= 2 && box.top >= 2 && box.right <= width - 2 && box.bottom <= height - 2;
}

/** The boxes taken so far, in a grid so that a look-up meets only those near by. */
class Taken {
  private readonly cells = new Map<string, { box: Box; owner: LabelledNode | undefined }[]>();

  add(box: Box, owner?: LabelledNode): void {
    for (const key of this.keys(box)) {
      const cell = this.cells.get(key);
      if (cell === undefined) this.cells.set(key, [{ box, owner }]);
      else cell.push({ box, owner });
    }
  }

  hits(box: Box, self?: LabelledNode): boolean {
    return this.some(box, (owner) => owner === undefined || owner !== self);
  }

  hitsLabel(box: Box): boolean {
    return this.some(box, (owner) => owner === undefined);
  }

  private some(box: Box, counts: (owner: LabelledNode | undefined) => boolean): boolean {
    return this.keys(box).some((key) =>
      (this.cells.get(key) ?? []).some(
        ({ box: other, owner }) =>
          counts(owner) &&
          box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom,
      ),
    );
  }

  private keys({ left, top, right, bottom }: Box): string[] {
    const keys: string[] = [];
    for (let x = Math.floor(left / 80); x <= Math.floor(right / 80); x += 1) {
      for (let y = Math.floor(top / 40); y <= Math.floor(bottom / 40); y += 1) keys.push(`${x},${y}`);
    }
    return keys;
  }
}
