import type { FootImage } from '../../../../schema/generated/community.ts';
import type { Merged } from '../merge-versions.ts';
import type { KeptVersion } from '../store/read-current.ts';
import type { ImageFacts } from '../telehealth-facts.ts';
import { type SupplierItemContext, toSupplierItemId, toSupplierProvenance } from './supplier-item.ts';

/** Maps what is known of a photograph. */
export function toFootImage(
  { current }: Merged<KeptVersion<ImageFacts>>,
  context: SupplierItemContext,
): FootImage {
  const { facts, identifier, date, status, stated, received } = current;
  return {
    id: toSupplierItemId(context, 'FootImage', identifier),
    ...facts,
    date,
    status,
    provenance: toSupplierProvenance(context, stated, received),
  };
}
