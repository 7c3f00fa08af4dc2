// Written by `python -m tests.shapes`: mend shapes.py, and run it again.
import type { Face } from "../base/shapes.d.ts";

/** What the author proposes for a week, and the person may reword. */
export interface Proposed {
  what: string;
  time: string;
  family: string;
}

/** What a cycle's face has of its own. */
export interface CycleOwn {
  weeks: Proposed[];
  others_lead: number;
}

/** All that a cycle says of itself. */
export interface CycleFace extends Face, CycleOwn {}

/** A week as somebody plans it. */
export interface Week extends Proposed {
  who: string;
  room: string;
  cover: string;
  date: string;
  other: boolean;
}

/** One question about learning, and a week for each that was proposed. */
export interface CycleAnswer {
  question: string;
  weeks: Week[];
}
