// Reads scripts, and runs none of them: standard input is a JSON list of
// { text, module }, standard output one of [number, what is wrong, the line].

import { Script, SourceTextModule } from "node:vm";

let given = "";
for await (const chunk of process.stdin) given += chunk;

/** What is wrong with a text; that of a module does not tell where, that of a script does. */
const mistakeIn = (text, make) => {
  try {
    make(text);
    return null;
  } catch (error) {
    return error;
  }
};
const asScript = (text) => new Script(text);
const asModule = (text) => new SourceTextModule(text);

/** The line at which *error* stands, if it tells. */
const lineOf = (error) => {
  const line = error?.stack.split("\n")[1]?.trim() ?? "";
  const written = line.replace(/^void /, "export default ");
  return line.startsWith("at ") ? "" : written.slice(0, 80);
};

const wrong = [];
for (const [number, { text, module }] of JSON.parse(given).entries()) {
  const error = mistakeIn(text, module ? asModule : asScript);
  if (!error) continue;
  const plain = `"use strict";\n${text.replace(/^export (default )?/gm, (_, value) => (value ? "void " : ""))}`;
  const told = module ? mistakeIn(plain, asScript) : error;
  const near = told?.message === error.message ? lineOf(told) : "";
  wrong.push([number, `${error.message} (${error.name})`, near]);
}
process.stdout.write(JSON.stringify(wrong));
