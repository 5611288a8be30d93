// Colours for the drawing, read from the style sheet, which is where they are chosen for light and dark.

import { STANCES, type Stance } from "./data";

export interface Theme {
  ground: string;
  ink: string;
  groups: Map<string, string>;
  stances: Record<Stance, string>;
}

const GROUPS = ["person", "organization", "place", "people", "event", "statement", "agreement", "position", "topic", "work", "article", "other"];
const dark = window.matchMedia("(prefers-color-scheme: dark)");
let current: Theme | null = null;

export function theme(): Theme {
  current ??= read();
  return current;
}

export function onThemeChange(listener: () => void): void {
  dark.addEventListener("change", () => {
    current = null;
    listener();
  });
}

export function groupColor(group: string): string {
  const { groups } = theme();
  return groups.get(group) ?? groups.get("other")!;
}

/** A colour part of the way (0 to 1) towards another. */
export function mix(from: string, to: string, share: number): string {
  const a = channels(from);
  const b = channels(to);
  const mixed = a.map((channel, i) => Math.round(channel + (b[i]! - channel) * share));
  return `#${mixed.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;
}

function read(): Theme {
  const style = getComputedStyle(document.documentElement);
  const color = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return {
    ground: color("ground"),
    ink: color("ink"),
    groups: new Map(GROUPS.map((group) => [group, color(group)])),
    stances: Object.fromEntries(STANCES.map((stance) => [stance, color(stance)])) as Record<Stance, string>,
  };
}

/** The channels of `#rgb` or `#rrggbb`, which is what minifying leaves of a colour. */
function channels(hex: string): [number, number, number] {
  const digits = hex.length === 4 ? [...hex.slice(1)].map((digit) => digit + digit).join("") : hex.slice(1);
  const value = Number.parseInt(digits, 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}
