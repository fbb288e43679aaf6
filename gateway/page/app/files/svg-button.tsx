import type { RefObject } from 'react';
import type { Answer } from '../asking/answer.ts';
import { Icon } from '../look/icon.tsx';
import { describeAnswer } from './describe-answer.ts';
import { saveFile, toFileName } from './save-file.ts';
import { toSvgFile } from './to-svg-file.ts';

/** Saves a picture as it is shown, with what it lacks written below it. */
export function SvgButton(props: {
  readonly answer: Answer;
  readonly what: string;
  readonly picture: RefObject<SVGSVGElement | null>;
}) {
  const { answer, what, picture } = props;
  const save = () => {
    // At once: what is drawn a moment later could be of another answer than the notes.
    if (picture.current === null) return;
    const text = toSvgFile(picture.current, describeAnswer(answer, what));
    saveFile(toFileName(what, answer.askedAt, 'svg'), 'image/svg+xml', text);
  };
  return (
    <button type="button" className="button" onClick={save}>
      <Icon name="download" /> SVG
    </button>
  );
}
