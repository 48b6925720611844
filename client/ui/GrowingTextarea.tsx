import { useImperativeHandle, useLayoutEffect, useRef, type ComponentPropsWithRef } from 'react';

interface GrowingTextareaProps extends ComponentPropsWithRef<'textarea'> {
  readonly maxRows: number;
}

/** A text field as high as its text, up to `maxRows`; then it scrolls. The browser's own undo, spelling and input methods stay. */
export function GrowingTextarea({ maxRows, ref, ...rest }: GrowingTextareaProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  useImperativeHandle(ref, () => field.current as HTMLTextAreaElement);
  useLayoutEffect(() => {
    const element = field.current;
    if (element === null) return;
    const style = getComputedStyle(element);
    const line = Number.parseFloat(style.lineHeight);
    const frame = element.offsetHeight - element.clientHeight;
    const padding = Number.parseFloat(style.paddingBlockStart) + Number.parseFloat(style.paddingBlockEnd);
    element.style.blockSize = '0';
    element.style.blockSize = `${Math.min(element.scrollHeight, maxRows * line + padding) + frame}px`;
  }, [rest.value, maxRows]);
  return <textarea ref={field} rows={1} dir="auto" {...rest} />;
}
