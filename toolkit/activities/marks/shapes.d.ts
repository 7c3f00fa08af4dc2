// Written by `python -m tests.shapes`: mend shapes.py, and run it again.
import type { Face } from "../base/shapes.d.ts";

/** What the face of the marks has of its own. */
export interface MarksOwn {
  longest: number;
}

/** All that the marks say of themselves. */
export interface MarksFace extends Face, MarksOwn {}

/** The mark on one activity. */
export interface MarkAnswer {
  bookmarked: boolean;
  note: string;
}
