import { Component, type ReactNode } from 'react';
import { Icon } from '../look/icon.tsx';

/** Keeps a part that cannot be drawn from taking the page along; a part that is not there never looks like an empty one. */
export class FaultBoundary extends Component<
  { readonly children: ReactNode },
  { readonly hasFailed: boolean }
> {
  override state = { hasFailed: false };

  static getDerivedStateFromError(): { readonly hasFailed: boolean } {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children;
    return (
      <p className="notice" role="alert">
        <Icon name="warning" /> <strong>This cannot be shown in this way.</strong> That says nothing of what
        the answer holds. Choose another way of looking, or reload the page and ask again.
      </p>
    );
  }
}
