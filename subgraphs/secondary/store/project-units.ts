import { parseKey } from '../projection/keys.ts';
import type { ReceivedMessage } from '../projection/order-messages.ts';
import { projectDocument } from '../projection/project-document.ts';
import { projectPerson } from '../projection/project-person.ts';
import { projectReport } from '../projection/project-report.ts';
import { projectVisit } from '../projection/project-visit.ts';
import { type Rows, toDocumentRows, toPersonRows, toReportRows, toVisitRows } from './to-rows.ts';

/** Projects every unit from all its messages and writes it as rows. */
export function projectUnits(messages: ReadonlyMap<string, readonly ReceivedMessage[]>): readonly Rows[] {
  return [...messages].map(([key, about]) => projectUnit(key, about) ?? {});
}

function projectUnit(key: string, messages: readonly ReceivedMessage[]): Rows | undefined {
  const { kind, value } = parseKey(key);
  switch (kind) {
    case 'visit': {
      const visit = projectVisit(value, messages);
      return visit && toVisitRows(key, visit);
    }
    case 'document': {
      const document = projectDocument(value, messages);
      return document && toDocumentRows(key, document);
    }
    case 'report': {
      const report = projectReport(value, messages);
      return report && toReportRows(key, report);
    }
    case 'number':
    case 'nhs': {
      const person = projectPerson(key, messages);
      return person && toPersonRows(person);
    }
  }
}
