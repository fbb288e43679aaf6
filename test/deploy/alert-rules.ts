import { parse } from 'yaml';
import { z } from 'zod';
import { readProjectFile } from '../docs/project-files.ts';
import type { Metrics } from '../support/metrics.ts';

const rulesShape = z.strictObject({
  groups: z.array(
    z.strictObject({
      name: z.string(),
      rules: z.array(
        z.strictObject({
          alert: z.string().regex(/^Caregraph[A-Za-z]+$/),
          expr: z.string(),
          for: z
            .string()
            .regex(/^\d+[mhd]$/)
            .optional(),
          labels: z.strictObject({ severity: z.enum(['critical', 'warning', 'info']) }),
          annotations: z.strictObject({ summary: z.string(), description: z.string() }),
        }),
      ),
    }),
  ),
});

/** One alert of the rules that stand ready for Prometheus. */
export type AlertRule = z.output<typeof rulesShape>['groups'][number]['rules'][number];

/** The file of the rules, from the root of the project. */
export const rulesFile = 'deploy/prometheus/caregraph.rules.yaml';

/** Reads the rules. */
export function readAlertRules(): readonly AlertRule[] {
  return rulesShape.parse(parse(readProjectFile(rulesFile))).groups.flatMap(({ rules }) => rules);
}

/** Series that an expression asks for, such as `a_total{outcome="refused"}`. */
export interface Selector {
  readonly metric: string;
  readonly matches: (labels: Readonly<Record<string, string>>) => boolean;
}

/** Finds what an expression selects: every metric of ours or of Node that it names, with its conditions on labels. */
export function findSelectors(expression: string): readonly Selector[] {
  const found = expression.matchAll(/\b((?:caregraph|nodejs|process)_\w+)(?:\{([^}]*)\})?/g);
  return [...found].map(([, metric = '', conditions = '']) => {
    const checks = [...conditions.matchAll(/(\w+)(=~|!~|!=|=)"([^"]*)"/g)].map(
      ([, label = '', operator = '', value = '']) =>
        (labels: Readonly<Record<string, string>>) => {
          const given = labels[label];
          // A label that there is not at all is a mistake of the rule.
          if (given === undefined) return false;
          const isMeant = operator.endsWith('~') ? new RegExp(`^(?:${value})$`).test(given) : given === value;
          return isMeant === operator.startsWith('=');
        },
    );
    return { metric, matches: (labels) => checks.every((check) => check(labels)) };
  });
}

/** Whether a scrape holds a series that a selector selects. */
export function isThere({ metric, matches }: Selector, metrics: Metrics): boolean {
  return [...metrics.keys()].some((series) => {
    const [, name, labels = ''] = /^(\w+)(?:\{(.*)\})?$/.exec(series) ?? [];
    if (name !== metric) return false;
    const pairs = [...labels.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)];
    return matches(Object.fromEntries(pairs.map(([, label = '', value = '']) => [label, value])));
  });
}
