// Written by `python -m tests.shapes`: mend shapes.py, and run it again.
import type { Face } from "../base/shapes.d.ts";

/** Recommendations about one thing. */
export interface GroupOfItems {
  title: string;
  items: string[];
}

/** What the face of recommendations has of its own. */
export interface RecommendationsOwn {
  groups: GroupOfItems[];
  marks: string[];
  stars: number;
  closing: string[];
}

/** All that recommendations say of themselves. */
export interface RecommendationsFace extends Face, RecommendationsOwn {}

/** The marks and stars that somebody gives, over the items of all groups. */
export interface RecommendationsGiven {
  marks: (number | null)[];
  stars: number[];
  how: string[];
  closing: string[];
}

/** The same as it is kept, with the texts of the starred items. */
export interface RecommendationsAnswer extends RecommendationsGiven {
  words: string[];
}
