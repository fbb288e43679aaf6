import { z } from 'zod';
import { date, identifier, reference, resource } from './elements.ts';

/** The person as the server knows them. */
export const patient = resource.extend({
  active: z.boolean().optional(),
  identifier: z.array(identifier).optional(),
  name: z.array(z.object({ use: z.string().optional(), family: z.string().optional() })).optional(),
  birthDate: date.optional(),
  link: z.array(z.object({ other: reference, type: z.string() })).optional(),
});
