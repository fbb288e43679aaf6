import type { GpProblem } from '../../../schema/generated/primary.ts';
import type { AccessView } from '../../../schema/runtime/access.ts';
import type { LinkArea, LinkedProblem, PlacedLink } from './to-problem.ts';

/**
 * Leaves out of a problem the links to what its reader may not see, and counts them.
 *
 * A view of a part of an area shows none of its links: whether an item is in the part is not known here.
 */
export function toShownProblem(
  problem: LinkedProblem,
  findView: (area: LinkArea) => AccessView | undefined,
): GpProblem {
  const isShown = ({ areas }: Pick<PlacedLink, 'areas'>) => areas.every((area) => findView(area) === 'full');
  const actual = problem.actualProblem;
  const actualProblem = actual !== null && isShown(actual) ? actual : null;
  const relatedProblems = isShown({ areas: ['conditions'] }) ? problem.relatedProblems : [];
  const relatedContent = problem.relatedContent.filter(isShown);
  const before = (actual === null ? 0 : 1) + problem.relatedProblems.length + problem.relatedContent.length;
  const after = (actualProblem === null ? 0 : 1) + relatedProblems.length + relatedContent.length;
  return {
    id: problem.id,
    condition: problem.condition,
    code: problem.code,
    onset: problem.onset ?? null,
    actualProblem,
    relatedProblems,
    relatedContent,
    linksNotShown: problem.linksNotShown + before - after,
  };
}
