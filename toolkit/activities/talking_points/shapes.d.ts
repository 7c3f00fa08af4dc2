// Written by `python -m tests.shapes`: mend shapes.py, and run it again.
import type { Face, OwnFile } from "../base/shapes.d.ts";

/** One thing to say. */
export interface Point {
  name: string;
  label: string;
}

/** What the face of talking points has of its own. */
export interface TalkingOwn {
  points: Point[];
  meta: string;
  notes: boolean;
  records: boolean;
  seconds: number[];
  largest_file: number;
}

/** All that talking points say of themselves. */
export interface TalkingFace extends Face, TalkingOwn {}

/** What one person says about a point; empty is what they do not share. */
export interface PointSaid {
  id: string;
  name: string;
  school: string;
  at: string;
  text: string;
  clip: string;
  media_type: string;
  transcript: string;
}

/** The person's own clips by part, what all say by point, and their own before. */
export interface TalkingRoom {
  files: Record<string, OwnFile[]>;
  said: Record<string, PointSaid[]>;
  before: Record<string, string>;
}

/** What belongs to a clip; its id and type are empty while there is none. */
export interface ClipAnswer {
  clip: string;
  media_type: string;
  transcript: string;
  consent: boolean;
}
