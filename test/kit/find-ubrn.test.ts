import { describe, expect, it } from 'vitest';
import { findUbrn } from '../../subgraphs/kit/find-ubrn.ts';

describe('the number of the e-Referral Service', () => {
  it.each([
    ['https://fhir.nhs.uk/Id/UBRN', '000000070000', '000000070000'],
    ['http://fhir.nhs.net/Id/UBRN', '000000070000', '000000070000'],
    ['https://fhir.nhs.uk/Id/ubr-number', '0000-0007-0000', '000000070000'],
    ['https://fhir.nhs.uk/Id/ubr-number', '0000 0007 0000', '000000070000'],
    ['https://fhir.nhs.uk/Id/ubr-number', 'A made up number', null],
    ['https://fhir.nhs.uk/Id/ubr-number', '70000', null],
    ['https://fhir.nhs.uk/Id/nhs-number', '000000070000', null],
    ['https://elsewhere.example/Id/UBRN', '000000070000', null],
  ])('of %s, written %s, is %s', (system, value, ubrn) => {
    expect(
      findUbrn([
        { system: 'x', value: '1' },
        { system, value },
      ]),
    ).toBe(ubrn);
  });

  it('is none where there are no identifiers', () => {
    expect(findUbrn(undefined)).toBeNull();
    expect(findUbrn([{}])).toBeNull();
  });
});
