// Written by `python -m tests.shapes`: mend shapes.py, and run it again.
import type { Level } from "../base/shapes.d.ts";

/** What a recall's face has of its own. */
export interface RecallOwn {
  source_workshop: string;
  source: string;
  title: string;
}

/** All that a recall says of itself. */
export interface RecallFace {
  kind: string;
  name: string;
  workshop: string;
  prompt: string;
  help: string;
  sharing: string;
  sharing_levels: Level[];
  outcomes: string[];
  source_workshop: string;
  source: string;
  title: string;
}

/** The earlier answer, in words; empty while there is none. */
export interface RecallRoom {
  texts: string[];
  asked: string;
  on: string;
}
