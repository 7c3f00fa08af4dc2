// Written by `python -m tests.shapes`: mend shapes.py, and run it again.
import type { Face } from "../base/shapes.d.ts";

/** A task, the day it is due in words, and where it is. */
export interface TaskLine {
  number: number;
  title: string;
  due_line: string;
  link: string;
}

/** What the face of a to-do has of its own. */
export interface ToDoOwn {
  tasks: TaskLine[];
}

/** All that a to-do says of itself. */
export interface ToDoFace extends Face, ToDoOwn {}

/** Of a task for which it is too early, no more than that. */
export interface Later {
  state: "later";
}

/** How a task stands, in words; `share` is from 0 to 1. */
export interface Standing {
  state: "none" | "some" | "done";
  said: string;
  due: string;
  late: boolean;
  share: number;
  action: string;
}

/** How each task of the face stands, in its order. */
export interface ToDoRoom {
  tasks: (Standing | Later)[];
}
