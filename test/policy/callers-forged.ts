import type { SandboxIssuer } from '../../sandbox/identity/sandbox-issuers.ts';
import { toTokenClaims } from '../../sandbox/identity/to-token-claims.ts';
import {
  putTogether,
  signAsStranger,
  signWithPublicKey,
  strangersPublicKey,
  takeApart,
} from '../support/forged-token.ts';
import { findPersona, type PersonaId, signToken, tokenOf } from '../support/tokens.ts';

// Tokens that nobody issued, or that were issued for something else. Each line: a case, what is sent after
// "Bearer ", and why it is refused as the gateway's log says. All are answered alike.

/** A token that must not be taken. */
export type ForgedLine = readonly [id: string, make: () => string | Promise<string>, reason: string];

const seconds = () => Math.floor(Date.now() / 1000);

/** A sound token of a persona but for some claims or some of its header. */
export function tokenBut(
  claims: Readonly<Record<string, unknown>>,
  header: Readonly<Record<string, unknown>> = {},
  id: PersonaId = 'general-practitioner',
  issuer?: SandboxIssuer,
): Promise<string> {
  const persona = findPersona(id);
  return signToken(issuer ?? persona.issuer, { ...toTokenClaims(persona), ...claims }, header);
}

async function reassembled(
  change: (parts: ReturnType<typeof takeApart>) => Partial<ReturnType<typeof takeApart>>,
) {
  const parts = takeApart(await tokenOf());
  return putTogether({ ...parts, ...change(parts) });
}

const withHeader = (more: Readonly<Record<string, unknown>>) => () =>
  reassembled(({ header }) => ({ header: { ...header, ...more } }));

/** Of what it is made. */
export const malformed: readonly ForgedLine[] = [
  ['no token at all', () => '', 'TOKEN_MALFORMED'],
  ['one part', () => 'token', 'TOKEN_MALFORMED'],
  ['two parts', async () => (await tokenOf()).split('.').slice(0, 2).join('.'), 'TOKEN_MALFORMED'],
  ['four parts', async () => `${await tokenOf()}.e30`, 'TOKEN_MALFORMED'],
  ['five parts, as an encrypted one', () => 'e30.e30.e30.e30.e30', 'TOKEN_MALFORMED'],
  ['signs that no token has', async () => `${await tokenOf()}%00`, 'TOKEN_MALFORMED'],
  ['two tokens', async () => `${await tokenOf()} ${await tokenOf()}`, 'TOKEN_MALFORMED'],
  ['two tokens with a comma', async () => `${await tokenOf()},${await tokenOf()}`, 'TOKEN_MALFORMED'],
  ['a header that is no JSON', () => 'bm9uZQ.e30.c2ln', 'TOKEN_HEADER'],
  ['a header that is a list', () => 'W10.e30.c2ln', 'TOKEN_HEADER'],
  [
    'claims that are no JSON',
    async () => `${(await tokenOf()).split('.')[0]}.bm9uZQ.c2ln`,
    'TOKEN_MALFORMED',
  ],
  ['9000 letters', () => 'a'.repeat(9000), 'TOKEN_TOO_LARGE'],
  ['a workgroup for each of 9000 letters', () => tokenBut({ more: 'a'.repeat(9000) }), 'TOKEN_TOO_LARGE'],
];

/** How it is signed, and with which key. */
export const wronglySigned: readonly ForgedLine[] = [
  ...['none', 'None', 'NONE', 'nOnE'].flatMap((alg): ForgedLine[] => [
    [
      `X10 alg ${alg}, unsigned`,
      () => reassembled(({ header }) => ({ header: { ...header, alg }, signature: '' })),
      'TOKEN_ALGORITHM',
    ],
    [`X10 alg ${alg}, with a signature`, withHeader({ alg }), 'TOKEN_ALGORITHM'],
  ]),
  [
    'X10 alg none and no more',
    () => reassembled(() => ({ header: { alg: 'none' }, signature: '' })),
    'TOKEN_HEADER',
  ],
  ['X11 a hash made with the public key', async () => signWithPublicKey(await tokenOf()), 'TOKEN_ALGORITHM'],
  ['another signature of the same family', withHeader({ alg: 'ES384' }), 'TOKEN_ALGORITHM'],
  ['a signature that the issuer does not use', withHeader({ alg: 'RS256' }), 'TOKEN_ALGORITHM'],
  ['X12 a file as the name of the key', withHeader({ kid: '../../dev/null' }), 'TOKEN_KEY'],
  ['X12 an object of the language as the name of the key', withHeader({ kid: '__proto__' }), 'TOKEN_KEY'],
  ['X13 a query as the name of the key', withHeader({ kid: "' union select 'key' --" }), 'TOKEN_KEY'],
  ['an unknown key', withHeader({ kid: 'unknown' }), 'TOKEN_KEY'],
  ['no name of a key', withHeader({ kid: undefined }), 'TOKEN_HEADER'],
  ['a name of a key that is a number', withHeader({ kid: 1 }), 'TOKEN_HEADER'],
  ["a stranger's key under the known name", async () => signAsStranger(await tokenOf()), 'TOKEN_SIGNATURE'],
  ['X14 jwk', async () => signAsStranger(await tokenOf(), { jwk: strangersPublicKey }), 'TOKEN_HEADER'],
  [
    'X14 jku',
    async () => signAsStranger(await tokenOf(), { jku: 'http://127.0.0.1:9/jwks' }),
    'TOKEN_HEADER',
  ],
  ['X14 x5u', async () => signAsStranger(await tokenOf(), { x5u: 'http://127.0.0.1:9/x5' }), 'TOKEN_HEADER'],
  ['X14 x5c', async () => signAsStranger(await tokenOf(), { x5c: ['MIIB'] }), 'TOKEN_HEADER'],
  ['an extension that must be understood', withHeader({ crit: ['b64'], b64: false }), 'TOKEN_HEADER'],
  [
    'claims that were changed',
    () => reassembled(({ payload }) => ({ payload: { ...payload, sub: '999000000009' } })),
    'TOKEN_SIGNATURE',
  ],
  [
    'a signature that is written otherwise',
    // The last letter of a signature with ES256 holds four bits that mean nothing.
    () => reassembled(({ signature }) => ({ signature: signature.replace(/.$/, toSibling) })),
    'TOKEN_MALFORMED',
  ],
  [
    'a signature that was changed',
    () =>
      reassembled(({ signature }) => ({
        signature: signature.replace(/^./, (sign) => (sign === 'A' ? 'B' : 'A')),
      })),
    'TOKEN_SIGNATURE',
  ],
  ['a signature that was cut off', () => reassembled(() => ({ signature: '' })), 'TOKEN_SIGNATURE'],
];

/** For whom, by whom and when. */
export const wronglyAddressed: readonly ForgedLine[] = [
  ['X15 another audience', () => tokenBut({ aud: 'another-service' }), 'TOKEN_AUDIENCE'],
  ['X15 an audience that begins alike', () => tokenBut({ aud: 'caregraph-sandbox-2' }), 'TOKEN_AUDIENCE'],
  ['X15 no audience', () => tokenBut({ aud: undefined }), 'TOKEN_CLAIMS'],
  ['X15 another issuer', () => tokenBut({ iss: 'https://login.example' }), 'TOKEN_ISSUER'],
  [
    'X15 an issuer in other letters',
    () => tokenBut({ iss: 'HTTP://127.0.0.1:9/care-identity' }),
    'TOKEN_ISSUER',
  ],
  ['X15 no issuer', () => tokenBut({ iss: undefined }), 'TOKEN_MALFORMED'],
  ['X15 expired', () => tokenBut({ iat: seconds() - 600, exp: seconds() - 10 }), 'TOKEN_EXPIRED'],
  ['X15 never expiring', () => tokenBut({ exp: undefined }), 'TOKEN_CLAIMS'],
  ['X15 living for a day', () => tokenBut({ exp: seconds() + 86_400 }), 'TOKEN_LIFE'],
  ['X15 not valid yet', () => tokenBut({ nbf: seconds() + 60 }), 'TOKEN_NOT_YET_VALID'],
  [
    'X15 issued in the future',
    () => tokenBut({ iat: seconds() + 60, exp: seconds() + 120 }),
    'TOKEN_NOT_YET_VALID',
  ],
  ['X15 issued at no time', () => tokenBut({ iat: undefined }), 'TOKEN_CLAIMS'],
  ['an expiry that is a text', () => tokenBut({ exp: '2999-01-01' }), 'TOKEN_CLAIMS'],
  ['a token for logging in, not for access', () => tokenBut({}, { typ: 'JWT' }), 'TOKEN_TYPE'],
  ['a token of no type', () => tokenBut({}, { typ: undefined }), 'TOKEN_HEADER'],
  ['a token for logging out', () => tokenBut({}, { typ: 'logout+jwt' }), 'TOKEN_TYPE'],
];

/** What it says of whoever asks, where that cannot be. */
export const senseless: readonly ForgedLine[] = [
  ['nobody as its subject', () => tokenBut({ sub: '' }), 'TOKEN_CLAIMS'],
  ['no subject', () => tokenBut({ sub: undefined }), 'TOKEN_CLAIMS'],
  ['a subject that is a number', () => tokenBut({ sub: 7 }), 'TOKEN_CLAIMS'],
  ['a subject of a thousand letters', () => tokenBut({ sub: 'a'.repeat(1000) }), 'TOKEN_CLAIMS'],
  ['no user of the national directory', () => tokenBut({ nhsid_useruid: undefined }), 'TOKEN_CLAIMS'],
  ['roles that are no list', () => tokenBut({ nhsid_nrbac_roles: {} }), 'TOKEN_CLAIMS'],
  [
    "a citizen's token by the professionals' login",
    () => tokenBut({}, {}, 'patient', 'care-identity'),
    'CALLER_CLIENT',
  ],
  [
    'an NHS number that cannot be one',
    () => tokenBut({ nhs_number: '9990000010' }, {}, 'patient'),
    'TOKEN_CLAIMS',
  ],
  ['no NHS number', () => tokenBut({ nhs_number: undefined }, {}, 'patient'), 'TOKEN_CLAIMS'],
  [
    'an application that is its own user',
    () => tokenBut({ sub: 'wayfinder' }, {}, 'partner-app'),
    'TOKEN_CLAIMS',
  ],
  [
    'an application of an unknown user',
    () => tokenBut({ nhs_number: undefined }, {}, 'partner-app'),
    'TOKEN_CLAIMS',
  ],
];

/** Genuine, but giving no access here: answered with 403. */
export const powerless: readonly ForgedLine[] = [
  ['an unknown application', () => tokenBut({ client_id: 'unknown' }), 'CALLER_CLIENT'],
  ['an object of the language as application', () => tokenBut({ client_id: 'constructor' }), 'CALLER_CLIENT'],
  ['no application', () => tokenBut({ client_id: undefined }), 'CALLER_CLIENT'],
  ['an application of another login', () => tokenBut({ client_id: 'wayfinder' }), 'CALLER_CLIENT'],
  ['an unknown role', () => tokenBut({ nhsid_nrbac_roles: [roleOf('S0010:G0020:R9999')] }), 'CALLER_ROLE'],
  [
    'a role in other letters',
    () => tokenBut({ nhsid_nrbac_roles: [roleOf('S0010:G0020:r0260')] }),
    'CALLER_ROLE',
  ],
  ['no role', () => tokenBut({ nhsid_nrbac_roles: [] }), 'CALLER_ROLE'],
  ['a chosen role that is not theirs', () => tokenBut({ selected_roleid: '999000100009' }), 'CALLER_ROLE'],
  [
    'two roles under the chosen number',
    () => tokenBut({ nhsid_nrbac_roles: [roleOf('S0010:G0020:R0260'), roleOf('S0010:G0020:R0001')] }),
    'CALLER_ROLE',
  ],
  ['an unknown purpose', () => tokenBut({ purpose_of_use: 'CURIOSITY' }), 'CALLER_PURPOSE'],
  ['a purpose in other letters', () => tokenBut({ purpose_of_use: 'treat' }), 'CALLER_PURPOSE'],
  ['breaking the glass by login', () => tokenBut({ purpose_of_use: 'BTG' }), 'CALLER_PURPOSE'],
  [
    'a purpose that the application may not have',
    () => tokenBut({ purpose_of_use: 'HRESCH' }),
    'CALLER_PURPOSE',
  ],
  ['a professional proved at level 1', () => tokenBut({ id_assurance_level: '1' }), 'CALLER_ASSURANCE'],
  [
    'a professional with a password alone',
    () => tokenBut({ authentication_assurance_level: '1' }),
    'CALLER_ASSURANCE',
  ],
  [
    'a citizen proved at P5',
    () => tokenBut({ identity_proofing_level: 'P5', vot: 'P5.Cp.Cd' }, {}, 'patient'),
    'CALLER_ASSURANCE',
  ],
  [
    'a citizen proved at P9 once, and at P5 now',
    () => tokenBut({ vot: 'P5.Cp.Cd' }, {}, 'patient'),
    'CALLER_ASSURANCE',
  ],
  ['a citizen with a password alone', () => tokenBut({ vot: 'P9.Cp' }, {}, 'patient'), 'CALLER_ASSURANCE'],
  [
    'an application for a citizen proved at P5',
    () => tokenBut({ identity_proofing_level: 'P5' }, {}, 'partner-app'),
    'CALLER_ASSURANCE',
  ],
  [
    'an application that was granted nothing',
    () => tokenBut({ scope: '' }, {}, 'partner-app'),
    'CALLER_SCOPE',
  ],
  [
    'an application that was granted something else',
    () => tokenBut({ scope: 'insight.read' }, {}, 'partner-app'),
    'CALLER_SCOPE',
  ],
  [
    'an analyst in the viewer of records',
    () => tokenBut({ client_id: 'care-record-viewer', purpose_of_use: 'TREAT' }, {}, 'analyst'),
    'CALLER_SCOPE',
  ],
  [
    'a privacy officer in the viewer of records',
    () => tokenBut({ client_id: 'care-record-viewer', purpose_of_use: 'TREAT' }, {}, 'privacy-officer'),
    'CALLER_SCOPE',
  ],
];

/** The next letter of the alphabet of base64url, which differs in the last bit alone. */
function toSibling(letter: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  return alphabet[alphabet.indexOf(letter) ^ 1] ?? '';
}

function roleOf(code: string) {
  return { person_roleid: '999000100001', org_code: 'Z91001', role_code: code };
}
