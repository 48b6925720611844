import classes from './SidebarSkeleton.module.css';

const WIDTHS = [58, 74, 46, 66, 52, 80, 62, 48];

/** Where the rooms will be, until they are known. */
export function SidebarSkeleton() {
  return (
    <div className={classes['skeleton']} aria-hidden>
      {WIDTHS.map((width, index) => (
        <span key={index} style={{ inlineSize: `${width}%` }} />
      ))}
    </div>
  );
}
