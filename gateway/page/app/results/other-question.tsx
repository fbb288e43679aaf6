import { Icon } from '../look/icon.tsx';

/** Says that what is shown answers another question, about the same person, than stands in the editors now. */
export function OtherQuestion({ title }: { readonly title: string }) {
  return (
    <div className="qualifier-notice" role="note">
      <p>
        <Icon name="warning" /> <strong>This answers what was asked before: {title}.</strong> The question has
        been changed since. Press Ask for its answer.
      </p>
    </div>
  );
}
