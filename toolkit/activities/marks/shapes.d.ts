// Written by `python -m tests.shapes`: mend shapes.py, and run it again.
import type { Level } from "../base/shapes.d.ts";

/** What the face of the marks has of its own. */
export interface MarksOwn {
  longest: number;
}

/** All that the marks say of themselves. */
export interface MarksFace {
  kind: string;
  name: string;
  workshop: string;
  prompt: string;
  help: string;
  sharing: string;
  sharing_levels: Level[];
  outcomes: string[];
  longest: number;
}

/** The mark on one activity. */
export interface MarkAnswer {
  bookmarked: boolean;
  note: string;
}
