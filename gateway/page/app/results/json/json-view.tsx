import { useVirtualizer } from '@tanstack/react-virtual';
import { useId, useMemo, useRef, useState } from 'react';
import { toCount } from '../../answer/words.ts';
import type { Answer } from '../../asking/answer.ts';
import { saveFile, toFileName } from '../../files/save-file.ts';
import { toJsonFile } from '../../files/to-json-file.ts';
import { Icon } from '../../look/icon.tsx';
import { mostPrinted, usePrinting } from '../use-printing.ts';
import { JsonLine } from './json-line.tsx';
import { ReceiptTools } from './receipt-tools.tsx';

/** An answer as it came, line by line; only the lines that are seen are drawn. */
export function JsonView({ answer }: { readonly answer: Answer }) {
  const lines = useMemo(() => toLines(answer), [answer]);
  const [sought, setSought] = useState('');
  const [at, setAt] = useState(0);
  const field = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const found = useMemo(() => findLines(lines, sought), [lines, sought]);
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => lineHeight,
    overscan: 30,
  });
  const isPrinting = usePrinting();
  const seen = isPrinting
    ? lines.slice(0, mostPrinted).map((_, index) => ({ index, start: index * lineHeight }))
    : virtual.getVirtualItems();
  const goTo = (index: number) => {
    setAt(index);
    const line = found[index];
    if (line !== undefined) virtual.scrollToIndex(line, { align: 'center' });
  };
  const width = useMemo(() => lines.reduce((widest, line) => Math.max(widest, line.length), 0), [lines]);
  return (
    <div className="json-view">
      <form
        className="tool-line"
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          goTo(found.length === 0 ? 0 : (at + 1) % found.length);
        }}
      >
        <label htmlFor={field}>Find in the answer</label>
        <input
          id={field}
          type="search"
          autoComplete="off"
          value={sought}
          onChange={(event) => {
            setSought(event.currentTarget.value);
            setAt(-1);
          }}
        />
        <button type="submit" className="button" disabled={found.length === 0}>
          Next
        </button>
        <span className="hint" role="status">
          {sought === '' ? toCount(lines.length, 'line') : `${toCount(found.length, 'line')} found`}
        </span>
        <button
          type="button"
          className="button"
          onClick={() =>
            saveFile(toFileName('answer', answer.askedAt, 'json'), 'application/json', toJsonFile(answer))
          }
        >
          <Icon name="download" /> JSON
        </button>
        <ReceiptTools answer={answer} />
      </form>
      <div
        className="json-scroller"
        ref={scroller}
        tabIndex={0}
        role="region"
        aria-label="The answer as JSON"
      >
        <div className="json-lines" style={{ height: virtual.getTotalSize(), minWidth: `${width + 8}ch` }}>
          {seen.map(({ index, start }) => (
            <div
              key={index}
              className={found[at] === index ? 'json-line json-line-found' : 'json-line'}
              style={{ transform: `translateY(${start}px)` }}
            >
              <JsonLine text={lines[index] ?? ''} />
            </div>
          ))}
        </div>
        {isPrinting && lines.length > mostPrinted && (
          <p className="notice">
            Printed are {toCount(mostPrinted, 'line')} of {toCount(lines.length, 'line')}. The JSON file has
            them all.
          </p>
        )}
      </div>
    </div>
  );
}

const lineHeight = 20;
/** Longer lines are cut on the screen; the file has them whole. */
const longestLine = 2000;

function toLines({ data, errors, extensions }: Answer): readonly string[] {
  const shown = {
    ...(data === undefined ? {} : { data }),
    ...(errors.length === 0 ? {} : { errors }),
    ...(Object.keys(extensions).length === 0 ? {} : { extensions }),
  };
  return JSON.stringify(shown, undefined, 2)
    .split('\n')
    .map((line) =>
      line.length > longestLine ? `${line.slice(0, longestLine)} … (cut here; see the file)` : line,
    );
}

function findLines(lines: readonly string[], sought: string): readonly number[] {
  const text = sought.trim().toLowerCase();
  if (text === '') return [];
  return lines.flatMap((line, index) => (line.toLowerCase().includes(text) ? [index] : []));
}
