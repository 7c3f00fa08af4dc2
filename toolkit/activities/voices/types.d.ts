import type { Traits } from "../base/types.d.ts";
import type { VoiceAnswer, VoicesFace, VoicesRoom } from "./shapes.d.ts";

/** What a wall of voices keeps in step with Python; its room is empty at first. */
export type VoicesTraits = Traits<VoicesFace, Partial<VoicesRoom>, VoiceAnswer>;
