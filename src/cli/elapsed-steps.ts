const QUIET_MS = 1_000;
const HEARTBEAT_MS = 5_000;

/** Runs work that names its steps; a step that takes longer than a second is reported on the standard error with its elapsed time. */
export async function withElapsed<T>(work: (step: (words: string) => void) => Promise<T>): Promise<T> {
  let end: (mark: string) => void = () => undefined;
  try {
    const result = await work((words) => {
      end('✓');
      end = begun(words);
    });
    end('✓');
    return result;
  } catch (error) {
    end('✗');
    throw error;
  }
}

function begun(words: string): (mark: string) => void {
  const began = performance.now();
  const seconds = (): string => `${((performance.now() - began) / 1_000).toFixed(1)} 秒`;
  const speak = (mark: string): void => void process.stderr.write(`${mark} ${words} ${seconds()}\n`);
  let spoken = false;
  let beat: NodeJS.Timeout | undefined;
  const first = setTimeout(() => {
    spoken = true;
    speak('…');
    beat = setInterval(() => speak('…'), HEARTBEAT_MS);
  }, QUIET_MS);
  return (mark) => {
    clearTimeout(first);
    clearInterval(beat);
    if (spoken) speak(mark);
  };
}
