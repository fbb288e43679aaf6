import type { Extension, List } from 'fhir/r3.js';
import { clinicalAreas } from './clinical-area.ts';
import { careConnectMeta, extensions, systems } from './fhir-names.ts';
import { toPrintedDate } from './record-dates.ts';
import type { RecordItem } from './record-item.ts';
import { isRecordInTransit, toRegistrationDate } from './registration.ts';
import type { RenderContext } from './record-item.ts';
import type { SelectedList } from './select-items.ts';
import type { Supplier } from './supplier.ts';

const warningTexts = {
  'confidential-items': () => 'Items excluded due to confidentiality and/or patient preferences.',
  'data-in-transit': (registered: string) =>
    `Patient record transfer from previous GP practice not yet complete; information recorded before ${registered} may be missing.`,
} as const;

/**
 * A primary or secondary list: what it points at, what it warns of, and why it is empty.
 *
 * Ended allergies are contained in their list. Source: GP Connect 1.6, "Using lists to return data".
 */
export function renderList(context: RenderContext, selected: SelectedList): List {
  const { life, supplier } = context;
  const isEmpty = selected.items.length === 0;
  const isContained = selected.area === 'endedAllergies';
  const warnings = [
    ...(selected.isIncomplete ? (['confidential-items'] as const) : []),
    ...(isRecordInTransit(life) ? (['data-in-transit'] as const) : []),
  ];
  const registered = toPrintedDate(toRegistrationDate(life));
  const note = [
    ...warnings.map((warning) => warningTexts[warning](registered)),
    ...(isEmpty ? ['Information not available'] : []),
  ].join(' ');
  const extension = [
    ...(supplier.decoratesLists ? [toClinicalSetting()] : []),
    ...warnings.map((warning) => ({ url: extensions.listWarning, valueCode: warning })),
  ];
  return {
    resourceType: 'List',
    meta: careConnectMeta('List'),
    ...(extension.length > 0 && { extension }),
    ...(isContained &&
      !isEmpty && { contained: selected.items.flatMap((item) => [...item.render(context)]) }),
    status: 'current',
    mode: 'snapshot',
    ...toCode(selected),
    subject: context.patient,
    ...(supplier.decoratesLists && {
      date: context.now.toISOString().replace('Z', '+00:00'),
      orderedBy: {
        coding: [{ system: systems.listOrder, code: 'event-date', display: 'Sorted by Event Date' }],
      },
    }),
    ...(note !== '' && { note: [{ text: note }] }),
    ...(isEmpty && {
      emptyReason: {
        coding: [
          { system: systems.listEmptyReason, code: 'no-content-recorded', display: 'No Content Recorded' },
        ],
      },
    }),
    entry: toSorted(selected.items, supplier.listOrder).map(({ listed }) => ({
      item: isContained ? { reference: `#${context.toId(listed)}` } : context.toReference(listed),
    })),
  };
}

function toSorted(items: readonly RecordItem[], order: Supplier['listOrder']): RecordItem[] {
  const sign = order === 'newest-first' ? -1 : 1;
  const toTime = ({ date }: RecordItem) => (date === undefined ? Infinity : sign * Date.parse(date));
  return items.toSorted((one, other) => (toTime(one) === toTime(other) ? 0 : toTime(one) - toTime(other)));
}

function toCode({ area, secondaryCode }: SelectedList): Pick<List, 'title' | 'code'> {
  if (secondaryCode === undefined) {
    const { code, display, title } = clinicalAreas[area];
    return { title, code: { coding: [{ system: systems.snomed, code, display }] } };
  }
  const [lead = '', ...words] = secondaryCode.split('-');
  const title = `${lead.charAt(0).toUpperCase()}${lead.slice(1)} - ${words.join(' ')}`;
  return {
    title,
    code: { coding: [{ system: systems.secondaryList, code: secondaryCode, display: title }] },
  };
}

function toClinicalSetting(): Extension {
  return {
    url: extensions.clinicalSetting,
    valueCodeableConcept: {
      coding: [{ system: systems.snomed, code: '1060971000000108', display: 'General practice service' }],
    },
  };
}
