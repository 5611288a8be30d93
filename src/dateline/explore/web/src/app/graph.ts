// The drawing: a thing with its strongest neighbours, and more of them on demand. Never the whole graph.

import Graph from "graphology";
import forceAtlas2 from "graphology-layout-forceatlas2";
import Sigma from "sigma";
import { animateNodes } from "sigma/utils";
import { count, h } from "../dom";
import { drawLabels, type LabelledEdge, type LabelledNode } from "../labels";
import { calm, lasting, sigmaMotion } from "../motion";
import { edgePrograms, nodePrograms, pickFrom } from "../programs";
import { groupColor, mix, onThemeChange, theme } from "../theme";
import { get, type DrawnEdge, type DrawnNode, type Neighbourhood } from "./api";
import { filtersOf } from "./filters";

const FADE = 0.78;
const SPACE = 10; // how far neighbours start from their centre
const FEW = 30; // lines that all have their label when nothing is in focus
const STEPS = 160; // of the forces, at each change

interface NodeData { x: number; y: number; size: number; label: string; group: string; weight: number; type: string }
interface EdgeData { size: number; label: string; stance: string; type: string }

export interface Choice {
  node(id: string): void;
  edge(source: string, target: string): void;
}

export class Stage {
  private readonly graph = new Graph<NodeData, EdgeData>({ type: "directed" });
  private readonly sigma: Sigma<NodeData, EdgeData>;
  private readonly ink: CanvasRenderingContext2D;
  private readonly expanded = new Map<string, number>(); // thing → how many of its neighbours were asked for
  private readonly totals = new Map<string, [shown: number, total: number]>();
  private readonly told = h("p", { class: "unseen", role: "status" });
  private chosen: string | null = null;
  private pointed: string | null = null; // by the arrow keys
  private hoveredNode: string | null = null;
  private hoveredEdge: string | null = null;
  private stopMoving: (() => void) | null = null;

  constructor(private readonly frame: HTMLElement, private readonly choice: Choice, private readonly caption: HTMLElement) {
    const canvas = h("div", { class: "canvas", tabindex: 0, role: "application", "aria-label": "Graph. Arrow keys move from thing to thing, Enter opens; Expand beside it brings more. The page has the same as a list." });
    frame.append(canvas, this.told);
    this.sigma = new Sigma(this.graph, canvas, {
      renderLabels: false,
      ...sigmaMotion(),
      enableEdgeEvents: true,
      zIndex: true,
      stagePadding: 70,
      minEdgeThickness: 1.5,
      minCameraRatio: 0.05,
      maxCameraRatio: 3,
      allowInvalidContainer: true, // on a telephone it is hidden at first
      defaultDrawNodeHover: () => undefined,
      nodeProgramClasses: nodePrograms as never,
      nodeHoverProgramClasses: nodePrograms as never,
      edgeProgramClasses: edgePrograms as never,
      nodeReducer: (node, data) => this.nodeLook(node, data),
      edgeReducer: (edge, data) => this.edgeLook(edge, data),
    });
    const layer = this.sigma.createCanvas("names", { beforeLayer: "mouse", style: { pointerEvents: "none" } });
    this.ink = layer.getContext("2d")!;
    this.listen(canvas);
  }

  /** Put a thing in focus: where it is drawn already, or else alone with its neighbours. */
  async show(id: string): Promise<void> {
    if (!this.graph.hasNode(id)) await this.only(id);
    this.chosen = id;
    this.pointed = null;
    this.sigma.refresh();
    this.bringIn(id);
    this.describe();
  }

  /** Draw a thing with its neighbours, and nothing else. */
  async only(id: string): Promise<void> {
    const found = await this.ask(id, first(), []);
    this.clear();
    this.expanded.set(id, first());
    this.chosen = id;
    this.add(found, id);
    this.layOut(false);
    this.fit();
    this.describe();
  }

  /** Draw more neighbours of a thing beside what is there. */
  async expand(id: string | null = this.pointed ?? this.chosen): Promise<void> {
    if (id === null) return;
    const most = Math.min(120, (this.expanded.get(id) ?? 0) + first());
    const before = this.graph.order;
    const found = await this.ask(id, most, this.graph.nodes());
    this.expanded.set(id, most);
    this.add(found, id);
    if (this.graph.order > before) this.layOut(true);
    this.describe();
  }

  /** Draw chains of things that were given, and nothing else. */
  draw(nodes: DrawnNode[], edges: DrawnEdge[]): void {
    this.clear();
    this.chosen = null;
    this.add({ centre: "", nodes, edges, total: 0, shown: 0 }, "");
    this.layOut(false);
    this.fit();
  }

  /** Draw what is in focus anew, alone with its neighbours. */
  async again(): Promise<void> {
    const id = this.chosen;
    if (id !== null) await this.only(id);
  }

  fit(): void {
    this.sigma.setCustomBBox(null);
    this.sigma.refresh();
    void this.sigma.getCamera().animate({ x: 0.5, y: 0.5, ratio: 1, angle: 0 }, { duration: lasting(250) });
  }

  zoom(factor: number): void {
    const camera = this.sigma.getCamera();
    void camera.animate({ ratio: camera.getBoundedRatio(camera.ratio * factor) }, { duration: lasting(150) });
  }

  resize(): void {
    this.sigma.resize();
    this.sigma.refresh();
  }

  /** For tests: what is drawn, and where, in page pixels. */
  size(): { nodes: number; edges: number } {
    return { nodes: this.graph.order, edges: this.graph.size };
  }

  positionOf(id: string): { x: number; y: number } | null {
    if (!this.graph.hasNode(id)) return null;
    const point = this.pointOf(id);
    const box = this.sigma.getContainer().getBoundingClientRect();
    return { x: box.left + point.x, y: box.top + point.y };
  }

  private clear(): void {
    this.stopMoving?.(); // else it moves things that are gone
    this.stopMoving = null;
    this.hoveredNode = this.hoveredEdge = this.pointed = null;
    this.graph.clear();
    this.expanded.clear();
  }

  private async ask(of: string, limit: number, among: string[]): Promise<Neighbourhood> {
    const parameters = filtersOf(new URLSearchParams(location.search));
    parameters.set("of", of);
    parameters.set("limit", String(limit));
    for (const one of among) parameters.append("among", one);
    const found = await get<Neighbourhood>("/api/neighbours", parameters);
    this.totals.set(of, [found.shown, found.total]);
    return found;
  }

  private add({ nodes, edges }: Neighbourhood, centre: string): void {
    const origin = this.graph.hasNode(centre) ? this.graph.getNodeAttributes(centre) : { x: 0, y: 0 };
    const fresh = nodes.filter(({ id }) => !this.graph.hasNode(id));
    fresh.forEach((node, at) => {
      const angle = at * 2.399963; // the golden angle: neighbours never start in line
      const far = node.id === centre ? 0 : SPACE * Math.sqrt(at + 1);
      this.graph.addNode(node.id, {
        x: origin.x + far * Math.cos(angle), y: origin.y + far * Math.sin(angle),
        size: Math.min(18, 4 + 1.9 * Math.log2(1 + node.weight)) * (narrow() ? 0.7 : 1), label: node.label, group: node.group, weight: node.weight,
        type: node.group === "event" || node.group === "statement" ? "diamond" : "disc",
      });
    });
    for (const edge of edges) this.addEdge(edge);
  }

  private addEdge({ source, target, label, stance, arrow, size }: DrawnEdge): void {
    if (this.graph.hasEdge(source, target) || this.graph.hasEdge(target, source)) return;
    const broken = stance === "asserted" || stance === "reported" ? "" : stance === "implied" ? "-dotted" : "-dashed";
    const [from, to] = arrow === "backward" ? [target, source] : [source, target];
    this.graph.addEdge(from, to, {
      size: Math.min(4, 1.6 + 0.6 * Math.log2(size)), label, stance, type: `${arrow === "backward" ? "forward" : arrow}${broken}`,
    });
  }

  private layOut(moving: boolean): void {
    this.stopMoving?.();
    const settings = { ...forceAtlas2.inferSettings(this.graph), linLogMode: false, adjustSizes: true, gravity: 0.6, scalingRatio: 22, slowDown: 4 };
    const places = forceAtlas2(this.graph, { iterations: STEPS, settings });
    if (moving && !calm()) this.stopMoving = animateNodes(this.graph, places, { duration: 450 });
    else this.graph.updateEachNodeAttributes((node, data) => ({ ...data, ...places[node]! }));
  }

  private nodeLook(node: string, data: NodeData) {
    const lit = this.isNear(node);
    const marked = node === this.hoveredNode || node === this.chosen || node === this.pointed;
    const color = groupColor(data.group);
    return { ...data, color: lit || marked ? color : mix(color, theme().ground, FADE), size: data.size * (marked ? 1.2 : 1), zIndex: marked ? 2 : lit ? 1 : 0 };
  }

  private edgeLook(edge: string, data: EdgeData) {
    const { stances, ground, ink } = theme();
    const color = stances[data.stance as keyof typeof stances];
    const lit = this.isLit(edge);
    const marked = edge === this.hoveredEdge;
    return { ...data, label: "", color: marked ? mix(color, ink, 0.35) : mix(color, ground, lit ? 0.1 : 0.7), size: data.size + (marked ? 1.2 : 0), zIndex: lit ? 1 : 0 };
  }

  private focus(): string | null {
    const at = this.hoveredNode ?? this.pointed ?? this.chosen;
    return at !== null && this.graph.hasNode(at) ? at : null;
  }

  private isNear(node: string): boolean {
    const focus = this.focus();
    return focus === null || node === focus || this.graph.areNeighbors(node, focus);
  }

  private isLit(edge: string): boolean {
    const focus = this.focus();
    return focus === null || this.graph.extremities(edge).includes(focus);
  }

  private listen(canvas: HTMLElement): void {
    const hover = (node: string | null, edge: string | null) => {
      this.hoveredNode = node;
      this.hoveredEdge = edge;
      canvas.style.cursor = node === null && edge === null ? "" : "pointer";
      this.sigma.refresh({ skipIndexation: true });
    };
    this.sigma.on("enterNode", ({ node }) => hover(node, null));
    this.sigma.on("leaveNode", () => hover(null, null));
    this.sigma.on("enterEdge", ({ edge }) => hover(null, edge));
    this.sigma.on("leaveEdge", () => hover(null, null));
    this.sigma.on("clickNode", ({ node }) => this.choice.node(node));
    this.sigma.on("doubleClickNode", ({ node, preventSigmaDefault }) => { preventSigmaDefault(); void this.expand(node); });
    this.sigma.on("clickEdge", ({ edge }) => this.choice.edge(...this.graph.extremities(edge)));
    this.sigma.on("afterRender", () => this.write());
    pickFrom(canvas, () => this.sigma.refresh({ skipIndexation: true }));
    onThemeChange(() => this.sigma.refresh({ skipIndexation: true }));
    canvas.addEventListener("keydown", (event) => this.press(event));
    new ResizeObserver(() => this.resize()).observe(this.frame);
  }

  private press(event: KeyboardEvent): void {
    const ways: Record<string, [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    const way = ways[event.key];
    if (way !== undefined) this.walk(way);
    else if (event.key === "Enter" && this.pointed !== null) this.choice.node(this.pointed);
    else if (event.key === "+") this.zoom(1 / 1.4);
    else if (event.key === "-") this.zoom(1.4);
    else return;
    event.preventDefault();
  }

  /** Point at the nearest thing in a direction. */
  private walk([dx, dy]: [number, number]): void {
    const here = this.pointed ?? this.chosen ?? this.graph.nodes()[0];
    if (here === undefined || !this.graph.hasNode(here)) return;
    const from = this.pointOf(here);
    let best: [number, string] | null = null;
    for (const node of this.graph.nodes()) {
      const { x, y } = this.pointOf(node);
      const ahead = (x - from.x) * dx + (y - from.y) * dy;
      const aside = Math.abs((x - from.x) * dy) + Math.abs((y - from.y) * dx);
      const cost = ahead + 2 * aside;
      if (node !== here && ahead > aside * 0.4 && (best === null || cost < best[0])) best = [cost, node];
    }
    if (best === null) return;
    this.pointed = best[1];
    const { label } = this.graph.getNodeAttributes(best[1]);
    this.told.textContent = `${label}, ${this.graph.degree(best[1])} lines drawn`;
    this.sigma.refresh();
    this.bringIn(best[1]);
  }

  /** Move what is seen to a thing that is outside, so that nobody needs to drag. */
  private bringIn(node: string): void {
    const at = this.sigma.getNodeDisplayData(node);
    const { width, height } = this.sigma.getDimensions();
    const { x, y } = this.pointOf(node);
    if (at !== undefined && (x < 20 || y < 20 || x > width - 20 || y > height - 20)) void this.sigma.getCamera().animate({ x: at.x, y: at.y }, { duration: lasting(300) });
  }

  private describe(): void {
    if (this.chosen === null || !this.graph.hasNode(this.chosen)) return;
    const { label } = this.graph.getNodeAttributes(this.chosen);
    const [shown, total] = this.totals.get(this.chosen) ?? [0, 0];
    const more = shown === 0 ? "“Expand” brings its connections" : total <= shown ? count(total, "connection") : `the ${shown} strongest of ${total.toLocaleString("en")} connections`;
    this.caption.replaceChildren(h("b", {}, h("bdi", {}, label)), `: ${more}`);
  }

  private write(): void {
    drawLabels(this.ink, this.sigma.getDimensions(), this.graph.nodes().map((node) => this.labelled(node)), this.edgeLabels(), theme());
  }

  private labelled(node: string): LabelledNode {
    const { x, y } = this.pointOf(node);
    const { label, weight } = this.graph.getNodeAttributes(node);
    const radius = this.sigma.scaleSize(this.sigma.getNodeDisplayData(node)?.size ?? 5);
    const lit = this.isNear(node);
    const forced = node === this.hoveredNode || node === this.chosen || node === this.pointed;
    const rank = (forced ? 2e6 : lit ? 1e6 : 0) + weight;
    return { text: label, x, y, radius, rank, forced, dimmed: !lit && !forced, leader: true };
  }

  private edgeLabels(): LabelledEdge[] {
    const focus = this.focus();
    const few = this.graph.size <= FEW;
    return this.graph.filterEdges((edge) => edge === this.hoveredEdge || (focus === null ? few : this.isLit(edge))).map((edge) => {
      const [a, b] = this.graph.extremities(edge).map((node) => this.pointOf(node)) as [Point, Point];
      const { label, stance } = this.graph.getEdgeAttributes(edge);
      const share = this.graph.source(edge) === focus ? 0.56 : 0.44;
      return { text: label, x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share, color: mix(theme().stances[stance as "asserted"], theme().ink, 0.6) };
    });
  }

  private pointOf(node: string): Point {
    const { x, y } = this.graph.getNodeAttributes(node);
    return this.sigma.graphToViewport({ x, y });
  }
}

interface Point { x: number; y: number }

function narrow(): boolean {
  return window.innerWidth <= 800;
}

/** How many neighbours a step brings: a telephone has room for few. */
function first(): number {
  return narrow() ? 12 : 24;
}

/** Whether this browser can draw it at all. */
export function drawable(): boolean {
  return document.createElement("canvas").getContext("webgl2") !== null;
}
