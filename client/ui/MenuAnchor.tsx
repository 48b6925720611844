import type { Ref } from 'react';

interface MenuAnchorProps {
  /** The menu's name; it says the rest about itself on the button that opens it. */
  readonly label: string;
  readonly className?: string | undefined;
  readonly id?: string;
  readonly ref?: Ref<HTMLSpanElement>;
}

/**
 * Where a menu that is mounted only when it is opened is hung up. The kit puts on its target what belongs to a button;
 * this takes of it the id, by which the menu is called, and leaves the rest.
 */
export function MenuAnchor({ label, className, id, ref }: MenuAnchorProps) {
  return (
    <span ref={ref} id={id} className={className} aria-hidden>
      <span className="visually-hidden">{label}</span>
    </span>
  );
}
