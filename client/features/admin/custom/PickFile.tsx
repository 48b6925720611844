import { Button } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useRef, type ReactNode } from 'react';
import classes from './Custom.module.css';

interface PickFileProps {
  readonly label: string;
  /** What the file dialog offers; the server looks at the bytes. */
  readonly accept: string;
  readonly file: File | null;
  readonly onPick: (file: File) => void;
  readonly children?: ReactNode;
}

/** A button that opens the file dialog, and beside it what was picked. */
export function PickFile({ label, accept, file, onPick, children }: PickFileProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className={classes['pick']}>
      <Button variant="default" leftSection={<IconUpload size={16} />} onClick={() => input.current?.click()}>
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept={accept}
        aria-label={label}
        onChange={(event) => {
          const [picked] = event.currentTarget.files ?? [];
          if (picked !== undefined) onPick(picked);
        }}
      />
      {children}
      {file !== null && <span className={classes['fileName']}>{file.name}</span>}
    </div>
  );
}
