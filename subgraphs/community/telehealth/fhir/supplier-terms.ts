import { hash } from 'node:crypto';
import type { Admitted } from '../refusal.ts';
import { admit, refuse } from '../refusal.ts';
import type { FindNamed } from './find-named.ts';

/** What is known of the supplier when its items are read. */
export interface SupplierTerms {
  /** Whether it traces every NHS number before it sends it. */
  readonly isTraced: boolean;
  /** The devices that it gave out, by identifier or name; every device counts where no list is kept. */
  readonly devices?: readonly string[] | undefined;
}

/** What one item is read with. */
export interface ReadingContext extends SupplierTerms {
  readonly find: FindNamed;
  /** The present, in milliseconds since 1970. */
  readonly now: number;
}

interface Identified {
  readonly id?: string | undefined;
  readonly identifier?:
    | readonly { readonly system?: string | undefined; readonly value?: string | undefined }[]
    | undefined;
}

/**
 * The identifier by which a supplier knows an item whenever it sends it: its business identifier, else its id.
 *
 * An id is counted anew by many a system, for each export or person, so it names something only together with the person:
 * otherwise one person's reading would take the place of another's.
 */
export function readIdentifier(
  type: string,
  { id, identifier = [] }: Identified,
  nhsNumber: string | null,
): Admitted<string> {
  const named = identifier.find(({ value }) => value !== undefined && value !== '');
  if (named?.value !== undefined) return admit(`${named.system ?? ''}|${named.value}`);
  if (id !== undefined && id !== '') {
    return admit(`${type}/${id}/${hash('sha256', nhsNumber ?? '', 'base64url').slice(0, 16)}`);
  }
  return refuse(
    'required',
    `${type}.identifier`,
    'It has neither identifier nor id, so that it could be kept twice.',
  );
}
