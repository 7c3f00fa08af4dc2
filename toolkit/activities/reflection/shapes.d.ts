// Written by `python -m tests.shapes`: mend shapes.py, and run it again.
import type { Level } from "../base/shapes.d.ts";

/** What a reflection's face has of its own. */
export interface ReflectionOwn {
  fields: string[];
  lines: number;
}

/** All that a reflection says of itself. */
export interface ReflectionFace {
  kind: string;
  name: string;
  workshop: string;
  prompt: string;
  help: string;
  sharing: string;
  sharing_levels: Level[];
  outcomes: string[];
  fields: string[];
  lines: number;
}

/** One text a box. */
export interface ReflectionAnswer {
  texts: string[];
}
