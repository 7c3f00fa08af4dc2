// Recording a clip with the browser's own recorder, small enough to keep.

/** @import { Medium, Recorded, Recording, Why } from "./types.d.ts" */

// First what every player can play, then what this browser's own can.
const CLIP_TYPES = {
  audio: [
    "audio/mp4;codecs=mp4a.40.2",
    "audio/mp4",
    "audio/webm;codecs=opus",
    "audio/webm",
  ],
  video: [
    "video/mp4;codecs=avc1.42E01E,mp4a.40.2",
    "video/mp4",
    "video/webm;codecs=vp8,opus",
    "video/webm",
  ],
};
// 90 seconds of this are under 4 MB; recorders may take a little more.
const CLIP_BITS = { audioBitsPerSecond: 48_000, videoBitsPerSecond: 280_000 };
const PICTURE = {
  width: { ideal: 480 },
  height: { ideal: 360 },
  frameRate: { ideal: 20, max: 24 },
  facingMode: "user",
};

/** @param {Medium} what */
const clipType = (what) =>
  window.MediaRecorder &&
  CLIP_TYPES[what].find((type) => MediaRecorder.isTypeSupported(type));

/** @param {Medium} what */
export const canRecord = (what) =>
  // floor: over plain http there is none, and words say so where the button would be
  Boolean(clipType(what) && navigator.mediaDevices?.getUserMedia);

/**
 * Resolves once it records; `ended` gets what was recorded.
 * @param {Medium} what
 * @param {{ most: number, largest: number, ticked: (seconds: number) => void,
 *   ended: (recorded: Recorded) => void }} about
 * @returns {Promise<Recording>}
 */
export const startRecording = async (what, { most, largest, ticked, ended }) => {
  const picture = what === "video" && PICTURE;
  // floor: asked for before the button was offered
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: true,
    video: picture,
  });
  const recorder = new MediaRecorder(stream, {
    mimeType: clipType(what),
    ...CLIP_BITS,
  });
  /** @type {Blob[]} */
  const pieces = [];
  const begun = performance.now();
  const seconds = () => (performance.now() - begun) / 1000;
  let [size, lasted, given] = [0, 0, true];
  /** @type {Why} */
  let why = "";
  /** @param {Why} reason */
  const stop = (reason = "") => {
    if (recorder.state === "inactive") return;
    why = reason;
    lasted = Math.min(seconds(), most);
    recorder.stop();
  };
  const timer = setInterval(() => {
    ticked(Math.min(seconds(), most));
    if (seconds() >= most) stop("time");
  }, 250);
  recorder.ondataavailable = ({ data }) => {
    pieces.push(data);
    size += data.size;
    if (size > largest * 0.92) stop("size");
  };
  recorder.onstop = () => {
    clearInterval(timer);
    stream.getTracks().forEach((track) => track.stop());
    const type = recorder.mimeType.split(";")[0];
    if (given) ended({ blob: new Blob(pieces, { type }), seconds: lasted, why });
  };
  recorder.start(1000);
  const cancel = () => {
    given = false;
    stop();
  };
  return { stream, stop: () => stop(), cancel };
};
