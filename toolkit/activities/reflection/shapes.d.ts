// Written by `python -m tests.shapes`: mend shapes.py, and run it again.
import type { Face } from "../base/shapes.d.ts";

/** What a reflection's face has of its own. */
export interface ReflectionOwn {
  fields: string[];
  lines: number;
  words: number;
}

/** All that a reflection says of itself. */
export interface ReflectionFace extends Face, ReflectionOwn {}

/** One text a box. */
export interface ReflectionAnswer {
  texts: string[];
}
