import { Injectable } from '@nestjs/common';
import type { SourceContent } from '../../domain/document/source-content.js';
import { type DocumentReading, readGazette } from '../../domain/document/read-gazette.js';
import type { UnitDirectory } from '../../domain/unit/unit.js';
import { unitIndex } from '../../domain/unit/unit-index.js';
import { decodeText } from '../../formats/import/decode-text.js';
import { gazetteBlocks } from '../../formats/import/gazette-text.js';

/** A file as read: its words as blocks, and what the reader makes of each document in it. */
export interface ReadSource {
  readonly content: SourceContent;
  readonly documents: readonly DocumentReading[];
}

/** Reads files of strangers apart from the process that serves people. */
@Injectable()
export class SourceReader {
  /** Reads a file with a unit directory; throws SourceRejected when it cannot be read. */
  async read(bytes: Uint8Array, directory: UnitDirectory): Promise<ReadSource> {
    const text = decodeText(bytes);
    const blocks = gazetteBlocks(text);
    return { content: { format: 'text', encoding: 'UTF-8', text, lineNames: [], blocks, doubts: [] }, documents: readGazette(blocks, unitIndex(directory)) };
  }
}
