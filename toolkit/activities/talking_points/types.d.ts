import type { Traits } from "../base/types.d.ts";
import type { ClipAnswer, TalkingFace, TalkingRoom } from "./shapes.d.ts";

/** What talking points keep in step with Python; their room is empty at first. */
export type TalkingTraits = Traits<
  TalkingFace,
  Partial<TalkingRoom>,
  string | ClipAnswer
>;

/** What a clip is recorded of. */
export type Medium = "audio" | "video";

/** What made a recording stop by itself, if it did. */
export type Why = "" | "time" | "size";

/** A clip that has just been recorded. */
export interface Recorded {
  blob: Blob;
  seconds: number;
  why: Why;
}

/** What is being recorded; what is cancelled is not kept. */
export interface Recording {
  stream: MediaStream;
  stop: () => void;
  cancel: () => void;
}
