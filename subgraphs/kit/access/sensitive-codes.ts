import type { RecordLabel } from '../../../schema/runtime/record-seal.ts';
import type { CodeOfSystem } from './codings.ts';

/** The labels that follow from an item's codes, whether or not its source labelled it. */
export type SensitiveLabel = Extract<RecordLabel, 'LEGALLY_RESTRICTED' | 'SEXUAL_HEALTH'>;

/**
 * Concepts of the four "general practice summary data sharing exclusion" reference sets: assisted fertilisation
 * (999004371000000100) and gender related issues (999004351000000109), which the law restricts, and sexually
 * transmitted disease (999004361000000107) and termination of pregnancy (999004381000000103).
 *
 * Beware: these are the commonest members, not the sets. An operator loads the sets as they are published
 * (`CAREGRAPH_SENSITIVE_CODES`).
 */
const snomedCodes: Readonly<Record<SensitiveLabel, readonly string[]>> = {
  LEGALLY_RESTRICTED: [
    '52637005', // in vitro fertilisation
    '225250007', // intracytoplasmic sperm injection
    '63487001', // assisted fertilisation
    '407376001', // male-to-female
    '407377005', // female-to-male
    '93461009', // gender dysphoria
    '87991007', // gender identity disorder
  ],
  SEXUAL_HEALTH: [
    '240589008', // Chlamydia trachomatis infection
    '105629000', // chlamydial infection
    '15628003', // gonorrhoea
    '76272004', // syphilis
    '33839006', // genital herpes simplex
    '86406008', // human immunodeficiency virus infection
    '8098009', // sexually transmitted infectious disease
    '386639001', // termination of pregnancy
    '57797005', // induced termination of pregnancy
  ],
};

/** The beginnings of codes of the classifications that hospitals use: ICD-10 and OPCS-4, without dots. */
const classificationCodes: Readonly<Record<SensitiveLabel, readonly string[]>> = {
  LEGALLY_RESTRICTED: ['N98', 'Z311', 'Z312', 'Z313', 'F64', 'Q13', 'Q48', 'X15'],
  SEXUAL_HEALTH: ['A5', 'A60', 'A63', 'A64', 'B20', 'B21', 'B22', 'B23', 'B24', 'Z21', 'O04', 'Q10', 'Q11'],
};

const labels = ['LEGALLY_RESTRICTED', 'SEXUAL_HEALTH'] as const;
const isClassification = (system: string) => /icd-10|opcs/i.test(system);

/** Remembers by the system's name what it is: an answer names the same few again and again. */
function isClassificationOf(kinds: Map<string, boolean>, system: string): boolean {
  const kind = kinds.get(system) ?? isClassification(system);
  kinds.set(system, kind);
  return kind;
}

/** Codes that an operator adds, such as the members of the published reference sets. */
export type AddedCodes = Readonly<Partial<Record<SensitiveLabel, readonly string[]>>>;

/** Builds what tells whether a code carries one of the labels, over our own codes and those that are added. */
export function createSensitiveCodes(added: AddedCodes = {}) {
  const known = new Map(
    labels.map((label) => [label, new Set([...snomedCodes[label], ...(added[label] ?? [])])] as const),
  );
  return (wanted: ReadonlySet<RecordLabel>) => {
    const asked = labels.filter((label) => wanted.has(label));
    if (asked.length === 0) return undefined;
    const kinds = new Map<string, boolean>();
    return ({ system, code }: CodeOfSystem): boolean => {
      if (system !== undefined && isClassificationOf(kinds, system)) {
        const plain = code.replaceAll('.', '').toUpperCase();
        return asked.some((label) => classificationCodes[label].some((prefix) => plain.startsWith(prefix)));
      }
      for (const label of asked) if (known.get(label)?.has(code) === true) return true;
      return false;
    };
  };
}

/** What tells whether a code carries one of the labels. */
export type SensitiveCodes = ReturnType<typeof createSensitiveCodes>;
