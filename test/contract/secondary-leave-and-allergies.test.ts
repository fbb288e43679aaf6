import { describe, expect, it } from 'vitest';
import { projectPerson } from '../../subgraphs/secondary/projection/project-person.ts';
import { projectVisit } from '../../subgraphs/secondary/projection/project-visit.ts';
import { receive } from '../support/secondary-facts.ts';
import { pid, pv1, toMessage } from '../support/secondary-messages.ts';

const person = pid({ nhsNumber: '9990000018', hospitalNumber: 'H1' });

describe('leave and allergies', () => {
  const told = (event: string, at: string, segments: readonly string[]) =>
    toMessage({ event, at, segments: [person, ...segments] });

  it('A21 and A22 leave the stay as it is', () => {
    const visit = projectVisit(
      'V1',
      receive([
        told('A01', '20260301100000', [pv1({ 3: 'W1^^1', 19: 'V1' })]),
        told('A21', '20260302100000', [pv1({ 3: 'LEAVE', 19: 'V1' })]),
        told('A22', '20260303100000', [pv1({ 3: 'W1^^1', 19: 'V1' })]),
      ]),
    );
    expect([visit?.status, visit?.stays.map(({ place }) => place)]).toEqual([
      'IN_PROGRESS',
      [{ ward: 'W1', bed: '1' }],
    ]);
  });

  it('A60 adds, changes and deletes single allergies, or tells all of them', () => {
    const penicillin = '91936005^Allergy to penicillin^SCT';
    const before = told('A31', '20260301100000', [`AL1|1|DA|${penicillin}|SV|Rash`, 'AL1|2|FA|^Peanuts']);
    const project = (...segments: readonly string[]) =>
      projectPerson(
        '["RXX","number","H1"]',
        receive([before, told('A60', '20260302100000', segments)]),
      )?.allergies.map(({ code, severity }) => [code.codings[0]?.display ?? code.text, severity]);
    expect(project(`IAM|1|DA|${penicillin}|MI||U`, 'IAM|2|DA|^Latex|MO||A', 'IAM|3|FA|^Peanuts|||D')).toEqual(
      [
        ['Allergy to penicillin', 'Mild'],
        ['Latex', 'Moderate'],
      ],
    );
    expect(project('IAM|1|DA|^Latex|MO||X')).toEqual([
      ['Allergy to penicillin', 'Severe'],
      ['Peanuts', undefined],
    ]);
    expect(project('IAM|1|DA|^Latex|MO')).toEqual([['Latex', 'Moderate']]);
  });
});
