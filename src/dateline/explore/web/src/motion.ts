// Movement, which some readers have asked their system to spare them.

/** Whether the reader has asked for no movement. */
export function calm(): boolean {
  return window.matchMedia("(prefers-reduced-motion: reduce)").matches;
}

/** How long a movement may take: its milliseconds, or next to none. */
export function lasting(milliseconds: number): number {
  return calm() ? 1 : milliseconds;
}

/** What sigma moves by itself, held to the same. */
export function sigmaMotion() {
  return { zoomDuration: lasting(250), doubleClickZoomingDuration: lasting(200), inertiaDuration: lasting(200), inertiaRatio: calm() ? 0 : 3 };
}
