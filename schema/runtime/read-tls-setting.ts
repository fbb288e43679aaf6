import { X509Certificate } from 'node:crypto';
import { createSecureContext } from 'node:tls';
import { Agent } from 'undici';
import { ConfigurationError, toComplaint } from './env.ts';
import { readText } from './read-json-setting.ts';

/** A file that a variable names. */
export interface NamedFile {
  readonly variable: string;
  readonly file: string | undefined;
}

/** The files that secure connections, each with the variable that names it. */
export interface TlsFiles {
  readonly cert: NamedFile;
  readonly key: NamedFile;
  readonly ca: NamedFile;
}

/** A certificate, its key and the authorities that are trusted, in PEM, as far as they are set. */
export interface TlsMaterial {
  readonly cert?: string;
  readonly key?: string;
  readonly ca?: string;
}

/** What secures connections, read and found usable. */
export interface TlsSetting {
  readonly material: TlsMaterial;
  /** When our certificate ends, as an instant; absent where there is none. */
  readonly validUntil?: string;
  /** Builds the connections; whoever builds them closes them. */
  connect(): Agent;
}

/**
 * Reads our certificate and key, and the authorities that we trust; `undefined` where none is set. Fails with a line
 * that names the variable where a file cannot be read, is none, has ended, or the two do not belong together.
 */
export function readTlsSetting({ cert, key, ca }: TlsFiles): TlsSetting | undefined {
  if ([cert, key, ca].every(({ file }) => file === undefined)) return undefined;
  if ((cert.file === undefined) !== (key.file === undefined)) {
    const missing = cert.file === undefined ? cert : key;
    throw complain(`${missing.variable} is missing: a certificate needs its key`);
  }
  const read = ({ variable, file }: NamedFile) => (file === undefined ? undefined : readText(variable, file));
  const certPem = read(cert);
  const keyPem = read(key);
  const caPem = read(ca);
  const own = certPem === undefined ? undefined : toCertificate(certPem, cert.variable);
  if (caPem !== undefined) toCertificate(caPem, ca.variable);
  if (own !== undefined && Date.parse(own.validTo) <= Date.now()) {
    throw complain(`${cert.variable} must hold a certificate that has not ended`);
  }
  const material: TlsMaterial = {
    ...(certPem === undefined ? {} : { cert: certPem }),
    ...(keyPem === undefined ? {} : { key: keyPem }),
    ...(caPem === undefined ? {} : { ca: caPem }),
  };
  try {
    createSecureContext(material);
  } catch {
    throw complain(
      `${key.variable} must hold the key of the certificate in ${cert.variable}, without a passphrase`,
    );
  }
  return {
    material,
    ...(own === undefined ? {} : { validUntil: new Date(own.validTo).toISOString() }),
    connect: () => new Agent({ connect: material }),
  };
}

function toCertificate(pem: string, variable: string): X509Certificate {
  try {
    return new X509Certificate(pem);
  } catch {
    throw complain(`${variable} must hold a certificate in PEM`);
  }
}

function complain(line: string): ConfigurationError {
  return new ConfigurationError(toComplaint([line]));
}
