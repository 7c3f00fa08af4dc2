// What was pasted, as rows of cells: lines from a text, cells from a spreadsheet.

// How other programs begin a line of a list: "•", "- ", "1.", "2)", "(3)", "b)".
const LIST_MARK = /^(?:[-*+•‣◦▪▫●○■□–—·]|\(?\d{1,3}[.)]|\(?[a-z]\))\s+/i;
const LONE_MARK = /^(?:[-*+•‣◦▪▫●○■□–—·§o]|\(?\d{1,3}[.)]|\(?[a-z]\))$/i;

// Spreadsheets put quotes around a cell that holds a tab, an end of line or a quote.
const QUOTED = /^"((?:[^"]|"")*)"(?=\t|\n|$)/;
const NEEDS_QUOTES = /[\t\n]|""/;

/** @param {string} rest */
const cellOf = (rest) => {
  const [whole, inside] = QUOTED.exec(rest) ?? [];
  if (whole !== undefined && inside && NEEDS_QUOTES.test(inside)) {
    return { cell: inside.replaceAll('""', '"'), length: whole.length };
  }
  const end = rest.search(/[\t\n]/);
  const length = end < 0 ? rest.length : end;
  return { cell: rest.slice(0, length), length };
};

/**
 * Word puts a tab between a mark and its line: then the marks are a column of their own.
 * @param {readonly string[][]} rows
 */
const withoutMarks = (rows) => {
  const several = rows.filter((row) => row.length > 1);
  const marked = several.length && several.every(([first]) => LONE_MARK.test(first));
  return rows.map(([first, ...others]) =>
    marked && others.length ? others : [first.replace(LIST_MARK, ""), ...others],
  );
};

/**
 * The rows of a pasted text, each with its cells; empty ones are left out, and so are
 * bullets and numbers at the beginning of lines.
 * @param {string} text
 */
export const pastedRows = (text) => {
  const plain = text.replace(/\r\n?|[\v\u2028\u2029]/g, "\n");
  /** @type {string[][]} */
  const rows = [[]];
  for (let at = 0; at <= plain.length; ) {
    const { cell, length } = cellOf(plain.slice(at));
    rows[rows.length - 1].push(cell.trim());
    at += length;
    if (plain[at] === "\n") rows.push([]);
    at += 1;
  }
  return withoutMarks(rows.filter((row) => row.some(Boolean)));
};

/**
 * The rows that somebody pastes, if they are more than one box takes; else null, and
 * the browser puts the text in by itself.
 * @param {ClipboardEvent} event
 */
export const severalPasted = (event) => {
  const rows = pastedRows(event.clipboardData?.getData("text/plain") ?? "");
  if (rows.length < 2 && (rows[0]?.length ?? 0) < 2) return null;
  event.preventDefault();
  return rows;
};

/**
 * What stands in a box before and after what somebody has selected there.
 * @param {HTMLInputElement | HTMLTextAreaElement} box
 */
export const around = ({ value, selectionStart, selectionEnd }) => ({
  before: value.slice(0, selectionStart ?? value.length),
  after: value.slice(selectionEnd ?? value.length),
});
