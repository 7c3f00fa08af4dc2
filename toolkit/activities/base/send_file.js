// A file on its way to the server, or to the kernel where no server is.

import { ask } from "./ask.js";

/** @import { Message, Model } from "./types.d.ts" */

/** @param {string} name */
const cookie = (name) => {
  const found = document.cookie.split("; ").find((pair) => pair.startsWith(`${name}=`));
  return found ? decodeURIComponent(found.slice(name.length + 1)) : "";
};

/**
 * Only this way of asking tells how far it has come; rejects when nothing came back.
 * @param {string} address
 * @param {File} file
 * @param {(part: number) => unknown} came
 * @returns {Promise<XMLHttpRequest>}
 */
const posted = (address, file, came) =>
  new Promise((resolve, reject) => {
    const body = new FormData();
    body.append("file", file);
    const request = new XMLHttpRequest();
    request.upload.onprogress = ({ loaded, total }) => came(total ? loaded / total : 0);
    request.onload = () => resolve(request);
    request.onerror = reject;
    request.open("POST", address);
    request.setRequestHeader("X-XSRFToken", cookie("_xsrf"));
    request.send(body);
  });

/**
 * Resolves with {done}, {refused} or, when nothing came back, neither; `came` is told
 * how much of it is there, from 0 to 1.
 * @param {Model} model
 * @param {string} part
 * @param {File} file
 * @param {{ served: { base: string, seat: string } | null,
 *   came?: (part: number) => unknown }} about
 * @returns {Promise<Message>}
 */
export const sendFile = async (model, part, file, { served, came = () => {} }) => {
  if (!served) {
    const bytes = await file.arrayBuffer();
    return ask(model, { do: "evidence", part, name: file.name }, [bytes]);
  }
  const { workshop, name } = model.get("face");
  try {
    const path = `evidence/${workshop}/${name}/${part}`;
    const address = `${served.base}${path}?page_of=${served.seat}`;
    const { status, responseText } = await posted(address, file, came);
    if (status >= 200 && status < 300) return ask(model, { do: "files" });
    return { refused: JSON.parse(responseText).message };
  } catch {
    return {}; // no connection, or an answer from something on the way
  }
};
