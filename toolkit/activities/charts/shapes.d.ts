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

/** What stands beside every picture and says the same; see `chart.Chart`. */
export interface TableShown {
  title: string;
  note: string;
  headings: string[];
  rows: string[][];
  ends: string[];
}

/** The answers of a poll. */
export interface BarsShown extends TableShown {
  kind: "bars";
  drawn: Bar[];
}

/** The answers of a scale, and after them where their mean is. */
export interface ColumnsShown extends TableShown {
  kind: "columns";
  drawn: (Bar | MeanMark)[];
}

/** The cards of a ranking. */
export interface RangesShown extends TableShown {
  kind: "ranges";
  drawn: Range[];
}

/** The statements of an audit, once for each moment. */
export interface StacksShown extends TableShown {
  kind: "stacks";
  drawn: Stack[];
}

/** In place of a chart, while too few have answered. */
export interface TitleShown {
  title: string;
  kind: "";
}
