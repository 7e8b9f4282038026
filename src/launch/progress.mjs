const FRAMES = '⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏';
const QUIET_MS = 1_000;
const HEARTBEAT_MS = 5_000;

const seconds = (since) => `${((performance.now() - since) / 1_000).toFixed(1)} 秒`;

/**
 * Runs `work` under a visible heading and returns its result. On a terminal one line spins with the elapsed time;
 * elsewhere a line appears once the step has taken a second and again every five. `work` gets a function that shows
 * what the step is doing right now. Steps shorter than a second leave one line on a terminal and nothing elsewhere.
 */
export async function step(label, work, out = process.stderr) {
  const began = performance.now();
  const show = out.isTTY ? spinnerLine(label, began, out) : plainLines(label, began, out);
  try {
    const result = await work(show.detail);
    show.end('✓');
    return result;
  } catch (error) {
    show.end('✗');
    throw error;
  }
}

function spinnerLine(label, began, out) {
  let detail = '';
  let frame = 0;
  const width = () => Math.max(20, (out.columns ?? 80) - 1);
  const draw = () => {
    const line = `${FRAMES[frame++ % FRAMES.length]} ${label} ${seconds(began)} ${detail}`;
    out.write(`\r\x1b[2K${clip(line, width())}`);
  };
  const timer = setInterval(draw, 100);
  draw();
  return {
    detail: (words) => { detail = words; },
    end: (mark) => {
      clearInterval(timer);
      out.write(`\r\x1b[2K${mark} ${label} ${seconds(began)}\n`);
    },
  };
}

function plainLines(label, began, out) {
  let detail = '';
  let spoken = false;
  const speak = () => {
    spoken = true;
    out.write(`… ${label} ${seconds(began)} ${detail}`.trimEnd() + '\n');
  };
  let beat;
  const first = setTimeout(() => {
    speak();
    beat = setInterval(speak, HEARTBEAT_MS);
  }, QUIET_MS);
  return {
    detail: (words) => { detail = words; },
    end: (mark) => {
      clearTimeout(first);
      clearInterval(beat);
      if (spoken || mark !== '✓') out.write(`${mark} ${label} ${seconds(began)}\n`);
    },
  };
}

/** Chinese characters take two columns; a wrapped spinner line could not be erased. */
function clip(line, columns) {
  let used = 0;
  let kept = '';
  for (const character of line) {
    used += character.codePointAt(0) > 0x2e7f ? 2 : 1;
    if (used > columns) break;
    kept += character;
  }
  return kept;
}
