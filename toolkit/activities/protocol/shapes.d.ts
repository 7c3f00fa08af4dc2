// Written by `python -m tests.shapes`: mend shapes.py, and run it again.
import type { Face } from "../base/shapes.d.ts";

/** A step: how long, what happens and who speaks. */
export interface StepShown {
  minutes: number;
  step: string;
  who: string;
}

/** What a protocol's face has of its own. */
export interface ProtocolOwn {
  steps: StepShown[];
  roles: string[];
  meta: string;
}

/** All that a protocol says of itself. */
export interface ProtocolFace extends Face, ProtocolOwn {}

/** Who took which role, one name a role, and the notes. */
export interface ProtocolAnswer {
  who: string[];
  notes: string;
}
