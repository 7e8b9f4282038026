import './close-network.js';
import { once } from 'node:events';
import { buffer } from 'node:stream/consumers';
import { readGazette } from '../../../domain/document/read-gazette.js';
import { SourceRejected } from '../../../domain/document/source-rejected.js';
import { unitIndex } from '../../../domain/unit/unit-index.js';
import type { UnitDirectory } from '../../../domain/unit/unit.js';
import { readSource } from '../read-source.js';
import type { ReadingReport } from './reading-result.js';

/** Entry of the process that reads one file: the unit directory comes as a message, the bytes on stdin, the report goes back as a message. */
async function report(): Promise<ReadingReport> {
  try {
    const [[directory], bytes] = await Promise.all([once(process, 'message') as Promise<[UnitDirectory]>, buffer(process.stdin)]);
    const { blocks, doubts, ...content } = await readSource(bytes);
    const documents = readGazette(blocks, unitIndex(directory), doubts).map(({ segment: { documentNumber, title, place }, plan }) => ({ documentNumber, title, place, plan }));
    return { kind: 'read', reading: { content, documents } };
  } catch (error) {
    if (error instanceof SourceRejected) return { kind: 'rejected', code: error.code, message: error.message };
    return { kind: 'failed', stack: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

process.send?.(await report());
