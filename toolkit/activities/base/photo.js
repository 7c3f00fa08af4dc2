// A photo before it leaves: upright, small, and without what its camera wrote into it.

/** Of its longer side, in pixels; the server makes no picture larger either. */
const LONGEST = 2000;

/** Colours of a drawing or a screenshot, among the pixels that are looked at. */
const FEW = 2000;
const LOOKED_AT = 50000;

const TAKEN = /^image\/(jpeg|png|webp|heic|heif|avif)$/;

/** @param {File} file */
export const isPhoto = ({ name, type }) => TAKEN.test(type) || /\.hei[cf]$/i.test(name);

/** What a PNG says before its first picture, with a camera's profile, ends before. */
const START = 2 ** 17;

/**
 * Its beginning says whether it moves; drawn, it would stand still.
 * @param {File} file
 */
const moves = async (file) => {
  const bytes = new Uint8Array(await file.slice(0, START).arrayBuffer());
  const text = new TextDecoder("latin1").decode(bytes);
  if (file.type === "image/png") return text.split("IDAT")[0].includes("acTL");
  if (file.type === "image/avif") return text.slice(0, 64).includes("avis");
  return file.type === "image/webp" && (bytes[20] & 2) !== 0;
};

/**
 * As an address with all of it: pages load no pictures from anywhere else.
 * @param {File} file
 * @returns {Promise<string>}
 */
const asAddress = (file) =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = reject;
    reader.readAsDataURL(file);
  });

/**
 * Upright: browsers turn what they draw by what the camera wrote.
 * @param {File} file
 */
const drawn = async (file) => {
  const image = new Image();
  image.src = await asAddress(file);
  await image.decode();
  const { naturalWidth: width, naturalHeight: height } = image;
  const scale = Math.min(1, LONGEST / Math.max(width, height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  const context = canvas.getContext("2d");
  if (!context) throw new Error("nothing to draw on");
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return { canvas, context };
};

/**
 * Some browsers hide from pages what was drawn, and give them noise instead.
 * @returns {boolean}
 */
const givesBack = () => {
  const context = document.createElement("canvas").getContext("2d");
  if (!context) return false;
  context.fillStyle = "#123456";
  context.fillRect(0, 0, 1, 1);
  return context.getImageData(0, 0, 1, 1).data.join() === "18,52,86,255";
};

/**
 * Whether it sees through, or has few colours, which JPEG would smear.
 * @param {CanvasRenderingContext2D} context
 */
const isDrawing = (context) => {
  const { width, height } = context.canvas;
  const { data } = context.getImageData(0, 0, width, height);
  const pixels = new Uint32Array(data.buffer);
  const step = Math.max(1, Math.floor(pixels.length / LOOKED_AT));
  const seen = pixels.filter((_, at) => at % step === 0);
  return new Set(seen).size < FEW || pixels.some((pixel) => pixel >>> 24 < 255);
};

/**
 * @param {HTMLCanvasElement} canvas @param {string} type @param {number} [quality]
 * @returns {Promise<Blob | null>}
 */
const encoded = (canvas, type, quality) =>
  new Promise((resolve) => canvas.toBlob(resolve, type, quality));

/** @param {string} name @param {string} type */
const renamed = (name, type) =>
  `${name.replace(/\.(jpe?g|jfif|png|webp|hei[cf]|avif)$/i, "")}.${type === "image/png" ? "png" : "jpg"}`;

/**
 * The same picture, never larger than it was; as it is where this browser cannot make
 * another of it: the server looks at every picture again.
 * @param {File} file
 */
export const lighter = async (file) => {
  try {
    if (!isPhoto(file) || !givesBack() || (await moves(file))) return file;
    const { canvas, context } = await drawn(file);
    const canSeeThrough = !/jpeg|hei[cf]/.test(file.type || "heic");
    const type = canSeeThrough && isDrawing(context) ? "image/png" : "image/jpeg";
    for (const quality of [0.85, 0.7, 0.5]) {
      const blob = await encoded(canvas, type, quality);
      if (blob && blob.type === type && blob.size <= file.size)
        return new File([blob], renamed(file.name, type), { type });
    }
    return file;
  } catch {
    return file; // of a kind that this browser does not know, or not whole
  }
};
