// Written by `python -m tests.shapes`: mend shapes.py, and run it again.
import type { Face } from "../base/shapes.d.ts";

/** What a poll's face has of its own. */
export interface PollOwn {
  mode: "single" | "multiple" | "scale" | "slider";
  options: string[];
  bands: number[][];
  ends: string[];
  anonymous: boolean;
  for_next_cohort: boolean;
}

/** All that a poll says of itself. */
export interface PollFace extends Face, PollOwn {}

/** What a page shows of everybody's votes. */
export interface PollRoom {
  facilitator: boolean;
  revealed: boolean;
  few: boolean;
  answered: number;
  counts: number[] | null;
}

/** One person's vote; the words survive a change of the options. */
export interface PollAnswer {
  chosen: number[];
  words: string[];
}
