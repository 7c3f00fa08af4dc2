// Written by `python -m tests.shapes`: mend shapes.py, and run it again.
import type { PrintedShown } from "../base/shapes.d.ts";
import type { UpNow } from "../walls/shapes.d.ts";

/** What one group has written, who is in it and who writes now. */
export interface GroupOnPanel {
  name: string;
  members: string[];
  writing: string[];
  lines: number;
  blocks: PrintedShown[];
}

/** Every group's page of one activity. */
export interface GroupPagesShown {
  activity: string;
  prompt: string;
  revealed: boolean;
  can_go_up: boolean;
  is_up: boolean;
  pages: Record<string, GroupOnPanel>;
  order: string[];
}

/** All that the panel of groups' pages shows. */
export interface GroupPagesRoom extends GroupPagesShown {
  workshop: string;
  activities: [string, string][];
  follows: boolean;
  up: UpNow | null;
}
