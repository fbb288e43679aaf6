import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Hl7Message } from '@medplum/core';
import { describe, expect, it } from 'vitest';
import type { HospitalMessage } from '../../subgraphs/secondary/facts/hospital-message.ts';
import { projectVisit } from '../../subgraphs/secondary/projection/project-visit.ts';
import { interpret, receive } from '../support/secondary-facts.ts';

const examples = process.env['CAREGRAPH_EXAMPLES'];
const folder = examples === undefined ? undefined : join(examples, 'hl7v2');

/** Reads an example's messages; files end lines in their own ways, the wire ends segments with a carriage return. */
function readMessages(path: string): readonly string[] {
  const text = readFileSync(path, 'utf8').replaceAll(/\r\n|\n/g, '\r');
  return text
    .split(/(?=^MSH\|)/m)
    .flatMap((part) => part.split(/(?<=\r)(?=MSH\|)/))
    .map((message) => message.replaceAll(/\r{2,}/g, '\r'))
    .filter((message) => message.startsWith('MSH'));
}

/** The segments whose content is mapped, and where each must show in what a message says. */
const counts: Readonly<Record<string, (facts: HospitalMessage) => number>> = {
  PID: ({ patients }) => patients.length,
  PV1: ({ patients }) => patients.filter(({ visit }) => visit !== undefined).length,
  DG1: ({ patients }) => sum(patients.map(({ visit }) => visit?.diagnoses?.length)),
  PR1: ({ patients }) => sum(patients.map(({ visit }) => visit?.procedures?.length)),
  AL1: ({ patients }) => sum(patients.map(({ person }) => person.allergies?.length)),
  OBR: ({ patients }) => sum(patients.map(({ reports }) => reports?.length)),
  OBX: ({ patients }) =>
    sum(patients.flatMap(({ reports = [] }) => reports.map(({ results }) => results.length))),
  MRG: ({ patients }) => patients.filter(({ person }) => person.formerNumber !== undefined).length,
};

function sum(values: readonly (number | undefined)[]): number {
  return values.reduce<number>((total, value) => total + (value ?? 0), 0);
}

/** Why a segment that is there is not in what the message says. */
function reasonFor(segment: string, fault: string | undefined, isReport: boolean): string {
  if (fault !== undefined) return `refused ${fault}`;
  // A person without a visit number is not on a visit, whatever PV1 a sender adds as a matter of form.
  if (segment === 'PV1') return 'no visit';
  // Outside reports, OBX holds what is said of the person as such, which has no place in the graph.
  return segment === 'OBX' && !isReport ? 'not mapped' : 'lost';
}

interface Line {
  readonly file: string;
  readonly event: string;
  readonly outcome: string;
  readonly items: string;
  readonly lost: readonly string[];
}

function toLine(file: string, message: string): Line {
  const parsed = Hl7Message.parse(message);
  const event = parsed.header.getComponent(9, 1) + parsed.header.getComponent(9, 2);
  // Examples of training systems are read as if they were of production.
  const read = interpret(message);
  if (read.kind === 'ignored') return { file, event, outcome: 'kept, not applied', items: '', lost: [] };
  if (read.kind === 'refused') {
    return { file, event, outcome: `refused: ${read.refusal}`, items: '', lost: [] };
  }
  const { facts } = read;
  const lost: string[] = [];
  const items = Object.entries(counts).flatMap(([segment, count]) => {
    const sent = parsed.getAllSegments(segment).length;
    if (sent === 0) return [];
    const mapped = count(facts);
    const missing = sent - mapped;
    const reason =
      missing === 0
        ? ''
        : reasonFor(
            segment,
            facts.faults.find((fault) => fault.startsWith(segment)),
            event.startsWith('ORU'),
          );
    if (reason === 'lost') lost.push(segment);
    return [`${segment} ${mapped}/${sent}${reason === '' ? '' : ` (${reason})`}`];
  });
  const faults = facts.faults.length === 0 ? '' : `; refused ${facts.faults.join(', ')}`;
  return { file, event, outcome: `read${faults}`, items: items.join(', '), lost };
}

describe('public examples of HL7 v2', () => {
  it.skipIf(folder !== undefined)('are not looked at: CAREGRAPH_EXAMPLES is not set', () => {
    expect(folder).toBeUndefined();
  });

  describe.skipIf(folder === undefined)('where they are there', () => {
    const root = folder ?? '';
    const files = () =>
      ['', 'sequence_moves', '../synthetic-linked'].flatMap((below) =>
        readdirSync(join(root, below))
          .filter((name) => /\.(?:hl7|txt)$/.test(name))
          .map((name) => join(below, name)),
      );

    it('are read: every item is mapped, or refused with a reason', () => {
      const lines = files().flatMap((file) =>
        readMessages(join(root, file)).map((message) => toLine(file, message)),
      );
      console.log(
        lines.map(({ file, event, outcome, items }) => [file, event, outcome, items].join(' | ')).join('\n'),
      );
      expect(lines.length).toBeGreaterThanOrEqual(30);
      expect(lines.filter(({ lost }) => lost.length > 0)).toEqual([]);
      const outcomeOf = (file: string) =>
        lines.filter((line) => line.file === file).map(({ outcome }) => outcome);
      expect(outcomeOf('uclh_A01.txt')).toEqual(['read; refused PID-3 NHS number']);
      // Its only number fails its check digit, so that nobody would ever be shown it.
      expect(outcomeOf('itk_A01_example.txt')).toEqual(['refused: unknown-number']);
      expect(outcomeOf('dhcw_phw-to-mpi.sample.hl7')).toEqual(['read; refused PID-3 NHS number']);
      expect(outcomeOf('gigcymru_hl7-v2.3-adt-a01-1.hl7')).toEqual(['refused: no-visit-number']);
      expect(outcomeOf('uclh_poct_glucose.txt')).toEqual(['refused: no-sender']);
      expect(outcomeOf('uclh_winpath_ORU_R01.txt')).toEqual(['read']);
      expect(outcomeOf('uclh_winpath_Incremental.txt')).toEqual(['read', 'read']);
      expect(outcomeOf('../synthetic-linked/01_ADT_A01_gainsford.hl7')).toEqual(['read']);
    });

    it('of a person who is moved about end in the stays that were sent', () => {
      const names = readdirSync(join(root, 'sequence_moves')).toSorted();
      const messages = names.flatMap((name) => readMessages(join(root, 'sequence_moves', name)));
      const expected = [
        ['ED', 'UCHED RAT CHAIR RAT-CHAIR', '2013-02-11T11:00:52+00:00', '2013-02-11T12:00:52+00:00'],
        ['ED', '05-NON COVID MAJORS', '2013-02-11T12:00:52+00:00', '2013-02-11T13:00:52+00:00'],
        ['ED', '04-NON COVID MAJORS', '2013-02-11T13:00:52+00:00', '2013-02-11T14:00:52+00:00'],
        ['ED', '05-NON COVID MAJORS', '2013-02-11T14:00:52+00:00', '2013-02-11T15:00:52+00:00'],
        ['ED', '04-NON COVID MAJORS', '2013-02-11T15:00:52+00:00', '2013-02-11T16:00:52+00:00'],
        ['EAU', 'BY02-08', '2013-02-11T16:00:52+00:00', '2013-02-11T17:00:52+00:00'],
      ];
      for (const order of [messages, messages.toReversed()]) {
        const visit = projectVisit('123412341234', receive(order));
        expect(visit?.stays.map(({ place, start, end }) => [place.ward, place.bed, start, end])).toEqual(
          expected,
        );
        expect(visit).toMatchObject({
          status: 'FINISHED',
          class: 'I',
          discharged: '2013-02-11T17:00:52+00:00',
        });
      }
    });

    it('of one person end in one stay with two wards, under the trust of the sender', () => {
      const names = ['01_ADT_A01', '02_ADT_A02', '03_ADT_A03'].map((name) => `${name}_gainsford.hl7`);
      const messages = names.flatMap((name) => readMessages(join(root, '../synthetic-linked', name)));
      const visit = projectVisit('V778812', receive(messages));
      expect(visit).toMatchObject({
        personKeys: ['["RJL","number","H100234"]'],
        status: 'FINISHED',
        admitted: '2025-04-28T22:00:00+01:00',
        discharged: '2025-05-02T15:00:00+01:00',
        diagnoses: [{ code: { codings: [{ code: 'S72.0', display: 'Fracture of neck of femur' }] } }],
      });
      expect(visit?.stays.map(({ place }) => place)).toEqual([
        { ward: 'W12', bed: 'B 04', site: 'RJL11' },
        { ward: 'W20', bed: 'A 11', site: 'RJL11' },
      ]);
    });
  });
});
