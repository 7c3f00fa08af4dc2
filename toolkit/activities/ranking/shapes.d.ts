// Written by `python -m tests.shapes`: mend shapes.py, and run it again.
import type { Face } from "../base/shapes.d.ts";

/** What a ranking's face has of its own. */
export interface RankingOwn {
  cards: string[];
  rows: number[];
  own_places: number;
  blanks: number;
  reasons: boolean;
}

/** All that a ranking says of itself. */
export interface RankingFace extends Face, RankingOwn {}

/** An order. Cards are positions; the person's own come after the printed ones. */
export interface RankingAnswer {
  places: (number | null)[];
  own: string[];
  reasons: Record<string, string>;
  words: string[];
}
