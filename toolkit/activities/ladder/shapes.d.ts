// Written by `python -m tests.shapes`: mend shapes.py, and run it again.
import type { Face } from "../base/shapes.d.ts";

/** What a ladder's face has of its own. */
export interface LadderOwn {
  cards: string[];
  columns: string[];
  own: number;
  confidence: string[];
}

/** All that a ladder says of itself. */
export interface LadderFace extends Face, LadderOwn {}

/** What somebody says of a level; the confidence is a position. */
export interface LevelSaid {
  sentence: string;
  confidence: number | null;
}

/** Where each card stands, and what each level says. */
export interface LadderAnswer {
  columns: (number | null)[];
  own: string[];
  words: Record<string, string[]>;
  levels: LevelSaid[];
}
