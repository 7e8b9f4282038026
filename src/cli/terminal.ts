const WIDTH_WITHOUT_TERMINAL = 150;

/** Columns of the terminal; 150 when the output goes into a file or a pipe. */
export function terminalWidth(): number {
  return process.stdout.columns || WIDTH_WITHOUT_TERMINAL;
}

/** Writes text and a line end to the standard output. */
export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Writes one JSON document to the standard output. */
export function printJson(value: unknown): void {
  print(JSON.stringify(value, null, 2));
}

/** A reader that has seen enough (`| head`) closes the pipe: the command finishes its work and the rest goes nowhere. */
export function tolerateClosedOutput(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
}
