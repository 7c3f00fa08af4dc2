// Written by `python -m tests.shapes`: mend shapes.py, and run it again.
import type { Face } from "../base/shapes.d.ts";

/** What the panel's face has of its own. */
export interface GroupsOwn {
  sizes: number[];
}

/** All that the panel says of itself. */
export interface GroupsFace extends Face, GroupsOwn {}

/** Somebody of the cohort, and whom they are paired with for the year. */
export interface Somebody {
  id: string;
  name: string;
  school: string;
  here: boolean;
  coaches: string[];
}

/** A group with its members' ids, in the order in which they take roles. */
export interface GroupWithMembers {
  id: string;
  name: string;
  place: string;
  link: string;
  host: string;
  members: string[];
}

/** Somebody who is alone, in words, and the group they could go to. */
export interface AloneShown {
  person: string;
  said: string;
  to: string;
  press: string;
}

/** How many groups there would be, for each size that is offered. */
export interface Makes {
  all: number[];
  here: number[];
}

/** Groups as a text to take elsewhere, and who could not be put into it. */
export interface Taken {
  name: string;
  text: string;
  without: string;
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

/** What the groups are for, and what can be done about all of them. */
export interface GroupsFor {
  scopes: string[];
  scope: number;
  year: boolean;
  version: number;
  undo: boolean;
  drop: string;
  source: string;
  sizes: string;
}

/** The groups for what was chosen: the year, a workshop or an activity. */
export interface GroupsRoom extends GroupsFor {
  workshop: string;
  live: boolean;
  groups: GroupWithMembers[];
  people: Record<string, Somebody>;
  free: string[];
  alone: AloneShown[];
  here: number;
  all: number;
  makes: Makes;
  roles: RolesOfProtocol[];
}
