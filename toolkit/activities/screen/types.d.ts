// What the scripts of the screen speak of.

import type { Child } from "../base/types.d.ts";

/** A stretch of what is shown; what does not fit one page flows to the next. */
export interface Leaf {
  root: HTMLElement;
  flow: HTMLElement;
  /** The smallest size of its words, in units of the screen. */
  least: number;
  /** The largest one. */
  most: number;
  /** In how many columns it may stand, the best first where two are as good. */
  columns: number[];
  /** What is counted of it, such as cards. */
  items: HTMLElement[];
}

/** What is shown now: of what it is made, and whether it turns by itself. */
export interface Part {
  name: string;
  about: unknown;
  turns: boolean;
  make: () => Leaf[];
}

/** What a leaf is made of. */
export interface LeafOf {
  above?: Child;
  inside: Child;
  columns?: number[];
  items?: HTMLElement[];
}
