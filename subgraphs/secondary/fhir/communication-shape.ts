import { z } from 'zod';
import { date, reference, resource } from './elements.ts';

/** That something was told to somebody. */
export const communication = resource.extend({
  status: z.string(),
  about: z.array(reference).optional(),
  subject: reference.optional(),
  sent: date.optional(),
  received: date.optional(),
});
