import type { PartialDate } from '../../../schema/runtime/partial-date.ts';
import type { ReportFacts } from '../facts/report-facts.ts';
import { toPersonKey } from './keys.ts';
import { orderMessages, type ReceivedMessage } from './order-messages.ts';

/** One version of a report, as a message brought it. */
export interface ReportVersion {
  readonly report: ReportFacts;
  /** An instant. */
  readonly receivedAt: string;
}

/** One report as all its messages together tell it. */
export interface HospitalReport extends ReportVersion {
  readonly personKeys: readonly string[];
  /** The versions that the latest one replaced, the newest first. */
  readonly earlier: readonly ReportVersion[];
  readonly faults: readonly string[];
  readonly system: string;
  readonly recordedAt?: PartialDate;
}

/** How many replaced versions are shown; every one of them stays in the messages. */
const mostEarlier = 20;

/**
 * Projects a report from all messages that brought it; `undefined` where none did.
 *
 * A correction brings the whole report again, so the latest version is the report and the others are its history.
 * Versions are in the order in which the laboratory issued them (OBR-22), and else in the order of their messages.
 */
export function projectReport(
  identity: string,
  messages: readonly ReceivedMessage[],
): HospitalReport | undefined {
  const findReport = ({ facts }: ReceivedMessage) =>
    facts.patients.flatMap(({ reports = [] }) => reports).find((report) => report.identity === identity);
  const versions = orderMessages(messages, (message) => findReport(message)?.issued).flatMap((message) => {
    const report = findReport(message);
    return report === undefined ? [] : [{ message, report }];
  });
  const latest = versions.at(-1);
  if (latest === undefined) return undefined;
  const { facts, receivedAt } = latest.message;
  const distinct = versions.filter(({ report }, index) => !isSame(report, versions[index + 1]?.report));
  const recordedAt = latest.report.issued ?? facts.recordedAt ?? facts.sentAt;
  return {
    report: latest.report,
    receivedAt,
    personKeys: toPeople(
      versions.map(({ message }) => message),
      identity,
    ),
    earlier: distinct
      .slice(0, -1)
      .toReversed()
      .slice(0, mostEarlier)
      .map(({ message, report }) => ({ report, receivedAt: message.receivedAt })),
    faults: facts.faults.filter((fault) => /^(?:OB[RX]|NTE)/.test(fault)),
    system: facts.system,
    ...(recordedAt === undefined ? {} : { recordedAt }),
  };
}

/** Tells whether the next version says the very same, so that it is the same one sent again. */
function isSame(report: ReportFacts, next: ReportFacts | undefined): boolean {
  return JSON.stringify(report) === JSON.stringify(next);
}

/** Everybody whom a message names with this report; more than one leaves it in doubt. */
function toPeople(messages: readonly ReceivedMessage[], identity: string): readonly string[] {
  const keys = messages.flatMap(({ facts }) =>
    facts.patients
      .filter(({ reports = [] }) => reports.some((report) => report.identity === identity))
      .flatMap(({ person }) => toPersonKey(facts.trust, person) ?? []),
  );
  return [...new Set(keys)].sort();
}
