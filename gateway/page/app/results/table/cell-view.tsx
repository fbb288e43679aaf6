import type { Cell } from '../../answer/to-table.ts';
import type { AnswerError } from '../../asking/answer.ts';
import { toErrorState } from '../../completeness/error-state.ts';
import { toLine } from '../../asking/problems.ts';
import { Icon } from '../../look/icon.tsx';
import { Qualifiers } from '../qualifiers.tsx';

/** One cell; what could not be found out never looks like what is not recorded. */
export function CellView(props: {
  readonly cell: Cell;
  readonly qualifiers: readonly string[];
  readonly isName: boolean;
  readonly isTechnical: boolean;
}) {
  const { cell, qualifiers, isName, isTechnical } = props;
  const content = (
    <>
      <CellContent cell={cell} />
      <Qualifiers words={qualifiers} />
    </>
  );
  if (isName) return <th scope="row">{content}</th>;
  return <td className={isTechnical ? 'cell-technical' : toClass(cell)}>{content}</td>;
}

function CellContent({ cell }: { readonly cell: Cell }) {
  if (cell.fault !== undefined) {
    return (
      <span
        className={isWithheld(cell.fault) ? 'cell-unknown cell-shut' : 'cell-unknown'}
        title={toLine(cell.fault)}
      >
        <Icon name={isWithheld(cell.fault) ? 'lock' : 'warning'} /> {cell.text}
      </span>
    );
  }
  if (cell.isAbsent === true) return <span className="heard-only">not asked of this item</span>;
  if (cell.text === '') {
    return (
      <span className="cell-none">
        <span aria-hidden="true">–</span>
        <span className="heard-only">not recorded</span>
      </span>
    );
  }
  return <span className="cell-text">{cell.text}</span>;
}

function toClass({ fault, order }: Cell): string | undefined {
  if (fault !== undefined) return isWithheld(fault) ? 'cell-fault cell-shut' : 'cell-fault';
  return typeof order === 'number' ? 'cell-number' : undefined;
}

function isWithheld(fault: AnswerError): boolean {
  return toErrorState(fault) === 'WITHHELD';
}
