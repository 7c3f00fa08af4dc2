// Written by `python -m tests.shapes`: mend shapes.py, and run it again.
import type { Face } from "../base/shapes.d.ts";

/** How many there may be. */
export interface Most {
  aims: number;
  actions: number;
  reviews: number;
}

/** What the face of a plan has of its own. */
export interface PlanOwn {
  most: Most;
  rag: string[];
}

/** All that a plan says of itself. */
export interface PlanFace extends Face, PlanOwn {}

/** The person's own earlier words, and where they are from. */
export interface Offered {
  source: string;
  words: string;
}

/** A low statement of the audit, and the step that leads on from it. */
export interface LowStatement {
  code: string;
  title: string;
  stage: string;
  next: string;
  step: string;
}

/** The lowest statements of the latest audit; empty if there was none. */
export interface Lowest {
  moment?: string;
  statements?: LowStatement[];
}

/** What a page offers to begin with. */
export interface PlanRoom {
  words: Record<string, Offered>;
  low: Lowest;
}

/** A note on how an action went; the date is an ISO date or empty. */
export interface Review {
  date: string;
  note: string;
}

/** One action of an aim; all are texts, empty when not filled in. */
export interface Action {
  action: string;
  lead: string;
  help: string;
  by: string;
  resources: string;
  measure: string;
  rag: string;
  reason: string;
  reviews: Review[];
}

/** One aim, and what is done for it. */
export interface Aim {
  aim: string;
  codes: string;
  actions: Action[];
}

/** The whole plan. */
export interface PlanAnswer {
  hope: string;
  evidence: string;
  aims: Aim[];
  stop: string;
}
