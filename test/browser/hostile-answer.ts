import { type MadeAnswer, toSource } from './made-answers.ts';

/** A name of 2,000 characters without a place to break it. */
export const longName = 'Llanfairpwll'.repeat(167).slice(0, 2000);

const settings = ['PRIMARY', 'SECONDARY', 'COMMUNITY', 'SOCIAL'] as const;

function toCondition(display: string, onset: string | null, note: string | null) {
  const certainty = 'CONFIRMED';
  return {
    code: { display },
    certainty,
    clinicalStatus: 'ACTIVE',
    onset,
    note,
    provenance: { setting: 'PRIMARY' },
  };
}

/**
 * An answer with texts that are made to mislead, and with all that a list can be: whole, none recorded, withheld by a
 * source, withheld as a whole, and not to be found out.
 */
export const hostileAnswer: MadeAnswer = {
  data: {
    patient: {
      name: { text: longName },
      record: {
        conditions: {
          items: [
            toCondition(longName, '2019', null),
            toCondition('Asthma \u202Enon', '2020-05', null),
            toCondition('<b>Gout</b>', '2019-13', 'Withheld'),
            toCondition('سكري', '0001-01-01', 'Could not find out'),
            toCondition('Eczema', '9999-12-31', null),
            toCondition('Ward 7', '2019-02-30', '–'),
          ],
          sources: settings.map((setting) => toSource(setting, 'COMPLETE')),
        },
        allergies: {
          items: [],
          sources: settings.map((setting) =>
            setting === 'COMMUNITY'
              ? toSource(setting, 'WITHHELD', 'No consent.')
              : toSource(setting, 'NONE_RECORDED'),
          ),
        },
        medications: null,
        documents: null,
        carePlans: { edges: [], sources: settings.map((setting) => toSource(setting, 'NONE_RECORDED')) },
      },
    },
  },
  errors: [
    toError('SUBGRAPH_TIMEOUT', 'PRIMARY', ['medications']),
    toError('FORBIDDEN', 'SOCIAL', ['documents']),
    toError('FORBIDDEN', 'PRIMARY', ['conditions', 'items', 0, 'note']),
    toError('SOURCE_TIMEOUT', 'PRIMARY', ['conditions', 'items', 4, 'note']),
  ],
};

function toError(code: string, setting: string, place: readonly (string | number)[]) {
  return { message: 'No.', path: ['patient', 'record', ...place], extensions: { code, setting } };
}
