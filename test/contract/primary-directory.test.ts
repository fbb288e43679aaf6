import { expect, test } from 'vitest';
import { directorySystems, toRoute } from '../../subgraphs/primary/directory/directory-answer.ts';

const toBundle = (...resources: readonly object[]) => ({
  resourceType: 'Bundle',
  type: 'searchset',
  entry: resources.map((resource) => ({ resource })),
});
const asid = { system: directorySystems.asid, value: '999999000042' };
const key = { system: directorySystems.partyKey, value: 'Z99001-800042' };
const other = { system: directorySystems.partyKey, value: 'Z99001-800043' };
const device = (...identifier: readonly object[]) => ({ resourceType: 'Device', identifier });
const endpoint = (identifier: readonly object[], more: object = {}) => ({
  resourceType: 'Endpoint',
  status: 'active',
  address: 'https://practice.example/fhir/',
  identifier,
  ...more,
});

test.each([
  ['a system and its address', [device(asid, key)], [endpoint([other]), endpoint([key])], 'found'],
  ['nothing', [], [], 'absent'],
  ['an address that is not in use', [device(asid, key)], [endpoint([key], { status: 'off' })], 'absent'],
  ['a system and an address of another', [device(asid, key)], [endpoint([other])], 'absent'],
  ['a system and an address without any key', [device(asid)], [endpoint([])], 'absent'],
  ['systems in a way that cannot be read', [device({ value: 1 })], [endpoint([key])], 'unreadable'],
  ['an address that is none', [device(asid, key)], [endpoint([key], { address: 'to follow' })], 'unreadable'],
  ['one of two systems that can be read', [device({}), device(asid, key)], [endpoint([key])], 'found'],
])('the directory lists %s', (_what, devices, endpoints, expected) => {
  const route = toRoute(toBundle(...devices), toBundle(...endpoints));
  expect(typeof route === 'string' ? route : 'found').toBe(expected);
});
