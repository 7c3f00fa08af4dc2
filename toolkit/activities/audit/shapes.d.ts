// Written by `python -m tests.shapes`: mend shapes.py, and run it again.
import type { Face } from "../base/shapes.d.ts";

/** A statement with its stages; see `toolkit.programme.audit`. */
export interface StatementShown {
  code: string;
  title: string;
  stages: string[];
  move_on: string[];
}

/** Statements that belong together. */
export interface GroupOfStatements {
  code: string;
  title: string;
  statements: StatementShown[];
}

/** Something to record after the audit. */
export interface Question {
  name: string;
  prompt: string;
}

/** An audit that was taken before this one; empty if there was none. */
export interface Earlier {
  moment?: string;
  stages?: Record<string, number>;
}

/** What an audit's face has of its own. */
export interface AuditOwn {
  moment: string;
  stages: string[];
  groups: GroupOfStatements[];
  after: Question[];
  before: Earlier;
  between: Earlier;
  compares: string[];
  sheet: string;
}

/** All that an audit says of itself. */
export interface AuditFace extends Face, AuditOwn {}

/** Where a team stands: only statements that are placed, from stage 1 on. */
export interface AuditAnswer {
  stages: Record<string, number>;
  notes: Record<string, string>;
}
