// Written by `python -m tests.shapes`: mend shapes.py, and run it again.
import type { Face } from "../base/shapes.d.ts";

/** An answer that is kept elsewhere; `box` is which of its texts, from 0. */
export interface Source {
  workshop: string;
  name: string;
  label: string;
  box: number | null;
}

/** One question of an evaluation; its name is permanent, as an activity's is. */
export interface Question {
  name: string;
  form: "scale" | "ticks" | "count" | "list" | "text" | "elsewhere";
  label: string;
  help: string;
  level: number;
  options: string[];
  ends: string[];
  sure: boolean;
  sources: Source[];
}

/** What the face of an evaluation has of its own. */
export interface EvaluationOwn {
  questions: Question[];
  levels: string[];
  roles: string[];
  sureness: string[];
  after: string;
  weeks: number;
  early: number;
  minutes: number;
}

/** All that an evaluation says of itself. */
export interface EvaluationFace extends Face, EvaluationOwn {}

/** Whether it is open yet, and what this person has said before and agreed to. */
export interface EvaluationRoom {
  open: boolean;
  opens: string;
  agreed: Record<string, string>;
  before: Record<string, string>;
  again: number;
}

/** What somebody gives to one question; which of it counts, its form says. */
export interface Given {
  chosen: number[];
  text: string;
  number: number | null;
  sure: number | null;
}

/** The answers by question, and the role under which one may be quoted. */
export interface EvaluationGiven {
  given: Record<string, Given>;
  role: number | null;
}

/** The same as it is kept, with the words of what was chosen. */
export interface EvaluationAnswer extends EvaluationGiven {
  words: Record<string, string[]>;
}
