// Reads scripts, and runs none of them: standard input is a JSON list of
// { text, module }, standard output one of [number, what is wrong].

import { Script, SourceTextModule } from "node:vm";

let given = "";
for await (const chunk of process.stdin) given += chunk;

const wrong = [];
for (const [number, { text, module }] of JSON.parse(given).entries()) {
  try {
    if (module) new SourceTextModule(text);
    else new Script(text);
  } catch (error) {
    const [, line] = error.stack.split("\n");
    const near = line?.trim() && !line.trim().startsWith("at ") ? `, near "${line.trim().slice(0, 80)}"` : "";
    wrong.push([number, `${error.message}${near} (${error.name}).`]);
  }
}
process.stdout.write(JSON.stringify(wrong));
