import { createPrivateKey, type webcrypto } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { ConfigurationError, toComplaint } from '../../schema/runtime/env.ts';
import type { IssuerSettings } from '../identity/issuer-settings.ts';
import { isOpenAddress } from '../loopback.ts';
import type { ClientProof, LoginSettings } from './login-settings.ts';
import type { LoginVariables } from './login-variables.ts';

const required = [
  'CAREGRAPH_LOGIN_URL',
  'CAREGRAPH_LOGIN_ISSUER',
  'CAREGRAPH_LOGIN_CLIENT',
  'CAREGRAPH_LOGIN_SECRETS',
] as const;

const proofs = [
  'CAREGRAPH_LOGIN_CLIENT_SECRET',
  'CAREGRAPH_LOGIN_CLIENT_SECRET_FILE',
  'CAREGRAPH_LOGIN_KEY_FILE',
] as const;

/**
 * Reads how people log in to the page; `undefined` where nobody does. Fails with a line for everything that is wrong.
 */
export function readLogin(
  variables: LoginVariables,
  issuers: readonly IssuerSettings[],
): LoginSettings | undefined {
  if ([...required, ...proofs].every((name) => variables[name] === undefined)) return undefined;
  const {
    CAREGRAPH_LOGIN_URL: url,
    CAREGRAPH_LOGIN_ISSUER: name,
    CAREGRAPH_LOGIN_CLIENT: clientId,
    CAREGRAPH_LOGIN_SECRETS: secrets,
  } = variables;
  const lines = required.flatMap((variable) =>
    variables[variable] === undefined
      ? [`${variable} is missing; a login needs all of ${required.join(', ')}`]
      : [],
  );
  const issuer = issuers.find((known) => known.name === name);
  if (name !== undefined) lines.push(...complainOfIssuer(issuer, issuers, clientId));
  if (!variables.CAREGRAPH_LOGIN_SCOPES.split(' ').includes('openid')) {
    lines.push('CAREGRAPH_LOGIN_SCOPES must hold "openid", with spaces between scopes');
  }
  if (proofs.filter((variable) => variables[variable] !== undefined).length > 1) {
    lines.push(`${proofs.join(', ')} must not be set together`);
  }
  const proof = readProof(variables, lines);
  if (lines.length > 0 || !url || !clientId || !secrets || issuer === undefined || proof === undefined) {
    throw new ConfigurationError(toComplaint(lines));
  }
  return {
    url,
    issuer,
    clientId,
    proof,
    secrets,
    scope: variables.CAREGRAPH_LOGIN_SCOPES,
    parameters: variables.CAREGRAPH_LOGIN_PARAMETERS,
    claims: variables.CAREGRAPH_LOGIN_CLAIMS,
    idleSeconds: variables.CAREGRAPH_LOGIN_IDLE,
    maximumSeconds: variables.CAREGRAPH_LOGIN_MAXIMUM,
  };
}

function complainOfIssuer(
  issuer: IssuerSettings | undefined,
  issuers: readonly IssuerSettings[],
  clientId: string | undefined,
): readonly string[] {
  if (issuer === undefined) {
    return [`CAREGRAPH_LOGIN_ISSUER must be one of ${issuers.map(({ name }) => name).join(', ')}`];
  }
  if (issuer.shape === 'client-credentials' || issuer.isOneTime) {
    return ['CAREGRAPH_LOGIN_ISSUER must name an issuer that people log in to, not one of applications'];
  }
  if (isOpenAddress(issuer.issuer)) {
    return [
      'CAREGRAPH_LOGIN_ISSUER must name an issuer with an https address, for tokens would be sent in the open',
    ];
  }
  return clientId === undefined || Object.hasOwn(issuer.clients, clientId)
    ? []
    : [`CAREGRAPH_LOGIN_CLIENT must be one of the clients of ${issuer.name} in CAREGRAPH_ISSUERS_FILE`];
}

function readProof(variables: LoginVariables, lines: string[]): ClientProof | undefined {
  const {
    CAREGRAPH_LOGIN_CLIENT_SECRET: secret,
    CAREGRAPH_LOGIN_CLIENT_SECRET_FILE: secretFile,
    CAREGRAPH_LOGIN_KEY_FILE: keyFile,
    CAREGRAPH_LOGIN_KEY_ID: keyId,
  } = variables;
  if (secret !== undefined) return { kind: 'secret', secret };
  if (secretFile !== undefined) {
    const text = readText(secretFile)?.trim();
    if (text) return { kind: 'secret', secret: text };
    lines.push('CAREGRAPH_LOGIN_CLIENT_SECRET_FILE must name a file that can be read and is not empty');
    return undefined;
  }
  if (keyFile === undefined) return { kind: 'none' };
  if (keyId === undefined) lines.push('CAREGRAPH_LOGIN_KEY_ID must say how the issuer calls the key');
  try {
    const key = toSigningKey(readText(keyFile) ?? '', variables.CAREGRAPH_LOGIN_KEY_ALGORITHM);
    return { kind: 'key', key, keyId: keyId ?? '' };
  } catch {
    lines.push(
      'CAREGRAPH_LOGIN_KEY_FILE must name a private key in PEM ("BEGIN PRIVATE KEY") for CAREGRAPH_LOGIN_KEY_ALGORITHM',
    );
    return undefined;
  }
}

/** How each kind of signature is called where keys are imported (RFC 7518, 3.1). */
const signatures = {
  RS256: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
  RS512: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-512' },
  PS256: { name: 'RSA-PSS', hash: 'SHA-256' },
  ES256: { name: 'ECDSA', namedCurve: 'P-256' },
} as const;

function toSigningKey(pem: string, algorithm: keyof typeof signatures): webcrypto.CryptoKey {
  return createPrivateKey(pem).toCryptoKey(signatures[algorithm], false, ['sign']);
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
