// Written by `python -m tests.shapes`: mend shapes.py, and run it again.
import type { Face } from "../base/shapes.d.ts";

/** Something others have met, and a strategy to try. */
export interface ChallengeShown {
  challenge: string;
  strategy: string;
}

/** One of the responsibilities that elements feed. */
export interface ResponsibilityShown {
  code: string;
  title: string;
  challenges: ChallengeShown[];
}

/** One element of the job; see `toolkit.programme.elements`. */
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

/** What has been found about all of it. */
export interface EvidenceShown {
  heading: string;
  text: string;
}

/** What the face of the elements has of its own. */
export interface ElementsOwn {
  left: string;
  right: string;
  evidence: EvidenceShown | null;
  responsibilities: ResponsibilityShown[];
  elements: ElementShown[];
  workshops: Record<string, string>;
  limit: number;
}

/** All that the elements say of themselves. */
export interface ElementsFace extends Face, ElementsOwn {}
