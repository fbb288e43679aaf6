import { z } from 'zod';
import { postgresUrlVariable } from '../kit/env.ts';
import { tableNames } from './csds/check-layout.ts';

const name = z
  .string()
  .regex(/^[A-Za-z_][A-Za-z0-9_$ ]{0,62}$/, 'must be the name of a column, as the database spells it');

const view = z
  .string()
  .regex(
    /^[A-Za-z_][A-Za-z0-9_$ ]{0,62}(?:\.[A-Za-z_][A-Za-z0-9_$ ]{0,62})?$/,
    'must be the name of a table or view, with its schema before it where it needs one',
  );

const tableLayout = z.strictObject({
  view: view.optional(),
  columns: z.record(z.string(), name.nullable()).optional(),
});

const layout = z.record(
  z.string().refine((table) => tableNames.includes(table), `must be one of ${tableNames.join(', ')}`),
  tableLayout.nullable(),
);

const provider = z
  .strictObject({
    odsCode: z.string().regex(/^[A-Z0-9]{3,8}$/, 'must be an ODS code'),
    name: z.string().min(1),
    /** The database; or the file that holds its address. */
    url: postgresUrlVariable.optional(),
    urlFile: z.string().min(1).optional(),
    /** After how many days without a submission it reads as stale; 31 unless said, for submissions are monthly. */
    staleDays: z.number().int().min(1).optional(),
    /** Where it keeps its tables, by their names in the data set. */
    tables: layout.optional(),
  })
  .refine(
    ({ url, urlFile }) => (url === undefined) !== (urlFile === undefined),
    'needs either url or urlFile',
  );

/** What an operator says about the providers of community services. */
export const providersShape = z
  .array(provider)
  .min(1)
  .refine((all) => new Set(all.map(({ odsCode }) => odsCode)).size === all.length, 'holds a provider twice');
