import type { Traits } from "../base/types.d.ts";
import type { PlanAnswer, PlanFace, PlanRoom } from "./shapes.d.ts";

/** What a plan keeps in step with Python. */
export type PlanTraits = Traits<PlanFace, PlanRoom, PlanAnswer>;

/** An aim to begin with, and its first action. */
export interface Begun {
  aim: string;
  codes: string;
  action: string;
}
