import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { readLines, type TextLine } from './read-lines.ts';

/** One row of a file, as cells or as a fault; the first holds the headings. */
export interface FileRow {
  /** The line on which the row begins, counted from 1. */
  readonly line: number;
  /** `undefined` where quotation marks do not match. */
  readonly cells: readonly string[] | undefined;
  /** Where the next row begins, in bytes from the start. */
  readonly nextByte: number;
}

/** How many lines and characters one row may take, so that a stray quotation mark costs one row and no memory. */
const maximumLines = 50;
const maximumCharacters = 65_536;

/**
 * Reads a file of comma, semicolon, tab or bar separated values row by row, in bounded memory.
 *
 * A row whose quotation marks do not match is one fault; reading goes on with the line after it. Rows of empty cells
 * are none, and neither is a first line such as `sep=;`, which tells a spreadsheet the separator.
 */
export async function* readRows(path: string): AsyncGenerator<FileRow> {
  let delimiter: string | undefined;
  let width: number | undefined;
  let held: TextLine[] = [];

  const toCells = (lines: readonly TextLine[]): readonly string[] | undefined => {
    const joined = lines.map((line) => line.text).join('\n');
    delimiter ??= findDelimiter(joined);
    if (!joined.includes('"')) return toWidth(joined.split(delimiter), width);
    const records = parseQuoted(joined, delimiter);
    const [first] = records ?? [];
    return records?.length === 1 && first !== undefined ? toWidth(first, width) : undefined;
  };
  /** Takes one row off the front of the lines that are held; `undefined` where the next line may complete it. */
  function take(isEnd: boolean): FileRow | undefined {
    const [first] = held;
    if (first === undefined) return undefined;
    let quotes = 0;
    let characters = 0;
    for (const [index, line] of held.entries()) {
      quotes += countQuotes(line.text);
      characters += line.text.length;
      if (quotes % 2 === 1) continue;
      const lines = held.slice(0, index + 1);
      const cells = toCells(lines);
      // Two stray marks on different lines look like one cell over both; the number of cells tells.
      const fits = cells !== undefined && (index === 0 || width === undefined || cells.length === width);
      if (!fits && index > 0) continue;
      held = held.slice(index + 1);
      const row = { line: first.number, cells, nextByte: line.nextByte };
      if (!isEmpty(row)) width ??= cells?.length;
      return row;
    }
    if (!isEnd && held.length < maximumLines && characters < maximumCharacters) return undefined;
    held = held.slice(1);
    return { line: first.number, cells: undefined, nextByte: first.nextByte };
  }

  for await (const line of readLines(createReadStream(path))) {
    if (held.length === 0 && line.text.trim() === '') continue;
    const said = line.number === 1 ? /^sep=([,;|\t])$/i.exec(line.text.trim())?.[1] : undefined;
    if (said !== undefined) {
      delimiter = said;
      continue;
    }
    held.push(line);
    for (let row = take(false); row !== undefined; row = take(false)) if (!isEmpty(row)) yield row;
  }
  for (let row = take(true); row !== undefined; row = take(true)) if (!isEmpty(row)) yield row;
}

function isEmpty({ cells }: FileRow): boolean {
  return cells?.every((cell) => cell.trim() === '') ?? false;
}

/** Empty cells behind the last heading say nothing; a row that is short may have been cut off, and stays so. */
function toWidth(cells: readonly string[], width: number | undefined): readonly string[] {
  const rest = width === undefined ? [] : cells.slice(width);
  return rest.every((cell) => cell.trim() === '') ? cells.slice(0, width) : cells;
}

function parseQuoted(text: string, delimiter: string): string[][] | undefined {
  try {
    return parse(text, { delimiter, relax_column_count: true });
  } catch {
    return undefined;
  }
}

function countQuotes(text: string): number {
  let count = 0;
  for (let at = text.indexOf('"'); at !== -1; at = text.indexOf('"', at + 1)) count += 1;
  return count;
}

/** The separator that the headings use most. */
function findDelimiter(headings: string): string {
  const counts = [',', ';', '\t', '|'].map((mark) => ({ mark, count: headings.split(mark).length }));
  return counts.reduce((most, next) => (next.count > most.count ? next : most)).mark;
}
