// Written by `python -m tests.shapes`: mend shapes.py, and run it again.
import type { Face } from "../base/shapes.d.ts";

/** What a thread's face has of its own. */
export interface ThreadOwn {
  strips: string[];
  images: string[];
  joins: string[];
  questions: string[];
  most_joins: number;
}

/** All that a thread says of itself. */
export interface ThreadFace extends Face, ThreadOwn {}

/** How one strip is joined to another, all three as positions. */
export interface Join {
  from: number;
  kind: number;
  to: number;
}

/** What somebody makes of a thread; strips go by their positions in the face. */
export interface ThreadGiven {
  order: number[];
  joins: Join[];
  images: number[][];
  answers: string[];
}

/** The same as it is kept, with the texts of the strips in order. */
export interface ThreadAnswer extends ThreadGiven {
  words: string[];
}
