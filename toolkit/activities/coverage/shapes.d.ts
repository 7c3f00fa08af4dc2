// Written by `python -m tests.shapes`: mend shapes.py, and run it again.
import type { Face } from "../base/shapes.d.ts";

/** One of the programme's outcomes. */
export interface Outcome {
  code: string;
  text: string;
}

/** What a coverage's face has of its own. */
export interface CoverageOwn {
  register: Outcome[];
}

/** All that a coverage says of itself. */
export interface CoverageFace extends Face, CoverageOwn {}

/** How much of what serves an outcome is answered, and where to go next. */
export interface Row {
  answered: number;
  all: number;
  title: string;
  link: string;
}

/** A row for each outcome of the face, in its order. */
export interface CoverageRoom {
  rows: Row[];
}
