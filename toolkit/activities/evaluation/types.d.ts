import type { Traits } from "../base/types.d.ts";
import type { EvaluationFace, EvaluationGiven, EvaluationRoom } from "./shapes.d.ts";

export type EvaluationTraits = Traits<
  EvaluationFace,
  Partial<EvaluationRoom>,
  EvaluationGiven
>;
