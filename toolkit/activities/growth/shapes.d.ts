// Written by `python -m tests.shapes`: mend shapes.py, and run it again.
import type { Face } from "../base/shapes.d.ts";

/** What a growth's face has of its own: where to go on. */
export interface GrowthOwn {
  portfolio: string;
  community: string;
  hope_place: string;
  audits: boolean;
}

/** All that a growth says of itself. */
export interface GrowthFace extends Face, GrowthOwn {}

/** How many actions have a colour, in words. */
export interface Counted {
  colour: string;
  said: string;
}

/** An aim, and how its actions stand. */
export interface AimShown {
  aim: string;
  stands: Counted[];
}

/** The action plan at a glance. */
export interface PlanShown {
  aims: AimShown[];
  check: string;
  link: string;
}

/** The first audit beside the latest, in words. */
export interface AuditShown {
  said: string;
  moved: string[];
  link: string;
}

/** What the person has made so far. */
export interface GrowthRoom {
  hope: string;
  plan: PlanShown;
  audit: AuditShown;
  year_before: string[];
  marks: number;
  news: number;
}
