import { initials, toneOf } from '../lib/person.ts';
import classes from './Avatar.module.css';
import { useAvatarVersion } from './avatar-pictures.ts';
import { RoundPicture } from './RoundPicture.tsx';

/** A person's or a bot's picture; without one, and until it is loaded, their initials on a tone of their own. */
export function Avatar({
  id,
  name,
  size = 36,
}: {
  readonly id: string;
  readonly name: string;
  readonly size?: number;
}) {
  const version = useAvatarVersion(id);
  return (
    <span className={classes.avatar} data-tone={toneOf(id)} style={{ inlineSize: size, blockSize: size }} aria-hidden>
      <svg viewBox="0 0 36 36" width={size} height={size}>
        <text
          x="18"
          y="18"
          textAnchor="middle"
          dominantBaseline="central"
          fontSize="14"
          fontWeight="600"
          fill="currentColor"
        >
          {initials(name)}
        </text>
      </svg>
      {version !== '' && <RoundPicture key={version} src={`/avatar/uid/${encodeURIComponent(id)}?etag=${version}`} />}
    </span>
  );
}
