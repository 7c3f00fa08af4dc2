// Written by `python -m tests.shapes`: mend shapes.py, and run it again.
import type { Face } from "../base/shapes.d.ts";

/** What a sorting's face has of its own. */
export interface SortingOwn {
  cards: string[];
  columns: string[];
  limits: (number | null)[];
  asks: number[];
}

/** All that a sorting says of itself. */
export interface SortingFace extends Face, SortingOwn {}

/** Where each card is; a reason and a day for each, empty where there is none. */
export interface SortingAnswer {
  columns: (number | null)[];
  words: Record<string, string[]>;
  reasons: string[];
  dates: string[];
}
