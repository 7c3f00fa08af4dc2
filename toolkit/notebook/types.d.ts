// What the line below a notebook's first cell in JupyterLab is given and told.

import type { Words } from "../activities/base/types.d.ts";

/** What Python says: words by the braces they stand for, or a document. */
export interface Told {
  words?: Record<string, string>;
  mistakes?: readonly string[];
  made?: string;
  file?: string;
  refused?: string;
}

type Heard = (told: Told, buffers: readonly DataView[]) => unknown;

/** What `render` is given by anywidget. */
export interface BesideGiven {
  model: {
    get(name: "words"): Words;
    get(name: "said"): string;
    send(message: { do: string; [name: string]: unknown }): unknown;
    on(event: "msg:custom", heard: Heard): void;
    off(event: "msg:custom", heard: Heard): void;
  };
  el: HTMLElement;
}
