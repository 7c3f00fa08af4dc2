// One clip of one's own: record, listen, keep; its words, consent, and who may play it.

import { ask, servedPage } from "../base/ask.js";
import { minutesAndSeconds } from "../base/clock.js";
import { h, replace, say } from "../base/dom.js";
import { sendFile } from "../base/send_file.js";
import { clipButton, keptClip, offerToRecord } from "./clip_place.js";
import { playerOf } from "./player.js";
import { startRecording } from "./recorder.js";

/** @import { Child, Model, Unsaved, Words } from "../base/types.d.ts" */
/** @import { Medium, Recorded, Recording, TalkingTraits } from "./types.d.ts" */

/**
 * @param {Model<TalkingTraits>} model
 * @param {{ part: string, point: string, changed: () => void, words: Words }} about
 */
export const clipBox = (model, { part, point, changed, words }) => {
  const { seconds, largest_file: largest } = model.get("face");
  const [least, most] = seconds;
  const served = servedPage();
  const stage = h("div", { class: "ws-stage" });
  const status = h("p", { class: "ws-meta", role: "status", tabindex: "-1" });
  /** @type {Recording | null} */
  let recording = null;
  let address = ""; // of a clip that is only in this page's memory
  /** @type {string | null} */
  let drawn = null;
  /** @param {string} words @param {object} [values] */
  const tell = (words, values) =>
    (status.textContent = words ? say(words, values) : "");
  const kept = () => model.get("room").files?.[part]?.[0];
  /** @param {...Child} children */
  const show = (...children) => replace(stage, ...children);
  const forget = () => {
    if (address) URL.revokeObjectURL(address);
    address = "";
  };

  /** @param {Medium} what */
  const record = async (what) => {
    forget();
    tell(words.starting);
    const live = h("video", {
      class: "ws-player",
      muted: true,
      playsinline: true,
      autoplay: true,
    });
    live.muted = true; // the attribute alone leaves the person hearing themselves
    /** @param {number} now */
    const since = (now) =>
      say(words.recording, {
        now: minutesAndSeconds(now),
        most: minutesAndSeconds(most),
      });
    const clock = h("p", { class: "ws-step-title" }, since(0));
    /** @param {number} now */
    const ticked = (now) => (clock.textContent = since(now));
    try {
      recording = await startRecording(what, { most, largest, ticked, ended });
    } catch {
      return tell(words.refused);
    }
    if (what === "video") live.srcObject = recording.stream;
    const stop = clipButton(words.stop, () => recording?.stop());
    tell("");
    show(what === "video" && live, clock, stop);
    return stop.focus();
  };
  /** @param {Recorded} recorded */
  const ended = ({ blob, seconds: lasted, why }) => {
    recording = null;
    if (!blob.size) {
      rest(true);
      return tell(words.nothing);
    }
    address = URL.createObjectURL(blob);
    const now = minutesAndSeconds(lasted);
    const what = blob.type.startsWith("video") ? "video" : "audio";
    const about = {
      src: address,
      media_type: blob.type,
      label: say(words.play, { point }),
      words,
    };
    const keep = clipButton(words.keep, () => {
      send(blob, keep);
    });
    const again = clipButton(words.again, () => record(what), true);
    const away = clipButton(words.throw, () => rest(true), true);
    show(playerOf(about), h("div", { class: "ws-actions" }, keep, again, away));
    const text = why && { time: words.stopped_time, size: words.stopped_size }[why];
    tell(text || (lasted < least ? words.short : words.ready), {
      now,
      most: minutesAndSeconds(most),
    });
    keep.focus();
  };
  /** @param {Blob} blob @param {HTMLButtonElement} pressed */
  const send = async (blob, pressed) => {
    pressed.disabled = true;
    tell(words.sending);
    const ending = blob.type.endsWith("mp4") ? "mp4" : "webm";
    const file = new File([blob], `clip.${ending}`, { type: blob.type });
    const reply = await sendFile(model, part, file, { served });
    pressed.disabled = false;
    if (!reply.done)
      return tell(words.not_kept, { why: reply.refused ?? words.no_line });
    forget();
    rest(true);
    tell(words.kept);
    status.focus();
    return changed();
  };
  const remove = async () => {
    const reply = await ask(model, { do: "remove", part, file: kept()?.id });
    tell(reply.done ? words.deleted : (reply.refused ?? words.not_deleted));
    rest(true);
    status.focus();
  };
  /**
   * What is being recorded or listened to is not taken away by news from elsewhere.
   * @param {boolean} anyway
   */
  const rest = (anyway) => {
    if ((recording || address) && !anyway) return;
    const clip = kept();
    if (!anyway && drawn === (clip?.id ?? "")) return;
    drawn = clip?.id ?? "";
    forget();
    show(
      clip ? keptClip(clip, { point, remove, words }) : offerToRecord(record, words),
    );
  };
  const onRoom = () => rest(false);
  /**
   * What is recorded and not kept is in this page alone.
   * @param {CustomEvent<Unsaved>} event
   */
  const onAsked = ({ detail }) => {
    if (recording || address) detail.names.add(point);
  };
  model.on("change:room", onRoom);
  document.addEventListener("workshop:leaving", onAsked);
  rest(true);
  const stop = () => {
    recording?.cancel();
    forget();
    model.off("change:room", onRoom);
    document.removeEventListener("workshop:leaving", onAsked);
  };
  return { root: h("div", {}, stage, status), kept, stop };
};
