import type { HospitalReferral } from '../../../schema/generated/secondary.ts';
import type { SourceWarning } from '../../../schema/generated/shared.ts';
import type { AskedRecord } from '../../kit/asked-record.ts';
import { type AreaAnswer, type Contribution, found } from '../../kit/outcome.ts';
import type { AreaRead, ReadContext } from '../../kit/setting-backend.ts';
import { type EReferralAnswer, type Ers, ersSystem } from './create-ers.ts';

/** The most numbers of one person that are asked for. */
const mostNumbers = 20;

const sentences = {
  tooMany: 'There are more referrals than the service was asked for.',
  failed: 'Some referrals could not be asked for.',
  someoneElse: 'A referral that is about someone else was left out.',
  forbidden: 'Some referrals are not shown to this organisation.',
} as const;

/**
 * Adds to each referral what the e-Referral Service holds under its number.
 *
 * The service is a source where it was asked: where no referral has a number there is nothing to ask it.
 */
export function withEReferrals(read: AreaRead<HospitalReferral>, ers: Ers): AreaRead<HospitalReferral> {
  return async (asked, context) => {
    const answers = await read(asked, context);
    return Promise.all(
      asked.map((record, index) => addEReferrals(answers[index] ?? [], record, ers, context)),
    );
  };
}

async function addEReferrals(
  answer: AreaAnswer<HospitalReferral>,
  record: AskedRecord,
  ers: Ers,
  context: ReadContext,
): Promise<AreaAnswer<HospitalReferral>> {
  const referrals = answer.flatMap(({ outcome }) => (outcome.kind === 'found' ? outcome.value : []));
  const numbers = [...new Set(referrals.flatMap(({ ubrn }) => ubrn ?? []))];
  if (numbers.length === 0) return answer;
  const asked = numbers.slice(0, mostNumbers);
  const told = new Map(
    await Promise.all(asked.map(async (ubrn) => [ubrn, await ers.find(ubrn, record, context)] as const)),
  );
  const related = answer.map((contribution): Contribution<HospitalReferral> => {
    const { outcome } = contribution;
    if (outcome.kind !== 'found') return contribution;
    return { ...contribution, outcome: found(outcome.value.map((referral) => relate(referral, told))) };
  });
  return [...related, toContribution([...told.values()], numbers.length > asked.length)];
}

function relate(referral: HospitalReferral, told: ReadonlyMap<string, EReferralAnswer>): HospitalReferral {
  const answer = told.get(referral.ubrn ?? '');
  return answer?.kind === 'found' ? { ...referral, eReferral: answer.referral } : referral;
}

/** What the service contributed: its items stand with the hospital's, so that it has none of its own. */
function toContribution(
  answers: readonly EReferralAnswer[],
  isTooMany: boolean,
): Contribution<HospitalReferral> {
  const source = { system: ersSystem };
  const has = (kind: EReferralAnswer['kind']) => answers.some((answer) => answer.kind === kind);
  const failure = answers.find((answer) => answer.kind === 'failed');
  if (failure?.kind === 'failed' && answers.every(({ kind }) => kind === 'failed')) {
    return { source, outcome: failure };
  }
  const warnings: readonly (SourceWarning & { readonly applies: boolean })[] = [
    { code: 'ITEMS_REFUSED', message: sentences.tooMany, applies: isTooMany },
    { code: 'ITEMS_REFUSED', message: sentences.failed, applies: failure !== undefined },
    { code: 'ITEMS_REFUSED', message: sentences.someoneElse, applies: has('someone-else') },
    { code: 'ITEMS_WITHHELD', message: sentences.forbidden, applies: has('forbidden') },
  ];
  return {
    source,
    outcome: found([]),
    ...(has('found') ? { isToldElsewhere: true } : {}),
    asOf: new Date().toISOString(),
    warnings: warnings.filter(({ applies }) => applies).map(({ code, message }) => ({ code, message })),
  };
}
