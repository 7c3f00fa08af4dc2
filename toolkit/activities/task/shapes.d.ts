// Written by `python -m tests.shapes`: mend shapes.py, and run it again.
import type { Face, FileBox, OwnFile } from "../base/shapes.d.ts";

/** What every field says of itself, in the author's words. */
export interface FieldShown {
  name: string;
  label: string;
  help: string;
  sharing: string;
  optional: boolean;
}

/** A line or two, a day, or files with a note: nothing more to say of it. */
export interface PlainShown extends FieldShown {
  kind: "short" | "date" | "evidence";
}

/** A passage, of about so many words. */
export interface LongShown extends FieldShown {
  kind: "long";
  words: number;
}

/** Lists side by side, by their titles. */
export interface ListsShown extends FieldShown {
  kind: "lists";
  parts: string[];
}

/** A small table, with as many empty rows to begin with. */
export interface TableShown extends FieldShown {
  kind: "table";
  columns: string[];
  rows: number;
}

/** Boxes to tick, and whether there is room for a comment. */
export interface TickShown extends FieldShown {
  kind: "tick";
  options: string[];
  comment: boolean;
}

/** What a task's face has of its own. */
export interface TaskOwn {
  due_line: string;
  fields: (PlainShown | LongShown | ListsShown | TableShown | TickShown)[];
  criteria: string[];
  bring: string;
  share: string;
  file_box: FileBox;
  most_rows: number;
  counts: string[];
  finishes: string;
  besides: string[];
}

/** All that a task says of itself. */
export interface TaskFace extends Face, TaskOwn {}

/** The person's own files, by field, where any are asked for; and a later day. */
export interface TaskRoom {
  files?: Record<string, OwnFile[]>;
  files_room?: string;
  later?: string;
  later_said?: string;
}

/** What is ticked, by position, and the comment. */
export interface TickAnswer {
  chosen: number[];
  comment: string;
}

/** Which files there are, and the note about them. */
export interface FilesAnswer {
  note: string;
  files: OwnFile[];
}

/** The day on which the person said that they had finished, as an ISO date. */
export interface FinishedAnswer {
  finished: string;
}

/** By which day the person asks to have the task done, and why; or nothing. */
export interface MoreTimeAnswer {
  day: string;
  why: string;
}

/** What is in the person's way; empty when they have taken it back. */
export interface InTheWayAnswer {
  text: string;
}
