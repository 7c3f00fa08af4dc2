// Written by `python -m tests.shapes`: mend shapes.py, and run it again.
import type { Face, GroupShown, PrintedShown } from "../base/shapes.d.ts";

/** What a pace's face has of its own. */
export interface PacingOwn {
  titles: Record<string, string>;
}

/** All that the top of a workshop's page says of itself. */
export interface PacingFace extends Face, PacingOwn {}

/** A timer: its end in milliseconds, or the seconds left while it stands. */
export interface TimerShown {
  label: string;
  ends: number | null;
  left: number | null;
}

/** The part of a pace that everybody may know. */
export interface PaceShown {
  section: string | null;
  opened: string[];
  paused: boolean;
  timer: TimerShown | null;
  notice: string;
  gathered: number | null;
}

/** The answer that is shown to everybody now. */
export interface SpotlitShown {
  id: string;
  workshop: string;
  activity: string;
  name: string;
  prompt: string;
  blocks: PrintedShown[];
  alike: number;
}

/** Where the room is now. */
export interface PacingRoom extends PaceShown {
  spotlight: SpotlitShown | null;
  facilitator: boolean;
  group: GroupShown | null;
}
