// The drawing: sigma's renderer over the visible part of the graph, and what a click on it means.

import Graph from "graphology";
import Sigma from "sigma";
import { graphExtent } from "sigma/utils";
import { isEvent, type Model } from "./data";
import { drawLabels, type LabelledEdge, type LabelledNode } from "./labels";
import { lasting, sigmaMotion } from "./motion";
import { edgePrograms, nodePrograms, pickFrom } from "./programs";
import type { Selection, State } from "./state";
import { groupColor, mix, onThemeChange, theme } from "./theme";
import { edgeKey, type Bundle, type Visible } from "./visible";

const FADE = 0.82; // how far what isn't in focus goes towards the ground colour
const MANY = 3000; // lines that are drawn while the canvas is dragged; more of them would make it jerk

export class View {
  private readonly graph = new Graph({ type: "directed" });
  private readonly sigma: Sigma;
  private readonly ink: CanvasRenderingContext2D;
  private hoveredNode: string | null = null;
  private hoveredEdge: string | null = null;
  private focus: Set<string> | null = null;
  private drawn = false; // whether what is drawn is what there is

  constructor(
    container: HTMLElement,
    private readonly model: Model,
    private readonly state: State,
    private visible: Visible,
  ) {
    this.sigma = new Sigma(this.graph, container, {
      renderLabels: false,
      ...sigmaMotion(),
      enableEdgeEvents: true,
      zIndex: true,
      allowInvalidContainer: true, // a window may be too low for it
      stagePadding: 44,
      minEdgeThickness: 1.5,
      minCameraRatio: 0.02,
      maxCameraRatio: 3,
      defaultDrawNodeHover: () => undefined, // labels.ts draws the hovered label too
      nodeProgramClasses: nodePrograms,
      nodeHoverProgramClasses: nodePrograms,
      edgeProgramClasses: edgePrograms,
      nodeReducer: (node, data) => this.nodeLook(node, data),
      edgeReducer: (edge, data) => this.edgeLook(edge, data),
    });
    const canvas = this.sigma.createCanvas("story-labels", { beforeLayer: "mouse", style: { pointerEvents: "none" } });
    this.ink = canvas.getContext("2d")!;
    this.listen();
    this.show(visible);
    this.fit();
  }

  /** Draw another visible part; the camera stays where it is. */
  show(visible: Visible): void {
    this.visible = visible;
    this.graph.clear();
    for (const [node, neighbours] of visible.neighbours) this.addNode(node, neighbours.size);
    const { selection } = this.state;
    if (selection?.type === "entity" && !this.graph.hasNode(String(selection.entity))) this.addNode(selection.entity, 0);
    for (const bundle of visible.bundles.values()) this.addEdge(bundle);
    this.sigma.setSetting("hideEdgesOnMove", this.graph.size > MANY); // so that it moves smoothly
    this.select(selection);
  }

  /** Put a selection in focus, and into view if it is outside. */
  select(selection: Selection): void {
    if (selection?.type === "entity" && !this.graph.hasNode(String(selection.entity))) this.addNode(selection.entity, 0);
    this.focus = this.focusOf(selection);
    this.redraw();
    const ends = endsOf(this.model, selection);
    if (ends.some((end) => !this.inView(String(end)))) this.centre(ends.map(String));
  }

  /** Show the whole visible graph. */
  fit(): void {
    this.sigma.setCustomBBox(graphExtent(this.graph));
    this.redraw();
    this.sigma.getCamera().setState({ x: 0.5, y: 0.5, ratio: 1, angle: 0 });
  }

  zoom(factor: number): void {
    const camera = this.sigma.getCamera();
    void camera.animate({ ratio: camera.getBoundedRatio(camera.ratio * factor) }, { duration: lasting(150) });
  }

  /** Where a node is drawn, in page pixels; null when it isn't. */
  positionOf(entity: number): { x: number; y: number } | null {
    const node = String(entity);
    if (!this.graph.hasNode(node)) return null;
    const point = this.pointOf(node);
    const frame = this.sigma.getContainer().getBoundingClientRect();
    return { x: frame.left + point.x, y: frame.top + point.y };
  }

  /** Draw all anew before the next frame: however much has changed until then, it is drawn once. */
  private redraw(): void {
    this.drawn = false;
    this.sigma.refresh({ schedule: true });
  }

  size(): { nodes: number; edges: number } {
    return { nodes: this.graph.order, edges: this.graph.size };
  }

  private addNode(index: number, degree: number): void {
    const { x, y, label } = this.model.entity(index);
    const group = this.model.group[index] ?? "other";
    // Area grows with degree; a crowd is drawn smaller.
    const size = Math.min(26, 4.5 + 2.6 * Math.sqrt(degree)) * crowding(this.visible.neighbours.size);
    this.graph.addNode(String(index), {
      x, y, label, size, group, degree, type: isEvent(group) ? "diamond" : "disc",
    });
  }

  private addEdge(bundle: Bundle): void {
    const { stance } = bundle;
    const broken = stance === "asserted" || stance === "reported" ? "" : stance === "implied" ? "-dotted" : "-dashed";
    const size = Math.min(4, 1.7 + 0.6 * Math.log2(bundle.claims.length)) * crowding(this.visible.neighbours.size);
    this.graph.addEdgeWithKey(bundle.key, String(bundle.source), String(bundle.target), {
      size, stance, type: `${bundle.arrow}${broken}`,
    });
  }

  private nodeLook(node: string, data: Record<string, unknown>) {
    const color = groupColor(data.group as string);
    const lit = this.focus === null || this.focus.has(node);
    const chosen = node === this.hoveredNode || (this.state.selection?.type === "entity" && node === String(this.state.selection.entity));
    return {
      ...data,
      color: lit || chosen ? color : mix(color, theme().ground, FADE),
      size: (data.size as number) * (chosen ? 1.18 : 1),
      zIndex: chosen ? 2 : lit ? 1 : 0,
    };
  }

  private edgeLook(edge: string, data: Record<string, unknown>) {
    const { stances, ground, ink } = theme();
    const color = stances[data.stance as keyof typeof stances];
    const lit = this.isLit(edge);
    const marked = edge === this.hoveredEdge || edge === this.selectedEdge();
    const crowd = this.graph.size > 800 ? 0.5 : 0.1; // thousands of lines must not hide the nodes
    const calm = mix(color, ground, this.focus === null ? crowd : lit ? 0 : 0.86);
    return {
      ...data,
      color: marked ? mix(color, ink, 0.35) : calm,
      size: (data.size as number) + (marked ? 1.4 : 0),
      zIndex: marked ? 2 : lit ? 1 : 0,
    };
  }

  private selectedEdge(): string | null {
    const { selection } = this.state;
    const ends = selection?.type === "edge" || selection?.type === "claim" ? endsOf(this.model, selection) : [];
    return ends.length === 2 ? edgeKey(ends[0]!, ends[1]!) : null;
  }

  private isLit(edge: string): boolean {
    const { selection } = this.state;
    if (selection?.type === "entity") return edge.split("|").includes(String(selection.entity));
    return edge === this.selectedEdge();
  }

  private focusOf(selection: Selection): Set<string> | null {
    if (selection === null) return null;
    const ends = endsOf(this.model, selection);
    if (selection.type !== "entity") return new Set(ends.map(String));
    return new Set([...ends, ...(this.visible.neighbours.get(selection.entity) ?? [])].map(String));
  }

  private listen(): void {
    const hover = (node: string | null, edge: string | null) => {
      this.hoveredNode = node;
      this.hoveredEdge = edge;
      this.sigma.getContainer().style.cursor = node === null && edge === null ? "" : "pointer";
      this.sigma.refresh({ skipIndexation: true });
    };
    this.sigma.on("enterNode", ({ node }) => hover(node, null));
    this.sigma.on("leaveNode", () => hover(null, null));
    this.sigma.on("enterEdge", ({ edge }) => hover(null, edge));
    this.sigma.on("leaveEdge", () => hover(null, null));
    this.sigma.on("clickNode", ({ node }) => this.state.select({ type: "entity", entity: Number(node) }));
    this.sigma.on("clickEdge", ({ edge }) => {
      const bundle = this.visible.bundles.get(edge);
      if (bundle !== undefined) this.state.select({ type: "edge", source: bundle.source, target: bundle.target });
    });
    this.sigma.on("clickStage", () => this.state.select(null));
    this.sigma.on("doubleClickNode", ({ preventSigmaDefault }) => preventSigmaDefault());
    this.sigma.on("afterRender", () => {
      this.drawn = true;
      this.write();
    });
    new ResizeObserver(() => this.resize()).observe(this.sigma.getContainer());
    pickFrom(this.sigma.getContainer(), () => this.sigma.refresh({ skipIndexation: true }));
    onThemeChange(() => this.sigma.refresh({ skipIndexation: true }));
  }

  /** Fill the room that there is, which a sheet over the lower half makes smaller. */
  private resize(): void {
    const { width, height } = this.sigma.getDimensions();
    const { offsetWidth, offsetHeight } = this.sigma.getContainer();
    if (width === offsetWidth && height === offsetHeight) return;
    this.sigma.resize();
    this.redraw();
  }

  private write(): void {
    const nodes = this.graph.mapNodes((node, data) => this.labelled(node, data.degree as number));
    drawLabels(this.ink, this.sigma.getDimensions(), nodes, this.edgeLabels(), theme());
  }

  private labelled(node: string, degree: number): LabelledNode {
    const { x, y } = this.pointOf(node);
    const radius = this.sigma.scaleSize(this.sigma.getNodeDisplayData(node)!.size);
    const lit = this.focus === null || this.focus.has(node);
    const { selection } = this.state;
    const forced = node === this.hoveredNode || endsOf(this.model, selection).map(String).includes(node);
    // Of equals, a position has its label last: its holder's name says most of it.
    const rank = (forced ? 2e6 : lit ? 1e6 : 0) + degree - (this.model.group[Number(node)] === "position" ? 0.5 : 0);
    return { text: this.model.shortLabel(Number(node)), x, y, radius, rank, forced, dimmed: !lit && !forced, leader: !isEvent(this.model.group[Number(node)]) };
  }

  private edgeLabels(): LabelledEdge[] {
    const labels: LabelledEdge[] = [];
    for (const bundle of this.visible.bundles.values()) {
      if (bundle.key !== this.hoveredEdge && (this.focus === null || !this.isLit(bundle.key))) continue;
      const a = this.pointOf(String(bundle.source));
      const b = this.pointOf(String(bundle.target));
      const share = this.labelShare(bundle);
      const [x, y] = [a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share];
      labels.push({ text: bundle.label, x, y, color: mix(theme().stances[bundle.stance], theme().ink, 0.5) });
    }
    return labels;
  }

  /** How far along an edge its label stands: nearer the far end, as the edges of a hub crowd round it. */
  private labelShare({ source, target }: Bundle): number {
    const { selection } = this.state;
    if (selection?.type !== "entity") return 0.5;
    return selection.entity === source ? 0.58 : selection.entity === target ? 0.42 : 0.5;
  }

  private pointOf(node: string): { x: number; y: number } {
    if (!this.drawn) this.sigma.refresh();
    const { x, y } = this.graph.getNodeAttributes(node) as { x: number; y: number };
    return this.sigma.graphToViewport({ x, y });
  }

  private inView(node: string): boolean {
    if (!this.graph.hasNode(node)) return true; // filtered away: nothing to show
    const { x, y } = this.pointOf(node);
    const { width, height } = this.sigma.getDimensions();
    return x > 20 && y > 20 && x < width - 20 && y < height - 20;
  }

  private centre(nodes: string[]): void {
    const shown = nodes.filter((node) => this.graph.hasNode(node)).map((node) => this.sigma.getNodeDisplayData(node)!);
    const x = shown.reduce((sum, node) => sum + node.x, 0) / shown.length;
    const y = shown.reduce((sum, node) => sum + node.y, 0) / shown.length;
    void this.sigma.getCamera().animate({ x, y }, { duration: lasting(300) });
  }
}

/** How much smaller nodes and lines are drawn where there are many. */
function crowding(nodes: number): number {
  return Math.max(0.3, Math.min(1, Math.sqrt(160 / Math.max(1, nodes))));
}

function endsOf(model: Model, selection: Selection): number[] {
  if (selection === null) return [];
  if (selection.type === "entity") return [selection.entity];
  if (selection.type === "edge") return [selection.source, selection.target];
  const { subject, object } = model.claim(selection.claim);
  return object === null ? [subject] : [subject, object];
}
