// Written by `python -m tests.shapes`: mend shapes.py, and run it again.
import type { Face } from "../base/shapes.d.ts";

/** What the panel's face has of its own. */
export interface GroupsOwn {
  sizes: number[];
}

/** All that the panel says of itself. */
export interface GroupsFace extends Face, GroupsOwn {}

/** Somebody of the cohort. */
export interface PersonShown {
  id: string;
  name: string;
  school: string;
  here: boolean;
}

/** Somebody in a group, and whom they are paired with for the year. */
export interface MemberShown extends PersonShown {
  coaches: string[];
}

/** A group, in the order in which its members take roles. */
export interface GroupWithMembers {
  id: string;
  name: string;
  place: string;
  members: MemberShown[];
}

/** Who takes which role in a group, in words. */
export interface RolesOfGroup {
  name: string;
  roles: string[];
}

/** Who takes which role in one protocol, by group. */
export interface RolesOfProtocol {
  activity: string;
  prompt: string;
  groups: RolesOfGroup[];
}

/** The groups for what was chosen: the year, a workshop or an activity. */
export interface GroupsRoom {
  scopes: string[];
  scope: number;
  year: boolean;
  version: number;
  undo: boolean;
  drop: string;
  source: string;
  groups: GroupWithMembers[];
  free: PersonShown[];
  here: number;
  all: number;
  roles: RolesOfProtocol[];
}
