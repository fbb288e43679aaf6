import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import { z } from 'zod';

/** What MLLP over TLS needs, in PEM. */
export interface MllpTls {
  readonly key: string;
  readonly certificate: string;
  /** The authorities whose client certificates are accepted; with them nobody connects without one. */
  readonly clientAuthorities?: string;
}

const readable = z.string().transform((path, context) => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    context.addIssue({ code: 'custom', message: 'must name a file that can be read' });
    return z.NEVER;
  }
});

/** The settings of the environment for MLLP over TLS. */
export const tlsVariables = {
  /** The private key, a PEM file. */
  CAREGRAPH_MLLP_TLS_KEY_FILE: readable.optional(),
  /** The certificate with those of its authorities, a PEM file. */
  CAREGRAPH_MLLP_TLS_CERTIFICATE_FILE: readable.optional(),
  /** The authorities of client certificates, a PEM file. */
  CAREGRAPH_MLLP_TLS_CLIENT_CA_FILE: readable.optional(),
};

/** Reads the settings for TLS; none of them is plain MLLP, and half of them is a mistake that is thrown as a sentence. */
export function toMllpTls(
  files: Readonly<Partial<Record<keyof typeof tlsVariables, string | undefined>>>,
): MllpTls | undefined {
  const key = files.CAREGRAPH_MLLP_TLS_KEY_FILE;
  const certificate = files.CAREGRAPH_MLLP_TLS_CERTIFICATE_FILE;
  const clientAuthorities = files.CAREGRAPH_MLLP_TLS_CLIENT_CA_FILE;
  if (key === undefined && certificate === undefined && clientAuthorities === undefined) return undefined;
  if (key === undefined || certificate === undefined) {
    throw new Error(
      'MLLP over TLS needs CAREGRAPH_MLLP_TLS_KEY_FILE and CAREGRAPH_MLLP_TLS_CERTIFICATE_FILE, both of them.',
    );
  }
  try {
    createSecureContext({
      key,
      cert: certificate,
      ...(clientAuthorities === undefined ? {} : { ca: clientAuthorities }),
    });
  } catch {
    throw new Error(
      'The key and certificates for MLLP over TLS must be PEM, and the key that of the certificate.',
    );
  }
  return { key, certificate, ...(clientAuthorities === undefined ? {} : { clientAuthorities }) };
}
