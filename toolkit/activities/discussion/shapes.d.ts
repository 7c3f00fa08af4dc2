// Written by `python -m tests.shapes`: mend shapes.py, and run it again.
import type { Face, GroupWish } from "../base/shapes.d.ts";

/** What a discussion's face has of its own. */
export interface DiscussionOwn {
  meta: string;
  choices: string[];
  together: boolean;
  words: number;
  for_next_cohort: boolean;
}

/** All that a discussion says of itself. */
export interface DiscussionFace extends Face, DiscussionOwn {}

/** What somebody shared. */
export interface Card {
  id: string;
  name: string;
  school: string;
  choice: string;
  text: string;
  saved: string;
  alike: number;
}

/** Where a wall stands that shows everybody's words together. */
export interface Held {
  facilitator?: boolean;
  revealed?: boolean;
  ready?: number;
}

/** What only some pages show. */
export interface Sometimes extends Held {
  wish?: GroupWish;
}

/** What a page shows of what others share. */
export interface DiscussionRoom extends Sometimes {
  cards: Card[];
  more: number;
}

/** One contribution. */
export interface DiscussionAnswer {
  choice: number | null;
  text: string;
}
