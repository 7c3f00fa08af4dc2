// Written by `python -m tests.shapes`: mend shapes.py, and run it again.
import type { AgreedDays, Face } from "../base/shapes.d.ts";

/** What to say a sentence about. */
export interface Topic {
  name: string;
  label: string;
}

/** What the face of a wall has of its own. */
export interface VoicesOwn {
  topics: Topic[];
  roles: string[];
}

/** All that a wall of voices says of itself. */
export interface VoicesFace extends Face, VoicesOwn {}

/** A sentence, and nothing that leads to its writer. */
export interface VoiceShown {
  id: string;
  sentence: string;
  role: string;
}

/** What others say, by topic. */
export interface VoicesRoom extends AgreedDays {
  facilitator: boolean;
  voices: Record<string, VoiceShown[]>;
}

/** One sentence; the role is a position. */
export interface VoiceAnswer {
  sentence: string;
  role: number | null;
  consent: boolean;
}
