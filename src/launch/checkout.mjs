import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Absolute path of the checkout this launcher belongs to. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
/** Everything the launcher keeps for this checkout; ignored by git, safe to delete when nothing runs. */
export const STATE_DIR = join(ROOT, '.duban');
export const LOG_DIR = join(STATE_DIR, 'logs');
export const CLI = join(ROOT, 'dist', 'src', 'cli.js');

/** Where the embedded server keeps its files; the major version is in the name because majors cannot read each other's files. */
export const POSTGRES_DIR = join(STATE_DIR, 'postgres-18');

/** Reads `.env` of the checkout into process.env when there is one; variables already set win. */
export function loadDotEnv() {
  try {
    process.loadEnvFile(join(ROOT, '.env'));
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
}

/** The text of a file, or undefined when there is none. */
export function textOf(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}
