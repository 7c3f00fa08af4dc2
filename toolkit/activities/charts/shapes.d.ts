// Written by `python -m tests.shapes`: mend shapes.py, and run it again.

/** An answer of a poll. */
export interface Bar {
  count: number;
  share: number;
}

/** How far along a scale the mean is, from 0 to 1. */
export interface MeanMark {
  mean: number;
}

/** Where a card of a ranking stands, from 0 at the top to 1. */
export interface Range {
  mean: number;
  low: number;
  high: number;
}

/** How many stand in each stage. */
export interface Stack {
  counts: number[];
}

/** A picture and the table that says the same; see `chart.Chart`. */
export interface ChartShown {
  kind: string;
  title: string;
  note: string;
  headings: string[];
  rows: string[][];
  drawn: (Bar | MeanMark | Range | Stack)[];
  ends: string[];
}

/** In place of a chart, while too few have answered; its kind is empty. */
export interface TitleShown {
  title: string;
  kind: string;
}
