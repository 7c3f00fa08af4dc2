// Written by `python -m tests.shapes`: mend shapes.py, and run it again.
import type { Face } from "../base/shapes.d.ts";

/** What a recall's face has of its own. */
export interface RecallOwn {
  source_workshop: string;
  source: string;
  title: string;
}

/** All that a recall says of itself. */
export interface RecallFace extends Face, RecallOwn {}

/** The earlier answer, in words; empty while there is none. */
export interface RecallRoom {
  texts: string[];
  asked: string;
  on: string;
}
