// WebGL programs: discs and diamonds with a rim, and edges, solid, dashed or dotted, that are easy to hit.
// They change sigma's own shaders in few places, so they hold for the pinned version.

import type { Attributes } from "graphology-types";
import {
  NodeCircleProgram,
  createEdgeArrowHeadProgram,
  createEdgeClampedProgram,
  createEdgeCompoundProgram,
  createEdgeDoubleClampedProgram,
  EdgeRectangleProgram,
  type EdgeProgramType,
  type NodeProgramType,
} from "sigma/rendering";

let pointed = false; // whether a pointer has come to the drawing

/** Draw what tells things apart under a pointer as soon as there is one: without a graphics processor that is half of the work. */
export function pickFrom(frame: HTMLElement, redraw: () => void): void {
  frame.addEventListener("pointerenter", () => {
    if (pointed) return;
    pointed = true;
    redraw();
  });
}

type Drawing = new (...args: any[]) => { drawWebGL(method: number, info: { isPicking: boolean }): void };

function lazy<T>(base: T): T {
  return class extends (base as Drawing) {
    override drawWebGL(method: number, info: { isPicking: boolean }) {
      if (!info.isPicking || pointed) super.drawWebGL(method, info);
    }
  } as T;
}

/** Half-size of a shape at a place: a disc's radius, or a diamond's. Equal areas look equal. */
const SHAPES = { disc: "length(v_diffVector)", diamond: "(abs(v_diffVector.x) + abs(v_diffVector.y)) * 0.86" };

const nodeShader = (distance: string) => `
precision highp float;
varying vec4 v_color;
varying vec2 v_diffVector;
varying float v_radius;
uniform float u_correctionRatio;

void main(void) {
  float pixel = u_correctionRatio * 2.0;
  float inside = v_radius - ${distance};
  #ifdef PICKING_MODE
  gl_FragColor = inside < 0.0 ? vec4(0.0) : v_color;
  #else
  vec4 rim = vec4(v_color.rgb * 0.72, v_color.a);
  vec4 fill = mix(rim, v_color, smoothstep(pixel * 0.6, pixel * 1.4, inside));
  gl_FragColor = mix(vec4(0.0), fill, smoothstep(0.0, pixel, inside));
  #endif
}`;

function node(shape: keyof typeof SHAPES): NodeProgramType {
  return lazy(class extends NodeCircleProgram {
    override getDefinition() {
      return { ...super.getDefinition(), FRAGMENT_SHADER_SOURCE: nodeShader(SHAPES[shape]) };
    }
  });
}

/** Pixels from one stroke to the next, and how many of them are drawn. */
type Strokes = readonly [every: number, drawn: number] | null;
const STROKES: Record<"" | "-dashed" | "-dotted", Strokes> = { "": null, "-dashed": [14, 7], "-dotted": [5, 2] };

const broken = (every: number, drawn: number) => `
precision mediump float;
varying vec4 v_color;
varying vec2 v_normal;
varying float v_thickness;
varying float v_feather;
varying float v_along;

void main(void) {
  #ifdef PICKING_MODE
  gl_FragColor = v_color;
  #else
  float side = smoothstep(v_thickness - v_feather, v_thickness, length(v_normal) * v_thickness);
  float at = mod(v_along, ${every}.0);
  float gap = smoothstep(${drawn}.0, ${drawn + 1}.0, at) - smoothstep(${every - 1}.0, ${every}.0, at);
  gl_FragColor = mix(v_color, vec4(0.0), max(side, gap));
  #endif
}`;

// v_along is the distance from the source in pixels; picking widens a hair line to a finger's width.
const ALONG = `
  v_along = a_positionCoef * length(a_positionEnd - a_positionStart) * u_sizeRatio / u_correctionRatio / 2.0;`;
const PICKABLE = `
  float minThickness = u_minEdgeThickness;
  #ifdef PICKING_MODE
  minThickness = max(minThickness, 5.0);
  #endif`;

type Definition = { VERTEX_SHADER_SOURCE: string; FRAGMENT_SHADER_SOURCE: string };

function adapt<T extends Definition>(definition: T, strokes: Strokes): T {
  let vertex = definition.VERTEX_SHADER_SOURCE.replace("float minThickness = u_minEdgeThickness;", PICKABLE);
  if (strokes === null) return { ...definition, VERTEX_SHADER_SOURCE: vertex };
  vertex = vertex.replace("void main() {", `varying float v_along;\nvoid main() {${ALONG}`);
  return { ...definition, VERTEX_SHADER_SOURCE: vertex, FRAGMENT_SHADER_SOURCE: broken(...strokes) };
}

/** A line program like another one, easy to hit and broken if wanted. */
function line(base: EdgeProgramType, strokes: Strokes): EdgeProgramType {
  const Base = base as unknown as new (...args: unknown[]) => { getDefinition(): Definition };
  return lazy(class extends Base {
    override getDefinition() {
      return adapt(super.getDefinition(), strokes);
    }
  } as unknown as EdgeProgramType);
}

const HEAD = { lengthToThicknessRatio: 4, widenessToThicknessRatio: 3 };

function edges(suffix: keyof typeof STROKES): Record<string, EdgeProgramType> {
  const strokes = STROKES[suffix];
  const head = lazy(createEdgeArrowHeadProgram(HEAD));
  const tail = lazy(createEdgeArrowHeadProgram({ ...HEAD, extremity: "source" }));
  const both = [line(createEdgeDoubleClampedProgram(HEAD), strokes), head, tail];
  return {
    [`none${suffix}`]: line(EdgeRectangleProgram as unknown as EdgeProgramType, strokes),
    [`forward${suffix}`]: createEdgeCompoundProgram([line(createEdgeClampedProgram(HEAD), strokes), head]),
    [`both${suffix}`]: createEdgeCompoundProgram(both),
  };
}

export const nodePrograms: Record<string, NodeProgramType<Attributes, Attributes, Attributes>> = {
  disc: node("disc"),
  diamond: node("diamond"),
};

/** `none`, `forward` and `both`, and the same with `-dashed` and `-dotted`. */
export const edgePrograms: Record<string, EdgeProgramType> = {
  ...edges(""), ...edges("-dashed"), ...edges("-dotted"),
};
