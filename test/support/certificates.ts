import 'reflect-metadata';
import {
  BasicConstraintsExtension,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';
import type { ProcessTls } from '../../schema/runtime/process-tls.ts';

/** A key and its certificate, in PEM. */
export interface TestCertificate {
  readonly key: string;
  readonly certificate: string;
}

/** An authority that issues certificates for the tests. */
export interface TestAuthority extends TestCertificate {
  issue(name: string): Promise<TestCertificate>;
}

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const validity = { notBefore: new Date('2020-01-01'), notAfter: new Date('2099-01-01') };

/** Creates what secures the connections between the processes of one house, which share a certificate. */
export async function createProcessTls(): Promise<ProcessTls> {
  const authority = await createAuthority('House');
  const { key, certificate } = await authority.issue('Caregraph');
  return { key, cert: certificate, ca: authority.certificate };
}

/** Creates an authority of its own, whose certificates are for `localhost`. */
export async function createAuthority(name: string): Promise<TestAuthority> {
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  let serial = 1;
  const root = await X509CertificateGenerator.createSelfSigned(
    {
      serialNumber: '01',
      name: `CN=${name}`,
      ...validity,
      signingAlgorithm: algorithm,
      keys,
      extensions: [new BasicConstraintsExtension(true, undefined, true)],
    },
    crypto,
  );
  return {
    ...(await toPem(keys.privateKey, root.toString('pem'))),
    async issue(subject) {
      serial += 1;
      const own = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
      const issued = await X509CertificateGenerator.create(
        {
          serialNumber: `0${serial}`,
          subject: `CN=${subject}`,
          issuer: root.subject,
          ...validity,
          signingAlgorithm: algorithm,
          publicKey: own.publicKey,
          signingKey: keys.privateKey,
          extensions: [new SubjectAlternativeNameExtension([{ type: 'dns', value: 'localhost' }])],
        },
        crypto,
      );
      return toPem(own.privateKey, issued.toString('pem'));
    },
  };
}

async function toPem(key: CryptoKey, certificate: string): Promise<TestCertificate> {
  const bytes = Buffer.from(await crypto.subtle.exportKey('pkcs8', key)).toString('base64');
  const lines = bytes.replaceAll(/.{64}/g, '$&\n');
  return { key: `-----BEGIN PRIVATE KEY-----\n${lines}\n-----END PRIVATE KEY-----\n`, certificate };
}
