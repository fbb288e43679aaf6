import { describe, expect, it } from 'vitest';
import { projectVisit } from '../../subgraphs/secondary/projection/project-visit.ts';
import type { Visit } from '../../subgraphs/secondary/projection/visit.ts';
import { receive } from '../support/secondary-facts.ts';
import { pid, pv1, toMessage } from '../support/secondary-messages.ts';

const person = pid({ nhsNumber: '9990000018', hospitalNumber: 'H1' });
const key = '["RXX","number","H1"]';

/** A message about the visit V1 on a day of March 2026. */
const about = (event: string, at: string, fields: Record<number, string> = {}, more: string[] = []) =>
  toMessage({ event, at: `202603${at}00`, segments: [person, pv1({ 19: 'V1', ...fields }), ...more] });

const admitted = about('A01', '011000', { 3: 'W1^^1', 4: '21', 44: '20260301093000' });
const moved = about('A02', '021000', { 3: 'W2^^2' });
const discharged = about('A03', '051000', { 3: 'W2^^2', 36: '19', 45: '20260305093000' });

function project(...messages: string[]): Visit {
  const visit = projectVisit('V1', receive(messages));
  if (visit === undefined) throw new Error('There is no such visit.');
  return visit;
}

const stays = (visit: Visit) =>
  visit.stays.map(({ place, start, end }) => [place.ward, place.bed, start, end ?? 'open']);

describe('what the events of a visit do', () => {
  it('A01 admits', () => {
    expect(project(admitted)).toMatchObject({
      visitNumber: 'V1',
      personKeys: [key],
      isCancelled: false,
      status: 'IN_PROGRESS',
      class: 'I',
      admitted: '2026-03-01T09:30:00+00:00',
      admissionMethod: {
        codings: [
          {
            system: 'https://fhir.hl7.org.uk/CodeSystem/UKCore-AdmissionMethodEngland',
            code: '21',
            display: 'Emergency admission: emergency department of the provider',
          },
        ],
      },
    });
    expect(stays(project(admitted))).toEqual([['W1', '1', '2026-03-01T09:30:00+00:00', 'open']]);
  });

  it('A02 makes another stay of the same visit', () => {
    expect(stays(project(admitted, moved))).toEqual([
      ['W1', '1', '2026-03-01T09:30:00+00:00', '2026-03-02T10:00:00+00:00'],
      ['W2', '2', '2026-03-02T10:00:00+00:00', 'open'],
    ]);
  });

  it('A03 ends the visit and its last stay', () => {
    const visit = project(admitted, moved, discharged);
    expect(visit).toMatchObject({
      status: 'FINISHED',
      discharged: '2026-03-05T09:30:00+00:00',
      dischargeDestination: { codings: [{ code: '19', display: 'Usual place of residence' }] },
    });
    expect(stays(visit).at(-1)).toEqual([
      'W2',
      '2',
      '2026-03-02T10:00:00+00:00',
      '2026-03-05T09:30:00+00:00',
    ]);
  });

  it('A04 is an arrival, and A01 after it an admission of the same visit', () => {
    const arrival = about('A04', '010800', { 2: 'E', 3: 'ED^^3' });
    expect(project(arrival)).toMatchObject({ status: 'ARRIVED', class: 'E' });
    const visit = project(arrival, about('A01', '011000', { 3: 'W1^^1' }));
    expect(visit).toMatchObject({ status: 'IN_PROGRESS', class: 'I', arrived: '2026-03-01T08:00:00+00:00' });
    expect(stays(visit)).toEqual([
      ['ED', '3', '2026-03-01T08:00:00+00:00', '2026-03-01T10:00:00+00:00'],
      ['W1', '1', '2026-03-01T10:00:00+00:00', 'open'],
    ]);
  });

  it('A05 plans, and A38 calls it off', () => {
    const planned = about('A05', '010800', { 2: 'P' }, ['PV2||||||||20260320090000']);
    expect(project(planned)).toMatchObject({
      status: 'PLANNED',
      expected: '2026-03-20T09:00:00+00:00',
      stays: [],
    });
    expect(project(planned, about('A38', '020800'))).toMatchObject({
      status: 'CANCELLED',
      isCancelled: false,
    });
    expect(project(planned, admitted)).toMatchObject({ status: 'IN_PROGRESS' });
    const anew = about('A05', '030800');
    expect(project(planned, about('A38', '020800'), anew)).toMatchObject({ status: 'PLANNED' });
    expect(project(planned, about('A11', '020800'), anew)).toMatchObject({
      status: 'PLANNED',
      isCancelled: false,
    });
  });

  it('A06 makes an inpatient of an outpatient, and A07 the reverse', () => {
    const emergency = about('A04', '010800', { 2: 'E', 3: 'ED^^3' });
    const inpatient = project(emergency, about('A06', '011200', { 2: 'I', 3: 'W1^^1' }));
    expect(inpatient).toMatchObject({ class: 'I', status: 'IN_PROGRESS' });
    expect(stays(inpatient)).toHaveLength(2);
    expect(project(admitted, about('A07', '011200', { 2: 'O' }))).toMatchObject({ class: 'O' });
  });

  it('A08 changes what it names, deletes what it empties, and keeps what it leaves out', () => {
    const full = about(
      'A01',
      '011000',
      { 3: 'W1^^1', 7: 'C1234567^Chandra^Kim^^^Dr', 10: '430', 44: '20260301093000' },
      ['DG1|1||S72.0^Fracture of neck of femur^ICD10||20260301|A'],
    );
    const kept = project(full, about('A08', '011100'));
    expect(kept).toMatchObject({
      participants: {
        attending: [{ role: 'Responsible clinician', name: 'Dr Kim Chandra', identifier: 'C1234567' }],
      },
      specialty: { codings: [{ code: '430', display: 'Elderly medicine' }] },
      diagnoses: [
        {
          code: {
            codings: [
              {
                system: 'http://hl7.org/fhir/sid/icd-10',
                code: 'S72.0',
                display: 'Fracture of neck of femur',
              },
            ],
          },
          type: 'A',
          recorded: '2026-03-01',
        },
      ],
    });
    const emptied = project(full, about('A08', '011100', { 7: '""', 10: '""', 44: '""' }, ['DG1|1||""']));
    expect(emptied.participants).toEqual({});
    expect(emptied.specialty).toBeUndefined();
    expect(emptied.admitted).toBeUndefined();
    expect(emptied.diagnoses).toEqual([]);
  });

  it('A08 corrects where the person is without a move', () => {
    expect(stays(project(admitted, about('A08', '011100', { 3: 'W9^^9' })))).toEqual([
      ['W9', '9', '2026-03-01T09:30:00+00:00', 'open'],
    ]);
  });

  it('A11 takes the admission back, and no update brings it back', () => {
    const cancelled = about('A11', '011200', { 3: 'W1^^1' });
    expect(project(admitted, cancelled)).toMatchObject({ isCancelled: true, stays: [] });
    expect(project(admitted, cancelled, about('A08', '011300'))).toMatchObject({ isCancelled: true });
    expect(project(admitted, cancelled, discharged)).toMatchObject({ isCancelled: true });
    const again = project(admitted, cancelled, about('A01', '041000', { 3: 'W5^^5' }));
    expect(again).toMatchObject({ isCancelled: false, status: 'IN_PROGRESS' });
    expect(stays(again)).toEqual([['W5', '5', '2026-03-04T10:00:00+00:00', 'open']]);
  });

  it('A12 takes the last move back, once', () => {
    const back = about('A12', '021100', { 3: 'W1^^1' });
    const expected = [['W1', '1', '2026-03-01T09:30:00+00:00', 'open']];
    expect(stays(project(admitted, moved, back))).toEqual(expected);
    expect(stays(project(admitted, moved, back, about('A12', '021200', { 3: 'W1^^1' })))).toEqual(expected);
    // Replayed under other control ids, also where it does not say where the person is.
    const again = about('A02', '031000', { 3: 'W3^^3' });
    const bare = ['031100', '031100'].map((at) => about('A12', at));
    expect(stays(project(admitted, moved, again, ...bare)).map(([ward]) => ward)).toEqual(['W1', 'W2']);
  });

  it('A13 opens the visit again', () => {
    const visit = project(
      admitted,
      moved,
      discharged,
      about('A13', '051200', { 3: 'W2^^2', 36: '19', 45: '20260305093000' }),
    );
    expect(visit).toMatchObject({ status: 'IN_PROGRESS' });
    expect(visit.discharged).toBeUndefined();
    expect(visit.dischargeDestination).toBeUndefined();
    expect(stays(visit).at(-1)).toEqual(['W2', '2', '2026-03-02T10:00:00+00:00', 'open']);
  });

  it('A17 moves two people', () => {
    const other = pid({ nhsNumber: '9990000026', hospitalNumber: 'H2' });
    const first = about('A01', '011000', { 3: 'W1^^1' });
    const second = toMessage({
      event: 'A01',
      at: '20260301100000',
      segments: [other, pv1({ 3: 'W1^^2', 19: 'V2' })],
    });
    const swap = toMessage({
      event: 'A17',
      at: '20260302100000',
      segments: [person, pv1({ 3: 'W1^^2', 19: 'V1' }), other, pv1({ 3: 'W1^^1', 19: 'V2' })],
    });
    const messages = receive([first, second, swap]);
    const place = (visitNumber: string) =>
      projectVisit(visitNumber, messages)?.stays.map((stay) => stay.place.bed);
    expect(place('V1')).toEqual(['1', '2']);
    expect(place('V2')).toEqual(['2', '1']);
    expect(projectVisit('V2', messages)?.personKeys).toEqual(['["RXX","number","H2"]']);
  });

  it('A23 deletes the visit from view', () => {
    expect(project(admitted, discharged, about('A23', '061000'))).toMatchObject({ isCancelled: true });
  });

  it('A45 moves the visit to another person', () => {
    const other = pid({ nhsNumber: '9990000026', hospitalNumber: 'H2' });
    const visitMoved = toMessage({
      event: 'A45',
      at: '20260302100000',
      segments: [other, 'MRG|H1^^^RXX^MR', pv1({ 19: 'V1' })],
    });
    expect(project(admitted, visitMoved).personKeys).toEqual(['["RXX","number","H2"]']);
  });

  it('leaves a visit that names two people with both, in doubt', () => {
    const other = toMessage({
      event: 'A08',
      at: '20260302100000',
      segments: [pid({ hospitalNumber: 'H2' }), pv1({ 19: 'V1' })],
    });
    expect(project(admitted, other).personKeys).toEqual(['["RXX","number","H1"]', '["RXX","number","H2"]']);
  });

  it('knows what it can of a visit whose beginning it never heard of', () => {
    const update = about('A08', '021000', { 3: 'W2^^2' });
    expect(project(update)).toMatchObject({ status: 'UNKNOWN' });
    expect(stays(project(update))).toEqual([['W2', '2', undefined, 'open']]);
    expect(project(about('A08', '061000', { 45: '20260305093000' }))).toMatchObject({ status: 'FINISHED' });
    expect(stays(project(discharged))).toEqual([['W2', '2', undefined, '2026-03-05T09:30:00+00:00']]);
  });

  it('orders by EVN-2, puts a message without one by MSH-7, and trusts no time in the future', () => {
    expect(stays(project(discharged, moved, admitted))).toEqual(stays(project(admitted, moved, discharged)));
    const undated = discharged.replace('EVN|A03|20260305100000', 'EVN|A03|');
    expect(project(undated, admitted)).toMatchObject({ status: 'FINISHED' });
    const [future] = receive([about('A13', '011000').replace('20260301100000', '20990301100000')]);
    if (future === undefined) throw new Error('There is no message.');
    const early = { ...future, receivedAt: '2026-03-01T10:00:00Z' };
    const messages = [early, ...receive([admitted, discharged])];
    expect(projectVisit('V1', messages)?.status).toBe('FINISHED');
  });

  it('refuses an impossible date and keeps the rest, until a message gives it anew', () => {
    const impossible = about('A01', '011000', { 3: 'W1^^1', 44: '20261301093000' });
    expect(project(impossible)).toMatchObject({ faults: ['PV1-44'], status: 'IN_PROGRESS' });
    expect(project(impossible).admitted).toBeUndefined();
    expect(project(impossible, about('A08', '011100', { 44: '20260301093000' })).faults).toEqual([]);
    expect(project(impossible, about('A08', '011100')).faults).toEqual(['PV1-44']);
  });

  it('reads a place as its sender writes it', () => {
    const place = (pl: string, more: { profile?: string; sender?: [string, string] } = {}) =>
      projectVisit(
        'V1',
        receive([
          toMessage({
            event: 'A01',
            at: '20260301100000',
            segments: [person, pv1({ 3: pl, 19: 'V1' })],
            ...more,
          }),
        ]),
      )?.stays[0]?.place;
    // The ITK's own sample names the trust first; other senders of the same profile do not.
    expect(place('RXX^OBS1^BAY2-6^RXX55', { profile: 'iTKv1.0' })).toEqual({
      ward: 'OBS1',
      bed: 'BAY2-6',
      site: 'RXX55',
    });
    expect(place('W12^B^04^RXX11', { profile: 'iTKv1.0' })).toEqual({
      ward: 'W12',
      bed: 'B 04',
      site: 'RXX11',
    });
    expect(place('T42E^T42E BY02^BY02-17^U^R^^^^^^DEPID', { sender: ['EPIC', 'RYY'] })).toEqual({
      ward: 'T42E',
      bed: 'BY02-17',
    });
    expect(place(String.raw`A\T\E^BAY A^A4^RXX01&ODS`)).toEqual({ ward: 'A&E', bed: 'A4', site: 'RXX01' });
    // Some name no ward at all and say the place in words (PL.9).
    expect(place('^^^^^^^^Day case unit')).toEqual({ description: 'Day case unit' });
    expect(place('51180^^^^^^^^Renal unit')).toEqual({ ward: '51180', description: 'Renal unit' });
  });

  it('keeps one participant for each person however many identifiers they are sent with', () => {
    const epic =
      'HB^Badger^Honey^^^^^^CONS~C1111111^Badger^Honey^^^^^^CDS~752^Badger^Honey^^^^^^PROVID~X1^Stone^Jo';
    expect(project(about('A01', '011000', { 7: epic })).participants.attending).toEqual([
      { role: 'Responsible clinician', name: 'Honey Badger', identifier: 'C1111111' },
      { role: 'Responsible clinician', name: 'Jo Stone', identifier: 'X1' },
    ]);
  });
});
