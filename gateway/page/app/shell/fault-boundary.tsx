import { Component, type ReactNode } from 'react';
import { Icon } from '../look/icon.tsx';

interface FaultBoundaryProps {
  readonly title: string;
  readonly advice: string;
  readonly children: ReactNode;
}

/** Keeps a part that cannot be drawn from taking the page along; a part that is not there never looks like an empty one. */
export class FaultBoundary extends Component<FaultBoundaryProps, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError(): { readonly hasFailed: boolean } {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children;
    return (
      <p className="notice" role="alert">
        <Icon name="warning" /> <strong>{this.props.title}</strong> {this.props.advice}
      </p>
    );
  }
}
