import { useCallback, useEffect, useRef, useState } from 'react';
import { createRecorder, faultOf, noteFile, openDevices, type NoteKind, type RecordingFault } from './recording.ts';

export type RecorderPhase = 'asking' | 'recording' | 'paused' | 'done' | 'failed';

interface RecorderState {
  readonly phase: RecorderPhase;
  readonly stream: MediaStream | null;
  readonly note: File | null;
  readonly fault: RecordingFault | null;
}

const ASKING: RecorderState = { phase: 'asking', stream: null, note: null, fault: null };
/** What is recorded arrives in pieces this long, so that its size is known while it grows. */
const PIECE_MS = 500;

/** One recording, begun at once; the devices are closed as soon as it ends. `limit`: most bytes of a note. */
export function useRecorder(kind: NoteKind, limit: number) {
  const [state, setState] = useState<RecorderState>(ASKING);
  const recorder = useRef<MediaRecorder | null>(null);
  const elapsed = useElapsed(state.phase);

  useEffect(() => {
    let wanted = true;
    let opened: MediaStream | null = null;
    const begin = async () => {
      try {
        opened = await openDevices(kind);
        if (!wanted) return close(opened);
        recorder.current = record(opened);
        setState({ ...ASKING, phase: 'recording', stream: opened });
      } catch (error) {
        close(opened);
        if (wanted) setState({ ...ASKING, phase: 'failed', fault: faultOf(error) });
      }
    };
    const record = (stream: MediaStream) => {
      const recording = createRecorder(stream, kind);
      const pieces: Blob[] = [];
      let size = 0;
      recording.ondataavailable = ({ data }) => {
        if (size + data.size > limit) return recording.state === 'inactive' ? undefined : recording.stop();
        size += data.size;
        pieces.push(data);
      };
      recording.onstop = () => {
        close(stream);
        const note = noteFile(pieces, kind, recording.mimeType, Date.now());
        if (wanted) setState({ ...ASKING, phase: 'done', note });
      };
      recording.start(PIECE_MS);
      return recording;
    };
    void begin();
    return () => {
      wanted = false;
      close(opened);
    };
  }, [kind, limit]);

  return {
    ...state,
    elapsed,
    pause: useCallback(() => {
      recorder.current?.pause();
      setState((held) => ({ ...held, phase: 'paused' }));
    }, []),
    resume: useCallback(() => {
      recorder.current?.resume();
      setState((held) => ({ ...held, phase: 'recording' }));
    }, []),
    stop: useCallback(() => recorder.current?.stop(), []),
  };
}

function close(stream: MediaStream | null): void {
  stream?.getTracks().forEach((track) => track.stop());
}

/** Milliseconds that were recorded, without the pauses. */
function useElapsed(phase: RecorderPhase): number {
  const [elapsed, setElapsed] = useState(0);
  useEffect(() => {
    if (phase !== 'recording') return;
    let last = performance.now();
    const timer = setInterval(() => {
      const now = performance.now();
      const passed = now - last;
      last = now;
      setElapsed((held) => held + passed);
    }, 200);
    return () => clearInterval(timer);
  }, [phase]);
  return elapsed;
}
