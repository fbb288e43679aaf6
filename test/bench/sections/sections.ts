import { accessSection } from './access.ts';
import { auditSection } from './audit.ts';
import { feedSection } from './feed.ts';
import { gatewaySection } from './gateway.ts';
import { growthSection } from './growth.ts';
import { hostileSection } from './hostile.ts';
import { httpSection } from './http.ts';
import { importSection } from './import.ts';
import { readingsSection } from './readings.ts';
import type { Section } from './section.ts';

/** All that the bench can measure, in the order in which it does. */
export const sections: readonly Section[] = [
  gatewaySection,
  growthSection,
  httpSection,
  hostileSection,
  accessSection,
  auditSection,
  feedSection,
  readingsSection,
  importSection,
];
