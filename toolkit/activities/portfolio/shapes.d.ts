// Written by `python -m tests.shapes`: mend shapes.py, and run it again.
import type { Face } from "../base/shapes.d.ts";

/** What a portfolio's face has of its own. */
export interface PortfolioOwn {
  titles: Record<string, string>;
  pdf: string;
}

/** All that a portfolio says of itself. */
export interface PortfolioFace extends Face, PortfolioOwn {}

/** An answer of the person's, in words. */
export interface MadeShown {
  part: string;
  title: string;
  words: string;
  parts: string;
  sharing: string;
  on: string;
  link: string;
}

/** What a person has made of all that one workshop asks. */
export interface MadeGroup {
  part: string;
  all: number;
  made: MadeShown[];
}

/** An activity that the person has marked. */
export interface MarkShown {
  title: string;
  note: string;
  bookmarked: boolean;
  link: string;
}

/** Everything that the person has made, and what they have marked. */
export interface PortfolioRoom {
  groups: MadeGroup[];
  marks: MarkShown[];
}

/** The parts that go into the document; none means all. */
export interface PortfolioAnswer {
  include: string[];
}
