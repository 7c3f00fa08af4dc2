// Written by `python -m tests.shapes`: mend shapes.py, and run it again.
import type { Face } from "../base/shapes.d.ts";

/** The most characters of a single line, and of a longer text. */
export interface Limits {
  line: number;
  text: number;
}

/** One box of a story; 0 lines make it a single line. */
export interface StoryField {
  name: string;
  label: string;
  help: string;
  lines: number;
}

/** What a story's face has of its own. */
export interface StoryOwn {
  most_words: number;
  limits: Limits;
  fields: StoryField[];
}

/** All that a story says of itself. */
export interface StoryFace extends Face, StoryOwn {}
