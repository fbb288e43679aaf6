import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';

/** How bad it is where it happens, in the words of the standard's guidance, the least first. */
export const severities = ['minor', 'significant', 'considerable', 'major', 'catastrophic'] as const;
/** How likely it is, in the words of the standard's guidance, the least first. */
export const likelihoods = ['very low', 'low', 'medium', 'high', 'very high'] as const;

const ratingShape = z.object({ severity: z.enum(severities), likelihood: z.enum(likelihoods) });
const owner = z.enum([
  'clinical safety officer',
  'information governance lead',
  'operator',
  'engineering lead',
]);
const text = z.string().min(1);

const controlledShape = z.strictObject({
  id: z.string().regex(/^H\d\d$/),
  hazard: text,
  cause: text,
  effect: text,
  control: text,
  /** Tests, or groups of tests, that show that the control holds. */
  tests: z.array(z.strictObject({ file: z.string().regex(/^test\/.+\.test\.ts$/), title: text })).min(1),
  /** What the control does not reach. */
  left: text.optional(),
  /** As if there were no control. */
  initial: ratingShape,
  /** With the control. */
  residual: ratingShape,
  owner,
});

const openShape = z.strictObject({
  id: z.string().regex(/^N\d\d$/),
  hazard: text,
  account: text,
  missing: text,
  residual: ratingShape,
  owner,
});

/** How bad and how likely something is. */
export type Rating = z.output<typeof ratingShape>;
/** A hazard with a control, and the tests that show it. */
export type ControlledHazard = z.output<typeof controlledShape>;
/** A hazard that nothing in the product controls. */
export type OpenHazard = z.output<typeof openShape>;

/** Every hazard, in order. */
export interface HazardLog {
  readonly controlled: readonly ControlledHazard[];
  readonly open: readonly OpenHazard[];
}

/** A row for each likelihood and a column for each severity: 1 is acceptable, 5 is not. */
const risks: readonly (readonly number[])[] = [
  [1, 1, 2, 2, 3],
  [1, 2, 2, 3, 4],
  [2, 2, 3, 3, 4],
  [2, 3, 3, 4, 5],
  [3, 4, 4, 5, 5],
];

/** The risk of a rating, 1 to 5, by the matrix of the guidance of DCB0129. */
export function toRisk({ severity, likelihood }: Rating): number {
  return risks[likelihoods.indexOf(likelihood)]?.[severities.indexOf(severity)] ?? 5;
}

/** Reads the hazard log, one file a hazard; fails where a file is no hazard. */
export function readHazardLog(folder: URL = new URL('log/', import.meta.url)): HazardLog {
  const read = (mark: string) =>
    readdirSync(folder)
      .filter((name) => name.startsWith(mark))
      .toSorted()
      .map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as unknown);
  return {
    controlled: read('H').map((hazard) => controlledShape.parse(hazard)),
    open: read('N').map((hazard) => openShape.parse(hazard)),
  };
}
