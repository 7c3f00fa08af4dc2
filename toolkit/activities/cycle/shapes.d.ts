// Written by `python -m tests.shapes`: mend shapes.py, and run it again.
import type { Level } from "../base/shapes.d.ts";

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
export interface CycleFace {
  kind: string;
  name: string;
  workshop: string;
  prompt: string;
  help: string;
  sharing: string;
  sharing_levels: Level[];
  outcomes: string[];
  weeks: Proposed[];
  others_lead: number;
}

/** A week as somebody plans it. */
export interface Week {
  what: string;
  time: string;
  family: string;
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
