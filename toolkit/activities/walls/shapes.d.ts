// Written by `python -m tests.shapes`: mend shapes.py, and run it again.
import type { PrintedShown } from "../base/shapes.d.ts";

/** One part of somebody's answer, and who says the same. */
export interface WallPart {
  key: string;
  label: string;
  blocks: PrintedShown[];
  seen_by: string;
  for_all: boolean;
  alike: string[];
}

/** What one person shares: one part, or all of them. */
export interface WallCard {
  name: string;
  school: string;
  saved: string;
  parts: WallPart[];
}

/** What was taken off the wall. */
export interface HiddenPart {
  key: string;
  name: string;
  label: string;
}

/** What is shared of one activity: cards, or the votes of a poll. */
export interface OnWall {
  cards: Record<string, WallCard>;
  order: string[];
  hidden: HiddenPart[];
  ready: number;
  for_fewer: number;
  kept: number;
  votes: [string, number][];
  answered: number;
}

/** An answer that was picked to be shown to everybody. */
export interface Picked {
  id: string;
  alike: number;
  shown: boolean;
  turn: number;
  name: string;
  blocks: PrintedShown[];
  gone: boolean;
  waits: boolean;
}

/** One activity, what is shared of it, and the spotlight. */
export interface WallShown extends OnWall {
  activities: [string, string][];
  activity: string;
  parts: [string, string][];
  part: string;
  votes_only: boolean;
  prompt: string;
  follows: boolean;
  together: boolean;
  revealed: boolean;
  can_go_up: boolean;
  is_up: boolean;
  spotlight: Picked[];
}

/** What the screen for the room was asked to show. */
export interface UpNow {
  words: string;
  behind: boolean;
}

/** How many have answered something, and how many of them share it. */
export interface Tally {
  answered: number;
  shared: number;
  is_vote: boolean;
}

/** How often each option was chosen, and by how many people in all. */
export interface Voted {
  votes: [string, number][];
  answered: number;
}

/** What else is asked in the section of a wall; nothing where it is one thing. */
export interface BesideWall {
  here: [string, string][];
  tallies: Record<string, Tally>;
  overview: boolean;
  has_overview: boolean;
  results: Record<string, Voted>;
}

/** All that the panel of walls shows. */
export interface WallsRoom extends WallShown, BesideWall {
  workshop: string;
  up: UpNow | null;
}
