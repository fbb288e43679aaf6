import type { SourceWarning } from '../../../schema/generated/shared.ts';
import type { RecordIds } from '../../../schema/runtime/record-id.ts';
import type { RecordSubject } from '../../../schema/runtime/record-seal.ts';
import { toNhsNumbers } from '../../kit/asked-record.ts';
import { type Failed, failed } from '../../kit/outcome.ts';
import { type Labelled, withLabels } from '../../kit/record-labels.ts';
import { anyResource, type FhirResource } from '../fhir/frame-resources.ts';
import { type FhirPointer, pointer, pointerSearchset } from '../fhir/pointer-resources.ts';
import { readTolerantly } from '../fhir/read-tolerantly.ts';
import { toConcept } from '../fhir/to-concept.ts';
import { toLabels } from '../fhir/to-labels.ts';
import { withoutMarkupInside } from '../fhir/without-markup.ts';
import type { PracticeDocument } from '../mapping/to-document.ts';
import { count, createTally, toTallyWarnings } from '../structured-record/tally.ts';

/** The locator's name, as it is shown. */
export const locatorName = 'National Record Locator';

/** The pointers to one person's documents in the graph's terms. */
export interface Pointers {
  readonly kind: 'pointers';
  readonly items: readonly Labelled<PracticeDocument>[];
  readonly warnings: readonly SourceWarning[];
}

/**
 * Reads the answer to a search for one person's pointers (National Record Locator, FHIR R4). A pointer about somebody
 * else is refused and counted; one that was superseded or withdrawn says so in its title.
 */
export function parsePointers(
  answer: unknown,
  { subject, recordIds }: { readonly subject: RecordSubject; readonly recordIds: RecordIds },
): Pointers | Failed {
  const frame = pointerSearchset.safeParse(answer);
  if (!frame.success) return failed('SOURCE_BAD_CONTENT');
  const tally = createTally();
  let troubles = 0;
  const numbers = toNhsNumbers(subject);
  const items = (frame.data.entry ?? []).flatMap(({ resource: sent }) => {
    const resource = anyResource.safeParse(withoutMarkupInside(sent)).data;
    // The locator tells what it left out, or of a fault in the question, by a resource of its own.
    if (resource?.resourceType === 'OperationOutcome') {
      if (isTrouble(resource)) troubles += 1;
      return [];
    }
    const reading = resource === undefined ? undefined : readTolerantly(pointer, resource, ['status']);
    const owner = reading?.value.subject.identifier?.value;
    if (resource === undefined || reading === undefined || owner === undefined || !numbers.includes(owner)) {
      count(
        tally,
        'refused',
        owner === undefined ? 'DocumentReference.subject' : 'DocumentReference about someone else',
      );
      return [];
    }
    for (const field of reading.lost) count(tally, 'lostDetails', `DocumentReference.${field}`);
    const { value } = reading;
    const keeper = value.custodian?.identifier?.value;
    const id = recordIds.toId({
      type: 'GpDocument',
      person: subject.nhsNumber,
      system: `${keeper ?? ''}|NRL`,
      identifier: value.id,
    });
    return [withLabels(toItem(id, value, keeper), toLabels(resource))];
  });
  const isCut = (frame.data.link ?? []).some(({ relation }) => relation === 'next');
  return {
    kind: 'pointers',
    items,
    warnings: [
      ...toTallyWarnings(tally),
      ...(isCut || troubles > 0
        ? [{ code: 'OTHER' as const, message: 'The locator sent only a part of its list.' }]
        : []),
    ],
  };
}

/** Whether an outcome among the pointers is more than a remark; one that cannot be read is. */
function isTrouble({ issue }: FhirResource): boolean {
  if (!Array.isArray(issue)) return true;
  return issue.some((each: unknown) => {
    const severity =
      typeof each === 'object' && each !== null && 'severity' in each ? each.severity : undefined;
    return severity !== 'information';
  });
}

function toItem(id: string, sent: FhirPointer, keeper: string | undefined): PracticeDocument {
  const attachment = (sent.content ?? []).flatMap((each) => each.attachment ?? [])[0];
  const type = toConcept(sent.type);
  const organisation = keeper === undefined ? null : { odsCode: keeper, name: null };
  const author = sent.author?.[0]?.identifier?.value;
  const size = attachment?.size;
  return {
    id,
    setting: 'PRIMARY',
    title: toTitle(sent, type?.display),
    created: attachment?.creation ?? sent.date ?? null,
    type: type ?? toConcept(sent.category?.[0]) ?? null,
    author:
      author === undefined
        ? null
        : { name: null, role: null, identifier: author, organisation: { odsCode: author, name: null } },
    contentType: attachment?.url === undefined ? null : (attachment.contentType ?? null),
    text: null,
    size: size !== undefined && Number.isInteger(size) && size >= 0 && size < 2 ** 31 ? size : null,
    contentUnavailable: 'It is kept elsewhere, and only that it is there is known here.',
    organisation,
    provenance: {
      setting: 'PRIMARY',
      organisation,
      system: locatorName,
      recordedAt: sent.date ?? null,
      receivedAt: null,
    },
  };
}

function toTitle({ description, status, content }: FhirPointer, type: string | undefined): string | null {
  const title = description?.trim() || content?.[0]?.attachment?.title?.trim() || type || null;
  if (status === 'entered-in-error') return `Entered in error – ${title ?? 'document'}`;
  return status === 'superseded' ? `Superseded – ${title ?? 'document'}` : title;
}
