import { hash, timingSafeEqual } from 'node:crypto';
import type { Credential } from '../../../kit/read-credential.ts';
import type { SupplierConfiguration } from '../supplier-configuration.ts';

/** A supplier with its token. */
export interface KnownSupplier {
  readonly configuration: SupplierConfiguration;
  readonly token: Credential;
}

/** Finds whose token a request bears. Every token is compared whole, so that time tells nothing of any. */
export function findSupplier(
  authorization: string | undefined,
  suppliers: readonly KnownSupplier[],
): SupplierConfiguration | undefined {
  const [, token = ''] = /^Bearer +(\S{1,4096})$/i.exec(authorization ?? '') ?? [];
  const given = hash('sha256', token, 'buffer');
  let found: SupplierConfiguration | undefined;
  for (const supplier of suppliers) {
    if (timingSafeEqual(given, hash('sha256', supplier.token(), 'buffer'))) found = supplier.configuration;
  }
  return token === '' ? undefined : found;
}
