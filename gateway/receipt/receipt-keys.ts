import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { calculateJwkThumbprint, compactVerify, createLocalJWKSet, type JSONWebKeySet, SignJWT } from 'jose';
import { deriveKey, type Secret } from '../../schema/runtime/secret.ts';
import { type Receipt, receiptShape } from './receipt.ts';

/** What a signed receipt says that it is, so that nothing else that is signed is taken for one. */
const type = 'caregraph-receipt+jwt';
const algorithm = 'EdDSA';

/** The head of a private Ed25519 key in PKCS #8, before its 32 bytes (RFC 8410). */
const keyHead = Buffer.from('302e020100300506032b657004220420', 'hex');

/** Signs receipts, and says by which public keys they are verified. */
export interface ReceiptKeys {
  sign(receipt: Receipt): Promise<string>;
  /** The public keys, earlier ones as well. */
  readonly publicKeys: JSONWebKeySet;
}

/** Derives keys from secrets: the first signs, and what the others signed is verified still. */
export async function createReceiptKeys(
  secret: Secret,
  earlier: readonly Secret[] = [],
): Promise<ReceiptKeys> {
  const keys = await Promise.all([secret, ...earlier].map(toKey));
  const [{ privateKey, keyId }] = keys as [DerivedKey];
  const header = { alg: algorithm, typ: type, kid: keyId };
  return {
    publicKeys: {
      keys: keys.map(({ publicKey, keyId: kid }) => ({
        ...(publicKey.export({ format: 'jwk' }) as { kty: string }),
        kid,
        alg: algorithm,
        use: 'sig',
      })),
    },
    sign: (receipt) => new SignJWT({ receipt }).setProtectedHeader(header).sign(privateKey),
  };
}

/** What a signed receipt says; `undefined` where none of the keys signed it as it is. */
export async function openReceipt(token: string, publicKeys: JSONWebKeySet): Promise<Receipt | undefined> {
  try {
    const { payload, protectedHeader } = await compactVerify(token, createLocalJWKSet(publicKeys), {
      algorithms: [algorithm],
    });
    if (protectedHeader.typ !== type) return undefined;
    const claims = JSON.parse(Buffer.from(payload).toString('utf8')) as { readonly receipt?: unknown };
    return receiptShape.safeParse(claims.receipt).data;
  } catch {
    return undefined;
  }
}

interface DerivedKey {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  readonly keyId: string;
}

async function toKey(secret: Secret): Promise<DerivedKey> {
  const seed = deriveKey(secret, 'caregraph-receipt', 32);
  const privateKey = createPrivateKey({ key: Buffer.concat([keyHead, seed]), format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(privateKey);
  const keyId = await calculateJwkThumbprint(publicKey.export({ format: 'jwk' }));
  return { privateKey, publicKey, keyId };
}
