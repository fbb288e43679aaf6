import { Counter, type Registry } from 'prom-client';

/** Notes that something came to an outcome, once or several times. */
export type CountOutcome<Outcome extends string> = (outcome: Outcome, times?: number) => void;

/** Builds a counter by outcomes that are all known, each 0 from the beginning, so that an alarm sees the first one. */
export function createOutcomeCounter<Outcome extends string>(
  registry: Registry,
  {
    name,
    help,
    outcomes,
  }: { readonly name: string; readonly help: string; readonly outcomes: readonly Outcome[] },
): CountOutcome<Outcome> {
  const counter = new Counter({ name, help, labelNames: ['outcome'], registers: [registry] });
  for (const outcome of outcomes) counter.inc({ outcome }, 0);
  return (outcome, times = 1) => counter.inc({ outcome }, times);
}
