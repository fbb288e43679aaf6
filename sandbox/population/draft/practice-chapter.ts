import { addYears, type Day, toDate, toInstant, toWorkingDay } from '../calendar.ts';
import type { Product } from '../codes/products.ts';
import type { Allergy, Consultation, Medicine, Problem, Term } from '../life.ts';
import { createRecordIds } from './record-ids.ts';
import { isWithin, type Span } from './span.ts';

/** One thing that was talked about in a consultation. */
export type Topic = Consultation['topics'][number];

/** A problem as a pathway tells it. */
export interface ProblemPlan {
  readonly ended?: Day;
  readonly significance?: Problem['significance'];
  readonly confidential?: boolean;
}

/** A course of a medicine as a pathway tells it. */
export interface PrescriptionPlan
  extends Product, Pick<Medicine, 'prescription' | 'issuesAllowed' | 'stoppedBecause' | 'prescribedBy'> {
  readonly start: Day;
  /** The last day; a repeat without one is still being taken. */
  readonly end?: Day;
  readonly course: Medicine['course'];
  readonly problemId?: string;
}

/** A consultation as a pathway tells it. */
export interface ConsultationPlan {
  readonly type: string;
  readonly topics: readonly Topic[];
  readonly confidential?: boolean;
}

/** What a practice comes to know of a person. */
export interface PracticeChapter {
  /** Notes a problem, not before birth and not after the end, and gives its id. */
  problem(term: Term, onset: Day, plan?: ProblemPlan): string;
  prescribe(plan: PrescriptionPlan): void;
  allergy(plan: Omit<Allergy, 'id'>): void;
  /** Writes a consultation on the first working day from the given one. */
  consult(day: Day, plan: ConsultationPlan): void;
  read(isAtHome: (instant: string) => boolean): {
    readonly problems: readonly Problem[];
    readonly medicines: readonly Medicine[];
    readonly allergies: readonly Allergy[];
    readonly consultations: readonly Consultation[];
  };
}

const daysPerIssue = 28;

/** Opens an empty chapter of general practice. */
export function createPracticeChapter(span: Span): PracticeChapter {
  const nextId = createRecordIds(span.index);
  const problems: Problem[] = [];
  const medicines: Medicine[] = [];
  const allergies: Allergy[] = [];
  const consultations: Consultation[] = [];
  // Two conditions may call for the same tablet, which nobody takes twice.
  const isTakenAlready = ({ product, course }: PrescriptionPlan) =>
    course !== 'acute' && medicines.some((other) => other.course === course && other.product === product);
  return {
    problem(term, onset, plan = {}) {
      const id = nextId('P');
      const first = Math.max(span.born, Math.min(onset, span.until - 1));
      problems.push({
        id,
        term,
        onset: toOnset(first, span),
        significance: plan.significance ?? 'major',
        ...(plan.ended === undefined || plan.ended >= span.until
          ? {}
          : { ended: toDate(Math.max(first, plan.ended)) }),
        ...(plan.confidential === undefined ? {} : { confidential: plan.confidential }),
      });
      return id;
    },
    prescribe(plan) {
      if (isWithin(span, plan.start) && !isTakenAlready(plan))
        medicines.push(toMedicine(nextId('M'), plan, span));
    },
    allergy(plan) {
      allergies.push({ id: nextId('A'), ...plan });
    },
    consult(day, plan) {
      const held = toWorkingDay(day);
      if (!isWithin(span, held)) return;
      const start = span.random.integer(51, 105) * 10;
      consultations.push({
        id: nextId('C'),
        start: toInstant(held, start),
        end: toInstant(held, start + span.random.integer(6, 16)),
        ...plan,
      });
    },
    read: (isAtHome) => ({
      problems,
      medicines,
      allergies,
      consultations: consultations
        .filter(({ start }) => isAtHome(start))
        .sort((left, right) => Date.parse(left.start) - Date.parse(right.start)),
    }),
  };
}

/** Of what began decades ago, practices often know only the year. */
function toOnset(day: Day, span: Span): string {
  const date = toDate(day);
  const isOld = day < addYears(span.until, -15) && date.slice(0, 4) > toDate(span.born).slice(0, 4);
  return isOld && span.random.chance(0.4) ? date.slice(0, 4) : date;
}

function toMedicine(id: string, plan: PrescriptionPlan, span: Span): Medicine {
  const { product, dosage, start, end: last, course, problemId, ...written } = plan;
  const end = last !== undefined && last < span.until ? last : undefined;
  const stop = end ?? (span.died ? span.until : undefined);
  const lastDay = (stop ?? span.until) - 1;
  const issues = course !== 'acute' ? Math.max(0, Math.floor((lastDay - start) / daysPerIssue)) : 0;
  return {
    id,
    product,
    dosage,
    course,
    start: toDate(start),
    ...(stop === undefined ? {} : { end: toDate(Math.max(start, stop)) }),
    lastIssued: toDate(start + issues * daysPerIssue),
    status: toStatus(course, stop),
    ...(problemId === undefined ? {} : { problemId }),
    ...written,
  };
}

function toStatus(course: Medicine['course'], stop: Day | undefined): Medicine['status'] {
  if (stop === undefined) return 'active';
  return course === 'acute' ? 'completed' : 'stopped';
}
