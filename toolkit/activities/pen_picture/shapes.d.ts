// Written by `python -m tests.shapes`: mend shapes.py, and run it again.
import type { Face } from "../base/shapes.d.ts";
import type { LongShown } from "../task/shapes.d.ts";

/** What a pen picture's face has of its own. */
export interface PenPictureOwn {
  fields: LongShown[];
}

/** All that a pen picture says of itself. */
export interface PenPictureFace extends Face, PenPictureOwn {}
