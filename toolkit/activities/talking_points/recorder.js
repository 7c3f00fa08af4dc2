// Recording a clip with the browser's own recorder, small enough to keep.

const CLIP_TYPES = {
  audio: ["audio/webm;codecs=opus", "audio/mp4", "audio/webm"],
  video: ["video/webm;codecs=vp8,opus", "video/mp4", "video/webm"],
};
// 90 seconds of this are under 4 MB; recorders may take a little more.
const CLIP_BITS = { audioBitsPerSecond: 48_000, videoBitsPerSecond: 280_000 };
const PICTURE = {
  width: { ideal: 480 },
  height: { ideal: 360 },
  frameRate: { ideal: 20, max: 24 },
  facingMode: "user",
};

const clipType = (what) =>
  window.MediaRecorder &&
  CLIP_TYPES[what].find((type) => MediaRecorder.isTypeSupported(type));

export const canRecord = (what) =>
  Boolean(clipType(what) && navigator.mediaDevices?.getUserMedia);

// Resolves once it records. `ended` gets {blob, seconds, why}; why is "", "time" or "size".
export const startRecording = async (what, { most, largest, ticked, ended }) => {
  const picture = what === "video" && PICTURE;
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: true,
    video: picture,
  });
  const recorder = new MediaRecorder(stream, {
    mimeType: clipType(what),
    ...CLIP_BITS,
  });
  const pieces = [];
  const begun = performance.now();
  const seconds = () => (performance.now() - begun) / 1000;
  let [size, why, lasted, given] = [0, "", 0, true];
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
