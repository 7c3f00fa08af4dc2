// Written by `python -m tests.shapes`: mend shapes.py, and run it again.
import type { Face } from "../base/shapes.d.ts";

/** Something others have met, and a strategy to try. */
export interface ChallengeShown {
  challenge: string;
  strategy: string;
}

/** One of the core responsibilities. */
export interface ResponsibilityShown {
  code: string;
  title: string;
  challenges: ChallengeShown[];
}

/** One element of the job; see `content.Element`. */
export interface ElementShown {
  name: string;
  title: string;
  feeds: string[];
  met: string[];
  good: string;
  prompt: string;
  case: string;
  look: string;
  materials: string[];
}

/** What the face of the elements has of its own. */
export interface ElementsOwn {
  inspection: string;
  responsibilities: ResponsibilityShown[];
  elements: ElementShown[];
  workshops: Record<string, string>;
  limit: number;
}

/** All that the elements say of themselves. */
export interface ElementsFace extends Face, ElementsOwn {}
